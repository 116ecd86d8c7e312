"""A group's meetings as an iCalendar file (RFC 5545), right across changes of the clock.

The events stand in the group's own time zone, with the zone's rules written into the file by the
zone data that this program trusts: a calendar program with stale rules still shows the right hour.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Final

from icalendar import Calendar, Event, vRecur, vText

from geo.exchange.feeds.clock_changes import first_usual, of_other_length
from geo.exchange.feeds.zone_rules import add_zone_rules
from geo.finder.reasons import confirmation
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory, PublishedListing
from geo.listing.schedule import Meeting
from geo.listing.source import last_day
from geo.place.time_zones import zone
from geo.words.language import Language
from geo.words.listing.entry import contact_line, told
from geo.words.say.sentences import reason_sentence, text_in

_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_RULES_UNTIL_YEARS = 10
_FIRST_DAY: Final = date(2026, 1, 1)
"""Changes are counted in days from here: a later state of an entry has a higher number."""


def meetings_calendar(
    listing: PublishedListing, *, now: datetime, language: Language, title: str = ""
) -> bytes | None:
    """Write every meeting of a listing as an event that comes back.

    Parameters
    ----------
    now
        Aware; the events begin with the first meeting that is not over by then.
    title
        What the calendar shows in place of the group's name, for whoever shares it with others.

    Returns
    -------
    bytes or None
        UTF-8 text of a calendar file; ``None`` if the listing states no day.
    """
    if not listing.schedule.meetings:
        return None
    calendar = _calendar(title or listing.name.in_language(language.value))
    _add_events(calendar, listing, now=now, language=language)
    for event in calendar.walk("VEVENT"):
        event.add("class", "PRIVATE")
        if title:
            event["summary"] = vText(title)
    return _written(calendar, now=now)


def listings_calendar(directory: PublishedDirectory, *, now: datetime, language: Language) -> bytes:
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
    for listing in directory:
        _add_events(calendar, listing, now=now, language=language)
    return _written(calendar, now=now)


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Nearpeer//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    return calendar


def _add_events(
    calendar: Calendar, listing: PublishedListing, *, now: datetime, language: Language
) -> None:
    for uid, meeting in _identified(listing):
        event = _event(listing, meeting, uid, now=now, language=language)
        calendar.add_component(event)
        for one in _of_other_length(event, meeting, now):
            calendar.add_component(one)


def _identified(listing: PublishedListing) -> Iterator[tuple[str, Meeting]]:
    """Name each meeting by its own day and start, so that it stays itself whatever is added."""
    named: dict[str, int] = {}
    for meeting in listing.schedule.meetings:
        name = f"{listing.id}-{_day(meeting).lower()}-{meeting.starts:%H%M}"
        named[name] = named.get(name, 0) + 1
        again = f"-{named[name]}" if named[name] > 1 else ""
        yield f"{name}{again}@nearpeer", meeting


def _written(calendar: Calendar, *, now: datetime) -> bytes:
    add_zone_rules(calendar, first_year=now.year, last_year=now.year + _RULES_UNTIL_YEARS)
    written: bytes = calendar.to_ical()
    return written


def _event(
    listing: PublishedListing, meeting: Meeting, uid: str, *, now: datetime, language: Language
) -> Event:
    first = first_usual(meeting, now)
    there = zone(meeting.time_zone)
    event = Event()
    event.add("uid", uid)
    changed = last_day((listing,))
    event.add("dtstamp", _midnight(changed or now.astimezone(UTC).date()))
    event.add("sequence", (changed - _FIRST_DAY).days if changed else 0)
    event.add("dtstart", first.starts_at.astimezone(there))
    if first.ends_at is not None:
        event.add("dtend", first.ends_at.astimezone(there))
    event.add("rrule", _recurrence(meeting))
    event.add("summary", listing.name.in_language(language.value))
    event.add("description", "\n".join(_text(listing, meeting, now=now, language=language)))
    if Mode.IN_PERSON in listing.modes and listing.sites:
        event.add("location", _location(listing))
    if (page := _way_in(listing)) is not None:
        event.add("url", page)
    return event


def _midnight(day: date) -> datetime:
    """Give the moment by which a state of an entry is known, the same in every copy of it."""
    return datetime.combine(day, time(), UTC)


def _text(
    listing: PublishedListing, meeting: Meeting, *, now: datetime, language: Language
) -> Iterator[str]:
    """Say what the group is, how to reach it, and whether anybody has confirmed that."""
    yield from told(listing, language)
    if listing.eligibility is not None:
        yield listing.eligibility.in_language(language.value)
    if listing.notes is not None:
        yield listing.notes.in_language(language.value)
    if meeting.ends is None:
        yield text_in(language).no_end_stated
    yield from (contact_line(contact, language) for contact in listing.contacts)
    confirmed = confirmation(listing, now.astimezone(UTC).date())
    yield reason_sentence(confirmed, language, listing.reachable)


def _way_in(listing: PublishedListing) -> str | None:
    """Give the first address of a page that a contact names."""
    pages = (contact.url for contact in listing.contacts)
    return next((page for page in pages if page), None)


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
    frequency = "weekly" if meeting.nth is None else "monthly"
    return vRecur({"freq": frequency, "byday": _day(meeting)})


def _day(meeting: Meeting) -> str:
    """Write the day as RFC 5545 does: "MO" for every Monday, "2MO" for the second of a month."""
    return f"{meeting.nth or ''}{_DAY_CODES[meeting.weekday]}"


def _location(listing: PublishedListing) -> str:
    """Name the first site no finer than it wants to be known."""
    site = listing.sites[0]
    parts = (site.venue, site.street, site.town, site.region.abbreviation)
    return ", ".join(part for part in parts if part)
