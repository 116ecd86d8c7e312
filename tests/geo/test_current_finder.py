"""What visitors are answered from: it follows the store, and outlives it."""

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from os import truncate
from pathlib import Path
from shutil import copy, rmtree
from threading import Barrier, Event

import pytest
from sqlalchemy import text as statement
from sqlalchemy.pool import QueuePool

from geo.current_finder import CurrentFinder
from geo.errors import ListingAwayError, StoreError
from geo.faults.store import Away, NoAnswer
from geo.finder import finder as finder_module
from geo.finder.engine import Engine
from geo.finder.finder import Finder
from geo.listing.files.listing_file import FOLDER
from geo.listing.listing import Mode, Status
from geo.listing.published import PublishedDirectory
from geo.store.address import published_path
from geo.store.database import sqlite_url
from geo.store.fault import StoreFault
from geo.store.first_start import open_filled
from geo.store.last_published import LastPublished
from geo.store.store import Store
from geo.store.version import Snapshot
from tests.geo.finder.made_up import NOON, TORONTO, listing
from tests.geo.store.conftest import (  # noqa: F401 - fixtures are found by their names
    postgres,
    postgres_database,
    postgres_url,
    sqlite_file_url,
    url,
)
from tests.geo.store.saves import AT, save_listing, save_of
from tests.geo.told import raises_saying

pytestmark = pytest.mark.slow

ONLINE = frozenset({Mode.VIRTUAL})
SOON_S = 30.0
Following = Callable[..., CurrentFinder]


class Watched(Store):
    """A store that counts how often it is read whole, that can fail, and that can be slow."""

    fails = False
    snapshots = 0
    goes_on: Event | None = None

    def revision(self) -> int:
        self._require()
        return super().revision()

    def snapshot(self) -> Snapshot:
        self._require()
        self.snapshots += 1
        if self.goes_on is not None:
            assert self.goes_on.wait(10)
        return super().snapshot()

    def _require(self) -> None:
        if self.fails:
            raise StoreError(NoAnswer("a", "the disk is gone"), fault=StoreFault.NOT_WRITABLE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Watched]:
    with closing(Watched.open(sqlite_url(tmp_path / "store.db"))) as opened:
        opened.save(save_of("left", said="0"))
        yield opened


@pytest.fixture
def following() -> Iterator[Following]:
    """Follow stores, and stop with the test."""
    begun: list[CurrentFinder] = []

    def follow(
        open_store: Callable[[bool], Store], kept: LastPublished | None = None
    ) -> CurrentFinder:
        begun.append(CurrentFinder(open_store, kept or LastPublished(None)))
        return begun[-1]

    yield follow
    for one in begun:
        one.close()


@pytest.fixture
def current(store: Watched, following: Following) -> CurrentFinder:
    return following(lambda _: store)


def words(directory: PublishedDirectory) -> dict[str, str]:
    return {one.id: one.source_line for one in directory}


def save_pair(store: Store, said: str) -> None:
    last = store.snapshot().revisions
    store.save_all(
        [save_of(name, replaces=last.get(name, 0), said=said) for name in ("left", "right")]
    )


def soon(is_so: Callable[[], bool]) -> bool:
    """Wait for the thread that follows."""
    until = time.monotonic() + SOON_S
    while not is_so() and time.monotonic() < until:
        time.sleep(0.01)
    return is_so()


def a_while() -> None:
    """Let the last look at the store be one of before."""
    time.sleep(0.06)


# --- following the store -------------------------------------------------------------------------


def test_a_save_is_answered_with_at_the_next_question(
    store: Watched, current: CurrentFinder
) -> None:
    assert words(current.finder().directory) == {"left": "0"}
    store.save(save_of("left", replaces=1, said="1"))
    assert words(current.finder().directory) == {"left": "1"}
    store.save(save_of("right", said="2"))
    assert words(current.finder().directory) == {"left": "1", "right": "2"}


def test_what_another_process_saves_is_answered_with_too(
    store: Watched, current: CurrentFinder
) -> None:
    current.finder()
    Store(store.engine).save(save_of("right", said="1"))
    a_while()
    assert "right" in current.finder().directory


def test_who_may_not_wait_is_answered_from_the_look_of_a_moment_ago_and_brings_the_next_about(
    store: Watched, current: CurrentFinder
) -> None:
    assert current.finder_at_once() in {None, current.finder()}
    Store(store.engine).save(save_of("right", said="1"))
    a_while()

    def is_seen() -> bool:
        shown = current.finder_at_once()
        return shown is not None and "right" in words(shown.directory)

    assert soon(is_seen)


def test_who_may_not_wait_is_told_to_where_the_last_look_is_old(
    store: Watched, current: CurrentFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    current.finder()
    monkeypatch.setattr("geo.current_finder._OF_A_MOMENT_S", 0.0)
    assert current.finder_at_once() is None
    store.fails = True
    assert soon(lambda: not current.standing().is_open)
    assert current.finder_at_once() is current.last_finder(), (
        "nobody waits for a store that is away"
    )


def test_a_visitor_is_answered_from_what_is_public_and_active(
    store: Watched, current: CurrentFinder
) -> None:
    shown = listing("shown", modes=ONLINE)
    store.save(save_listing(shown))
    store.save(save_listing(replace(shown, id="hidden", status=Status.WITHDRAWN)))
    answer = current.finder().find(TORONTO, at=NOON)
    assert "shown" in repr(answer)
    assert "hidden" not in repr(answer)


def test_one_finder_is_made_of_each_revision(store: Watched, current: CurrentFinder) -> None:
    first = current.finder()
    for _ in range(5):
        a_while()
        assert current.finder() is first
    assert store.snapshots == 1
    store.save(save_of("right"))
    assert current.finder() is not first
    assert current.finder() is current.finder()
    assert store.snapshots == 2


def test_many_who_ask_first_at_once_share_one_finder(
    store: Watched, current: CurrentFinder
) -> None:
    ready = Barrier(8)

    def ask(_: int) -> Finder:
        ready.wait(10)
        return current.finder()

    with ThreadPoolExecutor(8) as threads:
        made = set(map(id, threads.map(ask, range(8))))
    assert (len(made), store.snapshots) == (1, 1)


def test_while_a_finder_is_made_the_others_are_answered_from_the_one_before(
    store: Watched, current: CurrentFinder
) -> None:
    before = current.finder()
    store.goes_on = Event()
    Store(store.engine).save(save_of("right"))
    assert soon(lambda: store.snapshots == 2)
    began = time.monotonic()
    assert all(current.finder() is before for _ in range(100))
    assert time.monotonic() - began < 10, "one of them waits for a moment, and no more"
    store.goes_on.set()
    assert soon(lambda: "right" in current.finder().directory)
    assert store.snapshots == 2


# --- never half a change -------------------------------------------------------------------------


def test_a_change_of_a_large_listing_is_answered_with_while_its_columns_are_built(
    store: Watched, following: Following, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finder_module, "SMALL", 0)
    monkeypatch.setattr(finder_module, "BUILT_ANEW", 0)
    current = following(lambda _: store)
    shown = current.finder()
    assert shown.is_whole
    may_build, fitting = Event(), finder_module.fitting_engine

    def build(directory: PublishedDirectory) -> Engine:
        assert may_build.wait(10)
        return fitting(directory)

    monkeypatch.setattr(finder_module, "fitting_engine", build)
    for said in ("1", "2"):
        save_pair(store, said)
        shown = current.finder()
        assert words(shown.directory) == {"left": said, "right": said}
        assert not shown.is_whole
        options = shown.find(TORONTO, at=NOON).options
        assert {one.listing.source_line for one in options} == {said}
    before = current.finder().find(TORONTO, at=NOON)
    may_build.set()
    assert soon(lambda: current.last_finder().is_whole)
    assert words(current.finder().directory) == {"left": "2", "right": "2"}
    assert current.finder().find(TORONTO, at=NOON) == before


def test_nobody_is_answered_from_half_a_change(store: Watched, current: CurrentFinder) -> None:
    """Two listings are saved together again and again while others ask."""
    save_pair(store, "0")
    done = Event()

    def ask(_: int) -> set[tuple[str, ...]]:
        seen = set()
        while not done.is_set():
            seen.add(tuple(sorted(words(current.finder().directory).values())))
        return seen

    with ThreadPoolExecutor(3) as threads:
        asking = [threads.submit(ask, number) for number in range(3)]
        for number in range(1, 40):
            save_pair(store, str(number))
        done.set()
        seen = set().union(*(one.result(30) for one in asking))
    assert all(left == right for left, right in seen)
    assert len(seen) > 2
    assert words(current.finder().directory) == {"left": "39", "right": "39"}


def test_an_answer_is_never_older_than_the_one_before(
    store: Watched, current: CurrentFinder
) -> None:
    done = Event()

    def ask(_: int) -> list[int]:
        seen = []
        while not done.is_set():
            current.finder()
            seen.append(current.standing().revision or 0)
        return seen

    with ThreadPoolExecutor(3) as threads:
        asking = [threads.submit(ask, number) for number in range(3)]
        for number in range(1, 30):
            save_pair(store, str(number))
        done.set()
        seen = [one.result(30) for one in asking]
    assert all(one == sorted(one) for one in seen)


# --- when the store goes away --------------------------------------------------------------------


def test_if_the_store_fails_the_last_good_finder_goes_on_and_the_fault_is_told_once(
    store: Watched, current: CurrentFinder, caplog: pytest.LogCaptureFixture
) -> None:
    good = current.finder()
    store.fails = True
    assert soon(lambda: not current.standing().is_open)
    assert soon(lambda: current.standing().fault is StoreFault.NOT_WRITABLE)
    assert current.finder() is good
    assert current.store is None
    time.sleep(1)
    told = [one.getMessage() for one in caplog.records if one.levelno == logging.ERROR]
    why = "a: the disk is gone; check that it runs and may be written"
    assert told == [f"the store is away (not_writable), visitors see revision 1: {why}"]


def test_when_the_store_is_back_it_is_followed_again(
    store: Watched, current: CurrentFinder, caplog: pytest.LogCaptureFixture
) -> None:
    current.finder()
    store.fails = True
    assert soon(lambda: current.store is None)
    Store(store.engine).save(save_of("right"))
    store.fails = False
    assert soon(lambda: "right" in current.finder().directory)
    assert current.standing() == (True, None, 2)
    assert caplog.messages[-1] == "the store is open, at revision 2"


def test_a_store_that_never_could_be_read_and_left_no_state_is_an_error(
    store: Watched, current: CurrentFinder
) -> None:
    store.fails = True
    current.close()
    never = CurrentFinder(lambda _: store, LastPublished(None))
    with raises_saying(ListingAwayError, match="no state of it is known"):
        never.finder()
    assert never.standing() == (False, StoreFault.NOT_WRITABLE, None)
    store.fails = False
    assert soon(lambda: never.standing().is_open)
    assert "left" in never.finder().directory
    never.close()


def test_a_store_that_hangs_at_the_start_is_waited_for_once_and_by_nobody_after_that(
    store: Watched, following: Following, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.current_finder._STARTS_WITHIN_S", 0.2)
    monkeypatch.setattr("geo.current_finder._LATE_S", 0.1)
    kept, goes_on = LastPublished(tmp_path / "kept"), Event()
    kept.keep(1, PublishedDirectory(store.snapshot().directory), newest=lambda: 1)

    def opened(_was_open: bool) -> Store:  # noqa: FBT001 - as the finder calls it
        assert goes_on.wait(SOON_S)
        return store

    current = following(opened, kept)
    began = time.monotonic()
    assert all("left" in current.finder().directory for _ in range(50))
    assert time.monotonic() - began < 10
    assert current.standing() == (False, StoreFault.UNREACHABLE, 1)
    goes_on.set()
    assert soon(lambda: current.standing().is_open)


def test_an_error_that_nobody_thought_of_does_not_end_the_following(
    store: Watched, following: Following, caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[bool] = []

    def opened(was_open: bool) -> Store:  # noqa: FBT001 - as the finder calls it
        tried.append(was_open)
        if len(tried) < 3:
            raise ZeroDivisionError("T5J 2R7")
        return store

    current = following(opened)
    assert soon(lambda: current.standing().is_open)
    assert tried == [False, False, False]
    assert "ZeroDivisionError" in caplog.text
    assert "T5J 2R7" not in caplog.text


def test_a_store_that_is_replaced_leaves_no_connection_open(
    tmp_path: Path, following: Following
) -> None:
    opened: list[Store] = []

    def open_store(_was_open: bool) -> Store:  # noqa: FBT001 - as the finder calls it
        opened.append(Watched.open(sqlite_url(tmp_path / "store.db")))
        return opened[-1]

    current = following(open_store)
    assert soon(lambda: current.standing().is_open)
    assert isinstance(opened[0], Watched)
    opened[0].fails = True
    assert soon(lambda: len(opened) == 2 and current.standing().is_open)
    pool = opened[0].engine.pool
    assert isinstance(pool, QueuePool)
    assert pool.checkedin() == 0


# --- a real store, on both databases -------------------------------------------------------------


def filled(url: str) -> Callable[[bool], Store]:  # noqa: F811 - the fixture's value
    return lambda was_open: open_filled(url, FOLDER, now=AT, was_here=was_open)


def kept_of(url: str) -> LastPublished:  # noqa: F811 - as above
    return LastPublished(published_path(url))


def withdraw(store: Store, listing_id: str) -> None:
    public = store.entry(listing_id).public
    assert public is not None
    assert public.listing is not None
    one = replace(public.listing, status=Status.WITHDRAWN)
    store.save(save_listing(one, replaces=public.revision))


def test_a_start_without_the_store_shows_what_was_published_last(
    url: str,  # noqa: F811 - the fixture
    following: Following,
) -> None:
    with closing(filled(url)(False)) as store:  # noqa: FBT003 - as the finder calls it
        withdraw(store, "heart")

    def refused(_was_open: bool) -> Store:  # noqa: FBT001 - as above
        raise StoreError(Away.SILENT, fault=StoreFault.UNREACHABLE)

    current = following(refused, kept_of(url))
    shown = current.finder().directory
    assert len(shown) == 8
    assert "heart" not in shown
    assert current.standing() == (False, StoreFault.UNREACHABLE, 10)


def test_each_process_that_sees_a_change_keeps_it(
    url: str,  # noqa: F811 - the fixture
    following: Following,
) -> None:
    current = following(filled(url), kept_of(url))
    assert "heart" in current.finder().directory
    with closing(Store.open(url)) as of_another_process:
        withdraw(of_another_process, "heart")
    a_while()
    assert "heart" not in current.finder().directory
    last = kept_of(url).read()
    assert last is not None
    assert (last.revision, "heart" in last.directory) == (10, False)


def test_a_save_is_kept_before_it_is_acknowledged(
    url: str,  # noqa: F811 - the fixture
    following: Following,
) -> None:
    current = following(filled(url), kept_of(url))
    assert current.store is not None
    withdraw(current.store, "heart")
    last = kept_of(url).read()
    assert last is not None
    assert "heart" not in last.directory


def test_a_file_that_is_removed_while_running_is_noticed_and_not_made_anew(
    tmp_path: Path, following: Following
) -> None:
    path, aside = tmp_path / "store.db", tmp_path / "aside.db"
    url = sqlite_url(path)  # noqa: F811 - of this test alone
    current = following(filled(url), kept_of(url))
    store = current.store
    assert store is not None
    withdraw(store, "heart")
    store.fold()
    path.rename(aside)
    with raises_saying(StoreError, match="removed or replaced"):
        withdraw(store, "phoenix")
    assert soon(lambda: current.standing().fault is StoreFault.MISSING)
    assert not path.exists()
    assert "heart" not in current.finder().directory
    copy(aside, path)
    assert soon(lambda: current.standing().is_open)
    assert current.store is not None
    assert current.store.revision() == 10


def test_a_file_that_is_damaged_while_running_leaves_the_last_good_state(
    tmp_path: Path, following: Following
) -> None:
    path = tmp_path / "store.db"
    url = sqlite_url(path)  # noqa: F811 - of this test alone
    current = following(filled(url), kept_of(url))
    store = current.store
    assert store is not None
    withdraw(store, "heart")
    store.fold()
    whole = path.read_bytes()
    path.write_bytes(b"noise " * (len(whole) // 6))
    assert soon(lambda: current.standing().fault is StoreFault.DAMAGED)
    assert len(current.finder().directory) == 8
    assert path.read_bytes().startswith(b"noise noise")
    path.write_bytes(whole)
    assert soon(lambda: current.standing().is_open)


def test_when_nobody_writes_a_copy_of_the_one_file_is_the_saved_state(
    tmp_path: Path, following: Following
) -> None:
    path = tmp_path / "store.db"
    url = sqlite_url(path)  # noqa: F811 - of this test alone
    current = following(filled(url), kept_of(url))
    assert current.store is not None
    withdraw(current.store, "heart")
    assert soon(lambda: not Path(f"{path}-wal").stat().st_size)
    copied = Path(copy(path, tmp_path / "copied.db"))
    with closing(sqlite3.connect(copied)) as opened:
        assert opened.execute("SELECT revision FROM head").fetchone() == (10,)


def test_a_kept_state_that_is_removed_is_written_again(
    tmp_path: Path, following: Following
) -> None:
    url = sqlite_url(tmp_path / "store.db")  # noqa: F811 - of this test alone
    current, kept = following(filled(url), kept_of(url)), kept_of(url)
    assert current.store is not None
    withdraw(current.store, "heart")
    assert kept.path is not None
    kept.path.unlink()
    assert soon(kept.exists)
    last = kept.read()
    assert last is not None
    assert (last.revision, "heart" in last.directory) == (10, False)


def test_a_place_where_something_was_is_not_new_when_it_is_empty(
    tmp_path: Path, following: Following
) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(b"noise" * 1_000)
    url = sqlite_url(path)  # noqa: F811 - of this test alone
    current = following(filled(url))
    assert soon(lambda: current.standing().fault is StoreFault.DAMAGED)
    path.unlink()
    assert soon(lambda: current.standing().fault is StoreFault.MISSING)
    assert not path.exists()


def test_a_server_that_was_not_there_yet_is_new(following: Following) -> None:
    told: list[bool] = []

    def refused(was_here: bool) -> Store:  # noqa: FBT001 - as the finder calls it
        told.append(was_here)
        raise StoreError(Away.SILENT, fault=StoreFault.UNREACHABLE)

    following(refused)
    assert soon(lambda: len(told) > 2)
    assert not any(told)


def test_what_is_damaged_is_told_once_for_each_revision(
    store: Watched, following: Following, caplog: pytest.LogCaptureFixture
) -> None:
    store.save(save_of("right"))
    with store.engine.begin() as connection:
        connection.execute(statement("UPDATE version SET text = 'x' WHERE revision = 1"))
    current = following(lambda _: store)
    for _ in range(3):
        a_while()
        assert "right" in current.finder().directory
    assert caplog.messages.count("revision 2 is damaged, and leaves out left") == 1


# --- a file that loses its name, or its end ------------------------------------------------------


def revision_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as opened:
        return int(opened.execute("SELECT revision FROM head").fetchone()[0])


def following_a_file(path: Path, following: Following) -> tuple[CurrentFinder, Store]:
    url = sqlite_url(path)  # noqa: F811 - of this test alone
    current = following(filled(url), kept_of(url))
    assert current.store is not None
    return current, current.store


def test_what_was_saved_into_a_file_that_is_deleted_is_kept_beside_it(
    tmp_path: Path, following: Following, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "store.db"
    current, store = following_a_file(path, following)
    withdraw(store, "heart")
    for end in ("", "-wal", "-shm"):
        Path(f"{path}{end}").unlink()
    assert soon(lambda: current.rescued is not None)
    assert current.rescued == tmp_path / "store.db.rescued-1"
    assert revision_in(current.rescued) == 10
    assert current.rescued.stat().st_mode & 0o777 == 0o600
    assert current.standing().fault is StoreFault.MISSING
    assert not path.exists()
    assert f"is kept in {current.rescued}" in caplog.text
    current.rescued.rename(path)
    assert soon(lambda: current.standing().is_open)
    assert "heart" not in current.finder().directory


def test_an_older_backup_is_followed_and_what_it_replaced_is_kept(
    tmp_path: Path, following: Following, caplog: pytest.LogCaptureFixture
) -> None:
    path, backup = tmp_path / "store.db", tmp_path / "backup.db"
    current, store = following_a_file(path, following)
    store.fold()
    copy(path, backup)
    withdraw(store, "heart")
    store.fold()
    backup.replace(path)
    assert soon(lambda: "heart" in current.finder().directory and current.standing().is_open)
    assert current.rescued is not None
    assert revision_in(current.rescued) == 10
    assert "it is an older copy or a backup" in caplog.text


def test_a_folder_that_is_gone_is_noticed_and_its_content_kept_elsewhere(
    tmp_path: Path, following: Following, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, elsewhere = tmp_path / "var", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(elsewhere))
    current, store = following_a_file(folder / "store.db", following)
    withdraw(store, "heart")
    rmtree(folder)
    assert soon(lambda: current.rescued is not None)
    assert current.rescued is not None
    assert (current.rescued.parent, revision_in(current.rescued)) == (elsewhere, 10)
    assert not folder.exists()
    assert "heart" not in current.finder().directory


def test_a_file_that_is_cut_while_running_leaves_the_last_good_state(
    tmp_path: Path, following: Following
) -> None:
    path = tmp_path / "store.db"
    current, store = following_a_file(path, following)
    withdraw(store, "heart")
    store.fold()
    whole = path.read_bytes()
    truncate(path, len(whole) // 2)
    assert soon(lambda: current.standing().fault is StoreFault.INCOMPLETE)
    assert path.stat().st_size == len(whole) // 2
    assert "heart" not in current.finder().directory
    path.write_bytes(whole)
    assert soon(lambda: current.standing().is_open)


def test_a_store_that_hangs_is_not_handed_out(
    store: Watched, following: Following, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.current_finder._LATE_S", 0.1)
    current = following(lambda _: store)
    assert soon(lambda: current.store is not None)
    store.goes_on = Event()
    Store(store.engine).save(save_of("right"))
    began = time.monotonic()
    assert soon(lambda: current.store is None), "whoever used it would hang too"
    assert time.monotonic() - began < 8, "before the one that hangs gives up"
    store.goes_on.set()
    assert soon(lambda: current.store is not None)
