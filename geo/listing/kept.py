"""What was made of an entry is kept, and found again by the entry itself."""

from collections.abc import Callable, Hashable
from functools import update_wrapper
from threading import Lock
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from geo.listing.listing import Listing  # which keeps something itself

Made = TypeVar("Made")
MOST: Final = 4_096
"""Things made that are kept; when there are more, all are made anew as they are asked for."""


class Kept(Generic[Made]):
    """Remembers what a function makes of an entry, by that very object.

    Comparing entries by what they hold takes 20 microseconds for each look; one answer needs
    dozens. The object itself is held, so that no other takes its place in memory meanwhile.
    """

    def __init__(self, make: Callable[..., Made]) -> None:
        self._make, self._lock = make, Lock()
        self._made: dict[tuple[Hashable, ...], tuple[Listing, Made]] = {}
        update_wrapper(self, make)

    def __call__(self, listing: "Listing", *asked: Hashable) -> Made:
        """Return what is made of an entry, at once if it was asked before."""
        key = (id(listing), *asked)
        found = self._made.get(key)
        if found is None:
            made = self._make(listing, *asked)
            with self._lock:
                if len(self._made) >= MOST:
                    self._made = {}
                self._made[key] = listing, made
            return made
        return found[1]


def kept(make: Callable[..., Made]) -> Kept[Made]:
    """Let a function remember what it makes of entries."""
    return Kept(make)
