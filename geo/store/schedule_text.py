"""A schedule as one line of text, the same for equal schedules: they share a number."""

import json
from datetime import time

from geo.listing.schedule import Meeting, Schedule, Weekday


def schedule_text(schedule: Schedule) -> str:
    """Write the meetings of a schedule; what it says of its rhythm moves no meeting."""
    return json.dumps([_written(one) for one in schedule.meetings])


def schedule_of(text: str) -> Schedule:
    """Read what `schedule_text` wrote."""
    return Schedule(meetings=tuple(_read(*facts) for facts in json.loads(text)))


def _written(one: Meeting) -> list[str | int | None]:
    ends = None if one.ends is None else one.ends.isoformat()
    return [int(one.weekday), one.nth, one.starts.isoformat(), ends, one.time_zone]


def _read(weekday: int, nth: int | None, starts: str, ends: str | None, zone: str) -> Meeting:
    return Meeting(
        weekday=Weekday(weekday),
        nth=nth,
        starts=time.fromisoformat(starts),
        ends=None if ends is None else time.fromisoformat(ends),
        time_zone=zone,
    )
