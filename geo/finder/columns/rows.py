"""The rows of a directory as columns, in the order that breaks the last tie of every rung."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

from geo.finder.columns.entry import Entry
from geo.finder.columns.keys import ROW
from geo.finder.columns.sites import Numbers, Sites
from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.listing import Mode
from geo.listing.schedule import Schedule
from geo.listing.service_area import NotStated, Outline, Regions, ServiceArea, WholeCanada

Bytes = npt.NDArray[np.uint8]

VIRTUAL: Final = 1
"""Of `Rows.flags`: it meets online."""
PHONE: Final = 2
"""Of `Rows.flags`: it can be joined by phone."""
HAS_SITES: Final = 4
"""Of `Rows.flags`."""
NOT_STATED: Final = 8
"""Of `Rows.flags`: it states no area."""
CANADA: Final = 16
"""Of `Rows.flags`: it serves all of the country."""
REGIONS: Final = 32
"""Of `Rows.flags`: its area is made of whole regions."""
OUTLINE: Final = 64
"""Of `Rows.flags`: its area is drawn."""
STATED: Final = REGIONS | OUTLINE
"""Of `Rows.flags`: it states an area that is not the whole country."""
_AREAS: Final = {NotStated: NOT_STATED, WholeCanada: CANADA, Regions: REGIONS, Outline: OUTLINE}
WELCOMES: Final = (Welcome.YES, Welcome.ASK_FIRST, Welcome.NOT_STATED)
"""The answers of the ladder, in its order; the number of each is its place here."""
CLOSED: Final = 3
"""The number of the answer no."""
_NUMBERS: Final = {**{answer: at for at, answer in enumerate(WELCOMES)}, Welcome.NO: CLOSED}
_AUDIENCES: Final = tuple(Audience)
COLUMN_OF: Final[dict[Audience | None, int]] = {
    **{who: at for at, who in enumerate(_AUDIENCES)},
    None: len(_AUDIENCES),
}
"""The column of `Rows.welcome` for each audience, and for none."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """What the ladder needs of each listing; latest confirmed first, then by id.

    Parameters
    ----------
    given
        int64: the number of each in the order that it was given in.
    day
        int32: the ordinal of the day of its confirmation; 0 if nobody confirmed it.
    by_id
        int32: its place in the order of the ids.
    flags
        uint8: `VIRTUAL` and the others, added up.
    region_class, outline
        int32: the number of its regions or of its drawn area; -1 if it has none.
    area_rank
        int64: the place of its area among all, the smallest first; equal ones share it.
    schedule
        int32: the number of its schedule.
    welcome
        uint8, shape (12, rows): its answer to each audience, see `COLUMN_OF`.
    """

    given: npt.NDArray[np.int64]
    day: Numbers
    by_id: Numbers
    flags: Bytes
    region_class: Numbers
    outline: Numbers
    area_rank: npt.NDArray[np.int64]
    schedule: Numbers
    welcome: Bytes
    sites: Sites

    def arranged(self, today: int) -> Self:
        """Put them in the order of a day, by which later confirmations count as none."""
        day = np.where(self.day > today, 0, self.day)
        order = np.lexsort((self.by_id, -day))
        columns: dict[str, Any] = {
            name: getattr(self, name)[order]
            for name in self.__slots__
            if name not in {"day", "welcome", "sites"}
        }
        return type(self)(
            day=day[order],
            welcome=np.ascontiguousarray(self.welcome[:, order]),
            sites=self.sites.arranged(order),
            **columns,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What many rows share, and the rows themselves in the order they came in.

    Parameters
    ----------
    regions
        One of each set of regions, by its number.
    geometries
        The drawn areas, by their numbers: prepared polygons.
    schedules
        One of each schedule, by its number.
    ids
        All ids in order.
    """

    rows: Rows
    regions: Sequence[Regions]
    geometries: Sequence[Any]
    schedules: Sequence[Schedule]
    ids: Sequence[str]


def gathered(entries: Iterable[Entry]) -> Gathered:
    """Turn listings into columns, one after the other; none is kept.

    Raises
    ------
    ValueError
        If there are more than a key can number.
    """
    pile = _Pile()
    for entry in entries:
        pile.add(entry)
    return pile.gathered()


def _ints() -> "array[int]":
    return array("i")


def _floats() -> "array[float]":
    return array("d")


@dataclass(slots=True)
class _Pile:
    """Columns while they grow."""

    ids: list[str] = field(default_factory=list)
    day: "array[int]" = field(default_factory=_ints)
    flags: "array[int]" = field(default_factory=_ints)
    region_class: "array[int]" = field(default_factory=_ints)
    outline: "array[int]" = field(default_factory=_ints)
    area_km2: "array[float]" = field(default_factory=_floats)
    schedule: "array[int]" = field(default_factory=_ints)
    answers: bytearray = field(default_factory=bytearray)
    lat: "array[float]" = field(default_factory=_floats)
    lon: "array[float]" = field(default_factory=_floats)
    counts: "array[int]" = field(default_factory=_ints)
    regions: dict[tuple[str, ...], tuple[int, Regions, float]] = field(default_factory=dict)
    geometries: list[Any] = field(default_factory=list)
    schedules: dict[Schedule, int] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        self.ids.append(entry.id)
        self.day.append(_ordinal(entry.assured_on))
        self.flags.append(_flags(entry))
        self._add_area(entry.service_area)
        self.schedule.append(self.schedules.setdefault(entry.schedule, len(self.schedules)))
        self.answers += _answers(entry.welcomes)
        self.counts.append(len(entry.sites))
        for site in entry.sites:
            self.lat.append(site.coordinate.lat)
            self.lon.append(site.coordinate.lon)

    def _add_area(self, area: ServiceArea) -> None:
        region_class = outline = -1
        if isinstance(area, Regions):
            known = self.regions.get(area.codes)
            if known is None:
                known = self.regions[area.codes] = len(self.regions), area, area.area_km2
            region_class, _, km2 = known
        else:
            km2 = area.area_km2
            if isinstance(area, Outline):
                outline = len(self.geometries)
                self.geometries.append(area.geometry)
        self.region_class.append(region_class)
        self.outline.append(outline)
        self.area_km2.append(km2)

    def gathered(self) -> Gathered:
        count = len(self.ids)
        if count > ROW:
            raise ValueError(f"{count:,} listings are too many for one directory; at most {ROW:,}")
        by_id = np.empty(count, dtype=np.int32)
        by_id[sorted(range(count), key=self.ids.__getitem__)] = np.arange(count, dtype=np.int32)
        answers = np.frombuffer(bytes(self.answers), dtype=np.uint8)
        _, area_rank = np.unique(np.array(self.area_km2, dtype=float), return_inverse=True)
        rows = Rows(
            given=np.arange(count),
            day=np.array(self.day, dtype=np.int32),
            by_id=by_id,
            flags=np.array(self.flags, dtype=np.uint8),
            region_class=np.array(self.region_class, dtype=np.int32),
            outline=np.array(self.outline, dtype=np.int32),
            area_rank=area_rank.astype(np.int64),
            schedule=np.array(self.schedule, dtype=np.int32),
            welcome=np.ascontiguousarray(answers.reshape(count, len(COLUMN_OF)).T),
            sites=Sites.of(self.lat, self.lon, np.array(self.counts, dtype=np.int32)),
        )
        regions = [area for _, area, _ in self.regions.values()]
        return Gathered(
            rows=rows,
            regions=regions,
            geometries=self.geometries,
            schedules=list(self.schedules),
            ids=sorted(self.ids),
        )


def _ordinal(day: date | None) -> int:
    return 0 if day is None else day.toordinal()


def _flags(entry: Entry) -> int:
    flags = _AREAS[type(entry.service_area)]
    if Mode.VIRTUAL in entry.modes:
        flags += VIRTUAL
    if Mode.PHONE in entry.modes:
        flags += PHONE
    return flags + HAS_SITES if entry.sites else flags


def _answers(welcomes: Welcomes) -> bytes:
    """Return the number of the answer to each audience, and of that to a visitor of none."""
    numbers = bytearray([_NUMBERS[welcomes.everyone_else]]) * len(_AUDIENCES)
    for who in welcomes.stated:
        numbers[COLUMN_OF[who]] = _NUMBERS[welcomes.of(who)]
    numbers[COLUMN_OF[Audience.RCMP]] = _NUMBERS[welcomes.of(Audience.RCMP)]
    numbers.append(_NUMBERS[Welcome.YES])
    return bytes(numbers)
