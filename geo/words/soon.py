"""How soon a group can be reached: the first thing to know at two in the morning."""

from datetime import datetime, timedelta

from geo.finder.decision import Option
from geo.words.language import Language
from geo.words.visit_text import VisitText, visit_text

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_MINUTES_UP_TO = timedelta(minutes=90)
_HOURS_UP_TO = timedelta(hours=48)


def soon(option: Option, at: datetime, language: Language) -> tuple[str, ...]:
    """Say in a few words when the group answers and when it meets; empty if neither is stated."""
    text = visit_text(language)
    said = []
    if any(contact.is_called_24_7 for contact in option.listing.contacts):
        said.append(text.called_24_7)
    if option.next_meeting is not None:
        said.append(_until(option.next_meeting.starts_at - at, text))
    return tuple(said)


def _until(wait: timedelta, text: VisitText) -> str:
    """Round the time until a meeting down, so that nobody comes too late."""
    if wait < timedelta(minutes=1):
        return text.now
    if wait < _MINUTES_UP_TO and wait // _HOUR != 1:
        return text.in_minutes.format(count=wait // timedelta(minutes=1))
    if wait < _HOURS_UP_TO:
        hours = wait // _HOUR
        return text.in_one_hour if hours == 1 else text.in_hours.format(count=hours)
    return text.in_days.format(count=wait // _DAY)
