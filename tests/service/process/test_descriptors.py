"""How the descriptors of the process are parted."""

from itertools import pairwise

import pytest

from service.process.descriptors import MAX_CAPACITY, capacity_for


@pytest.mark.parametrize("limit", [0, 64, 128, 256, 512, 1_024, 4_096, 65_536, 1_048_576])
def test_all_that_may_be_open_at_a_time_fits_into_the_limit(limit: int) -> None:
    capacity = capacity_for(limit, open_now=12)
    assert (
        min(capacity.pages, capacity.requests, capacity.each, capacity.turned_away, capacity.burst)
        >= 1
    )
    if limit > 100:
        assert 12 + capacity.connections + capacity.turned_away + capacity.burst < limit


def test_two_thousand_pages_fit_into_four_thousand_descriptors() -> None:
    assert capacity_for(4_096, open_now=20).pages > 2_000


def test_a_small_limit_still_serves_a_hundred_pages() -> None:
    capacity = capacity_for(256, open_now=12)
    assert capacity.pages > 100
    assert capacity.requests > 30


def test_more_descriptors_never_mean_less_room() -> None:
    capacities = [capacity_for(limit, open_now=12) for limit in range(64, 9_000, 7)]
    for less, more in pairwise(capacities):
        assert more.pages >= less.pages
        assert more.requests >= less.requests
        assert more.each >= less.each


def test_no_address_may_take_all_of_it() -> None:
    for limit in (256, 1_024, 65_536):
        capacity = capacity_for(limit, open_now=12)
        assert capacity.each < capacity.connections / 4


def test_memory_bounds_what_descriptors_do_not() -> None:
    assert capacity_for(1_048_576, open_now=12) == MAX_CAPACITY
