"""How many submissions a network may send."""

import pytest

from service.forms.submission_shares import A_DAY_S, AN_HOUR_S, WIDE_SHARE, Shares, Standing
from tests.service.clock import Clock

SOMEBODY = "192.0.2.7"


@pytest.fixture
def clock() -> Clock:
    return Clock(1_000.0)


@pytest.fixture
def shares(clock: Clock) -> Shares:
    return Shares(clock=clock)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("192.0.2.7", "192.0.2.200"),
        ("2001:db8:1:1::1", "2001:db8:1:ffff::1"),
        ("::ffff:192.0.2.7", "192.0.2.8"),
        ("", "127.0.0.1"),
        ("::1", "no address"),
        ("::ffff:127.0.0.1", ""),
        ("fe80::1%eth0", "fe80::2"),
    ],
)
def test_letters_of_one_network_are_counted_together(shares: Shares, one: str, other: str) -> None:
    assert shares.take(one) == Standing(number=1)
    assert shares.take(other).number == 2


@pytest.mark.parametrize(
    ("one", "other"), [("192.0.2.7", "192.0.3.7"), ("2001:db8:1::1", "2001:db8:2::1")]
)
def test_letters_of_two_networks_are_not(shares: Shares, one: str, other: str) -> None:
    shares.take(one)
    assert shares.take(other) == Standing(number=1)


def test_an_address_waits_where_its_neighbour_need_not(shares: Shares) -> None:
    for _ in range(10):
        assert not shares.take(SOMEBODY).wait_s
    assert shares.take(SOMEBODY).wait_s == AN_HOUR_S
    assert not shares.take("192.0.2.8").wait_s


def test_a_network_waits_and_no_other_one(shares: Shares, clock: Clock) -> None:
    sent = [shares.take(f"2001:db8:1:{number:x}::1") for number in range(104)]
    assert [not one.wait_s for one in sent] == [True] * 20 + [False] * 84
    assert shares.take("2001:db8:2::1") == Standing(number=1)
    clock.now += AN_HOUR_S
    assert not shares.take("2001:db8:1:1::1").wait_s


def test_a_large_network_is_a_crowd_after_its_share(shares: Shares) -> None:
    sent = [shares.take(f"2001:db8:{number:x}::1") for number in range(100)]
    assert [one.is_crowd for one in sent[: WIDE_SHARE + 1]] == [False] * WIDE_SHARE + [True]
    assert sum(not one.wait_s for one in sent) == 60
    assert shares.take("2001:db9::1") == Standing(number=1)


def test_whoever_waits_takes_nothing_from_anybody(shares: Shares, clock: Clock) -> None:
    for _ in range(500):
        shares.take(SOMEBODY)
    clock.now += AN_HOUR_S
    assert not shares.take(SOMEBODY).wait_s


def test_all_is_forgotten_within_a_day(shares: Shares, clock: Clock) -> None:
    for number in range(1, 30):
        shares.take(f"198.51.{number}.1")
    clock.now += A_DAY_S
    assert shares.take(SOMEBODY) == Standing(number=1)
    assert len(shares._sent) == 3  # noqa: SLF001 - what it holds is what is to be forgotten


def test_no_address_is_held(shares: Shares) -> None:
    shares.take("192.0.2.7")
    assert "192" not in repr(shares._sent)  # noqa: SLF001 - as above


def test_it_remembers_no_more_than_it_was_told(clock: Clock) -> None:
    shares = Shares(remembered=9, clock=clock)
    for number in range(100):
        shares.take(f"10.{number}.0.1")
    assert len(shares._sent) == 9  # noqa: SLF001 - as above


def test_to_look_takes_nothing_and_what_was_not_sent_is_given_back(shares: Shares) -> None:
    assert shares.look(SOMEBODY) == shares.look(SOMEBODY) == Standing(number=1)
    shares.take(SOMEBODY)
    shares.give_back(SOMEBODY)
    assert shares.look(SOMEBODY) == Standing(number=1)


def test_a_share_that_is_nobodys_alone_is_counted_by_its_name(shares: Shares) -> None:
    assert [shares.take_named("a", 2) for _ in range(3)] == [0, 0, AN_HOUR_S]
    assert shares.take_named("b", 2) == 0
