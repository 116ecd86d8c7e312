from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Event

import pytest

from geo.current_finder import CurrentFinder
from geo.errors import StoreError
from geo.finder.finder import Finder
from geo.listing.directory import Directory
from geo.listing.listing import Mode, Status
from geo.store.database import sqlite_url
from geo.store.store import Store
from geo.store.version import Snapshot
from tests.geo.finder.made_up import NOON, TORONTO, listing
from tests.geo.store.saves import save_listing, save_of

ONLINE = frozenset({Mode.VIRTUAL})


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
            raise StoreError("the disk is gone; look for it")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Watched]:
    with closing(Watched.open(sqlite_url(tmp_path / "store.db"))) as opened:
        opened.save(save_of("left", said="0"))
        yield opened


@pytest.fixture
def current(store: Watched) -> CurrentFinder:
    return CurrentFinder(store)


def words(directory: Directory) -> dict[str, str]:
    return {one.id: one.source_line for one in directory}


def save_pair(store: Store, said: str) -> None:
    last = store.snapshot().revisions
    store.save_all(
        [save_of(name, replaces=last.get(name, 0), said=said) for name in ("left", "right")]
    )


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
    with closing(Store(store.engine)) as other:
        other.save(save_of("right", said="1"))
    assert "right" in current.finder().directory


def test_a_visitor_is_answered_from_what_is_public_and_active(
    store: Watched, current: CurrentFinder
) -> None:
    shown = listing("shown", modes=ONLINE)
    store.save(save_listing(shown))
    store.save(save_listing(replace(shown, id="hidden", status=Status.WITHDRAWN)))
    answer = current.finder().find(TORONTO, at=NOON)
    assert "shown" in repr(answer)
    assert "hidden" not in repr(answer)
    assert "hidden" in current.snapshot().directory


def test_one_finder_is_made_of_each_revision(store: Watched, current: CurrentFinder) -> None:
    first = current.finder()
    assert all(current.finder() is first for _ in range(5))
    assert store.snapshots == 1
    store.save(save_of("right"))
    assert current.finder() is not first
    assert current.finder() is current.finder()
    assert store.snapshots == 2


def test_the_snapshot_is_that_of_the_finder(store: Watched, current: CurrentFinder) -> None:
    store.save(save_of("right"))
    assert current.snapshot().revision == 2
    assert current.snapshot().directory.listings == current.finder().directory.listings


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
    store.save(save_of("right"))
    store.goes_on = Event()
    with ThreadPoolExecutor(1) as threads:
        making = threads.submit(current.finder)
        while store.snapshots < 2:
            assert not making.done()
        assert current.finder() is before
        store.goes_on.set()
        assert "right" in making.result(10).directory
    assert store.snapshots == 2


# --- never half a change -------------------------------------------------------------------------


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
            seen.append(current.snapshot().revision)
        return seen

    with ThreadPoolExecutor(3) as threads:
        asking = [threads.submit(ask, number) for number in range(3)]
        for number in range(1, 30):
            save_pair(store, str(number))
        done.set()
        seen = [one.result(30) for one in asking]
    assert all(one == sorted(one) for one in seen)


# --- when the store fails ------------------------------------------------------------------------


def test_if_the_store_fails_the_last_good_finder_goes_on_and_the_fault_is_kept(
    store: Watched, current: CurrentFinder
) -> None:
    good = current.finder()
    store.fails = True
    assert current.finder() is good
    assert "the disk is gone" in str(current.fault)


def test_when_the_store_is_back_it_is_followed_again(
    store: Watched, current: CurrentFinder
) -> None:
    current.finder()
    store.fails = True
    current.finder()
    store.fails = False
    store.save(save_of("right"))
    assert "right" in current.finder().directory
    current.finder()
    assert current.fault is None


def test_a_store_that_fails_while_it_is_read_leaves_the_last_good_finder(
    store: Watched, current: CurrentFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = current.finder()
    store.save(save_of("right"))

    def fail(_: Store) -> Snapshot:
        raise StoreError("the disk is gone; look for it")

    with monkeypatch.context() as while_it_fails:
        while_it_fails.setattr(Watched, "snapshot", fail)
        assert current.finder() is good
        assert current.fault is not None
    assert "right" in current.finder().directory


def test_a_store_that_never_could_be_read_is_an_error(
    store: Watched, current: CurrentFinder
) -> None:
    store.fails = True
    with pytest.raises(StoreError, match="the disk is gone"):
        current.finder()
    store.fails = False
    assert "left" in current.finder().directory


def test_a_fault_is_forgotten_once_the_store_was_read(
    store: Watched, current: CurrentFinder
) -> None:
    current.finder()
    store.fails = True
    current.finder()
    store.fails = False
    current.finder()
    assert current.fault is None
