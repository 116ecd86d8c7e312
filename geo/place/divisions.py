"""The outlines of the 2021 census divisions, and which of them holds a position.

They follow the shores and are right to half a kilometre, where those of the provinces are to two.
"""

import json
from functools import cache
from math import cos, radians
from types import MappingProxyType
from typing import TYPE_CHECKING

from geo.errors import GazetteerError
from geo.place.coordinate import Coordinate
from geo.place.regions import Region
from geo.project import DATA

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

FILE = DATA / "boundaries" / "divisions.json"
_KM_A_DEGREE = 111.2

_BY_NUMBER = MappingProxyType(
    {
        "10": Region.NEWFOUNDLAND_AND_LABRADOR,
        "11": Region.PRINCE_EDWARD_ISLAND,
        "12": Region.NOVA_SCOTIA,
        "13": Region.NEW_BRUNSWICK,
        "24": Region.QUEBEC,
        "35": Region.ONTARIO,
        "46": Region.MANITOBA,
        "47": Region.SASKATCHEWAN,
        "48": Region.ALBERTA,
        "59": Region.BRITISH_COLUMBIA,
        "60": Region.YUKON,
        "61": Region.NORTHWEST_TERRITORIES,
        "62": Region.NUNAVUT,
    }
)
"""Provinces and territories by the first two digits of Statistics Canada's numbers."""


def region_of_division(division: str) -> Region:
    """Tell in which province or territory a division lies: ``"2499"`` is in Quebec."""
    return _BY_NUMBER[division[:2]]


@cache
def division_outlines() -> MappingProxyType[str, "BaseGeometry"]:
    """Read the outlines by the numbers of their divisions; x is longitude, in degrees.

    Raises
    ------
    GazetteerError
        If the file that came with the program is missing or damaged.
    """
    import shapely  # noqa: PLC0415 - a postal code needs no outline, so it does not wait for one

    try:
        rows = json.loads(FILE.read_text(encoding="utf-8"))["divisions"]
        shapes = {row["id"]: shapely.geometry.shape(row["outline"]).buffer(0) for row in rows}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(str(FILE), f"cannot be read ({error}); restore the file") from error
    for shape in shapes.values():
        shapely.prepare(shape)
    return MappingProxyType(shapes)


def division_at(here: Coordinate) -> str | None:
    """Find the division whose outline holds a position."""
    import shapely  # noqa: PLC0415 - as above

    point = shapely.Point(here.lon_lat)
    return next((id_ for id_, shape in division_outlines().items() if shape.covers(point)), None)


def nearest_division(here: Coordinate) -> str:
    """Find the division whose outline is nearest to a position, for one off the shore."""
    import shapely  # noqa: PLC0415 - as above

    point, shapes = shapely.Point(here.lon_lat), division_outlines()
    return min(shapes, key=lambda id_: shapes[id_].distance(point))


def divisions_around(here: Coordinate, within_km: float) -> frozenset[str]:
    """Find the divisions that reach into a circle."""
    import shapely  # noqa: PLC0415 - as above
    from shapely import affinity  # noqa: PLC0415 - as above

    north = within_km / _KM_A_DEGREE
    east = north / cos(radians(here.lat))
    circle = affinity.scale(shapely.Point(here.lon_lat).buffer(1.0), xfact=east, yfact=north)
    return frozenset(id_ for id_, shape in division_outlines().items() if shape.intersects(circle))
