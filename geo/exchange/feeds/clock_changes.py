"""The meetings of a calendar on which the clocks change.

A calendar program gives every meeting of an event the length of the first one. So an event begins
with a meeting of usual length, and those that a change of the clocks makes shorter or longer are
written beside it.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Final

from geo.listing.schedule import Meeting, Occurrence
from geo.place.time_zones import zone

_LOOKED_BACK: Final = timedelta(days=200)
"""Every meeting comes back sooner, a fifth Sunday too."""


def first_usual(meeting: Meeting, now: datetime) -> Occurrence:
    """Find the meeting that is next, or the last one before it where the clocks change on it."""
    following = meeting.next_after(now)
    if _is_usual(meeting, following):
        return following
    day = following.starts_at.astimezone(zone(meeting.time_zone)).date()
    usual = [one for one in _until(meeting, day - _LOOKED_BACK, day) if _is_usual(meeting, one)]
    return usual[-1] if usual else following


def of_other_length(meeting: Meeting, first: Occurrence, until: date) -> Iterator[Occurrence]:
    """List the meetings from a first one on that are shorter or longer than the clock tells."""
    day = first.starts_at.astimezone(zone(meeting.time_zone)).date()
    for one in _until(meeting, day, until):
        if one.ends_at is not None and one.ends_at - one.starts_at != meeting.lasts:
            yield one


def _until(meeting: Meeting, first: date, last: date) -> Iterator[Occurrence]:
    return map(meeting.on, takewhile(lambda day: day < last, meeting.days_from(first)))


def _is_usual(meeting: Meeting, one: Occurrence) -> bool:
    starts = one.starts_at.astimezone(zone(meeting.time_zone)).time()
    lasts = None if one.ends_at is None else one.ends_at - one.starts_at
    return (starts, lasts) == (meeting.starts, meeting.lasts)
