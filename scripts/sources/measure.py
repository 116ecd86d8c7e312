"""Distance and middle of points, close enough to tell a right one from a wrong one."""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt
from statistics import median

EARTH_DIAMETER_KM = 12742.0176
Point = tuple[float, float]
"""Latitude, longitude in degrees."""


def km(here: Point, there: Point) -> float:
    """Great-circle distance."""
    lat1, lon1, lat2, lon2 = map(radians, (*here, *there))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return EARTH_DIAMETER_KM * asin(sqrt(min(1.0, half)))


def middle(points: Iterable[Point]) -> Point:
    """Median of latitudes and of longitudes."""
    lats, lons = zip(*points, strict=True)
    return median(lats), median(lons)
