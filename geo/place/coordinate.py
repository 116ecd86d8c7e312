"""A position in Canada whose axes cannot be mistaken for one another."""

import math
from dataclasses import dataclass

from geo.errors import OutsideCanadaError

CANADA_LAT = (41.6, 83.2)
"""Southern and northern limit in degrees: Middle Island in Lake Erie, Cape Columbia."""
CANADA_LON = (-141.1, -52.5)
"""Western and eastern limit in degrees: the Yukon border, Cape Spear."""

WGS84_A_KM = 6378.137
"""Semi-major axis of WGS 84 in kilometres."""
WGS84_F = 1 / 298.257223563
"""Flattening of WGS 84."""
_E2 = WGS84_F * (2 - WGS84_F)


@dataclass(frozen=True, slots=True)
class Coordinate:
    """Latitude and longitude in degrees (WGS 84) of a point within Canada's limits.

    Raises
    ------
    OutsideCanadaError
        If the point lies outside the limits, as every swapped pair of Canada does.
    """

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if not (
            CANADA_LAT[0] <= self.lat <= CANADA_LAT[1]
            and CANADA_LON[0] <= self.lon <= CANADA_LON[1]
        ):
            raise OutsideCanadaError(self.lat, self.lon)

    @property
    def lat_lon(self) -> tuple[float, float]:
        """Latitude first, as geopy and folium want it."""
        return self.lat, self.lon

    @property
    def lon_lat(self) -> tuple[float, float]:
        """Longitude first, as shapely and GeoJSON want it."""
        return self.lon, self.lat


def earth_centred(lat: float, lon: float) -> tuple[float, float, float]:
    """Turn degrees into WGS 84 earth-centred coordinates.

    Returns
    -------
    tuple of float
        x, y, z in kilometres, for a point on the ellipsoid.
    """
    phi, lam = math.radians(lat), math.radians(lon)
    sin_phi = math.sin(phi)
    normal = WGS84_A_KM / math.sqrt(1 - _E2 * sin_phi * sin_phi)
    across = normal * math.cos(phi)
    return across * math.cos(lam), across * math.sin(lam), normal * (1 - _E2) * sin_phi
