"""The census subdivisions and divisions of 2021, as plain records (Statistics Canada)."""

import csv
import json
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import Final

import shapely
from shapely.geometry import Point as ShapelyPoint
from shapely.geometry import shape

from geo.place.divisions import region_of_division
from geo.place.places import name_key
from geo.place.regions import Region
from geo.project import DATA
from scripts.sources.measure import Point, km

FILE: Final = DATA / "places" / "subdivisions.csv"
DIVISIONS: Final = DATA / "boundaries" / "divisions.json"
FIELDS: Final = (
    "csduid", "name", "type", "region", "division", "residents", "lat", "lon", "point_of", "town",
)  # fmt: skip
_BEARS_THE_NAME_WITHIN_KM: Final = 25.0


class PointOf(StrEnum):
    """Where the point of a subdivision comes from."""

    OUTLINE = "outline"
    """Only some point inside of a simplified outline."""
    PEOPLE = "people"
    """The dissemination area nearest to the middle of its people."""
    TOWN = "town"
    """The town of its name, or the largest inside it."""
    BAND = "band"
    """The main community of the First Nation of its name."""
    TYPED = "typed"
    """A typed fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subdivision:
    """A municipality or its like; ``residents`` is None where the census was not answered.

    ``town`` names the main town whose point it is, where that bears another name.
    """

    uid: str
    name: str
    type: str
    region: Region
    division: str
    residents: int | None
    point: Point
    point_of: PointOf
    town: str = ""

    @property
    def has_peopled_point(self) -> bool:
        """Whether the point is where people live."""
        return self.point_of is not PointOf.OUTLINE


@cache
def subdivisions() -> tuple[Subdivision, ...]:
    """All 5,161 census subdivisions, in the order of their numbers."""
    with FILE.open(encoding="utf-8") as file:
        return tuple(
            Subdivision(
                uid=row["csduid"],
                name=row["name"],
                type=row["type"],
                region=Region(row["region"]),
                division=row["division"],
                residents=int(row["residents"]) if row["residents"] else None,
                point=(float(row["lat"]), float(row["lon"])),
                point_of=PointOf(row["point_of"]),
                town=row["town"],
            )
            for row in csv.DictReader(file)
        )


class DivisionFinder:
    """The census division of a place: that of the subdivision of its name, else by outline.

    Outlines are simplified and some are displaced by kilometres, so a name close by says more.
    """

    def __init__(self) -> None:
        rows = json.loads(DIVISIONS.read_text(encoding="utf-8"))["divisions"]
        self._ids = [row["id"] for row in rows]
        self._outlines = [shape(row["outline"]) for row in rows]

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self._outlines)

    @cached_property
    def _by_name(self) -> dict[tuple[Region, str], list[Subdivision]]:
        by_name: dict[tuple[Region, str], list[Subdivision]] = defaultdict(list)
        for one in subdivisions():
            by_name[one.region, name_key(one.name)].append(one)
        return by_name

    def of(self, region: Region, name: str, point: Point) -> str:
        """Four digits of the division that a place lies in."""
        near = [
            (km(one.point, point), one.division)
            for one in self._by_name.get((region, name_key(name)), ())
        ]
        near = [one for one in near if one[0] <= _BEARS_THE_NAME_WITHIN_KM]
        return min(near)[1] if near else self.at(region, point)

    def at(self, region: Region, point: Point) -> str:
        """Four digits of the division of a province that a point lies in, or is nearest to."""
        lat, lon = point
        here = ShapelyPoint(lon, lat)
        for number in self._tree.query(here, predicate="within"):
            if region_of_division(self._ids[number]) is region:
                return str(self._ids[number])
        own = [n for n, division in enumerate(self._ids) if region_of_division(division) is region]
        return str(self._ids[min(own, key=lambda n: self._outlines[n].distance(here))])
