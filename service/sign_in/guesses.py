"""How often the staff's password may be tried: a share for each, and none that others can use up.

Every try is counted before it is looked at, and a right one is given back. A refused one takes
from nobody. An address and its network have shares of their own; where many networks guess at a
time, the share of each that does shrinks, so that all together hardly get more. Who comes from a
network that has not guessed is never refused for the guesses of others, and waits some seconds at
most. A browser that signed in before has a share of its own, whatever is tried beside it.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address
from threading import Lock
from time import monotonic
from typing import Final

AN_ADDRESS: Final = 5.0
"""Wrong tries a minute of one address (of IPv6: of a household's /64), or of a known browser."""
A_NETWORK: Final = 10.0
"""Wrong tries a minute of one network: of an IPv4 /24, or an IPv6 /48."""
ALL: Final = 30.0
"""Wrong tries a minute that the guessing networks share among each other."""
_LEAST: Final = 0.5
"""Tries a minute that a network keeps, however many guess: else they would lock it out."""
_GUESSES_FOR_S: Final = 600.0
"""A network that tried a wrong word counts as guessing for so long."""
_APART_S: Final = 0.25
"""Strangers' tries are looked at so far apart: the growing delay while many come at a time."""
_LONGEST_S: Final = 8.0
"""Nobody is kept waiting for longer; who would be is told to come back."""
_MINUTE_S: Final = 60.0
_V4_NETWORK, _V6_HOUSEHOLD, _V6_NETWORK = 24, 64, 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Guesser:
    """Who tries.

    Parameters
    ----------
    browser
        What a browser that signed in before is known by; empty for any other.
    """

    address: str
    browser: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """Whether a try is looked at.

    Parameters
    ----------
    wait_s
        Seconds until it is, or until the next try is granted.
    is_of_guesser
        Whether it comes from a network that has guessed before.
    """

    is_granted: bool
    wait_s: float
    is_of_guesser: bool = False


@dataclass(frozen=True, slots=True)
class _Share:
    """A share that fills up again by itself; there is always room for one try in an unused one."""

    key: str
    a_minute: float

    @property
    def room(self) -> float:
        return max(1.0, self.a_minute)


class Guesses:
    """Counts tries, in memory alone; what was tried longest ago is forgotten first.

    Parameters
    ----------
    clock
        Returns seconds.
    """

    def __init__(self, *, clock: Callable[[], float] = monotonic, remembered: int = 20_000) -> None:
        self._clock, self._remembered = clock, remembered
        self._spent: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._guessing: OrderedDict[str, float] = OrderedDict()
        self._free_at = 0.0
        self._one_by_one = Lock()

    def take(self, guesser: Guesser) -> Turn:
        """Take a try, or learn how long to wait for one."""
        with self._one_by_one:
            now = self._clock()
            shares = self._shares(guesser, now)
            wait_s = max(self._wait_s(share, now) for share in shares)
            pause_s = 0.0 if guesser.browser else max(0.0, self._free_at - now)
            wait_s = max(wait_s, pause_s - _LONGEST_S)
            if wait_s > 0:
                return Turn(is_granted=False, wait_s=wait_s)
            for share in shares:
                self._spend(share, 1.0, now)
            if guesser.browser:
                return Turn(is_granted=True, wait_s=0.0)
            network = _network(guesser.address)
            has_guessed = network in self._guessing
            self._free_at = now + pause_s + _APART_S
            self._note_guessing(network, now)
            return Turn(is_granted=True, wait_s=pause_s, is_of_guesser=has_guessed)

    def give_back(self, guesser: Guesser) -> None:
        """Give a try back, because the word was right."""
        with self._one_by_one:
            now = self._clock()
            shares = self._shares(guesser, now)
            for share in shares:
                self._spend(share, -1.0, now)
            if not guesser.browser and not self._spent_of(shares[-1], now):
                self._guessing.pop(_network(guesser.address), None)

    def _shares(self, guesser: Guesser, now: float) -> tuple[_Share, ...]:
        if guesser.browser:
            return (_Share(f"browser {guesser.browser}", AN_ADDRESS),)
        network = _network(guesser.address)
        return (
            _Share(f"address {_household(guesser.address)}", AN_ADDRESS),
            _Share(f"network {network}", self._share_of_a_network(network, now)),
        )

    def _share_of_a_network(self, network: str, now: float) -> float:
        while self._guessing and next(iter(self._guessing.values())) <= now - _GUESSES_FOR_S:
            self._guessing.popitem(last=False)
        others = len(self._guessing) - (network in self._guessing)
        return max(_LEAST, min(A_NETWORK, ALL / (others + 1)))

    def _note_guessing(self, network: str, now: float) -> None:
        self._guessing[network] = now
        self._guessing.move_to_end(network)
        if len(self._guessing) > self._remembered:
            self._guessing.popitem(last=False)

    def _spent_of(self, share: _Share, now: float) -> float:
        spent, at = self._spent.get(share.key, (0.0, now))
        return max(0.0, spent - (now - at) * share.a_minute / _MINUTE_S)

    def _wait_s(self, share: _Share, now: float) -> float:
        missing = self._spent_of(share, now) + 1 - share.room
        return max(0.0, missing * _MINUTE_S / share.a_minute)

    def _spend(self, share: _Share, tries: float, now: float) -> None:
        self._spent[share.key] = max(0.0, self._spent_of(share, now) + tries), now
        self._spent.move_to_end(share.key)
        if len(self._spent) > self._remembered:
            self._spent.popitem(last=False)


def _household(address: str) -> str:
    return _around(address, v4_bits=32, v6_bits=_V6_HOUSEHOLD)


def _network(address: str) -> str:
    return _around(address, v4_bits=_V4_NETWORK, v6_bits=_V6_NETWORK)


def _around(address: str, *, v4_bits: int, v6_bits: int) -> str:
    """Name the addresses that share the first bits with this one."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    bits = v4_bits if isinstance(parsed, IPv4Address) else v6_bits
    return f"{parsed.version}/{bits} {int(parsed) >> (parsed.max_prefixlen - bits):x}"
