"""Points where the people of each census subdivision live, by province and name."""

import csv
from collections import defaultdict
from pathlib import Path
from typing import Self

from geo.place.places import name_key
from geo.place.regions import Region
from scripts.sources.measure import Point, km
from scripts.sources.subdivisions import Subdivision, subdivisions

Points = dict[str, list[Point]]
"""Points by the number of their subdivision."""


class Homes:
    """Where people live, as the census says and not as the project's own list does.

    Parameters
    ----------
    points
        Population-weighted points of the dissemination areas of each subdivision.
    """

    def __init__(self, points: Points) -> None:
        self._named: dict[tuple[Region, str], list[Point]] = defaultdict(list)
        for one in subdivisions():
            for key in keys(one):
                self._named[one.region, key].extend(points.get(one.uid, ()))

    @classmethod
    def read(cls, path: Path | None) -> Self:
        """Read a table with the columns ``csd,population,lat,lon``; without one, use the list's."""
        if path is None:
            return cls({one.uid: [one.point] for one in subdivisions() if one.has_peopled_point})
        points: Points = defaultdict(list)
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if int(row["population"] or 0):
                    points[row["csd"]].append((float(row["lat"]), float(row["lon"])))
        return cls(points)

    def of(self, region: Region, key: str) -> tuple[Point, ...]:
        """Points of all subdivisions of a folded name."""
        return tuple(self._named.get((region, key), ()))

    def off_km(self, region: Region, key: str, point: Point) -> float:
        """Distance to the nearest home of the name; infinite if none is known."""
        near = (km(point, home) for home in self.of(region, key))
        return min(near, default=float("inf"))


def keys(one: Subdivision) -> set[str]:
    """Folded names of a subdivision, with and without the number of a reserve."""
    names = one.name.split(" / ")
    bare = {name.rstrip("ABCDEFGH0123456789").strip() for name in names}
    return {name_key(name) for name in {*names, *bare}} - {""}
