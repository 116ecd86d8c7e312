"""The process that does one piece of work and ends.

``python -m geo.worker.child MODULE ...`` imports the modules, waits, and reads limits and the work
from standard input. What comes of it goes to standard output: nothing of a visitor's or of a file
shows in a list of processes.
"""

import importlib
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO, Final

from geo.errors import GeoError, ListingsError
from geo.worker.limits import Limits, hold_to, stand_behind
from geo.worker.outcome import Done, NotDone, Outcome, Refused, Why
from geo.worker.parcel import packed, unpacked

IDLE_S: Final = 300
"""How long a process waits for work before it gives its memory back."""
IDLE_CODE: Final = 75
"""Exit code of a process that ended because no work came."""


def main() -> None:
    """Wait for one piece of work, and do it."""
    signal.signal(signal.SIGALRM, _end_idle)
    signal.alarm(IDLE_S)
    stand_behind()
    given, told = sys.stdin.buffer, _own_output()
    for name in sys.argv[1:]:
        importlib.import_module(name)
    limits: Limits = unpacked(given)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    hold_to(memory_bytes=limits.memory_bytes, wall_s=limits.wall_s, cpu_s=limits.cpu_s)
    try:
        told.write(_within(limits, done(unpacked(given))))
    except MemoryError:
        told.write(packed(NotDone(Why.TOO_LARGE)))
    told.flush()


def done(work: Callable[[], Any]) -> Outcome[Any]:
    """Do a piece of work, and tell what came of it."""
    try:
        return Done(work())
    except ListingsError as error:
        return Refused(error.faults or (error,))
    except GeoError as error:
        return Refused((error,))
    except MemoryError:
        return NotDone(Why.TOO_LARGE)
    except Exception:  # noqa: BLE001 - whatever a stranger's file breaks, only this process ends
        return NotDone(Why.FAILED)


def _end_idle(_number: int, _frame: object) -> None:
    os._exit(IDLE_CODE)


def _within(limits: Limits, outcome: Outcome[Any]) -> bytes:
    parcel = packed(outcome)
    return parcel if len(parcel) <= limits.result_bytes else packed(NotDone(Why.TOO_LARGE))


def _own_output() -> BinaryIO:
    """Keep standard output for the outcome alone, whatever a library prints."""
    own = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return own


if __name__ == "__main__":
    main()
