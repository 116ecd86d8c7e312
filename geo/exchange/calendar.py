"""A group's meetings as an iCalendar file (RFC 5545), right across changes of the clock.

The events stand in the group's own time zone, with the zone's rules written into the file by the
zone data that this program trusts: a calendar program with stale rules still shows the right hour.
"""

from datetime import UTC, date, datetime

from icalendar import Calendar, Event, vRecur

from geo.listing.listing import Listing, Mode
from geo.listing.schedule import UNDER_WAY, Meeting
from geo.place.time_zones import zone
from geo.words.language import Language

_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_RULES_UNTIL_YEARS = 10


def meetings_calendar(listing: Listing, *, now: datetime, language: Language) -> bytes | None:
    """Write every meeting of a listing as an event that comes back.

    Parameters
    ----------
    now
        Aware; the events begin with the first meeting that is not over by then.

    Returns
    -------
    bytes or None
        UTF-8 text of a calendar file; ``None`` if the listing states no day.
    """
    if not listing.schedule.meetings:
        return None
    calendar = Calendar()
    calendar.add("prodid", "-//Nearpeer//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("name", listing.name.in_language(language.value))
    for number, meeting in enumerate(listing.schedule.meetings, 1):
        calendar.add_component(_event(listing, meeting, number, now=now, language=language))
    today = now.date()
    calendar.add_missing_timezones(
        first_date=date(today.year, 1, 1), last_date=date(today.year + _RULES_UNTIL_YEARS, 1, 1)
    )
    written: bytes = calendar.to_ical()
    return written


def _event(
    listing: Listing, meeting: Meeting, number: int, *, now: datetime, language: Language
) -> Event:
    first = meeting.next_after(now)
    there = zone(meeting.time_zone)
    event = Event()
    event.add("uid", f"{listing.id}-{number}@nearpeer")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", first.starts_at.astimezone(there))
    event.add("dtend", (first.ends_at or first.starts_at + UNDER_WAY).astimezone(there))
    event.add("rrule", _recurrence(meeting))
    event.add("summary", listing.name.in_language(language.value))
    event.add("description", listing.description.in_language(language.value))
    if Mode.IN_PERSON in listing.modes and listing.sites:
        event.add("location", _location(listing))
    return event


def _recurrence(meeting: Meeting) -> vRecur:
    day = _DAY_CODES[meeting.weekday]
    if meeting.nth is None:
        return vRecur({"freq": "weekly", "byday": day})
    return vRecur({"freq": "monthly", "byday": f"{meeting.nth}{day}"})


def _location(listing: Listing) -> str:
    """Name the first site no finer than it wants to be known."""
    site = listing.sites[0]
    parts = (site.venue, site.street, site.town, site.region.abbreviation)
    return ", ".join(part for part in parts if part)
