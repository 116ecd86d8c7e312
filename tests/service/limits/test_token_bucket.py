"""How often something may happen."""

import pytest

from service.limits.token_bucket import Bucket, Buckets, Pace
from tests.service.clock import Clock

PACE = Pace(at_once=3, a_second=2)


def test_a_few_are_due_at_once_and_the_next_ones_at_their_pace() -> None:
    bucket = Bucket(PACE, clock=Clock())
    assert [bucket.take() for _ in range(5)] == [0, 0, 0, 0.5, 1.0]


def test_what_was_not_used_comes_back_but_never_more_than_at_first() -> None:
    clock = Clock()
    bucket = Bucket(PACE, clock=clock)
    for _ in range(3):
        bucket.take()
    clock.now = 1000.0
    assert [bucket.take() for _ in range(4)] == [0, 0, 0, 0.5]


def test_each_address_has_a_bucket_and_an_ipv6_household_has_one() -> None:
    buckets = Buckets(Pace(at_once=1, a_second=1), clock=Clock())
    assert buckets.take("192.0.2.1") == 0
    assert buckets.take("192.0.2.2") == 0
    assert buckets.take("192.0.2.1") == 1
    assert buckets.take("2001:db8:1:1::1") == 0
    assert buckets.take("2001:db8:1:1::2") == 1
    assert buckets.take("2001:db8:1:2::1") == 0


@pytest.mark.parametrize(("others", "wait_s"), [(2, 1), (3, 0)])
def test_only_so_many_addresses_are_remembered(others: int, wait_s: float) -> None:
    buckets = Buckets(Pace(at_once=1, a_second=1), clock=Clock(), remembered=3)
    for last in range(others + 1):
        buckets.take(f"192.0.2.{last}")
    assert buckets.take("192.0.2.0") == wait_s
