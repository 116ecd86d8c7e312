import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import ListingsError, NewerVersionError, StoreError
from geo.listing.directory import Directory
from geo.listing.files.listing_file import FOLDER, from_toml, read_directory
from geo.listing.files.writer import to_toml
from geo.listing.listing import Listing, Status
from geo.store.database import sqlite_url
from geo.store.store import Store
from geo.store.version import ChangeKind, Snapshot, Stage
from tests.geo.finder.made_up import listing
from tests.geo.listing.listings import listings
from tests.geo.store.saves import (
    draft_ended,
    reopened,
    save_listing,
    save_of,
    saved_in_turn,
    signed,
)
from tests.geo.told import raises_saying

IMPORTED = signed("import", act=ChangeKind.IMPORTED)
THE_NINE = tuple(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.toml")))
FEW = settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
"""Each example goes on in the store that the last one left."""


# --- an empty store ------------------------------------------------------------------------------


def test_an_empty_store_holds_nothing(store: Store) -> None:
    snapshot = store.snapshot()
    assert store.revision() == 0
    assert (snapshot.revision, len(snapshot.directory), dict(snapshot.revisions)) == (0, 0, {})
    assert store.entries() == ()
    assert store.history("plain") == ()
    nothing = store.entry("plain")
    assert (nothing.public, nothing.draft, nothing.newest) == (None, None, None)
    assert nothing.revision(Stage.PUBLIC) == nothing.revision(Stage.DRAFT) == 0


def test_an_empty_store_is_filled_once_only(store: Store) -> None:
    assert store.fill(THE_NINE, IMPORTED)
    assert store.revision() == len(THE_NINE)
    assert not store.fill([to_toml(listing())], IMPORTED)
    assert store.revision() == len(THE_NINE)
    assert store.snapshot().directory.listings == read_directory().listings


def test_a_store_that_somebody_wrote_to_is_not_filled(store: Store) -> None:
    store.save(save_of())
    assert not store.fill(THE_NINE, IMPORTED)
    assert [entry.listing_id for entry in store.entries()] == ["plain"]


def test_a_fault_in_one_file_fills_nothing(store: Store) -> None:
    with raises_saying(ListingsError, match="welcome"):
        store.fill([THE_NINE[0], 'id = "half"'], IMPORTED)
    with raises_saying(StoreError, match="plain"):
        store.fill([to_toml(listing())] * 2, IMPORTED)
    assert store.revision() == 0
    assert store.fill(THE_NINE, IMPORTED)


def test_what_was_filled_in_is_signed_and_keeps_the_words_of_its_file(store: Store) -> None:
    store.fill(THE_NINE, IMPORTED)
    for written in THE_NINE:
        one = store.entry(from_toml(written, source="file").id).public
        assert one is not None
        assert (one.text, one.signature, one.replaces) == (written, IMPORTED, 0)


# --- saving --------------------------------------------------------------------------------------


def test_a_save_is_read_back_as_it_was_written(store: Store) -> None:
    written = store.save(save_of(said="Tuesdays"))
    assert store.version(written.revision) == written
    assert store.entry("plain").public == written
    assert written.listing == replace(listing(), source_line="Tuesdays")
    assert written.text == to_toml(written.listing)


def test_a_text_is_kept_verbatim_with_its_comments(store: Store) -> None:
    text = f"# Ask for Anne, not for Marie.\n\n{to_toml(listing())}\n# é ü 山 🚒\n"
    written = store.save(replace(save_of(), listing=from_toml(text, source="hand"), text=text))
    assert reopened(store).version(written.revision).text == text
    assert not reopened(store).version(written.revision).damaged


def test_every_change_takes_the_next_revision(store: Store) -> None:
    assert [one.revision for one in saved_in_turn(store, count=3)] == [1, 2, 3]
    assert store.revision() == 3


def test_a_late_save_is_refused_and_names_the_newer_version(store: Store) -> None:
    first = store.save(save_of(said="first"))
    newer = store.save(
        save_of(replaces=first.revision, said="second", signature=signed("Jean", why="moved"))
    )
    with raises_saying(
        NewerVersionError, match=r"Jean has saved revision 2.*save again"
    ) as refused:
        store.save(save_of(replaces=first.revision, said="late"))
    assert refused.value.newer == newer
    assert refused.value.read_at == first.revision


def test_a_refused_save_loses_nothing_and_takes_no_revision(store: Store) -> None:
    first, second = saved_in_turn(store, count=2)
    before = store.history("plain")
    for late in (0, first.revision):
        with pytest.raises(NewerVersionError):
            store.save(save_of(replaces=late, said="late"))
    assert store.history("plain") == before
    assert store.revision() == second.revision
    assert store.save(save_of(replaces=second.revision)).revision == second.revision + 1


def test_a_save_made_from_a_revision_that_never_was_is_refused(store: Store) -> None:
    with raises_saying(StoreError, match="plain has no revision 7; read it again"):
        store.save(save_of(replaces=7))
    assert store.revision() == 0


def test_several_saves_are_written_all_or_none(store: Store) -> None:
    store.save(save_of("b"))
    with pytest.raises(NewerVersionError):
        store.save_all([save_of("a"), save_of("b"), save_of("c")])
    assert [entry.listing_id for entry in store.entries()] == ["b"]
    written = store.save_all([save_of("a"), save_of("b", replaces=1), save_of("c")])
    assert [(one.listing_id, one.revision) for one in written] == [("a", 2), ("b", 3), ("c", 4)]
    assert store.revision() == 4


def test_no_saves_are_no_change(store: Store) -> None:
    assert store.save_all([]) == ()
    assert store.revision() == 0


def test_a_save_under_the_id_of_another_listing_is_refused(store: Store) -> None:
    with pytest.raises((StoreError, ValueError), match="other"):
        store.save(replace(save_of(), listing_id="other"))


def test_a_text_that_says_something_else_than_the_listing_is_refused(store: Store) -> None:
    with pytest.raises((StoreError, ValueError)):
        store.save(replace(save_of(said="one"), text=to_toml(listing())))


def test_what_is_public_does_not_end_as_a_draft_does(store: Store) -> None:
    store.save(save_of())
    with pytest.raises((StoreError, ValueError)):
        store.save(replace(draft_ended(1, ChangeKind.WITHDRAWN), stage=Stage.PUBLIC))


def test_a_long_id_is_kept_by_postgresql_as_by_sqlite(postgres_url: str) -> None:
    with closing(Store.open(postgres_url)) as store:
        assert store.save(save_of("a" * 201)).revision == 1


# --- two lines -----------------------------------------------------------------------------------


def test_a_draft_stands_beside_what_is_public_and_visitors_do_not_see_it(store: Store) -> None:
    public = store.save(save_of(said="public"))
    draft = store.save(save_of(stage=Stage.DRAFT, said="draft"))
    entry = store.entry("plain")
    assert (entry.public, entry.open_draft, entry.newest) == (public, draft, draft)
    assert store.entries() == (entry,)
    snapshot = store.snapshot()
    assert snapshot.directory["plain"].source_line == "public"
    assert (snapshot.revision, dict(snapshot.revisions)) == (2, {"plain": 1})


def test_a_draft_of_a_new_listing_is_not_public(store: Store) -> None:
    store.save(save_of(stage=Stage.DRAFT))
    assert "plain" not in store.snapshot().directory
    assert store.entry("plain").public is None


@pytest.mark.parametrize("act", [ChangeKind.PUBLISHED, ChangeKind.DISCARDED])
def test_a_draft_ends_and_another_begins(store: Store, act: ChangeKind) -> None:
    store.save(save_of(stage=Stage.DRAFT, said="first draft"))
    ended = store.save(draft_ended(1, act))
    entry = store.entry("plain")
    assert entry.open_draft is None
    assert entry.draft == ended
    assert (ended.listing, ended.damaged) == (None, False)
    again = store.save(
        save_of(stage=Stage.DRAFT, replaces=entry.revision(Stage.DRAFT), said="second draft")
    )
    assert store.entry("plain").open_draft == again
    assert [one.revision for one in store.history("plain")] == [3, 2, 1]


def test_a_draft_that_ended_is_not_continued_by_somebody_who_read_it_before(store: Store) -> None:
    store.save(save_of(stage=Stage.DRAFT))
    store.save(draft_ended(1, ChangeKind.DISCARDED))
    with pytest.raises(NewerVersionError):
        store.save(save_of(stage=Stage.DRAFT, replaces=1, said="late"))


def test_publishing_ends_the_draft_in_the_same_moment(store: Store) -> None:
    store.save(save_of(stage=Stage.DRAFT, said="ready"))
    store.save_all(
        [
            save_of(said="ready", signature=signed(act=ChangeKind.PUBLISHED)),
            draft_ended(1, ChangeKind.PUBLISHED),
        ]
    )
    assert store.snapshot().directory["plain"].source_line == "ready"
    assert store.entry("plain").open_draft is None


# --- reading -------------------------------------------------------------------------------------


def test_entries_come_in_the_order_of_their_ids(store: Store) -> None:
    store.save_all([save_of("c"), save_of("a", stage=Stage.DRAFT), save_of("b")])
    assert [entry.listing_id for entry in store.entries()] == ["a", "b", "c"]
    assert store.entries() == tuple(map(store.entry, "abc"))


def test_a_snapshot_holds_every_public_listing_whatever_its_status(store: Store) -> None:
    kept = [listing(status.value, status=status) for status in Status]
    store.save_all([save_listing(one) for one in kept])
    assert store.snapshot().directory.listings == Directory(kept).listings


def test_a_snapshot_that_was_handed_out_does_not_change(store: Store) -> None:
    store.save(save_of(said="before"))
    handed_out = store.snapshot()
    store.save(save_of(replaces=1, said="after"))
    assert handed_out.directory["plain"].source_line == "before"
    assert store.snapshot().directory["plain"].source_line == "after"


def test_more_listings_than_one_question_may_ask_for_are_read(store: Store) -> None:
    store.save_all([save_of(f"group-{number}") for number in range(501)])
    assert len(reopened(store).snapshot().directory) == 501


def test_history_tells_newest_first_who_did_what_when_why_and_until(store: Store) -> None:
    acts = [
        signed("Import", act=ChangeKind.IMPORTED),
        signed("Zoë", act=ChangeKind.CONFIRMED, why="rang them: «oui»"),
        signed("Jean", act=ChangeKind.SNOOZED, why="closed in summer", until=date(2027, 9, 1)),
    ]
    for number, signature in enumerate(acts):
        store.save(save_of(replaces=number, signature=signature))
    assert [one.signature for one in store.history("plain")] == acts[::-1]
    assert [one.replaces for one in store.history("plain")] == [2, 1, 0]


def test_history_is_of_one_listing_and_both_of_its_lines(store: Store) -> None:
    store.save_all([save_of("a"), save_of("b"), save_of("a", stage=Stage.DRAFT)])
    assert [(one.revision, one.stage) for one in store.history("a")] == [
        (3, Stage.DRAFT),
        (1, Stage.PUBLIC),
    ]


def test_a_version_is_found_by_its_revision(store: Store) -> None:
    for written in saved_in_turn(store, count=3):
        assert store.version(written.revision) == written


@pytest.mark.parametrize("revision", [-1, 0, 2])
def test_an_unknown_revision_is_named(store: Store, revision: int) -> None:
    store.save(save_of())
    with raises_saying(StoreError, match=f"no revision {revision}; choose one of the history"):
        store.version(revision)


def test_a_revision_that_no_database_can_hold_is_unknown_too(store: Store) -> None:
    with raises_saying(StoreError, match="there is no revision"):
        store.version(2**70)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 1, 1, 30, tzinfo=ZoneInfo("America/Toronto")),
        datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=ZoneInfo("America/Toronto")),
        datetime(2026, 7, 1, 0, 0, 0, 123456, tzinfo=ZoneInfo("America/St_Johns")),
        datetime(2026, 12, 31, 23, 59, 59, 999999, tzinfo=ZoneInfo("Pacific/Kiritimati")),
        datetime(1970, 1, 1, tzinfo=UTC),
    ],
)
def test_a_moment_of_any_zone_comes_back_as_the_same_instant_in_utc(
    store: Store, moment: datetime
) -> None:
    store.save(save_of(signature=signed(at=moment)))
    read = store.version(1).signature.at
    assert read.tzinfo is UTC
    assert read == moment.astimezone(UTC)


def test_another_store_of_the_same_database_sees_what_was_saved(store: Store, url: str) -> None:
    with closing(Store.open(url)) as other:
        written = other.save(save_of())
        assert store.entry("plain").public == written
        store.save(save_of(replaces=1))
        assert other.revision() == other.snapshot().revision == 2


def test_the_signing_key_is_stable_and_of_this_store_alone(
    store: Store, url: str, tmp_path: Path
) -> None:
    key = store.signing_key()
    assert len(key) == 64
    with closing(Store.open(url)) as again:
        assert again.signing_key() == key
    with closing(Store.open(sqlite_url(tmp_path / "other.db"))) as other:
        assert other.signing_key() != key


@FEW
@given(drawn=st.lists(listings(), max_size=4, unique_by=lambda one: one.id))
def test_any_listings_are_read_back_equal(store: Store, drawn: list[Listing]) -> None:
    before = store.snapshot().revisions
    written = store.save_all([save_listing(one, replaces=before.get(one.id, 0)) for one in drawn])
    read = reopened(store)
    assert [read.version(one.revision).listing for one in written] == drawn
    assert [read.snapshot().directory[one.id] for one in drawn] == drawn


def test_a_snapshot_is_of_one_moment_while_somebody_writes(store: Store) -> None:
    store.save_all([save_of("a", said="0"), save_of("b", said="0")])
    stop = threading.Event()
    writer = threading.Thread(target=save_pairs_until, args=(store, stop))
    writer.start()
    try:
        seen = list(snapshots_until_some_differ(store))
    finally:
        stop.set()
        writer.join()
    for snapshot in seen:
        assert snapshot.directory["a"].source_line == snapshot.directory["b"].source_line
        assert snapshot.revision == max(snapshot.revisions.values())
    assert [one.revision for one in seen] == sorted(one.revision for one in seen)


def snapshots_until_some_differ(store: Store) -> Iterator[Snapshot]:
    """Read at least sixty snapshots, and go on until a busy machine has let the writer in."""
    revisions: set[int] = set()
    for number in range(3_000):
        snapshot = reopened(store).snapshot()
        revisions.add(snapshot.revision)
        yield snapshot
        if number >= 60 and len(revisions) > 1:
            return
    pytest.fail("the writer never got to write")


def save_pairs_until(store: Store, stop: threading.Event) -> None:
    last = 2
    while not stop.is_set():
        pair = [
            save_of("a", replaces=last - 1, said=str(last)),
            save_of("b", replaces=last, said=str(last)),
        ]
        last = store.save_all(pair)[-1].revision


def test_threads_share_a_store(store: Store) -> None:
    def save_own(name: str) -> None:
        for number in range(10):
            store.save(save_of(name, replaces=store.entry(name).revision(Stage.PUBLIC)))
            assert len(store.history(name)) == number + 1

    threads = [threading.Thread(target=save_own, args=(name,)) for name in "abcdef"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert store.revision() == 60
    assert [len(store.history(name)) for name in "abcdef"] == [10] * 6
