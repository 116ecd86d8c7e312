"""When a group can be reached, in words of the visitor's own day."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from typing import Final

from geo.finder.decision import Option
from geo.listing.schedule import Occurrence
from geo.place.time_zones import zone
from geo.words.finder.face_text import face_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.sentences import day_name, hours, listed, text_in, time_there, zone_time

_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)
_WEEK_DAYS: Final = 7
_SHOWN: Final = 4
"""Up to so many meetings are named; the others stand with the facts of the group."""


def soon(option: Option, at: datetime, language: Language) -> tuple[str, ...]:
    """Say in a few words when the group answers and when it meets; empty if neither is stated.

    Where the visitor's place is not known, their clock and calendar are not either: then the
    meetings are told by date and by the clock of the group, which is named.
    """
    said = []
    if any(contact.is_called_24_7 for contact in option.listing.contacts):
        said.append(visit_text(language).called_24_7)
    if option.next_meeting is not None:
        here = option.zone_of(option.next_meeting)
        said.append(_meetings(option, at, here, language))
    return tuple(said)


def _meetings(option: Option, at: datetime, here: str, language: Language) -> str:
    text = face_text(language)
    day_of = partial(dated_words if option.fix is None else day_words, at=at, time_zone=here)
    by_day = groupby(
        _coming(option, at),
        lambda one: _begun(one, at, language) or day_of(one.starts_at, language=language),
    )
    first, *rest = (_of_a_day(day, meetings, here, language) for day, meetings in by_day)
    said = "; ".join((first, *(one[0].lower() + one[1:] for one in rest)))
    if option.fix is None:
        return text.by_clock.format(said=said, clock=zone_time(here, language))
    there = time_there(option, language)
    return text.here.format(said=said, there=there) if there else said


def _coming(option: Option, at: datetime) -> Iterable[Occurrence]:
    """List the next of each meeting, the soonest first; before all the one that was wished for."""
    coming = (meeting.next_after(at) for meeting in option.listing.schedule.meetings)
    in_order = sorted(coming, key=lambda one: (one != option.next_meeting, one.starts_at))
    return in_order[:_SHOWN]


def _of_a_day(day: str, meetings: Iterator[Occurrence], here: str, language: Language) -> str:
    text = text_in(language)
    times = listed([_hours(one, here, language) for one in meetings], text.list_and)
    return face_text(language).day_and_hours.format(day=day, hours=times)


def _hours(meeting: Occurrence, here: str, language: Language) -> str:
    said = hours(meeting, here, language)
    if meeting.ends_at is not None:
        return said
    return face_text(language).start_alone.format(start=said)


def _begun(meeting: Occurrence, at: datetime, language: Language) -> str | None:
    """Say that a meeting has begun where no end is stated: nobody knows that it still goes on."""
    is_open = meeting.ends_at is None and meeting.starts_at <= at
    return visit_text(language).begun if is_open else None


def day_words(starts_at: datetime, at: datetime, time_zone: str, language: Language) -> str:
    """Count minutes within the hour, then days of the visitor's own calendar.

    Minutes are rounded down, so that nobody comes too late; day and hour stand beside them.
    """
    at_once = _within_the_hour(starts_at - at, language)
    if at_once:
        return at_once
    here = starts_at.astimezone(zone(time_zone))
    return _on(here, (here.date() - at.astimezone(zone(time_zone)).date()).days, language)


def dated_words(starts_at: datetime, at: datetime, time_zone: str, language: Language) -> str:
    """Count minutes within the hour, then give the date by the calendar of a zone."""
    at_once = _within_the_hour(starts_at - at, language)
    return at_once or _on_date(starts_at.astimezone(zone(time_zone)), language)


def _within_the_hour(wait: timedelta, language: Language) -> str | None:
    text = visit_text(language)
    if wait <= timedelta(0):
        return text.now
    if wait >= _HOUR:
        return None
    count = wait // _MINUTE
    return text.in_minutes.format(count=count) if count > 1 else text.in_one_minute


def _on(here: datetime, days: int, language: Language) -> str:
    text = visit_text(language)
    if days == 0:
        return text.today
    if days == 1:
        return text.tomorrow
    if days < _WEEK_DAYS:
        weekday = text_in(language).weekdays[here.weekday()]
        return text.on_weekday.format(weekday=weekday.capitalize())
    return _on_date(here, language)


def _on_date(here: datetime, language: Language) -> str:
    text, day = visit_text(language), day_name(here.date(), language)
    return text.on_day.format(day=day[0].upper() + day[1:])
