"""Every call to the system that one save makes is made to fail, one at a time, by strace."""

import os
import re
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import pytest

from geo.errors import StoreError
from geo.store.database import sqlite_url
from geo.store.store import Store
from tests.geo.store.kills import PAIR, pair_of, standing_edition

_OF_FILES: Final = "%file,%desc"
_CALL: Final = re.compile(r"^(?:\d+ +)?([a-z0-9_]+)\(", re.MULTILINE)
_SAVED, _REFUSED, _SOMETHING_ELSE = 0, 3, 4


class How(StrEnum):
    """What happens at the call, in the words of strace."""

    KILL = "signal=KILL"
    EIO = "error=EIO"
    ENOSPC = "error=ENOSPC"


class Point(NamedTuple):
    """The n-th call of one name, counted from 1, and what happens there."""

    call: str
    nth: int
    how: How


class PreparedStore:
    """A store with one edition of two listings, copied afresh for each fault."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._prepared = folder / "prepared.db"
        with closing(Store.open(sqlite_url(self._prepared))) as store:
            store.save_all(pair_of(1, replaces=store.snapshot()))
            store.save_all(pair_of(2, replaces=store.snapshot()))

    def calls(self) -> Counter[str]:
        """Count the file operations of one save and of closing the store after it."""
        with self._copy() as path:
            trace = path.with_name("trace.txt")
            _save_under_strace(path, f"--output={trace}", f"--trace={_OF_FILES}")
            return Counter(_CALL.findall(trace.read_text()))

    def points(self) -> tuple[Point, ...]:
        counted = sorted(self.calls().items())
        return tuple(
            Point(call, nth, how)
            for call, times in counted
            for nth in range(1, times + 1)
            for how in How
        )

    def faults_at(self, point: Point) -> list[str]:
        """Save with a fault at one point, and tell everything that is wrong afterwards."""
        with self._copy() as path:
            trace = path.with_name("trace.txt")
            inject = f"--inject={point.call}:{point.how}:when={point.nth}"
            ended = _save_under_strace(path, f"--output={trace}", f"--trace={point.call}", inject)
            faults = list(_faults_after(path, ended))
            if ended != -signal.SIGKILL and "(INJECTED)" not in trace.read_text():
                faults.append("the save did not come by here")
        return [f"{point}: {fault}" for fault in faults]

    @contextmanager
    def _copy(self) -> Iterator[Path]:
        folder = self._folder / "copy"
        folder.mkdir()
        yield Path(shutil.copy(self._prepared, folder / "store.db"))
        shutil.rmtree(folder)


def require_strace() -> None:
    """Skip where the machine lets nobody trace; fail where strace is not installed."""
    if shutil.which("strace") is None:
        pytest.fail("strace is missing; run scripts/ensure_postgres")
    tried = subprocess.run(["strace", "--output=/dev/null", "true"], check=False)  # noqa: S607 - Debian's own
    if tried.returncode != 0:
        pytest.skip("strace may trace no process here (no ptrace)")


def sample(points: tuple[Point, ...], *, count: int, seed: int) -> list[Point]:
    """Choose points so that every call is among them as far as the count allows."""
    mixed = Random(seed).sample(points, len(points))
    seen: Counter[str] = Counter()
    ranked: list[tuple[int, Point]] = []
    for point in mixed:
        ranked.append((seen[point.call], point))
        seen[point.call] += 1
    return [point for _, point in sorted(ranked, key=lambda one: one[0])[:count]]


def _faults_after(path: Path, ended: int) -> Iterator[str]:
    if ended not in {_SAVED, _REFUSED, -signal.SIGKILL}:
        yield f"the saver ended with {ended}, not with a StoreError"
    try:
        with closing(Store.open(sqlite_url(path))) as store:
            stands = standing_edition(store)
            if stands not in {2, 3} or (ended == _SAVED and stands != 3):
                yield f"edition {stands} stands, the saver ended with {ended}"
            if [len(store.history(name)) for name in PAIR] != [stands, stands]:
                yield "the history is not whole"
            store.save_all(pair_of(stands + 1, replaces=store.snapshot()))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault of the store
        yield f"afterwards: {error!r}"


def _save_under_strace(path: Path, *options: str) -> int:
    """Attach strace to a saver that waits, let it go on, and return how it ended."""
    saver = os.fork()
    if saver == 0:
        _save_and_end(path)
    os.waitpid(saver, os.WUNTRACED)  # it has opened the store, and stopped
    command = ["strace", "--follow-forks", f"--attach={saver}", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:  # noqa: S603 - Debian's own
        assert strace.stderr is not None
        said = strace.stderr.readline()
        os.kill(saver, signal.SIGCONT)
        _, status = os.waitpid(saver, 0)
        said += strace.stderr.read()
    assert "attached" in said, said
    return os.waitstatus_to_exitcode(status)


def _save_and_end(path: Path) -> None:
    """Be the saver: a copy of this process that ends here and runs nothing of it."""
    ended = _SOMETHING_ELSE
    with suppress(BaseException):
        store = Store.open(sqlite_url(path))
        before = store.snapshot()
        os.kill(os.getpid(), signal.SIGSTOP)
        ended = _save_and_close(store, before.revision // 2 + 1)
    os._exit(ended)


def _save_and_close(store: Store, number: int) -> int:
    try:
        store.save_all(pair_of(number, replaces=store.snapshot()))
    except StoreError:
        return _REFUSED
    finally:
        store.close()
    return _SAVED
