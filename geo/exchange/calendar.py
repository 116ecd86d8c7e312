"""A group's meetings as an iCalendar file (RFC 5545), right across changes of the clock.

The events stand in the group's own time zone, with the zone's rules written into the file by the
zone data that this program trusts: a calendar program with stale rules still shows the right hour.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Final

from icalendar import Calendar, Event, vRecur

from geo.exchange.clock_changes import first_usual, of_other_length
from geo.listing.directory import Directory
from geo.listing.listing import Listing, Mode
from geo.listing.schedule import UNDER_WAY, Meeting
from geo.place.time_zones import zone
from geo.words.language import Language

_NOT_IN_AN_EVENT: Final = (
    *("organization", "modes", "service_area", "welcomes", "contacts", "room", "led_by"),
    *("how_to_start", "cost", "languages", "eligibility", "confidentiality", "notes"),
    *("source_url", "source_line", "assured_on", "assured_how"),
)
LOSSES: Final = MappingProxyType(
    dict.fromkeys(_NOT_IN_AN_EVENT, "left out: an event has a title, a text, a place and hours")
    | {
        "name": "in the language that was asked for",
        "description": "in the language that was asked for",
        "sites": "the first site alone, as a line of text, no finer than it wants to be known",
        "schedule": "listings that state no day are left out; no stated end is written as 90 min",
        "status": "paused and withdrawn listings are left out",
    }
)
"""What a calendar of the whole listing leaves behind, by field of the listing: export only."""

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
    calendar = _calendar(listing.name.in_language(language.value))
    _add_events(calendar, listing, now=now, language=language)
    return _written(calendar, now=now)


def listings_calendar(directory: Directory, *, now: datetime, language: Language) -> bytes:
    """Write the meetings of all listings that visitors see into one calendar.

    Parameters
    ----------
    now
        Aware; as in `meetings_calendar`, whose events have the same identifiers.

    Returns
    -------
    bytes
        UTF-8 text of a calendar file; without an event if no listing states a day.
    """
    calendar = _calendar("Nearpeer")
    for listing in directory.shown():
        _add_events(calendar, listing, now=now, language=language)
    return _written(calendar, now=now)


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Nearpeer//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    return calendar


def _add_events(calendar: Calendar, listing: Listing, *, now: datetime, language: Language) -> None:
    for number, meeting in enumerate(listing.schedule.meetings, 1):
        event = _event(listing, meeting, number, now=now, language=language)
        calendar.add_component(event)
        for one in _of_other_length(event, meeting, now):
            calendar.add_component(one)


def _written(calendar: Calendar, *, now: datetime) -> bytes:
    today = now.date()
    calendar.add_missing_timezones(
        first_date=date(today.year, 1, 1), last_date=date(today.year + _RULES_UNTIL_YEARS, 1, 1)
    )
    written: bytes = calendar.to_ical()
    return written


def _event(
    listing: Listing, meeting: Meeting, number: int, *, now: datetime, language: Language
) -> Event:
    first = first_usual(meeting, now)
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


def _of_other_length(event: Event, meeting: Meeting, now: datetime) -> Iterator[Event]:
    """Write the meetings that a change of the clocks makes shorter or longer."""
    there = zone(meeting.time_zone)
    until = now.date().replace(month=1, day=1, year=now.year + _RULES_UNTIL_YEARS)
    for one in of_other_length(meeting, first_usual(meeting, now), until):
        changed = event.copy(recursive=True)
        for name in ("rrule", "dtstart", "dtend"):
            changed.pop(name, None)
        changed.add("recurrence-id", one.starts_at.astimezone(there))
        changed.add("dtstart", one.starts_at.astimezone(there))
        changed.add("dtend", (one.ends_at or one.starts_at).astimezone(there))
        yield changed


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
