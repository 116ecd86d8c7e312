"""How many submissions a network may send; beyond the first few it counts as a crowd.

Networks are known by digests whose key lives in this process, and are forgotten within a day.
The arithmetic stands in ``docs/public-forms.md``.
"""

from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address
from secrets import token_bytes
from threading import Lock
from time import monotonic
from typing import Final, NamedTuple

A_DAY_S: Final = 86_400.0
AN_HOUR_S: Final = 3_600.0
WIDE_SHARE: Final = 30
"""Submissions of a day that a large network (IPv4 /16, IPv6 /32) sends before it is a crowd."""
WITHOUT_PROOF: Final = 20
"""Submissions of an hour, of all senders together, that come without a proof that was asked for."""
_DIGEST_BYTES: Final = 12


class _Level(NamedTuple):
    """A size of network.

    Parameters
    ----------
    an_hour
        Submissions that it may send within an hour.
    """

    name: str
    bits4: int
    bits6: int
    an_hour: int


_ADDRESS: Final = _Level("address", 32, 64, 10)
_NETWORK: Final = _Level("network", 24, 48, 20)
_WIDE: Final = _Level("wide", 16, 32, 60)
LEVELS: Final = (_ADDRESS, _NETWORK, _WIDE)
"""From one address, which in IPv6 is a household, to what a provider has."""
_UNKNOWN: Final = _Level("unknown", 0, 0, _WIDE.an_hour)
"""Everybody of whom no address is known: a proxy that does not tell any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a network stands that is about to send a submission.

    Parameters
    ----------
    number
        How many submissions it has sent within a day, with this one.
    is_crowd
        Whether the large network around it has sent more than its share.
    wait_s
        Seconds until it may send one; 0 if it may.
    """

    number: int
    is_crowd: bool = False
    wait_s: float = 0.0


class Shares:
    """Counts submissions by network, in memory alone; threads may share it.

    Parameters
    ----------
    clock
        Returns seconds.
    """

    def __init__(self, *, remembered: int = 20_000, clock: Callable[[], float] = monotonic) -> None:
        self._remembered, self._clock = remembered, clock
        self._key, self._one_by_one = token_bytes(), Lock()
        self._sent: OrderedDict[bytes, deque[float]] = OrderedDict()

    def look(self, address: str) -> Standing:
        """Tell how a network stands, and take nothing of its share."""
        with self._one_by_one:
            return self._standing(self._named(address))

    def take(self, address: str) -> Standing:
        """Take one submission of each share that an address has, unless it has to wait."""
        with self._one_by_one:
            named = self._named(address)
            standing = self._standing(named)
            if not standing.wait_s:
                self._note(named)
            return standing

    def take_named(self, name: str, an_hour: int) -> float:
        """Take one submission of a share of all; return how many seconds to wait."""
        with self._one_by_one:
            level = _UNKNOWN._replace(name=name, an_hour=an_hour)
            named = [(level, self._digest(name))]
            wait_s = self._wait_s(named)
            if not wait_s:
                self._note(named)
            return wait_s

    def give_back(self, address: str) -> None:
        """Give back what was taken last, because no submission came of it."""
        with self._one_by_one:
            for _, digest in self._named(address):
                if self._sent.get(digest):
                    self._sent[digest].pop()

    def _standing(self, named: list[tuple[_Level, bytes]]) -> Standing:
        counts = {level: len(self._recent(digest)) for level, digest in named}
        return Standing(
            number=1 + counts.get(_NETWORK, counts.get(_UNKNOWN, 0)),
            is_crowd=counts.get(_WIDE, 0) >= WIDE_SHARE,
            wait_s=self._wait_s(named),
        )

    def _wait_s(self, named: list[tuple[_Level, bytes]]) -> float:
        now = self._clock()
        waits = [0.0]
        for level, digest in named:
            sent = self._recent(digest)
            if len(sent) >= level.an_hour:
                waits.append(sent[-level.an_hour] + AN_HOUR_S - now)
        return max(waits)

    def _note(self, named: list[tuple[_Level, bytes]]) -> None:
        for _, digest in named:
            self._sent.setdefault(digest, deque()).append(self._clock())
            self._sent.move_to_end(digest)
        while len(self._sent) > self._remembered:
            self._sent.popitem(last=False)

    def _recent(self, digest: bytes) -> deque[float]:
        """Return when a network sent its submissions of the last day; older ones are forgotten."""
        since = self._clock() - A_DAY_S
        self._forget(since)
        sent = self._sent.get(digest, deque())
        while sent and sent[0] <= since:
            sent.popleft()
        return sent

    def _forget(self, since: float) -> None:
        """Forget the networks that sent nothing since then, beginning with the first of them."""
        while self._sent:
            digest, sent = next(iter(self._sent.items()))
            if sent and sent[-1] > since:
                break
            del self._sent[digest]

    def _named(self, address: str) -> list[tuple[_Level, bytes]]:
        return [(level, self._digest(network)) for level, network in _networks(address)]

    def _digest(self, network: str) -> bytes:
        return blake2b(network.encode(), key=self._key, digest_size=_DIGEST_BYTES).digest()


def _networks(address: str) -> Iterator[tuple[_Level, str]]:
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        yield _UNKNOWN, ""
        return
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    if parsed.is_loopback:
        yield _UNKNOWN, ""
        return
    for level in LEVELS:
        bits = level.bits6 if isinstance(parsed, IPv6Address) else level.bits4
        yield level, f"{parsed.version}/{bits}/{int(parsed) >> (parsed.max_prefixlen - bits)}"
