"""What lies beyond the border: towns that a device may stand in, and land that is not Canada."""

import json
from functools import cache
from typing import TYPE_CHECKING

from geo.errors import GazetteerError
from geo.place.coordinate import Coordinate
from geo.place.distance import geodesic_km
from geo.project import DATA

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

TOWNS = DATA / "boundaries" / "towns-abroad.json"
LAND = DATA / "boundaries" / "neighbours.json"

_NEAR_DEGREES = 1.0
"""A town farther north or south than that is not the nearest to anybody in Canada."""


@cache
def towns_abroad() -> tuple[tuple[float, float], ...]:
    """Read the towns of other countries near the border: latitude and longitude in degrees.

    Raises
    ------
    GazetteerError
        If the file that came with the program is missing or damaged.
    """
    try:
        rows = json.loads(TOWNS.read_text(encoding="utf-8"))["towns"]
        return tuple((float(lat), float(lon)) for _, lat, lon in rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(str(TOWNS), f"cannot be read ({error}); restore the file") from error


def nearest_town_abroad_km(here: Coordinate) -> float:
    """Measure how far it is to the nearest town of another country; infinite if none is near."""
    near = (town for town in towns_abroad() if abs(town[0] - here.lat) < _NEAR_DEGREES)
    return min((geodesic_km(*here.lat_lon, *town) for town in near), default=float("inf"))


@cache
def land_abroad() -> "BaseGeometry":
    """Read the land of the countries around Canada; x is longitude, in degrees.

    Raises
    ------
    GazetteerError
        If the file that came with the program is missing or damaged.
    """
    import shapely  # noqa: PLC0415 - as above

    try:
        features = json.loads(LAND.read_text(encoding="utf-8"))["features"]
        land = shapely.union_all([shapely.geometry.shape(one["geometry"]) for one in features])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(str(LAND), f"cannot be read ({error}); restore the file") from error
    shapely.prepare(land)
    return land


def is_land_abroad(here: Coordinate) -> bool:
    """Tell whether a position lies on land of another country, as maps of the whole draw it."""
    import shapely  # noqa: PLC0415 - only a device's position is held against outlines

    return bool(land_abroad().covers(shapely.Point(here.lon_lat)))
