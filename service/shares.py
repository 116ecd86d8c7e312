"""How much of something one client and all together may hold, and turns where it is short."""

import asyncio
from collections import Counter, deque
from collections.abc import Container
from dataclasses import dataclass

from service.limits import household


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The most that one client address may hold, and all together."""

    each: int
    in_all: int


class Shares:
    """Counts what is held.

    Parameters
    ----------
    unbounded
        Addresses without a share of their own: a proxy that hides the addresses behind it.
    """

    def __init__(self, bounds: Bounds, *, unbounded: Container[str] = frozenset()) -> None:
        self._bounds, self._unbounded = bounds, unbounded
        self._held: Counter[str] = Counter()
        self._in_all = 0

    @property
    def in_all(self) -> int:
        """What all hold together."""
        return self._in_all

    def take(self, address: str, amount: int = 1) -> bool:
        """Take more if there is room for all of it, and tell whether there was."""
        client = household(address)
        is_bounded = address not in self._unbounded
        if self._in_all + amount > self._bounds.in_all:
            return False
        if is_bounded and self._held[client] + amount > self._bounds.each:
            return False
        self._held[client] += amount
        self._in_all += amount
        return True

    def give_back(self, address: str, amount: int = 1) -> None:
        """Hold that much less."""
        client = household(address)
        self._held[client] -= amount
        self._in_all -= amount
        if self._held[client] <= 0:
            del self._held[client]


class Turns:
    """Lets a few work at the same time; the others wait, and a client's crowd in front of nobody.

    Parameters
    ----------
    shares
        How many may work at the same time.
    """

    def __init__(self, shares: Shares) -> None:
        self._shares = shares
        self._waiting: deque[tuple[str, asyncio.Future[None]]] = deque()

    async def take(self, address: str) -> None:
        """Wait for a turn; whoever stops waiting leaves none behind."""
        if self._shares.take(address):
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        entry = (address, turn)
        self._waiting.append(entry)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give_back(address)
            else:
                self._waiting.remove(entry)
            raise

    def give_back(self, address: str) -> None:
        """End a turn, and let the first go on for whom there is room."""
        self._shares.give_back(address)
        for entry in self._waiting:
            waiting, turn = entry
            if not turn.done() and self._shares.take(waiting):
                self._waiting.remove(entry)
                turn.set_result(None)
                return
