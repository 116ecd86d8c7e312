"""When a group meets, and when it meets next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum, StrEnum

from geo.place.time_zones import zone

UNDER_WAY = timedelta(minutes=90)
"""How long a meeting without a stated end counts as under way."""

_LAST = -1
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_ANY_DAY = date(2026, 1, 1)


class Weekday(IntEnum):
    """A day of the week, numbered as `datetime.date.weekday` does."""

    MONDAY = 0
    """1 in a Meeting Guide feed."""
    TUESDAY = 1
    """2 in a Meeting Guide feed."""
    WEDNESDAY = 2
    """3 in a Meeting Guide feed."""
    THURSDAY = 3
    """4 in a Meeting Guide feed."""
    FRIDAY = 4
    """5 in a Meeting Guide feed."""
    SATURDAY = 5
    """6 in a Meeting Guide feed."""
    SUNDAY = 6
    """0 in a Meeting Guide feed."""


class Rhythm(StrEnum):
    """How often a group meets, where the listing says so but names no day."""

    WEEKLY = "weekly"
    """Every week, on a day that is not stated."""
    MONTHLY = "monthly"
    """Every month, on a day that is not stated."""
    NOT_STATED = "not_stated"
    """The listing says nothing of how often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One meeting on one day.

    Parameters
    ----------
    time_zone
        IANA name of the zone of the place where it is held.
    starts_at
        Aware, in UTC.
    ends_at
        Aware, in UTC; ``None`` where the listing states no end.
    """

    starts_at: datetime
    ends_at: datetime | None
    time_zone: str

    @property
    def over_at(self) -> datetime:
        """When it no longer counts as under way."""
        return self.ends_at or self.starts_at + UNDER_WAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting that comes back every week, or on the nth weekday of every month.

    Start and end are what the clock on the wall shows. Where a change of the clocks skips the
    start, the meeting begins as much later and keeps its length; where it skips or repeats an hour
    in between, the meeting is an hour shorter or longer and ends when the clock says so. Of a start
    or an end that comes twice, the first is meant.

    Parameters
    ----------
    nth
        1 to 5, or -1 for the last such weekday of the month; ``None`` for every week.
    starts, ends
        Wall-clock time where the group meets. An end at or before the start is on the next day.
    time_zone
        IANA name of the zone that the wall clock belongs to.
    """

    weekday: Weekday
    starts: time
    ends: time | None
    time_zone: str
    nth: int | None = None

    def __post_init__(self) -> None:
        if self.nth is not None and self.nth not in {1, 2, 3, 4, 5, _LAST}:
            raise ValueError(f"{self.nth} is not a week of the month; give 1 to 5, or -1 for last")

    def next_after(self, moment: datetime) -> Occurrence:
        """Find the meeting that is under way at an aware moment, else the next to start."""
        local = moment.astimezone(zone(self.time_zone)).date()
        return next(
            occurrence
            for day in self.days_from(local - _DAY)
            if (occurrence := self.on(day)).over_at > moment
        )

    def days_from(self, first: date) -> Iterator[date]:
        """List the days of its meetings from a day on, without end."""
        day = first + timedelta(days=(self.weekday - first.weekday()) % 7)
        while True:
            if self._is_in_its_week(day):
                yield day
            day += _WEEK

    def _is_in_its_week(self, day: date) -> bool:
        if self.nth is None:
            return True
        if self.nth == _LAST:
            return (day + _WEEK).month != day.month
        return (day.day - 1) // 7 + 1 == self.nth

    @property
    def lasts(self) -> timedelta | None:
        """Its length by the clock on the wall; None where no end is stated."""
        if self.ends is None:
            return None
        lasts = datetime.combine(_ANY_DAY, self.ends) - datetime.combine(_ANY_DAY, self.starts)
        return lasts if lasts > timedelta() else lasts + _DAY

    def on(self, day: date) -> Occurrence:
        """Return the meeting of one of its days."""
        starts_at = self._utc(day, self.starts)
        ends_at = self._end(day, starts_at)
        return Occurrence(starts_at=starts_at, ends_at=ends_at, time_zone=self.time_zone)

    def _end(self, day: date, starts_at: datetime) -> datetime | None:
        if self.ends is None:
            return None
        if starts_at.astimezone(zone(self.time_zone)).time() != self.starts:
            return starts_at + (self.lasts or timedelta())
        last = day if self.ends > self.starts else day + _DAY
        return self._utc(last, self.ends)

    def _utc(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, tzinfo=zone(self.time_zone)).astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """All meetings of a listing, or how often it meets when its days are not stated."""

    meetings: tuple[Meeting, ...] = ()
    rhythm: Rhythm = Rhythm.NOT_STATED

    def next_after(self, moment: datetime) -> Occurrence | None:
        """Find the next meeting of all, or ``None`` if no day is stated."""
        return min(
            (meeting.next_after(moment) for meeting in self.meetings),
            key=lambda occurrence: occurrence.starts_at,
            default=None,
        )


NO_DAY_STATED = Schedule()
"""The schedule of a listing that says nothing of when it meets."""
