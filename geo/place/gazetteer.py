"""Every postal code of Canada with its point and community, looked up in one mapped file.

Opening reads a few kilobytes (`geo.place.gazetteer_file`), and a lookup is two small dicts and five
reads of the map.
"""

import enum
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import cos, radians
from pathlib import Path
from typing import Final, NamedTuple, Self

from geo.errors import GazetteerError
from geo.place.gazetteer_file import ARCHIVE_NAME, LOCAL_UNITS, mapped, sections
from geo.place.road import RoadAccess
from geo.project import DATA

FOLDER: Final = DATA / "gazetteer"
_BANDS: Final = (0.1, 1.0, 360.0)
"""Degrees of latitude to either side in which the nearest code is looked for, until it is found.
The last holds any two points there are: a band that holds nothing so near is no answer."""


class Grade(enum.IntEnum):
    """How far the point of a code is to be trusted."""

    AS_PUBLISHED = 0
    """As GeoNames has it."""
    REPAIRED = 1
    """At the place of the same name that lies in its area, or at a code of the same community."""
    TYPED = 2
    """Typed in by hand from a named source."""
    APPROXIMATE = 3
    """Only the area of its first three characters is known."""


class CodePoint(NamedTuple):
    """Where a postal code is; latitude and longitude in degrees (WGS 84)."""

    lat: float
    lon: float
    community: int
    grade: Grade


_ROADS = tuple(RoadAccess)


@dataclass(frozen=True, slots=True)
class Community:
    """The place that codes belong to: its name, ISO 3166-2 region and IANA time zone.

    ``road`` says what is known of access by road, ``division`` is the census division of 2021 in
    four digits, empty where it is not known.
    """

    name: str
    region: str
    time_zone: str
    road: RoadAccess = RoadAccess.ALL_SEASON
    division: str = ""


class Gazetteer:
    """All postal codes of Canada.

    ``find`` takes six characters without a blank and returns the code's point, or None if nobody
    has published such a code.
    """

    __slots__ = ("_columns", "_communities", "find")

    def __init__(self, content: memoryview) -> None:
        self._columns = _Columns.of(content)
        self._communities: tuple[Community, ...] | None = None
        self.find: Callable[[str], CodePoint | None] = _finder(self._columns)

    @classmethod
    def open(cls, folder: Path | None = None) -> Self:
        """Map the gazetteer of a folder, by default the project's own.

        Raises
        ------
        GazetteerError
            If the folder has no archive, or a damaged one.
        """
        return cls(mapped((folder or FOLDER) / ARCHIVE_NAME))

    def nearest(self, lat: float, lon: float) -> CodePoint:
        """Point of the code that is closest to a position, in degrees, by flat distance."""
        import numpy as np  # noqa: PLC0415 - only a device's position is held against all codes

        lats, lons = np.asarray(self._columns.lat), np.asarray(self._columns.lon)
        shrink = cos(radians(lat))
        for band in _BANDS:
            rows = np.flatnonzero((lats > lat - band) & (lats < lat + band))
            rows = rows[rows > 0]
            off = (lats[rows] - lat) ** 2 + ((lons[rows] - lon) * shrink) ** 2
            if rows.size and (off.min() <= band * band or band is _BANDS[-1]):
                return self._columns.point(int(rows[off.argmin()]))
        raise GazetteerError(ARCHIVE_NAME, "has no code; restore the file")

    def community(self, number: int) -> Community:
        """Community of a code point, by its number there."""
        if self._communities is None:
            self._communities = tuple(
                Community(name, region, zone, _ROADS[road], division)
                for name, region, zone, road, division in json.loads(
                    bytes(self._columns.communities)
                )
            )
        return self._communities[number]

    def has_fsa(self, fsa: str) -> bool:
        """Tell whether any code begins with these three characters."""
        return fsa in self._columns.areas

    def fsas(self) -> tuple[str, ...]:
        """First three characters of all codes, in order."""
        return tuple(self._columns.areas)

    def codes(self, prefix: str) -> Iterator[tuple[str, CodePoint]]:
        """Codes that begin with three to six characters, in order, each with its point."""
        columns, fsa, rest = self._columns, prefix[:3], prefix[3:]
        if fsa not in columns.areas:
            return
        for unit, row in zip(LOCAL_UNITS, columns.areas[fsa], strict=True):
            if row and unit.startswith(rest):
                yield fsa + unit, columns.point(row)

    def __iter__(self) -> Iterator[str]:
        for fsa, rows in self._columns.areas.items():
            for unit, row in zip(LOCAL_UNITS, rows, strict=True):
                if row:
                    yield fsa + unit

    def __len__(self) -> int:
        return len(self._columns.grade) - 1

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and self.find(code) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """The mapped file as columns. Row 0 is no code; the rows of the codes follow in their order."""

    areas: dict[str, memoryview]
    """Per area, the row of each of its 2,000 possible codes, or 0."""
    lat: "memoryview[float]"
    lon: "memoryview[float]"
    community: memoryview
    grade: memoryview
    communities: memoryview

    @classmethod
    def of(cls, content: memoryview) -> Self:
        names, rows, lat, lon, community, grade, communities = sections(content)
        size = len(LOCAL_UNITS)
        return cls(
            areas={
                str(names[3 * area : 3 * area + 3], "ascii"): rows[size * area : size * (area + 1)]
                for area in range(len(names) // 3)
            },
            lat=lat,
            lon=lon,
            community=community,
            grade=grade,
            communities=communities,
        )

    def point(self, row: int) -> CodePoint:
        return CodePoint(self.lat[row], self.lon[row], self.community[row], Grade(self.grade[row]))


def _finder(columns: _Columns) -> Callable[[str], CodePoint | None]:
    """Make the lookup: local names, because attributes would double the time of a call."""
    areas, lat, lon = columns.areas, columns.lat, columns.lon
    community, grade = columns.community, columns.grade
    units = {unit: number for number, unit in enumerate(LOCAL_UNITS)}
    grades, make = tuple(Grade), tuple.__new__

    def find(code: str) -> CodePoint | None:
        try:
            row = areas[code[:3]][units[code[3:]]]
        except KeyError:
            return None
        if not row:
            return None
        return make(CodePoint, (lat[row], lon[row], community[row], grades[grade[row]]))

    return find
