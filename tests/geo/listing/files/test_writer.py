from dataclasses import replace
from datetime import time

from hypothesis import given

from geo.errors import ListingsError
from geo.listing.files.listing_file import from_toml, read_directory
from geo.listing.files.writer import to_toml
from geo.listing.listing import Listing
from geo.listing.schedule import Schedule
from tests.geo.listing.listings import listings
from tests.geo.told import raises_saying


@given(listing=listings())
def test_nothing_is_lost_in_writing_and_reading_again(listing: Listing) -> None:
    assert from_toml(to_toml(listing), source="any") == listing


def test_the_shipped_listings_survive_too() -> None:
    for listing in read_directory():
        assert from_toml(to_toml(listing), source=listing.id) == listing


def test_all_first_responders_are_written_in_one_word() -> None:
    written = to_toml(read_directory()["phoenix"])
    assert 'first_responders = "yes"\nhealth_care = "ask_first"\n' in written
    assert "police" not in written


def test_what_no_file_may_say_is_refused_on_reading_rather_than_lost() -> None:
    phoenix = read_directory()["phoenix"]
    meeting = replace(phoenix.schedule.meetings[0], starts=time(19, 0, 30))
    odd = replace(phoenix, schedule=Schedule(meetings=(meeting,)))
    with raises_saying(ListingsError, match="19:00:30"):
        from_toml(to_toml(odd), source="phoenix.toml")
