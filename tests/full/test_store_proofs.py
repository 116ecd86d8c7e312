"""Slow proofs of the store: four thousand edits, thousands of kills, every call to the system."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.store.database import sqlite_url
from tests.geo.store.editors import edit_together, require_none_lost
from tests.geo.store.kills import (
    Kills,
    kill_again_and_again,
    require_sound_file,
    require_whole_history,
)
from tests.geo.store.postgres import Server, running_postgres
from tests.geo.store.syscalls import PreparedStore, require_strace

pytestmark = pytest.mark.full

EDITS_EACH = 2_000
KILLS_SQLITE = 2_000
KILLS_POSTGRESQL = 200


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    with running_postgres() as server:
        yield server


def test_two_processes_and_four_thousand_edits_in_sqlite_lose_none(tmp_path: Path) -> None:
    edit_and_tell(sqlite_url(tmp_path / "store.db"))


def test_two_processes_and_four_thousand_edits_in_postgresql_lose_none(postgres: Server) -> None:
    edit_and_tell(postgres.new_database())


def edit_and_tell(url: str) -> None:
    start = time.monotonic()
    edited = edit_together(url, each=EDITS_EACH)
    seconds = time.monotonic() - start
    print(f"\n{len(edited.versions):,} edits in {seconds:.0f} s, refused {edited.refused:,} times")  # noqa: T201 - a proof prints its figures
    require_none_lost(edited)


def test_two_thousand_kills_lose_nothing_that_sqlite_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    done = kill_again_and_again(sqlite_url(path), kills=KILLS_SQLITE, seed=2_000)
    tell(done)
    assert done.faults == []
    require_whole_history(sqlite_url(path))
    require_sound_file(path)


def test_two_hundred_kills_lose_nothing_that_postgresql_acknowledged(postgres: Server) -> None:
    url = postgres.new_database()
    done = kill_again_and_again(url, kills=KILLS_POSTGRESQL, seed=200, within_s=0.06)
    tell(done)
    assert done.faults == []
    require_whole_history(url)


def tell(done: Kills) -> None:
    print(  # noqa: T201 - a proof prints its figures
        f"\nseed {done.seed}: {done.kills:,} kills in {done.seconds:.0f} s, "
        f"{done.acknowledged:,} saves acknowledged, {done.in_a_save:,} kept without a word, "
        f"{len(done.faults)} faults"
    )


def test_every_call_of_a_save_may_fail(tmp_path: Path) -> None:
    require_strace()
    prepared = PreparedStore(tmp_path)
    points = prepared.points()
    start = time.monotonic()
    faults = [fault for point in points for fault in prepared.faults_at(point)]
    print(f"\n{len(points)} points in {time.monotonic() - start:.0f} s, {len(faults)} faults")  # noqa: T201 - a proof prints its figures
    assert faults == []
