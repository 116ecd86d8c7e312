"""The outlines of the provinces and territories, and which of them holds a position."""

import json
from functools import cache
from typing import TYPE_CHECKING

from geo.errors import GazetteerError
from geo.place.coordinate import Coordinate
from geo.place.regions import Region
from geo.project import DATA

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

FILE = DATA / "boundaries" / "provinces.json"
_SHORE_DEGREES = 0.1
"""How far off the drawn shore a position still counts as in Canada: some 10 km."""


@cache
def outlines() -> tuple[tuple[Region, "BaseGeometry"], ...]:
    """Read the outlines; x is longitude, y is latitude, in degrees.

    Raises
    ------
    GazetteerError
        If the file that came with the program is missing or damaged.
    """
    import shapely  # noqa: PLC0415 - a postal code needs no outline, so it does not wait for one

    try:
        features = json.loads(FILE.read_text(encoding="utf-8"))["features"]
        shapes = tuple(
            (Region(feature["properties"]["id"]), shapely.geometry.shape(feature["geometry"]))
            for feature in features
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(str(FILE), f"cannot be read ({error}); restore the file") from error
    for _, shape in shapes:
        shapely.prepare(shape)
    return shapes


def region_at(here: Coordinate) -> Region | None:
    """Tell in whose outline a position lies, or near whose shore; None if it is not in Canada."""
    import shapely  # noqa: PLC0415 - as above

    point = shapely.Point(here.lon_lat)
    for region, outline in outlines():
        if outline.covers(point):
            return region
    region, outline = min(outlines(), key=lambda pair: pair[1].distance(point))
    return region if outline.distance(point) <= _SHORE_DEGREES else None
