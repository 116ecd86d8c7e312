"""A staff service: who has signed in, on which day, and what is done."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import text as statement

from geo.listing.listing import Listing
from geo.staff.rights import Role, Staff
from geo.staff.staff_service import StaffService
from geo.store.store import Store
from geo.store.version import Entry, Stage, Version
from tests.geo.finder.made_up import listing

MARY = Staff("Mary Ann", Role.PUBLISHER)
JEAN = Staff("Jean", Role.EDITOR)
NOW = datetime(2026, 12, 7, 17, tzinfo=UTC)
LATER = date(2027, 1, 6)


def staff_service_of(store: Store, staff: Staff | None = MARY) -> StaffService:
    return StaffService(store, staff, now=lambda: NOW)


def published(staff_service: StaffService, one: Listing | None = None) -> Version:
    """Publish a listing that nobody has published before."""
    return staff_service.publish(one or listing(), read_at=0)


def said(words: str, **changes: Any) -> Listing:  # noqa: ANN401 - any field of a listing
    """Make the plain listing with other words of its source."""
    return replace(listing(**changes), source_line=words)


def standing(staff_service: StaffService, listing_id: str = "plain") -> Listing:
    public = staff_service.entry(listing_id).public
    assert public is not None
    assert public.listing is not None
    return public.listing


def public_at(staff_service: StaffService, listing_id: str = "plain") -> int:
    return staff_service.entry(listing_id).revision(Stage.PUBLIC)


def draft_at(staff_service: StaffService, listing_id: str = "plain") -> int:
    return staff_service.entry(listing_id).revision(Stage.DRAFT)


def everything(store: Store) -> tuple[int, tuple[Entry, ...], list[tuple[Version, ...]]]:
    """Read all that a store holds, to see that a refused act has left it as it was."""
    entries = store.entries()
    return store.revision(), entries, [store.history(one.listing_id) for one in entries]


def damage(store: Store, revision: int) -> None:
    """Change what is stored behind the program's back."""
    with store.engine.begin() as connection:
        connection.execute(
            statement("UPDATE version SET text = text || '# x' WHERE revision = :revision"),
            {"revision": revision},
        )


class TouchedError(Exception):
    """Somebody has asked something of a store that nobody was to touch."""


class Untouchable:
    """Fails whatever is asked of it."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - it never returns
        raise TouchedError(name)


class UntouchableStore(Untouchable):
    """A store that may be handed on and nothing else."""

    engine = Untouchable()


def acts_of(versions: Iterator[Version] | tuple[Version, ...]) -> list[str]:
    return [one.signature.act.value for one in versions]


def refused(error: pytest.ExceptionInfo[Any]) -> Version:
    """Return the version that an act was refused for."""
    newer: Version = error.value.newer
    return newer
