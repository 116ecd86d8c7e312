"""Official outlines of the census, found by province and name; they come with no package.

Statistics Canada's boundary files of 2021, simplified, as GeoJSON with the properties ``name``,
``type`` and ``pt`` (abbreviation of the province).
"""

import json
from collections import defaultdict
from math import cos, radians
from pathlib import Path
from typing import Any, Final, Self

from shapely.affinity import scale
from shapely.geometry import Point as ShapelyPoint
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.prepared import PreparedGeometry, prep

from geo.place.places import name_key
from geo.place.regions import Region
from scripts.sources.measure import Point

_KM_A_DEGREE: Final = 111.2
_Shape = tuple[BaseGeometry, "PreparedGeometry[BaseGeometry]", float]
NOWHERE: Final = float("inf")


class Outlines:
    """Outlines by province and folded name, with and without the number of a reserve."""

    def __init__(self, features: list[dict[str, Any]]) -> None:
        self._named: dict[tuple[Region, str], list[_Shape]] = defaultdict(list)
        for feature in features:
            of = feature["properties"]
            outline = shape(feature["geometry"])
            if outline.is_empty:
                continue
            shrink = cos(radians(outline.centroid.y))
            flat = scale(outline, xfact=shrink, origin=(0, 0))
            for key in _keys(of["name"]):
                self._named[Region(f"CA-{of['pt']}"), key].append((flat, prep(flat), shrink))

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file of outlines."""
        return cls(json.loads(path.read_text(encoding="utf-8"))["features"])

    def knows(self, region: Region, key: str) -> bool:
        """Tell whether any outline bears the name."""
        return (region, key) in self._named

    def off_km(self, region: Region, key: str, point: Point) -> float:
        """Distance to the nearest outline of the name, 0 inside; infinite without an outline."""
        lat, lon = point
        nearest = NOWHERE
        for flat, prepared, shrink in self._named.get((region, key), ()):
            here = ShapelyPoint(lon * shrink, lat)
            if prepared.contains(here):
                return 0.0
            nearest = min(nearest, flat.distance(here) * _KM_A_DEGREE)
        return nearest


def _keys(name: str) -> set[str]:
    parts = name.split(" / ")
    whole = {name_key(part) for part in parts}
    return whole | {name_key(part.rstrip("ABCDEFGH0123456789").strip()) for part in parts} - {""}
