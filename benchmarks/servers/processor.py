"""Processor time, of this thread and of the process of a server."""

import time
from collections.abc import Callable


def clock_of(pid: int) -> Callable[[], int]:
    """Return a clock of the processor time of another process, in nanoseconds.

    Linux only. The number of the clock is made as clock_getcpuclockid(3) makes it; unlike the
    files below /proc, it also counts what a process has used since it was last put to sleep.
    """
    number = (~pid << 3) | 2
    time.clock_gettime_ns(number)  # fails at once where there is no such clock
    return lambda: time.clock_gettime_ns(number)
