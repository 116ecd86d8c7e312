"""How much of something one client and all together may hold, and turns where it is short."""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Callable, Container
from dataclasses import dataclass
from math import exp
from time import monotonic
from typing import Final

from service.limits.allowance import household

_LATELY_S: Final = 10.0
_REMEMBERED: Final = 10_000
_BEHIND: Final = 15.0
"""Seconds that a client waits behind others for each second of work that it had lately."""
_MOST_BEHIND_S: Final = 20.0


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
    def has_room(self) -> bool:
        """Whether anybody could take more."""
        return self._in_all < self._bounds.in_all

    def bounds(self, address: str) -> bool:
        """Tell whether an address has a share of its own."""
        return address not in self._unbounded

    @property
    def in_all(self) -> int:
        """What all hold together."""
        return self._in_all

    def take(self, address: str, amount: int = 1) -> bool:
        """Take more if there is room for all of it, and tell whether there was."""
        client = household(address)
        is_bounded = self.bounds(address)
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
    """Lets a few work at the same time, and those go first who had little and wait long.

    Under one interpreter lock more at a time make everybody slower, and a flood in the order of its
    coming would stand before all others. So what a client had lately puts it behind those who come
    within a while after it; but only so far, or newcomers would keep it waiting without an end.

    Parameters
    ----------
    shares
        How many may work at the same time.
    clock
        Returns seconds.
    """

    def __init__(self, shares: Shares, *, clock: Callable[[], float] = monotonic) -> None:
        self._shares, self._clock = shares, clock
        self._had: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._waiting: dict[asyncio.Future[None], tuple[float, str]] = {}

    async def take(self, address: str, line: str = "") -> None:
        """Wait for a turn; whoever stops waiting leaves none behind.

        Parameters
        ----------
        line
            Tells those apart who come from an address that has no share of its own.
        """
        if not self._waiting and self._shares.take(address):
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[turn] = self._due(self._client(address, line)), address
        self._call_next()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give_back(address, line)
            else:
                self._waiting.pop(turn, None)
            raise

    def give_back(self, address: str, line: str = "", *, took_s: float = 0.0) -> None:
        """End a turn, note how long it was, and let the next go on."""
        client = self._client(address, line)
        self._had[client] = self._had_of(client) + took_s, self._clock()
        self._had.move_to_end(client)
        if len(self._had) > _REMEMBERED:
            self._had.popitem(last=False)
        self._shares.give_back(address)
        self._call_next()

    def _call_next(self) -> None:
        """Let those go on for whom there is room, in the order in which they are due."""
        while self._waiting and self._shares.has_room:
            for turn in sorted(self._waiting, key=lambda one: self._waiting[one][0]):
                _, address = self._waiting[turn]
                if turn.done() or self._shares.take(address):
                    del self._waiting[turn]
                    if not turn.done():
                        turn.set_result(None)
                    break
            else:
                return

    def _client(self, address: str, line: str) -> str:
        return household(address) if self._shares.bounds(address) else f"{address} {line}"

    def _due(self, client: str) -> float:
        return self._clock() + min(_BEHIND * self._had_of(client), _MOST_BEHIND_S)

    def _had_of(self, client: str) -> float:
        """Return the seconds that a client had lately: after ten seconds a third of them counts."""
        had, at = self._had.get(client, (0.0, 0.0))
        return had * exp((at - self._clock()) / _LATELY_S)
