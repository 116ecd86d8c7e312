"""Whether the clock of this machine was set while the service ran."""

import time
from collections.abc import Callable
from typing import Final

from service.responses.errors import LOG

_MOST_S: Final = 60.0
"""Two clocks may part by so much before anybody is told."""


def _elapsed_s() -> float:
    """Read a clock that nobody can set, and that goes on while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class ClockWatch:
    """Holds the clock on the wall against one that nobody can set.

    Parameters
    ----------
    wall, elapsed
        Return seconds.
    """

    def __init__(
        self, wall: Callable[[], float] = time.time, elapsed: Callable[[], float] = _elapsed_s
    ) -> None:
        self._wall, self._elapsed = wall, elapsed
        self._began = self._told = wall() - elapsed()

    @property
    def ahead_s(self) -> float:
        """By how many seconds the clock was set since the start; below 0 if it was set back."""
        return self._wall() - self._elapsed() - self._began

    @property
    def is_off(self) -> bool:
        """Whether that is more than clocks do by themselves."""
        return abs(self.ahead_s) > _MOST_S

    def look(self) -> None:
        """Tell the log of each step, once."""
        step_s = self._wall() - self._elapsed() - self._told
        if abs(step_s) > _MOST_S:
            self._told += step_s
            way = "back" if step_s < 0 else "forward"
            LOG.warning(
                "the clock of this machine went %s by %d s; check that its time is right",
                *(way, abs(round(step_s))),
            )
