"""How soon a group can be reached: the first thing to know at two in the morning."""

from datetime import datetime, timedelta

from geo.finder.decision import Option
from geo.place.time_zones import zone
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.sentences import clock, text_in

_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)
_WEEK_DAYS = 7


def soon(option: Option, at: datetime, language: Language) -> tuple[str, ...]:
    """Say in a few words when the group answers and when it meets; empty if neither is stated.

    Where the visitor's place is not known, their calendar is not either: then only what is under
    way or begins within the hour is said.
    """
    said: list[str | None] = []
    if any(contact.is_called_24_7 for contact in option.listing.contacts):
        said.append(visit_text(language).called_24_7)
    if option.next_meeting is not None:
        here = None if option.fix is None else option.fix.time_zone
        said.append(_until(option.next_meeting.starts_at, at, here, language))
    return tuple(words for words in said if words)


def _until(starts_at: datetime, at: datetime, here: str | None, language: Language) -> str | None:
    """Count minutes within the hour, then days of the visitor's own calendar.

    Minutes are rounded down, so that nobody comes too late; day and hour stand beside them.
    """
    text, wait = visit_text(language), starts_at - at
    if wait <= timedelta(0):
        return text.now
    if wait < _HOUR:
        count = wait // _MINUTE
        return text.in_minutes.format(count=count) if count > 1 else text.in_one_minute
    if here is None:
        return None
    start, asked = (moment.astimezone(zone(here)) for moment in (starts_at, at))
    return _on(start, (start.date() - asked.date()).days, language)


def _on(here: datetime, days: int, language: Language) -> str:
    text = visit_text(language)
    if days == 0:
        return text.today.format(clock=clock(here, language))
    if days == 1:
        return text.tomorrow
    if days < _WEEK_DAYS:
        weekday = text_in(language).weekdays[here.weekday()]
        return text.on_weekday.format(weekday=weekday.capitalize())
    return text.in_days.format(count=days)
