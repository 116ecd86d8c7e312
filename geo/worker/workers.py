"""Doing heavy work one piece after the other, each in a process of its own that can be ended.

The process is started, not forked, because the service has threads. It gets the work by standard
input, runs behind everything else on the machine, and is ended when its time is up. One process
waits with its libraries loaded once work has been asked for, and ends when none comes.
"""

import logging
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from signal import SIGALRM, SIGKILL, SIGXCPU
from threading import BoundedSemaphore, Event, Lock, Timer
from typing import IO, Any, Final, TypeVar, cast

from geo.project import IMPORTED_FROM
from geo.worker.child import IDLE_CODE
from geo.worker.limits import Limits
from geo.worker.outcome import NotDone, Outcome, Why
from geo.worker.parcel import packed, unpacked

Value = TypeVar("Value")
_CHILD: Final = (sys.executable, "-m", "geo.worker.child")
_HANDED_ON: Final = (
    *("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "PYTHONTZPATH", "PYTHONDONTWRITEBYTECODE"),
    *("XDG_CACHE_HOME", "MPLCONFIGDIR"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR"),
)
"""Environment variables that a process needs; no other, because the others may hold a secret."""
_ONE_THREAD: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
_MOST_OF_ONE: Final = 2
_LATE: Final = -SIGALRM
_ENDED: Final = {
    _LATE: Why.TOO_LONG,
    -SIGXCPU: Why.TOO_LONG,
    -SIGKILL: Why.TOO_LARGE,  # by the kernel, when the machine's memory was full
}
_LOG: Final = logging.getLogger("nearpeer")
_Process = subprocess.Popen[bytes]


class Workers:
    """A short queue before one process at a time.

    Parameters
    ----------
    waiting
        How many pieces may wait; one more is refused at once.
    modules
        Names of modules that a waiting process has imported already.
    of_one
        How many pieces of one owner may run or wait.
    """

    def __init__(
        self, *, modules: tuple[str, ...] = (), waiting: int = 3, of_one: int = _MOST_OF_ONE
    ) -> None:
        self._modules, self._of_one = modules, of_one
        self._queue, self._turn = BoundedSemaphore(waiting + 1), BoundedSemaphore(1)
        self._owners: Counter[str] = Counter()
        self._lock = Lock()
        self._spare: _Process | None = None

    def run(self, work: Callable[[], Value], *, limits: Limits, owner: str = "") -> Outcome[Value]:
        """Do a piece of work, however long that takes within its limits.

        Parameters
        ----------
        work
            A function of ours, or a `functools.partial` of one; it and its arguments are pickled.
        owner
            Who asks, so that nobody takes the whole queue; ``""`` for those who share it freely.
        """
        with self._place_in_the_queue(owner) as is_in:
            if not is_in or not self._turn.acquire(timeout=limits.wait_s):
                return NotDone(Why.BUSY)
            try:
                return self._run(packed(limits) + packed(work), limits)
            finally:
                self._turn.release()

    def close(self) -> None:
        """End the process that waits."""
        with self._lock:
            spare, self._spare = self._spare, None
        if spare is not None:
            _end(spare)

    @contextmanager
    def _place_in_the_queue(self, owner: str) -> Iterator[bool]:
        with self._lock:
            is_in = self._owners[owner] < self._of_one or not owner
            is_in = is_in and self._queue.acquire(blocking=False)
            self._owners[owner] += is_in
        try:
            yield is_in
        finally:
            if is_in:
                with self._lock:
                    self._owners[owner] -= 1
                    self._owners += Counter()  # forgets those who wait for nothing
                self._queue.release()

    def _run(self, parcel: bytes, limits: Limits) -> Outcome[Any]:
        try:
            process = self._take_spare() or _started(self._modules)
            told, code = _asked(process, parcel, limits)
            if code == IDLE_CODE:  # it ended in the moment that it was asked
                told, code = _asked(_started(self._modules), parcel, limits)
            self._keep_spare(_started(self._modules))
        except OSError:
            return _not_started()
        return _read(told, code)

    def _take_spare(self) -> _Process | None:
        with self._lock:
            spare, self._spare = self._spare, None
        if spare is None or spare.poll() is None:
            return spare
        _end(spare)
        return None

    def _keep_spare(self, started: _Process) -> None:
        with self._lock:
            extra, self._spare = self._spare, started
        if extra is not None:
            _end(extra)


def run_alone(work: Callable[[], Value], *, limits: Limits) -> Outcome[Value]:
    """Do a piece of work in a process that nothing waits for, before it or after it.

    The parameters are those of `Workers.run`.
    """
    try:
        told, code = _asked(_started(), packed(limits) + packed(work), limits)
    except OSError:
        return _not_started()
    return _read(told, code)


def _started(modules: tuple[str, ...] = ()) -> _Process:
    return subprocess.Popen(  # noqa: S603 - fixed; what is to be read goes in by standard input
        (*_CHILD, *modules),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=IMPORTED_FROM,
        env={name: os.environ[name] for name in _HANDED_ON if name in os.environ} | _ONE_THREAD,
    )


def _not_started() -> NotDone:
    _LOG.warning("no process can be started for heavy work")
    return NotDone(Why.FAILED)


def _asked(process: _Process, parcel: bytes, limits: Limits) -> tuple[bytes, int]:
    """Give a process its work, and end it when its time is up.

    Returns
    -------
    tuple
        What it wrote, and how it ended.
    """
    late = Event()

    def end() -> None:
        late.set()
        process.kill()

    timer = Timer(limits.wall_s, end)
    timer.daemon = True
    timer.start()
    try:
        with process:
            told = _exchanged(process, parcel, most=limits.result_bytes)
    finally:
        timer.cancel()
    return (b"", _LATE) if late.is_set() else (told, process.returncode)


def _exchanged(process: _Process, parcel: bytes, *, most: int) -> bytes:
    given, told = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    with suppress(BrokenPipeError):  # it has ended: what it said, or not, tells why
        given.write(parcel)
        given.close()
    read = told.read(most + 1)
    if len(read) > most:
        process.kill()
    return read


def _read(told: bytes, code: int) -> Outcome[Any]:
    if told:
        with suppress(Exception):  # cut off: its memory ran out while it wrote
            outcome: Outcome[Any] = unpacked(told)
            return outcome
    if code in _ENDED:
        return NotDone(_ENDED[code])
    _LOG.warning("a process for heavy work ended without a result, code %d", code)
    return NotDone(Why.FAILED)


def _end(process: _Process) -> None:
    with process:
        process.kill()
