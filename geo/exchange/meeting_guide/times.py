"""When a group of a feed meets: days and times in any usual writing."""

from datetime import date, time
from typing import Any, Final, NamedTuple

from geo.exchange.meeting_guide.keys import Json
from geo.exchange.reading import spellings
from geo.exchange.reading.rows import ImportRow
from geo.faults.row import (
    ClocksDiffer,
    InFeed,
    NoEnd,
    NotOfFeed,
    OfRow,
    ZoneOfPlaceStands,
    ZoneRefused,
)
from geo.listing.checks.meeting_zones import same_clock
from geo.listing.files.readers import FieldError, Node
from geo.listing.files.written_forms import time_zone
from geo.listing.schedule import Meeting, Weekday

_DAYS: Final = 7
_SUNDAY_IS: Final = 6
"""Of our week; a feed counts from Sunday as 0."""


class PlaceClock(NamedTuple):
    """The clock of the place that a group meets at.

    Parameters
    ----------
    zone
        ``None`` where no place is known.
    is_alone
        Whether people meet there and nowhere else, so that no other clock can be meant.
    """

    zone: str | None
    is_alone: bool
    today: date


def meetings_of(rows: tuple[Json, ...], row: ImportRow, *, place: PlaceClock) -> list[Any] | None:
    """Read the meetings of the rows of one group.

    Parameters
    ----------
    place
        Gives the zone of rows that state none, or one that cannot be.

    Returns
    -------
    list or None
        None if a day, a time or a zone is refused: the row has been told why.
    """
    found: list[Any] = []
    for one in rows:
        meetings = _meetings(one, row, place)
        if meetings is None:
            return None
        found += [meeting for meeting in meetings if meeting not in found]
    return found


def _meetings(one: Json, row: ImportRow, place: PlaceClock) -> list[Any] | None:
    days, starts = _days(one.get("day")), _written(one.get("time"))
    if days == [] or not starts:
        if days != [] or starts:
            row.remark("day" if days == [] else "time", OfRow.NO_MEETING)
        return []
    clock = spellings.clock(starts)
    if days is None or clock is None:
        field, value = (InFeed.DAY, one.get("day")) if days is None else (InFeed.TIME, starts)
        row.refuse(field, NotOfFeed(repr(str(value)[:40]), field))
        return None
    here = _zone(one, row, place.zone)
    if here is None:
        return None
    here = _of_place(here, days, clock, place, row)
    ends = _end(one, clock, row)
    common = {"starts": clock, "time_zone": here} | ({"ends": ends} if ends else {})
    return [{"weekday": day, **common} for day in days]


def _zone(one: Json, row: ImportRow, zone: str | None) -> str | None:
    """Read the zone of a row, else take that of its place."""
    stated = _written(one.get("timezone"))
    if stated is None:
        if zone is None:
            row.refuse("timezone", OfRow.ZONE_NEEDED)
        return zone
    try:
        return time_zone(Node(stated, "", []))
    except FieldError as error:
        if zone is None:
            row.refuse("timezone", ZoneRefused(error.problem))
        else:
            row.remark("timezone", ZoneOfPlaceStands(error.problem))
        return zone


def _of_place(stated: str, days: list[str], clock: str, place: PlaceClock, row: ImportRow) -> str:
    """Hold a zone against the place: a hall has one clock, and it is its own."""
    if place.zone is None or all(_is_same(stated, day, clock, place) for day in days):
        return stated
    row.remark("timezone", ClocksDiffer(stated, place.zone, clock, place.is_alone))
    return place.zone if place.is_alone else stated


def _is_same(stated: str, day: str, clock: str, place: PlaceClock) -> bool:
    meeting = Meeting(
        weekday=Weekday[day.upper()],
        starts=time.fromisoformat(clock),
        ends=None,
        time_zone=stated,
    )
    return same_clock(meeting, place.zone or stated, today=place.today)


def _end(one: Json, starts: str, row: ImportRow) -> str | None:
    stated = _written(one.get("end_time"))
    ends = spellings.clock(stated) if stated else None
    if stated and (ends is None or ends == starts):
        row.remark("end_time", NoEnd(repr(stated[:40]), starts))
        return None
    return ends


def _days(value: object) -> list[str] | None:
    """Read days, from Sunday as 0, or by name; None if one of them is none."""
    if value is None or value == "":
        return []
    parts = value if isinstance(value, list) else [value]
    days = [_day(part) for part in parts]
    return None if None in days else [day for day in dict.fromkeys(days) if day is not None]


def _day(value: object) -> str | None:
    text = str(value).strip()
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        text = str(int(value))
    if text.isascii() and text.isdigit():
        from_sunday = int(text) if len(text) == 1 else _DAYS
        return (
            Weekday((from_sunday + _SUNDAY_IS) % _DAYS).name.lower()
            if from_sunday < _DAYS
            else None
        )
    return spellings.weekday(text)


def _written(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
