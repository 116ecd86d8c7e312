"""How often something may happen: a store of times that fills up again at a steady pace."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from service.limits.allowance import household


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How many at once, and how many a second from then on."""

    at_once: float
    a_second: float


class Bucket:
    """Counts what happens against a pace.

    Parameters
    ----------
    clock
        Returns seconds.
    """

    __slots__ = ("_at", "_clock", "_left", "_pace")

    def __init__(self, pace: Pace, *, clock: Callable[[], float] = monotonic) -> None:
        self._pace, self._clock = pace, clock
        self._left, self._at = pace.at_once, clock()

    def take(self) -> float:
        """Take one, in any case.

        Returns
        -------
        float
            Seconds until it is due; 0 if it is at once.
        """
        now = self._clock()
        gained = (now - self._at) * self._pace.a_second
        self._left = min(self._pace.at_once, self._left + gained) - 1
        self._at = now
        return max(0.0, -self._left / self._pace.a_second)


class Buckets:
    """A bucket for each client address; those that asked longest ago are forgotten first."""

    def __init__(
        self, pace: Pace, *, clock: Callable[[], float] = monotonic, remembered: int = 10_000
    ) -> None:
        self._pace, self._clock, self._remembered = pace, clock, remembered
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def take(self, address: str) -> float:
        """Take one for an address, as `Bucket.take` does."""
        client = household(address)
        bucket = self._buckets.pop(client, None) or Bucket(self._pace, clock=self._clock)
        self._buckets[client] = bucket
        if len(self._buckets) > self._remembered:
            self._buckets.popitem(last=False)
        return bucket.take()
