"""When an HSDS service is open, as meetings of a listing file."""

import re
from collections.abc import Iterator
from typing import Final

from geo.exchange.hsds.json_values import Json, degrees, given, tables
from geo.exchange.hsds.writer_parts import DAYS
from geo.faults.row import NoSchedule, ScheduleNotTaken
from geo.listing.files.parts import LAST, LAST_OF_MONTH
from geo.listing.files.readers import Fault, shown
from geo.listing.schedule import Rhythm, Weekday

_RHYTHMS: Final = {"WEEKLY": Rhythm.WEEKLY, "MONTHLY": Rhythm.MONTHLY}
_DAY = re.compile(rf"([+-]?\d)?({'|'.join(DAYS)})")
_CLOCK = re.compile(r"(\d\d:\d\d)(:00(\.0+)?)?(Z|[+-]\d\d(:?\d\d)?)?")


def meetings(service: Json, remarks: list[Fault]) -> list[Json]:
    """Read the schedules that a meeting can be made of; the others go to ``remarks``."""
    met: list[Json] = []
    for number, schedule in enumerate(_schedules(service)):
        why = _why_not(schedule)
        if why:
            told = tuple(f"{key} {shown(value)}" for key, value in _told(schedule))
            remarks.append(Fault(f"schedules[{number}]", ScheduleNotTaken(told, why)))
            continue
        met += [meeting for meeting in _meetings(schedule) if meeting not in met]
    return met


def rhythm(service: Json) -> str | None:
    """Tell how often a service is held, where all its schedules say the same."""
    schedules = list(_schedules(service))
    told = {_RHYTHMS.get(str(one.get("freq"))) for one in schedules if _is_every_time(one)}
    is_told = len(told) == 1 and all(map(_is_every_time, schedules))
    one = told.pop() if is_told else None
    return None if one is None else one.value


def _schedules(service: Json) -> Iterator[Json]:
    yield from tables(service.get("schedules"))
    for at_location in tables(service.get("service_at_locations")):
        yield from tables(at_location.get("schedules"))


def _is_every_time(schedule: Json) -> bool:
    return degrees(schedule.get("interval")) in (None, 1)


def _told(schedule: Json) -> Iterator[tuple[str, object]]:
    for key in ("freq", "interval", "byday", "bymonthday", "opens_at", "closes_at", "description"):
        if given(schedule.get(key)) is not None:
            yield key, schedule[key]


def _why_not(schedule: Json) -> NoSchedule | None:
    """Tell why a schedule cannot be a meeting of ours; None if it can."""
    if str(schedule.get("freq")) not in _RHYTHMS or not _is_every_time(schedule):
        return NoSchedule.OTHER_RHYTHM
    if not _days(schedule):
        return NoSchedule.NO_WEEKDAY
    if given(schedule.get("opens_at")) is None:
        return NoSchedule.NO_HOUR
    if given(schedule.get("x_time_zone")) is None:
        return NoSchedule.NO_ZONE
    return None


def _days(schedule: Json) -> list[tuple[str | None, str]]:
    """Read ``"2MO,-1FR"``; a week of the month must stand where, and only where, it is monthly."""
    written = str(given(schedule.get("byday")) or "").upper().replace(" ", "")
    found = [_DAY.fullmatch(part) for part in written.split(",")]
    days = [(one[1], one[2]) for one in found if one is not None]
    is_monthly = schedule.get("freq") == "MONTHLY"
    is_right = len(days) == len(found) and all((week is not None) == is_monthly for week, _ in days)
    return days if is_right else []


def _meetings(schedule: Json) -> Iterator[Json]:
    for week, day in _days(schedule):
        meeting = {
            "weekday": Weekday(DAYS.index(day)).name.lower(),
            "nth": LAST if week and int(week) == LAST_OF_MONTH else week and int(week),
            "starts": _clock(schedule.get("opens_at")),
            "ends": _clock(given(schedule.get("closes_at"))),
            "time_zone": schedule.get("x_time_zone"),
        }
        yield {name: value for name, value in meeting.items() if value is not None}


def _clock(value: object) -> object:
    """Take the offset off a time of day; what is none goes on, to be refused with its field."""
    found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    return value if found is None else found[1]
