"""One request a second, by all processes that share a file together."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from geo.own_files import OWN_FILE, own_folder

GAP_S: Final = 1.0
"""Between the end of a request and the beginning of the next one."""
_LOOKS_EVERY_S: Final = 0.05
_LONGEST: Final = 40


@contextmanager
def turn(file: Path, *, until: float) -> Iterator[bool]:
    """Hold the only turn while the block runs.

    Parameters
    ----------
    file
        Locked while somebody has the turn; holds when the last one ended, and nothing else.
    until
        When to give up, in the seconds of ``time.monotonic``.

    Yields
    ------
    bool
        Whether the turn came in time.
    """
    own_folder(file.parent)
    file.touch(mode=OWN_FILE)
    with file.open("a+", encoding="ascii", errors="replace") as lock:
        if not (_locked(lock, until=until) and _slept(_wait_s(lock), until=until)):
            yield False
            return
        try:
            yield True
        finally:
            lock.truncate(0)
            lock.write(repr(time.time()))


def _locked(lock: IO[str], *, until: float) -> bool:
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not _slept(_LOOKS_EVERY_S, until=until):
                return False
        else:
            return True


def _wait_s(lock: IO[str]) -> float:
    lock.seek(0)
    written = lock.read(_LONGEST)
    if not written:
        return 0.0
    try:
        ago_s = time.time() - float(written)
    except ValueError:
        return GAP_S
    if ago_s >= GAP_S:
        return 0.0
    return GAP_S - ago_s if ago_s >= 0 else GAP_S  # the clock was set back, or the file is damaged


def _slept(for_s: float, *, until: float) -> bool:
    if time.monotonic() + for_s > until:
        return False
    time.sleep(for_s)
    return True
