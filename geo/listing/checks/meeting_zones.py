"""Whether the clock of a meeting is that of the place where people meet."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Final

from geo.faults.listing import ZoneOfElsewhere
from geo.listing.files.readers import Fault
from geo.listing.listing import Listing, Mode
from geo.listing.schedule import Meeting
from geo.listing.site import Site
from geo.place.distance import distance_km
from geo.place.places import Places
from geo.place.time_zones import zone

COMPARED: Final = timedelta(days=2 * 365)
"""Two zones are the same for a meeting if no meeting within this time shows a difference."""


def zone_faults(listing: Listing, places: Places, *, today: date) -> Iterator[Fault]:
    """Find the meetings that keep a clock of elsewhere, of a group that meets in person alone.

    A group that can also be joined from anywhere may well state its hour by another clock.
    """
    if listing.is_from_anywhere or Mode.IN_PERSON not in listing.modes:
        return
    zones = {zone_of(site, places): site.town for site in listing.sites}
    for number, meeting in enumerate(listing.schedule.meetings):
        if zones and not any(same_clock(meeting, there, today=today) for there in zones):
            there, town = next(iter(zones.items()))
            problem = ZoneOfElsewhere(meeting.time_zone, town, there)
            yield Fault(f"meetings[{number}].time_zone", problem)


def zone_of(site: Site, places: Places) -> str:
    """Name the zone of a site: that of its town, else of the nearest place."""
    towns = places.named(site.town, region=site.region) or places.nearest(site.coordinate)
    return min(towns, key=lambda town: distance_km(town.coordinate, site.coordinate)).time_zone


def same_clock(meeting: Meeting, zone_name: str, *, today: date) -> bool:
    """Tell whether a meeting starts at the same moment by the clock of another zone."""
    own, other = zone(meeting.time_zone), zone(zone_name)
    days = takewhile(lambda day: day < today + COMPARED, meeting.days_from(today))
    starts = (datetime.combine(day, meeting.starts) for day in days)
    return own is other or all(own.utcoffset(start) == other.utcoffset(start) for start in starts)
