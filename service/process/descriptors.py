"""How many open files the system lets this process have, and how many visitors fit into them."""

import logging
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

if sys.platform != "win32":  # Windows counts no descriptors
    import resource

LOG: Final = logging.getLogger("nearpeer")
MOST: Final = 65_536
"""So many are asked for at most: some systems allow a thousand million, and slow down by that."""
UNLIMITED: Final = 1_048_576
_PROGRAM = 48
"""What the program opens beside visitors: the store, files that are read, what staff take away."""
_USUAL: Final = 1_024
"""Below so many descriptors the bounds are small enough to tell whoever runs the service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """How many connections there may be at a time.

    Parameters
    ----------
    pages
        Open pages: a websocket each.
    requests
        Connections beside them, which ask for documents and files or wait to ask.
    each
        All connections of one address.
    turned_away
        Connections that are being told that there is no room.
    burst
        Connections taken from the system's queue at once, before any of them is counted.
    """

    pages: int
    requests: int
    each: int
    turned_away: int
    burst: int

    @property
    def connections(self) -> int:
        """All connections that may be served at a time."""
        return self.pages + self.requests


MAX_CAPACITY: Final = Capacity(pages=4_000, requests=1_024, each=400, turned_away=128, burst=512)
"""However many descriptors there are: an open page also takes memory, about 0.1 MB."""


def capacity_for(limit: int, *, open_now: int) -> Capacity:
    """Part the descriptors of the process.

    Parameters
    ----------
    limit
        How many it may have open.
    open_now
        How many it has open before the first visitor.
    """
    left = max(0, limit - open_now - _PROGRAM)
    turned_away = min(MAX_CAPACITY.turned_away, left // 16 + 1)
    burst = min(MAX_CAPACITY.burst, left // 8 + 1)
    served = max(2, left - turned_away - burst)
    requests = max(1, min(MAX_CAPACITY.requests, served // 4))
    pages = max(1, min(MAX_CAPACITY.pages, served - requests))
    each = min(MAX_CAPACITY.each, (pages + requests) // 8 + 8)
    return Capacity(pages=pages, requests=requests, each=each, turned_away=turned_away, burst=burst)


def find_capacity() -> Capacity:
    """Let the process open as many files as it may, and part them; the log says how many."""
    limit = _raised()
    capacity = capacity_for(limit, open_now=_open_now())
    LOG.warning(
        "This process may open %d files: room for %d open pages and %d other connections "
        "at a time, %d of one address.%s",
        limit,
        capacity.pages,
        capacity.requests,
        capacity.each,
        " Raise the limit (ulimit -n, LimitNOFILE) for more." if limit < _USUAL else "",
    )
    return capacity


def _raised() -> int:
    """Raise the limit as far as the system allows; return it."""
    if sys.platform == "win32":
        return UNLIMITED
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST if hard == resource.RLIM_INFINITY else min(hard, MOST)
    if soft == resource.RLIM_INFINITY or soft >= most:
        return UNLIMITED if soft == resource.RLIM_INFINITY else soft
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    except (ValueError, OSError):  # macOS has a lower bound of its own, which it does not tell
        return soft
    return most


def _open_now() -> int:
    for folder in ("/proc/self/fd", "/dev/fd"):
        try:
            return len(list(Path(folder).iterdir()))
        except OSError:
            continue
    return _PROGRAM
