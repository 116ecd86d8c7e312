"""How much all lines together may ask: what they share, and the figures behind it.

The figures are generous for people: a clinic behind one address, fast fingers, a page that comes
back after the server was away. What goes beyond them waits, and only what stays beyond is closed.
"""

import asyncio
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

from service.limits.allowance import Allowance
from service.limits.shares import Bounds, Shares, Turns
from service.limits.token_bucket import Bucket, Buckets, Pace

_MB: Final = 1024 * 1024
FREE_BYTES: Final = 32 * 1024
"""What a page's fields may hold without a share: all but a large form of staff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The figures.

    Parameters
    ----------
    lines
        Lines that are open.
    lines_a_minute
        Lines that one address opens.
    runs
        Runs of pages that are at work: threads under one interpreter lock.
    fields_bytes
        What the fields of large forms hold.
    of_a_line, of_an_address, of_all
        Messages.
    patience
        Messages of one line that have to wait; a line that spends it is closed.
    """

    lines: Bounds = field(default=Bounds(each=400, in_all=3000))
    lines_a_minute: int = 600
    runs: Bounds = field(default=Bounds(each=2, in_all=8))
    fields_bytes: Bounds = field(default=Bounds(each=16 * _MB, in_all=64 * _MB))
    of_a_line: Pace = field(default=Pace(at_once=20, a_second=4))
    of_an_address: Pace = field(default=Pace(at_once=800, a_second=60))
    of_all: Pace = field(default=Pace(at_once=4000, a_second=1000))
    patience: Pace = field(default=Pace(at_once=100, a_second=1))


class Traffic:
    """What all lines share.

    Parameters
    ----------
    unbounded
        Addresses that many clients share, which no bound for one address holds.
    clock
        Returns seconds.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        unbounded: Container[str] = frozenset(),
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.limits = limits or Limits()
        self._unbounded, self._clock = unbounded, clock
        self.lines = Shares(self.limits.lines, unbounded=unbounded)
        self.fields = Shares(self.limits.fields_bytes, unbounded=unbounded)
        self.runs = Turns(Shares(self.limits.runs, unbounded=unbounded), clock=clock)
        self._opened = Allowance(self.limits.lines_a_minute, clock=clock)
        self._of_addresses = Buckets(self.limits.of_an_address, clock=clock)
        self._of_all = Bucket(self.limits.of_all, clock=clock)

    def may_open(self, address: str) -> bool:
        """Take a line for an address, and tell whether there was one."""
        if address not in self._unbounded and self._opened.take(address) > 0:
            return False
        return self.lines.take(address)

    def pacer(self, address: str) -> "Pacer":
        """Make what paces one line of an address."""
        return Pacer(self, address)

    def bucket(self, pace: Pace) -> Bucket:
        """Make a bucket by this clock."""
        return Bucket(pace, clock=self._clock)

    def shared_wait_s(self, address: str) -> float:
        """Take a message out of what the address and all have."""
        of_address = 0.0 if address in self._unbounded else self._of_addresses.take(address)
        return max(of_address, self._of_all.take())


class Pacer:
    """Lets the messages of one line through at their pace."""

    def __init__(self, traffic: Traffic, address: str) -> None:
        self._traffic, self._address = traffic, address
        self._own = traffic.bucket(traffic.limits.of_a_line)
        self._patience = traffic.bucket(traffic.limits.patience)

    async def next(self) -> bool:
        """Wait until the next message is due; tell whether the line may stay open."""
        of_line = self._own.take()
        wait_s = max(of_line, self._traffic.shared_wait_s(self._address))
        if of_line > 0 and self._patience.take() > 0:
            return False
        if wait_s > 0:
            await asyncio.sleep(wait_s)
        return True
