"""The next meeting of each schedule, remembered until it is over."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from geo.listing.schedule import Occurrence, Schedule

_ALWAYS = datetime.max.replace(tzinfo=UTC)


class _Known(NamedTuple):
    schedule: Schedule
    since: datetime
    until: datetime
    occurrence: Occurrence | None


class Timetable:
    """Answers what `Schedule.next_after` answers, and remembers it.

    A next meeting stays the next one until it is over, so one calculation serves every visitor
    in between. Threads may share a timetable: an entry is one tuple, replaced whole.
    """

    __slots__ = ("_known",)

    def __init__(self) -> None:
        # by identity: the hash of a schedule takes longer than the rest of the look-up
        self._known: dict[int, _Known] = {}

    def next_after(self, schedule: Schedule, moment: datetime) -> Occurrence | None:
        """Find the next meeting at an aware moment; None if no day is stated."""
        return self._look_up(schedule, moment).occurrence if schedule.meetings else None

    def valid_until(self, schedules: Iterable[Schedule], moment: datetime) -> datetime:
        """Tell until when none of the schedules' next meetings changes."""
        return min(
            (self._look_up(schedule, moment).until for schedule in schedules), default=_ALWAYS
        )

    def _look_up(self, schedule: Schedule, moment: datetime) -> _Known:
        known = self._known.get(id(schedule))
        if known is None or not known.since <= moment < known.until:
            occurrence = schedule.next_after(moment)
            until = _ALWAYS if occurrence is None else occurrence.over_at
            known = self._known[id(schedule)] = _Known(schedule, moment, until, occurrence)
        return known
