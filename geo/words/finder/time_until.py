"""When a group can be reached, in words of the visitor's own day."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from geo.finder.decision import Option
from geo.listing.schedule import Occurrence
from geo.place.time_zones import zone
from geo.words.finder.face_text import face_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.sentences import day_name, hours, listed, text_in, time_there

_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)
_WEEK_DAYS: Final = 7
_SHOWN: Final = 4
"""Up to so many meetings are named; the others stand with the facts of the group."""


def soon(option: Option, at: datetime, language: Language) -> tuple[str, ...]:
    """Say in a few words when the group answers and when it meets; empty if neither is stated."""
    said = []
    if any(contact.is_called_24_7 for contact in option.listing.contacts):
        said.append(visit_text(language).called_24_7)
    if option.next_meeting is not None:
        said.append(_meetings(option, at, language))
    return tuple(said)


def _meetings(option: Option, at: datetime, language: Language) -> str:
    here = option.fix.time_zone
    by_day = groupby(_coming(option, at), lambda one: day_words(one.starts_at, at, here, language))
    first, *rest = (_of_a_day(day, meetings, here, language) for day, meetings in by_day)
    said = "; ".join((first, *(one[0].lower() + one[1:] for one in rest)))
    there = time_there(option, at, language)
    return face_text(language).here.format(said=said, there=there) if there else said


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


def day_words(starts_at: datetime, at: datetime, time_zone: str, language: Language) -> str:
    """Count minutes within the hour, then days of the visitor's own calendar.

    Minutes are rounded down, so that nobody comes too late; day and hour stand beside them.
    """
    text, wait = visit_text(language), starts_at - at
    if wait <= timedelta(0):
        return text.now
    if wait < _HOUR:
        count = wait // _MINUTE
        return text.in_minutes.format(count=count) if count > 1 else text.in_one_minute
    here = starts_at.astimezone(zone(time_zone))
    return _on(here, (here.date() - at.astimezone(zone(time_zone)).date()).days, language)


def _on(here: datetime, days: int, language: Language) -> str:
    text = visit_text(language)
    if days == 0:
        return text.today
    if days == 1:
        return text.tomorrow
    if days < _WEEK_DAYS:
        weekday = text_in(language).weekdays[here.weekday()]
        return text.on_weekday.format(weekday=weekday.capitalize())
    day = day_name(here.date(), language)
    return text.on_day.format(day=day[0].upper() + day[1:])
