"""What is kept beside the store."""

import json
import logging
import multiprocessing
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from stat import S_IMODE

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import StoreError
from geo.faults.store import Away
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Listing, Status
from geo.listing.published import PublishedDirectory
from geo.store.last_published import LastPublished
from tests.geo.finder.made_up import listing
from tests.geo.listing.many_listings import many_listings

FORK = multiprocessing.get_context("fork")
ASKED = Consent(by="Mo", on=date(2026, 11, 1), scope=ConsentScope.PUBLISH)
HIDDEN = replace(ASKED, scope=ConsentScope.STAFF_ONLY)


@pytest.fixture
def kept(tmp_path: Path) -> LastPublished:
    return LastPublished(tmp_path / "new" / "store.db.published.json")


def keep(kept: LastPublished, revision: int, *ones: Listing, newest: int | None = None) -> None:
    kept.keep(revision, PublishedDirectory(ones), newest=lambda: newest or revision)


def ids(kept: LastPublished) -> tuple[int, Iterable[str]]:
    last = kept.read()
    assert last is not None
    return last.revision, [one.id for one in last.directory]


def test_what_was_kept_is_read_again(kept: LastPublished) -> None:
    shipped = PublishedDirectory(read_directory())
    kept.keep(9, PublishedDirectory(shipped), newest=lambda: 9)
    last = kept.read()
    assert last is not None
    assert (last.revision, last.directory.listings) == (9, shipped.listings)


@pytest.mark.parametrize("seed", range(3))
def test_every_listing_that_visitors_see_comes_back_and_no_consent_with_it(
    kept: LastPublished, seed: int
) -> None:
    directory = PublishedDirectory(many_listings(200, seed))
    kept.keep(1, PublishedDirectory(directory), newest=lambda: 1)
    last = kept.read()
    assert last is not None
    assert last.directory.listings == PublishedDirectory(directory).listings
    assert [one.id for one in last.directory] == [
        one.id for one in directory if one.status is Status.ACTIVE
    ]
    assert "consent=Consent(" not in repr(last.directory.listings)


def test_an_empty_listing_is_a_state_too(kept: LastPublished) -> None:
    keep(kept, 3, replace(listing("gone"), status=Status.WITHDRAWN))
    assert ids(kept) == (3, [])


def test_what_visitors_do_not_see_is_not_in_the_file(kept: LastPublished) -> None:
    phones = (
        Phone(number="613-555-0101", consent=ASKED),
        Phone(number="613-555-0102", consent=HIDDEN),
    )
    shown = Contact(role=Bilingual("a", "b"), phones=phones, email="x@y.ca", email_consent=ASKED)
    staff = Contact(role=Bilingual("a", "b"), email="staff@y.ca", consent=HIDDEN)
    one = replace(listing("one"), contacts=(shown, staff))
    paused = replace(listing("paused"), status=Status.PAUSED)
    keep(kept, 1, one, paused)
    assert kept.path is not None
    written = kept.path.read_text(encoding="utf-8")
    assert "613-555-0101" in written
    assert "x@y.ca" in written
    assert not [
        word
        for word in ("613-555-0102", "staff@y.ca", "consent", "Mo", "paused")
        if word in written
    ]


def test_the_file_is_for_its_owner_and_nothing_is_left_beside_it(kept: LastPublished) -> None:
    keep(kept, 1, listing("one"))
    keep(kept, 2, listing("two"))
    assert kept.path is not None
    assert S_IMODE(kept.path.stat().st_mode) == 0o600
    assert [one.name for one in kept.path.parent.iterdir()] == [kept.path.name]


@given(revisions=st.lists(st.integers(1, 50), min_size=1, max_size=8))
def test_an_older_revision_never_takes_the_place_of_a_newer_one(
    tmp_path_factory: pytest.TempPathFactory, revisions: list[int]
) -> None:
    path = tmp_path_factory.mktemp("kept") / "a"
    for revision in revisions:
        keep(LastPublished(path), revision, listing(f"at-{revision}"), newest=50)
    assert ids(LastPublished(path)) == (max(revisions), [f"at-{max(revisions)}"])


def test_after_a_backup_was_restored_what_the_store_holds_now_is_kept_and_the_log_says_so(
    kept: LastPublished, caplog: pytest.LogCaptureFixture
) -> None:
    keep(kept, 80, listing("of-another-history"))
    keep(kept, 51, listing("restored"), newest=51)
    assert ids(kept) == (51, ["restored"])
    assert [one.levelno for one in caplog.records] == [logging.WARNING]
    assert "is of revision 80 and the store is at 51" in caplog.text


def test_where_it_cannot_be_told_which_is_newer_the_newer_number_stays(kept: LastPublished) -> None:
    keep(kept, 80, listing("one"))

    def away() -> int:
        raise StoreError(Away.SILENT)

    kept.keep(51, PublishedDirectory([listing("two")]), newest=away)
    assert ids(kept) == (80, ["one"])


def test_processes_that_write_at_once_leave_the_newest_state(tmp_path: Path) -> None:
    path = tmp_path / "a"

    def write(first: int) -> None:
        for revision in range(first, 60, 3):
            keep(LastPublished(path), revision, listing(f"at-{revision}"), newest=60)

    writers = [FORK.Process(target=write, args=(first,)) for first in (1, 2, 3)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert ids(LastPublished(path)) == (59, ["at-59"])


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[: len(content) // 2],
        lambda _: b"",
        lambda _: b"[1, 2]",
        lambda _: b"[" * 100_000,
        lambda _: b"\xff\xfe",
        lambda content: content.replace(b"613", b"614"),
        lambda content: content.replace(b'"revision": 1', b'"revision": 7'),
        lambda content: content.replace(b'"form": 1', b'"form": 2'),
    ],
)
def test_a_damaged_file_is_not_used_the_log_says_so_and_the_next_state_takes_its_place(
    kept: LastPublished,
    damage: "type[bytes]",
    caplog: pytest.LogCaptureFixture,
) -> None:
    contact = Contact(role=Bilingual("a", "b"), phones=(Phone(number="613-555-0101"),))
    keep(kept, 1, replace(listing("one"), contacts=(contact,)))
    assert kept.path is not None
    kept.path.write_bytes(damage(kept.path.read_bytes()))
    assert kept.read() is None
    assert kept.exists(), "there was a store"
    assert [one.levelno for one in caplog.records] == [logging.ERROR]
    assert f"{kept.path} is damaged and not used" in caplog.text
    keep(kept, 2, listing("two"))
    assert ids(kept) == (2, ["two"])


def test_a_state_that_cannot_be_written_leaves_no_old_one_that_shows_what_was_withdrawn(
    kept: LastPublished, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    keep(kept, 1, listing("one"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    keep(kept, 2, replace(listing("one"), status=Status.WITHDRAWN))
    assert kept.read() is None
    assert "No space left on device" in caplog.text


def test_nothing_is_kept_for_a_database_in_memory_and_nothing_is_known_at_first(
    kept: LastPublished,
) -> None:
    nowhere = LastPublished(None)
    keep(nowhere, 1, listing("one"))
    assert (nowhere.read(), nowhere.exists()) == (None, False)
    assert (kept.read(), kept.exists()) == (None, False)


def test_the_file_is_plain_enough_to_be_looked_into(kept: LastPublished) -> None:
    keep(kept, 4, listing("one"))
    assert kept.path is not None
    read = json.loads(kept.path.read_bytes())
    assert (read["revision"], list(read["listings"])) == (4, ["one"])


@pytest.mark.parametrize("kind", ["folder", "link to nothing"])
def test_whatever_stands_at_its_place_tells_that_there_was_a_store(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "kept"
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "nothing")
    assert LastPublished(path).exists()


def test_a_fault_that_goes_on_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "kept"
    path.mkdir()
    kept = LastPublished(path)
    for _ in range(3):
        keep(kept, 1, listing("one"))
    assert len(caplog.records) == 1
