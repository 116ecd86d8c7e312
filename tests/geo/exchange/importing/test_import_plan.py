from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from geo.errors import NewerVersionError, NotAllowedError
from geo.exchange.formats import ParsedFile, parsed_texts
from geo.exchange.importing.import_plan import Proposal, keep, known_of, propose
from geo.exchange.reading.parsed_file import ParsedListings
from geo.listing.bilingual import Bilingual
from geo.listing.files.listing_file import FOLDER, read_text
from geo.listing.listing import Listing
from geo.staff.rights import Role, Staff
from geo.staff.staff_service import StaffService
from geo.store.database import sqlite_url
from geo.store.first_start import open_filled
from geo.store.store import Store
from geo.store.version import ChangeKind, Stage, Version
from tests.geo.exchange.made_up import KNOWN
from tests.geo.store.saves import AT, save_listing, signed

ADA, EDITOR = Staff("Ada", Role.PUBLISHER), Staff("Ed", Role.EDITOR)
HEART = (FOLDER / "heart.toml").read_text(encoding="utf-8")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_filled(sqlite_url(tmp_path / "s.db"), FOLDER, now=AT)) as opened:
        yield opened


def proposed(store: Store, *listings: Listing) -> Proposal:
    entries = store.entries()
    parsed_file = ParsedFile(parsed=ParsedListings(listings=listings), texts={})
    return propose(parsed_file, entries=entries, known=known_of(entries))


def proposed_text(store: Store, text: str) -> Proposal:
    entries = store.entries()
    parsed_file = parsed_texts((read_text(text, source="heart.toml"),))
    return propose(parsed_file, entries=entries, known=known_of(entries))


def retold(store: Store, listing_id: str = "heart", said: str = "New words.") -> Listing:
    words = Bilingual(en=said, fr=said)
    return replace(store.snapshot().directory[listing_id], description=words)


def kept(
    proposal: Proposal,
    store: Store,
    *,
    stage: Stage = Stage.DRAFT,
    staff: Staff | None = ADA,
    ids: set[str] | None = None,
) -> tuple[Version, ...]:
    wanted = {one.id for one in proposal.new} if ids is None else ids
    staff_service = StaffService(store, staff, now=lambda: AT)
    return keep(proposal, staff_service, stage=stage, ids=wanted, why="from a file")


def test_new_changed_gone_and_same_are_told_apart(store: Store) -> None:
    found = proposed(store, KNOWN, retold(store), store.snapshot().directory["osiss"]).comparison
    assert [one.id for one in found.added] == ["known"]
    assert [one.after.id for one in found.changed] == ["heart"]
    assert (len(found.gone), found.same) == (7, 1)


def test_drafts_are_kept_with_their_reason_and_what_they_are_based_on(store: Store) -> None:
    public_at = store.entry("heart").revision(Stage.PUBLIC)
    written = kept(proposed(store, retold(store), KNOWN), store)
    assert [one.listing_id for one in written] == ["known", "heart"]
    assert [one.based_on for one in written] == [0, public_at]
    assert {(one.stage, one.signature.act) for one in written} == {
        (Stage.DRAFT, ChangeKind.IMPORTED)
    }
    assert {(one.signature.by, one.signature.why) for one in written} == {("Ada", "from a file")}
    assert store.snapshot().directory["heart"] != written[1].listing


def test_what_is_published_is_what_visitors_see(store: Store) -> None:
    after = retold(store)
    kept(proposed(store, after), store, stage=Stage.PUBLIC)
    assert store.snapshot().directory["heart"] == after


def test_what_is_unticked_stays_out(store: Store) -> None:
    proposal = proposed(store, retold(store), KNOWN)
    assert [one.listing_id for one in kept(proposal, store, ids={"known"})] == ["known"]
    assert kept(proposal, store, ids=set()) == ()


def test_an_editor_may_keep_drafts_and_not_publish(store: Store) -> None:
    proposal, before = proposed(store, KNOWN), store.revision()
    with pytest.raises(NotAllowedError):
        kept(proposal, store, stage=Stage.PUBLIC, staff=EDITOR)
    with pytest.raises(NotAllowedError):
        kept(proposal, store, staff=None)
    assert store.revision() == before
    assert len(kept(proposal, store, staff=EDITOR)) == 1


@pytest.mark.parametrize("stage", Stage)
def test_whoever_was_faster_is_not_overwritten_and_nothing_is_saved(
    store: Store, stage: Stage
) -> None:
    proposal = proposed(store, KNOWN, retold(store))
    read_at = store.entry("heart").revision(stage)
    store.save(save_listing(retold(store, said="Theirs."), replaces=read_at, stage=stage))
    before = store.revision()
    with pytest.raises(NewerVersionError):
        kept(proposal, store, stage=stage)
    assert store.revision() == before


def test_a_listing_that_somebody_else_has_added_meanwhile_is_not_overwritten(store: Store) -> None:
    proposal = proposed(store, KNOWN)
    store.save(save_listing(KNOWN))
    with pytest.raises(NewerVersionError):
        kept(proposal, store, stage=Stage.PUBLIC)


def test_an_open_draft_is_told(store: Store) -> None:
    store.save(save_listing(retold(store, said="Draft."), stage=Stage.DRAFT))
    assert proposed(store, retold(store)).drafted == {"heart"}
    store.save(replace(save_listing(KNOWN, stage=Stage.DRAFT), signature=signed()))
    assert proposed(store, KNOWN).drafted == {"heart", "known"}


def test_a_file_that_is_the_same_to_the_letter_changes_nothing(store: Store) -> None:
    found = proposed_text(store, HEART).comparison
    assert (found.changed, found.same) == ((), 1)


@pytest.mark.parametrize("stage", Stage)
def test_a_new_remark_in_a_file_is_a_change_and_is_kept_to_the_letter(
    store: Store, stage: Stage
) -> None:
    text = f"# Asked again in November.\n{HEART}"
    proposal = proposed_text(store, text)
    [changed] = proposal.comparison.changed
    assert (changed.differences, proposal.comparison.same) == ((), 0)
    [written] = kept(proposal, store, stage=stage)
    assert store.version(written.revision).text == text
