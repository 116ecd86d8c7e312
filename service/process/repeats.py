"""Lines of the log that a stranger can bring about at will: a few of each kind a minute."""

import logging
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Final

A_MINUTE: Final = 5
_MOST_KINDS: Final = 256


class SeldomRepeated(logging.Filter):
    """Lets a kind of line through `A_MINUTE` times within a minute, and counts the others.

    Lines are of one kind if they were written with the same words, whatever was filled in.

    Parameters
    ----------
    clock
        Returns seconds.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._seen: dict[str, tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a line is written; the first of a new minute says how many were not."""
        if len(self._seen) > _MOST_KINDS:
            self._seen.clear()
        kind, now = str(record.msg), self._clock()
        since, count = self._seen.get(kind, (now, 0))
        if now - since >= 60:  # noqa: PLR2004 - seconds of a minute
            if count > A_MINUTE:
                record.msg = f"{record.msg} ({count - A_MINUTE} more of this in the minute before)"
            since, count = now, 0
        self._seen[kind] = since, count + 1
        return count < A_MINUTE


def logs_of(library: str) -> list[str]:
    """List the loggers that a library has made so far."""
    return [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == library]


def write_seldom(loggers: Iterable[str], clock: Callable[[], float] = monotonic) -> None:
    """Keep what these loggers repeat out of the log, from now on."""
    for name in loggers:
        logging.getLogger(name).addFilter(SeldomRepeated(clock))
