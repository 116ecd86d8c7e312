from dataclasses import replace
from datetime import date

from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Assurance
from geo.listing.source import COPIED_ON, last_day


def test_the_last_day_is_that_of_the_copy_until_somebody_confirms() -> None:
    listings = list(read_directory())
    assert last_day(listings) == COPIED_ON
    day = date(2027, 1, 5)
    listings[3] = replace(listings[3], assured_on=day, assured_how=Assurance.PHONE)
    assert last_day(listings) == day


def test_a_listing_of_nothing_has_no_last_day() -> None:
    assert last_day(()) is None
