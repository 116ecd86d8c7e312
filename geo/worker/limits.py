"""How much one piece of work may use, and how a process holds itself to that."""

import math
import os
import resource
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_MIB: Final = 2**20
_BEHIND_OTHERS: Final = 10
"""Niceness: a search that waits for the processor goes first."""
_FIRST_TO_GO: Final = "1000"
"""For the kernel, when the machine's memory is full: this process before the service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one piece of work may use.

    Parameters
    ----------
    memory_bytes
        Address space of the process, the interpreter and its libraries included.
    cpu_s
        Seconds of the processor.
    wall_s
        Seconds from the moment that it begins.
    wait_s
        Seconds that it may wait for its turn.
    result_bytes
        Of what comes back.
    """

    memory_bytes: int
    cpu_s: float
    wall_s: float
    wait_s: float
    result_bytes: int


READING: Final = Limits(
    memory_bytes=1024 * _MIB, cpu_s=60.0, wall_s=90.0, wait_s=15.0, result_bytes=128 * _MIB
)
"""A file that somebody handed in: the largest that is taken (5 MB) needs a third of this."""
MAKING: Final = Limits(
    memory_bytes=2048 * _MIB, cpu_s=30.0, wall_s=60.0, wait_s=15.0, result_bytes=32 * _MIB
)
"""A report or a picture: it takes 2 s; the libraries that draw it map 1 GB that they never use."""
SEARCHING: Final = Limits(
    memory_bytes=2048 * _MIB, cpu_s=20.0, wall_s=30.0, wait_s=10.0, result_bytes=8 * _MIB
)
"""The exact search, whose solver has 6 s by itself."""


def stand_behind() -> None:
    """Let everything else on the machine go first, and leave no core file of what was read."""
    with suppress(OSError):
        os.nice(_BEHIND_OTHERS)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def hold_to(*, memory_bytes: int, wall_s: float, cpu_s: float | None = None) -> None:
    """Let this process neither outgrow its memory nor outlive its time, nor leave a core file."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if cpu_s is not None:
        most = math.ceil(cpu_s)
        resource.setrlimit(resource.RLIMIT_CPU, (most, most + 1))
    signal.alarm(math.ceil(wall_s) + 1)
