"""Versions to write, to change in what a test is about."""

from dataclasses import replace
from datetime import UTC, date, datetime

from geo.listing.listing import Listing
from geo.store.store import Store
from geo.store.version import ChangeKind, Save, Signature, Stage, Version
from tests.geo.finder.made_up import listing

AT = datetime(2026, 12, 7, 17, tzinfo=UTC)


def signed(
    by: str = "Mary Ann",
    *,
    at: datetime = AT,
    act: ChangeKind = ChangeKind.EDITED,
    why: str = "",
    until: date | None = None,
) -> Signature:
    return Signature(by=by, at=at, act=act, why=why, until=until)


def save_of(
    listing_id: str = "plain",
    *,
    replaces: int = 0,
    stage: Stage = Stage.PUBLIC,
    said: str = "made up",
    signature: Signature | None = None,
) -> Save:
    """Save a plain listing whose source says what the test wants to find again."""
    return save_listing(
        replace(listing(listing_id), source_line=said),
        replaces=replaces,
        stage=stage,
        signature=signature,
    )


def save_listing(
    one: Listing,
    *,
    replaces: int = 0,
    stage: Stage = Stage.PUBLIC,
    signature: Signature | None = None,
) -> Save:
    return Save(
        listing_id=one.id,
        stage=stage,
        listing=one,
        replaces=replaces,
        signature=signature or signed(),
    )


def draft_ended(replaces: int, act: ChangeKind) -> Save:
    return Save(
        listing_id="plain",
        stage=Stage.DRAFT,
        listing=None,
        replaces=replaces,
        signature=signed(act=act),
    )


def saved_in_turn(store: Store, *, count: int) -> list[Version]:
    """Save the plain listing so many times, each version from the one before."""
    written: list[Version] = []
    for number in range(count):
        last = written[-1].revision if written else 0
        written.append(store.save(save_of(replaces=last, said=f"version {number}")))
    return written


def reopened(store: Store) -> Store:
    """Open the same database with nothing in memory."""
    return Store(store.engine)
