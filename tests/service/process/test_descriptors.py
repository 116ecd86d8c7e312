"""How the descriptors of the process are parted."""

from itertools import pairwise

import pytest

from service.process.descriptors import MOST_ROOM, room_for


@pytest.mark.parametrize("limit", [0, 64, 128, 256, 512, 1_024, 4_096, 65_536, 1_048_576])
def test_all_that_may_be_open_at_a_time_fits_into_the_limit(limit: int) -> None:
    room = room_for(limit, open_now=12)
    assert min(room.pages, room.requests, room.each, room.turned_away, room.burst) >= 1
    if limit > 100:
        assert 12 + room.connections + room.turned_away + room.burst < limit


def test_two_thousand_pages_fit_into_four_thousand_descriptors() -> None:
    assert room_for(4_096, open_now=20).pages > 2_000


def test_a_small_limit_still_serves_a_hundred_pages() -> None:
    room = room_for(256, open_now=12)
    assert room.pages > 100
    assert room.requests > 30


def test_more_descriptors_never_mean_less_room() -> None:
    rooms = [room_for(limit, open_now=12) for limit in range(64, 9_000, 7)]
    for less, more in pairwise(rooms):
        assert more.pages >= less.pages
        assert more.requests >= less.requests
        assert more.each >= less.each


def test_no_address_may_take_all_of_it() -> None:
    for limit in (256, 1_024, 65_536):
        room = room_for(limit, open_now=12)
        assert room.each < room.connections / 4


def test_memory_bounds_what_descriptors_do_not() -> None:
    assert room_for(1_048_576, open_now=12) == MOST_ROOM
