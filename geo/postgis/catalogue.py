"""The schedules and regions that the store knows by number: few, shared, and never changed."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from itertools import product
from types import MappingProxyType
from typing import Final, NamedTuple, Self

from geo.finder.timetable import Timetable
from geo.listing.schedule import Schedule
from geo.listing.service_area import Regions
from geo.place.coordinate import earth_centred
from geo.place.fix import AskedArea, Fix
from geo.store.ladder_rows import LadderList
from geo.store.schedule_text import schedule_of
from geo.store.servers import Session

_FEW: Final = 2
"""So many virtual listings for each schedule are few."""
_CELL_KM: Final = 80
Cell = tuple[int, int, int]
_NEVER: Final = datetime.max.replace(tzinfo=UTC)


class Parts(NamedTuple):
    """Parts of a list in order, as arrays that PostgreSQL reads.

    Parameters
    ----------
    order
        Equal for parts that stand together.
    """

    numbers: str
    order: str


class Served(NamedTuple):
    """Which regions hold a visitor, the smaller first, and which may."""

    surely: Parts
    maybe: str


class _Order(NamedTuple):
    since: datetime
    until: datetime
    schedules: Parts


class Catalogue:
    """What the numbers of schedules and regions stand for.

    Threads may share one: what it remembers is replaced whole.

    Parameters
    ----------
    schedules, regions
        By their numbers, from 1.
    timetable
        Remembers the next meetings of the schedules.
    has_few_online
        Whether there were few virtual listings for each schedule when it was read.
    crowds
        How many sites each cube of `_CELL_KM` had then; cubes without one are left out.
    """

    def __init__(
        self,
        schedules: Sequence[Schedule],
        regions: Sequence[Regions],
        timetable: Timetable,
        *,
        has_few_online: bool = True,
        crowds: Mapping[Cell, int] = MappingProxyType({}),
    ) -> None:
        self.schedules, self.regions = tuple(schedules), tuple(regions)
        self.has_few_online, self._crowds = has_few_online, crowds
        self._timetable = timetable
        self._order: _Order | None = None

    def read_on(self, session: Session) -> Self:
        """Read what has come since."""
        schedules = _read(session, "ladder_schedule", after=len(self.schedules))
        regions = _read(session, "ladder_regions", after=len(self.regions))
        return type(self)(
            (*self.schedules, *map(schedule_of, schedules)),
            (*self.regions, *(Regions(tuple(codes.split())) for codes in regions)),
            self._timetable,
            has_few_online=_has_few_online(session, len(self.schedules) + len(schedules)),
            crowds=_crowds(session),
        )

    @cached_property
    def shared(self) -> dict[Schedule, Schedule]:
        """One schedule for all that are equal."""
        return {one: one for one in self.schedules}

    def sites_around(self, fix: Fix) -> int:
        """Count the sites of the cubes around a visitor, as it was when this was read."""
        middle = [math.floor(km / _CELL_KM) for km in earth_centred(*fix.coordinate.lat_lon)]
        around = product(*((one - 1, one, one + 1) for one in middle))
        return sum(self._crowds.get((x, y, z), 0) for x, y, z in around)

    def by_next_start(self, at: datetime) -> Parts:
        """Put the schedules in the order of their next start, those without a day last.

        It is right until the first of their next meetings is over.
        """
        known = self._order
        if known is None or not known.since <= at < known.until:
            known = self._order = self._timed(at)
        return known.schedules

    def serving(self, fix: Fix) -> Served:
        """Find the regions that hold a visitor."""
        held = [(area.contains(fix), number) for number, area in enumerate(self.regions, 1)]
        surely = (number for is_in, number in held if is_in)
        return Served(self._by_area(surely), _array(n for is_in, n in held if is_in is None))

    def serving_whole(self, area: AskedArea | None) -> Parts:
        """Find the regions that hold the whole of an area, the smaller first."""
        return self._by_area(
            number
            for number, one in enumerate(self.regions, 1)
            if area is not None and one.contains_whole(area)
        )

    def _by_area(self, numbers: Iterable[int]) -> Parts:
        areas: dict[float, list[int]] = defaultdict(list)
        for number in numbers:
            areas[self.regions[number - 1].area_km2].append(number)
        return _parts([areas[area] for area in sorted(areas)])

    def _timed(self, at: datetime) -> _Order:
        starts: dict[datetime, list[int]] = defaultdict(list)
        starts[_NEVER].append(0)
        for number, schedule in enumerate(self.schedules, 1):
            meeting = self._timetable.next_after(schedule, at)
            starts[_NEVER if meeting is None else meeting.starts_at].append(number)
        until = self._timetable.valid_until(self.schedules, at)
        return _Order(at, until, _parts([starts[start] for start in sorted(starts)]))


def _read(session: Session, table: str, *, after: int) -> list[str]:
    asked = f"SELECT text FROM {table} WHERE number > $1::int ORDER BY number"
    return [str(text) for (text,) in session.rows(asked, (str(after),))]


def _crowds(session: Session) -> dict[Cell, int]:
    cell = ", ".join(f"floor(ST_{axis}(position) / {_CELL_KM})::int" for axis in "XYZ")
    asked = f"SELECT {cell}, count(*) FROM ladder_site GROUP BY 1, 2, 3"
    return {(x, y, z): number for x, y, z, number in session.rows(asked, ())}


def _has_few_online(session: Session, schedules: int) -> bool:
    few = _FEW * (schedules + 1)
    asked = (
        "SELECT count(*) FROM (SELECT FROM ladder_entry"
        f" WHERE list = {LadderList.ONLINE:d} LIMIT $1::int + 1) AS first"
    )
    [(found,)] = session.rows(asked, (str(few),))
    return int(found) <= few


def _parts(together: Sequence[Sequence[int]]) -> Parts:
    order = (place for place, numbers in enumerate(together) for _ in numbers)
    return Parts(_array(number for numbers in together for number in numbers), _array(order))


def _array(numbers: Iterable[int]) -> str:
    return "{" + ",".join(map(str, numbers)) + "}"
