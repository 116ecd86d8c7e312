"""The next meeting of each schedule, remembered until it is over."""

from collections.abc import Iterable
from datetime import UTC, datetime

from geo.listing.schedule import Occurrence, Schedule

_ALWAYS = datetime.max.replace(tzinfo=UTC)


class Timetable:
    """Answers what `Schedule.next_after` answers, and remembers it.

    A next meeting stays the next one until it is over, so one calculation serves every visitor
    in between. Threads may share a timetable: an entry is one tuple, replaced whole.
    """

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[Schedule, tuple[datetime, Occurrence | None]] = {}

    def next_after(self, schedule: Schedule, moment: datetime) -> Occurrence | None:
        """Find the next meeting at an aware moment; None if no day is stated."""
        if not schedule.meetings:
            return None
        known = self._known.get(schedule)
        if known is not None and known[0] <= moment < _over_at(known[1]):
            return known[1]
        occurrence = schedule.next_after(moment)
        self._known[schedule] = moment, occurrence
        return occurrence

    def valid_until(self, schedules: Iterable[Schedule], moment: datetime) -> datetime:
        """Tell until when none of the schedules' next meetings changes."""
        return min(
            (_over_at(self.next_after(schedule, moment)) for schedule in schedules),
            default=_ALWAYS,
        )


def _over_at(occurrence: Occurrence | None) -> datetime:
    return _ALWAYS if occurrence is None else occurrence.over_at
