"""Who has a place: connections counted by address and in all, as plain bookkeeping.

Where all places are taken, one that nobody is being answered on is given to whoever comes next.
An open page never loses its place.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from enum import Enum, auto
from typing import Generic, Protocol, TypeVar

from service.limits.allowance import household
from service.process.descriptors import Capacity


class Entry(Enum):
    """What becomes of a connection that comes in."""

    GRANTED = auto()
    """It has a place, until it ends."""
    CROWDED = auto()
    """Its address has its share of places already."""
    FULL = auto()
    """All places are taken by visitors who are being answered."""


class Leaving(Hashable, Protocol):
    """A connection that can be asked to make room."""

    def give_way(self) -> None:
        """Close at once."""


One = TypeVar("One", bound=Leaving)


class Admission(Generic[One]):
    """The places, and who holds them.

    Parameters
    ----------
    is_proxy
        Tells whether an address is that of a proxy: behind it are many visitors, so that no share
        bounds it.
    """

    def __init__(self, capacity: Capacity, *, is_proxy: Callable[[str], bool]) -> None:
        self._capacity, self._is_proxy = capacity, is_proxy
        self._address: dict[One, str] = {}
        self._pages: set[One] = set()
        self._held: Counter[str] = Counter()
        self._idle: OrderedDict[One, None] = OrderedDict()
        self._unfinished: OrderedDict[One, None] = OrderedDict()

    def __len__(self) -> int:
        return len(self._address)

    @property
    def pages(self) -> int:
        """How many pages are open."""
        return len(self._pages)

    def enter(self, one: One, address: str) -> Entry:
        """Ask for a place; whoever gets one is taken to wait for a request."""
        client = "" if self._is_proxy(address) else household(address)
        if client and self._held[client] >= self._capacity.each:
            return Entry.CROWDED
        if len(self) - len(self._pages) >= self._capacity.requests and not self._made_room():
            return Entry.FULL
        self._address[one] = client
        self._held[client] += 1
        self._unfinished[one] = None
        return Entry.GRANTED

    def opens_page(self, one: One) -> bool:
        """Make a connection that of an open page; tell whether there was room for that."""
        if one not in self._address or len(self._pages) >= self._capacity.pages:
            return False
        self._forget_waiting(one)
        self._pages.add(one)
        return True

    def waits(self, one: One, *, has_begun: bool) -> None:
        """Note that the next bytes are the visitor's to send; a few of them make it no younger.

        Parameters
        ----------
        has_begun
            Whether a part of a request has come, or the first one is still due.
        """
        queue, other = (
            (self._unfinished, self._idle) if has_begun else (self._idle, self._unfinished)
        )
        other.pop(one, None)
        if one in self._address and one not in self._pages:
            queue.setdefault(one)

    def is_answered(self, one: One) -> None:
        """Note that a whole request is there: its place is safe until the answer is out."""
        self._forget_waiting(one)

    def leave(self, one: One) -> None:
        """Give a place back; more than once does no harm."""
        client = self._address.pop(one, None)
        if client is None:
            return
        self._forget_waiting(one)
        self._pages.discard(one)
        self._held[client] -= 1
        if not self._held[client]:
            del self._held[client]

    def _made_room(self) -> bool:
        for waiting in (self._idle, self._unfinished):
            if waiting:
                oldest = next(iter(waiting))
                self.leave(oldest)
                oldest.give_way()
                return True
        return False

    def _forget_waiting(self, one: One) -> None:
        self._idle.pop(one, None)
        self._unfinished.pop(one, None)
