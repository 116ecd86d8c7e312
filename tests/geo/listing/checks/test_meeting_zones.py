"""A hall has one clock, its own: a meeting by another one is a fault."""

from datetime import date, time
from typing import Any

import pytest

from geo.listing.checks.meeting_zones import same_clock, zone_faults, zone_of
from geo.listing.listing import Listing, Mode
from geo.listing.schedule import Meeting, Schedule, Weekday
from geo.listing.site import AddressVisibility, Site
from geo.place.places import Places
from geo.place.regions import Region
from tests.geo.finder.made_up import listing as made_up
from tests.geo.told import english

TODAY = date(2026, 11, 27)
PLACES = Places.open()


def town(name: str, region: Region) -> Site:
    place = PLACES.named(name, region=region)[0]
    return Site(
        visibility=AddressVisibility.TOWN,
        town=place.name,
        region=region,
        coordinate=place.coordinate,
        uncertainty_km=2,
    )


def meeting(time_zone: str, **change: Any) -> Meeting:  # noqa: ANN401 - fields of a meeting
    facts: dict[str, Any] = {
        "weekday": Weekday.MONDAY,
        "starts": time(19),
        "ends": time(20, 30),
    } | change
    return Meeting(time_zone=time_zone, **facts)


def group(*sites: Site, time_zone: str, modes: frozenset[Mode] = frozenset()) -> Listing:
    return made_up(
        sites=sites,
        modes=modes | {Mode.IN_PERSON},
        schedule=Schedule(meetings=(meeting(time_zone),)),
    )


REGINA = town("Regina", Region.SASKATCHEWAN)


def test_a_hall_in_regina_does_not_keep_the_time_of_toronto() -> None:
    (fault,) = zone_faults(group(REGINA, time_zone="America/Toronto"), PLACES, today=TODAY)
    assert fault.field == "meetings[0].time_zone"
    assert "'America/Toronto' is not the time of Regina" in english(fault.problem)
    assert 'write time_zone = "America/Regina"' in english(fault.problem)


@pytest.mark.parametrize(
    ("name", "region", "time_zone", "is_right"),
    [
        ("Regina", Region.SASKATCHEWAN, "America/Regina", True),
        ("Montréal", Region.QUEBEC, "America/Montreal", True),
        ("Montréal", Region.QUEBEC, "America/Toronto", True),
        ("Montréal", Region.QUEBEC, "America/Halifax", False),
        ("Lloydminster", Region.SASKATCHEWAN, "America/Edmonton", True),
        ("Lloydminster", Region.ALBERTA, "America/Edmonton", True),
        ("Creston", Region.BRITISH_COLUMBIA, "America/Creston", True),
        ("Creston", Region.BRITISH_COLUMBIA, "America/Toronto", False),
        ("St. John's", Region.NEWFOUNDLAND_AND_LABRADOR, "America/Halifax", False),
        ("Iqaluit", Region.NUNAVUT, "America/Toronto", True),
        ("Rankin Inlet", Region.NUNAVUT, "America/Iqaluit", False),
    ],
)
def test_the_place_has_its_own_zone(
    name: str, region: Region, time_zone: str, *, is_right: bool
) -> None:
    found = tuple(zone_faults(group(town(name, region), time_zone=time_zone), PLACES, today=TODAY))
    assert (found == ()) is is_right


@pytest.mark.parametrize("mode", [Mode.VIRTUAL, Mode.PHONE])
def test_who_can_also_be_joined_from_anywhere_may_keep_another_clock(mode: Mode) -> None:
    also = group(REGINA, time_zone="America/Toronto", modes=frozenset({mode}))
    assert tuple(zone_faults(also, PLACES, today=TODAY)) == ()


def test_a_group_of_two_places_keeps_the_clock_of_one_of_them() -> None:
    both = (REGINA, town("Toronto", Region.ONTARIO))
    assert tuple(zone_faults(group(*both, time_zone="America/Toronto"), PLACES, today=TODAY)) == ()
    assert tuple(zone_faults(group(*both, time_zone="America/Halifax"), PLACES, today=TODAY))


def test_two_zones_that_part_at_one_meeting_of_the_year_are_not_the_same() -> None:
    """Regina and Winnipeg shared the winter for as long as Manitoba changed its clocks."""
    assert not same_clock(meeting("America/Regina"), "America/Chicago", today=TODAY)
    assert same_clock(meeting("America/Regina"), "America/Regina", today=TODAY)


def test_a_site_of_an_unknown_town_takes_the_nearest_place() -> None:
    unknown = Site(
        visibility=AddressVisibility.TOWN,
        town="Nowhereville",
        region=Region.SASKATCHEWAN,
        coordinate=REGINA.coordinate,
        uncertainty_km=2,
    )
    assert zone_of(unknown, PLACES) == "America/Regina"
