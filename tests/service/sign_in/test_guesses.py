"""Whoever guesses the password takes from themselves, and from nobody else."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import cycle

import pytest

from service.sign_in.guesses import A_NETWORK, ALL, AN_ADDRESS, Guesser, Guesses, Turn

MINUTES = 10
SOON_S = 10.0


@dataclass
class Door:
    """A count of guesses, on a clock that a test sets."""

    at: float = 1_000.0
    guesses: Guesses = field(init=False)

    def __post_init__(self) -> None:
        self.guesses = Guesses(clock=lambda: self.at)

    def wrong(self, address: str, browser: str = "") -> Turn:
        return self.guesses.take(Guesser(address=address, browser=browser))

    def right(self, address: str, browser: str = "") -> Turn:
        guesser = Guesser(address=address, browser=browser)
        turn = self.guesses.take(guesser)
        if turn.is_granted:
            self.guesses.give_back(guesser)
        return turn

    def granted(self, tries: Iterator[str], *, every_s: float, for_s: float) -> int:
        """Count the wrong words that are looked at."""
        found, until = 0, self.at + for_s
        while self.at < until:
            found += self.wrong(next(tries)).is_granted
            self.at += every_s
        return found


@pytest.fixture
def door() -> Door:
    return Door()


def test_an_address_has_five_tries_and_is_told_when_the_next_one_comes(door: Door) -> None:
    assert [door.wrong("192.0.2.7").is_granted for _ in range(6)] == [True] * 5 + [False]
    wait_s = door.wrong("192.0.2.7").wait_s
    assert 0 < wait_s <= 60 / AN_ADDRESS
    door.at += wait_s + 0.001
    assert door.right("192.0.2.7").is_granted


def test_a_refused_try_takes_from_nobody(door: Door) -> None:
    for _ in range(5):
        door.wrong("192.0.2.7")
    wait_s = door.wrong("192.0.2.7").wait_s
    assert all(not door.wrong("192.0.2.7").is_granted for _ in range(1_000))
    assert door.wrong("192.0.2.7").wait_s == pytest.approx(wait_s)
    assert door.right("192.0.2.8").is_granted
    assert door.right("198.51.100.1").is_granted


def test_right_words_are_never_used_up(door: Door) -> None:
    for _ in range(200):
        assert door.right("192.0.2.7").is_granted
        door.at += 0.3


@pytest.mark.parametrize("address", ["192.0.2.{}", "2001:db8:1:{}::1"])
def test_the_addresses_of_a_network_share_ten_tries(door: Door, address: str) -> None:
    granted = [door.wrong(address.format(number)).is_granted for number in range(20)]
    assert sum(granted) == A_NETWORK


@pytest.mark.parametrize(
    ("one", "other", "most"),
    [
        ("2001:db8:1:1::1", "2001:db8:1:1:ffff::2", 5),
        ("2001:db8:1:1::1", "2001:db8:1:2::1", 10),
        ("::ffff:192.0.2.7", "192.0.2.7", 5),
        ("fe80::1%eth0", "fe80::2%eth1", 5),
    ],
    ids=["a household", "a network", "mapped", "scoped"],
)
def test_addresses_that_one_line_can_choose_from_count_as_one(
    door: Door, one: str, other: str, most: int
) -> None:
    granted = [door.wrong(address).is_granted for _ in range(20) for address in (one, other)]
    assert sum(granted) == most


def test_a_known_browser_has_tries_of_its_own_and_not_without_end(door: Door) -> None:
    while door.wrong("192.0.2.7").is_granted:
        pass
    assert door.right("192.0.2.7", browser="ada's").is_granted
    wrong = [door.wrong("192.0.2.7", browser="stolen").is_granted for _ in range(9)]
    assert sum(wrong) == AN_ADDRESS
    assert door.right("192.0.2.7", browser="ada's").is_granted


def _honest(door: Door, network: int) -> Turn:
    """Give the right word from a network that nobody was seen in before."""
    return door.right(f"10.{network // 250}.{network % 250}.7")


def _attacked(door: Door, attackers: list[str], *, a_second: float) -> tuple[list[int], list[Turn]]:
    """Let them guess for ten minutes, and honest people from elsewhere come every ten seconds."""
    looked_at, honest, tries = [], [], cycle(attackers)
    for minute in range(MINUTES):
        found = 0
        for tenth in range(6):
            found += door.granted(tries, every_s=1 / a_second, for_s=10)
            honest.append(_honest(door, minute * 6 + tenth))
        looked_at.append(found)
    return looked_at, honest


def _of_twenty_networks() -> list[str]:
    return [f"203.0.{number % 20}.{number % 250}" for number in range(300)]


def _one_network_after_the_other() -> list[str]:
    return sorted(_of_twenty_networks())


ATTACKS: dict[str, Callable[[], list[str]]] = {
    "one address": lambda: ["203.0.113.9"],
    "300 addresses in 20 networks": _of_twenty_networks,
    "300 addresses, each network at a time": _one_network_after_the_other,
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_guesses_keep_nobody_out_who_comes_from_elsewhere(door: Door, attack: str) -> None:
    _, honest = _attacked(door, ATTACKS[attack](), a_second=14)
    assert len(honest) == 60
    assert all(turn.is_granted and turn.wait_s <= SOON_S for turn in honest)


@pytest.mark.parametrize("attack", ATTACKS)
def test_about_thirty_guesses_a_minute_are_looked_at_whoever_sends_them(
    door: Door, attack: str
) -> None:
    looked_at, _ = _attacked(door, ATTACKS[attack](), a_second=14)
    first, later = looked_at[0], looked_at[1:]
    assert first <= 2.8 * ALL, "each network's first tries, and those that many had to themselves"
    assert sum(later) <= 1.05 * ALL * len(later)
    assert max(later) <= 1.3 * ALL


def test_who_mistypes_once_during_an_attack_waits_for_a_minute_at_most(door: Door) -> None:
    _attacked(door, _of_twenty_networks(), a_second=14)
    assert door.wrong("10.9.9.9").is_granted
    wait_s = door.right("10.9.9.9").wait_s
    assert 0 < wait_s <= 60
    door.at += wait_s + 0.001
    assert door.right("10.9.9.9").is_granted


def test_ten_thousand_networks_are_slowed_down_and_known_browsers_are_not(door: Door) -> None:
    turns = Counter[bool]()
    for number in range(10_000):
        turns[door.wrong(f"11.{number // 250}.{number % 250}.1").is_granted] += 1
        door.at += 0.01
    assert turns[True] <= 100 / 0.25 + 40
    assert door.right("11.0.0.2", browser="ada's") == Turn(is_granted=True, wait_s=0.0)


def test_what_is_remembered_is_bounded() -> None:
    door = Door()
    door.guesses = Guesses(clock=lambda: door.at, remembered=50)
    for number in range(200):
        door.wrong(f"2001:db8:{number:x}::1")
        door.at += 0.3
    assert len(door.guesses._spent) == 50  # noqa: SLF001 - a bound that no answer shows
    assert len(door.guesses._guessing) == 50  # noqa: SLF001 - as above
