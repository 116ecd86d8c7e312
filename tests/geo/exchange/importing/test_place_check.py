from dataclasses import replace
from datetime import date, time

from geo.exchange.formats import ParsedFile
from geo.exchange.importing.place_check import places_checked
from geo.exchange.reading.parsed_file import ParsedListings
from geo.listing.directory import Directory
from geo.listing.listing import Listing, Mode
from geo.listing.schedule import Meeting, Schedule, Weekday
from geo.place.coordinate import Coordinate
from geo.place.locate import Locator
from tests.geo.exchange.made_up import IQALUIT, KNOWN, NOBODY, REGINA
from tests.geo.told import english

LOCATOR = Locator.open()
TODAY = date(2026, 11, 27)
FAR = replace(KNOWN, sites=(replace(REGINA, coordinate=Coordinate(lat=63.7, lon=-68.5)),))


def checked(*listings: Listing, known: Directory = NOBODY) -> ParsedListings:
    parsed_file = ParsedFile(parsed=ParsedListings(listings=listings), texts={})
    return places_checked(parsed_file, known=known, locator=LOCATOR, today=TODAY).parsed


def test_a_point_far_from_its_town_refuses_the_listing_and_names_both() -> None:
    other = replace(KNOWN, id="other", sites=(IQALUIT,))
    parsed = checked(FAR, other)
    assert parsed.listings == (other,)
    assert {fault.name for fault in parsed.refused} == {"known"}
    assert any("km from Regina, CA-SK" in english(fault.problem) for fault in parsed.refused)


def test_sites_that_are_known_so_are_not_asked_about_again() -> None:
    retold = replace(FAR, languages=("fr",))
    assert checked(retold, known=Directory((FAR,))).listings == (retold,)


def test_a_listing_without_a_site_is_taken() -> None:
    online = replace(KNOWN, sites=())
    assert checked(online).listings == (online,)


def test_a_clock_of_elsewhere_and_a_day_to_come_refuse_the_listing() -> None:
    meetings = (
        Meeting(weekday=Weekday.MONDAY, starts=time(19), ends=None, time_zone="America/Toronto"),
    )
    in_regina = replace(
        KNOWN,
        modes=frozenset({Mode.IN_PERSON}),
        sites=(REGINA,),
        schedule=Schedule(meetings=meetings),
    )
    early = replace(KNOWN, id="early", sites=(), assured_on=date(2030, 1, 1))
    parsed = checked(in_regina, early)
    assert parsed.listings == ()
    assert {fault.field for fault in parsed.refused} == {"meetings[0].time_zone", "assured_on"}
