"""Straight lines between many points at once, over the WGS 84 ellipsoid."""

from collections.abc import Sequence

import numpy as np
from pyproj import Geod

from geo.coverage.communities import Floats
from geo.place.coordinate import WGS84_A_KM, WGS84_F, Coordinate

_WGS84 = Geod(ellps="WGS84")
_E2 = WGS84_F * (2 - WGS84_F)
_MM_A_KM = 1_000_000


def geodesics_km(lat1: Floats, lon1: Floats, lat2: Floats, lon2: Floats) -> Floats:
    """Measure the geodesics between points in degrees, pair by pair.

    Returns
    -------
    numpy.ndarray
        Kilometres by Karney's algorithm in whole millimetres, so that a distance equal to a
        threshold is equal; the arguments' common shape.
    """
    _, _, metres = _WGS84.inv(lon1, lat1, lon2, lat2)
    return np.round(np.asarray(metres) * (_MM_A_KM / 1000)) / _MM_A_KM


def earth_centred(lat: Floats, lon: Floats) -> Floats:
    """Turn degrees into earth-centred coordinates in kilometres, shape (n, 3).

    The straight line through the earth between two such points, their chord, is never longer than
    the geodesic.
    """
    phi, lam = np.radians(lat), np.radians(lon)
    normal = WGS84_A_KM / np.sqrt(1 - _E2 * np.sin(phi) ** 2)
    across = normal * np.cos(phi)
    up = normal * (1 - _E2) * np.sin(phi)
    return np.column_stack((across * np.cos(lam), across * np.sin(lam), up))


def columns(points: Sequence[Coordinate]) -> tuple[Floats, Floats]:
    """Split coordinates into latitudes and longitudes in degrees, each of shape (n,)."""
    both = np.array([point.lat_lon for point in points], dtype=np.float64).reshape(-1, 2)
    return both[:, 0], both[:, 1]
