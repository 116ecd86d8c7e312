"""Straight-line distance over the WGS 84 ellipsoid, the only distance this project knows."""

from functools import lru_cache
from math import atan, atan2, cos, radians, sin, sqrt, tan

from geo.place.coordinate import WGS84_A_KM, WGS84_F, Coordinate

_B_KM = WGS84_A_KM * (1 - WGS84_F)
_SECOND_ECCENTRICITY2 = (WGS84_A_KM / _B_KM) ** 2 - 1
_CONVERGED = 1e-12
_MAX_STEPS = 20

AGREE_WITHIN_KM = 30.0
"""A town, a postal code and a point farther apart than this are not of one place."""
CHORD_MARGIN = 0.0006
"""Relative spread of chord against geodesic order: candidates whose chords differ by less than
this share may stand in the other order on the ellipsoid. Seen: 0.000455 at most, over 5,000 km."""


def geodesic_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Measure the geodesic between two points given in degrees.

    Returns
    -------
    float
        Kilometres, within 0.02 mm of Karney's algorithm for any two points of Canada.

    Notes
    -----
    Inverse method of T. Vincenty, Survey Review 23 (176), 1975. It fails only for nearly
    antipodal points, of which Canada has none. In plain Python it takes a twentieth of the time
    of geopy's general algorithm, and this is called for every group that is ranked.
    """
    return reduced_km(*reduced(lat1), *reduced(lat2), radians(lon2 - lon1))


@lru_cache(maxsize=4_096)
def reduced(lat: float) -> tuple[float, float]:
    """Return the sine and the cosine of the reduced latitude, of a latitude in degrees.

    Those of the sites of a small directory and of its last visitors are remembered.
    """
    angle = atan((1 - WGS84_F) * tan(radians(lat)))
    return sin(angle), cos(angle)


def reduced_km(sin1: float, cos1: float, sin2: float, cos2: float, apart: float) -> float:
    """Measure the geodesic between two points of which the sines and cosines are known.

    Parameters
    ----------
    sin1, cos1, sin2, cos2
        Of the two reduced latitudes, see `reduced`.
    apart
        Difference of the longitudes in radians.

    Returns
    -------
    float
        Kilometres, the same to the last bit as of `geodesic_km`.
    """
    lam = apart
    cos2_alpha = sigma = sin_sigma = cos_sigma = cos_2m = 0.0
    for _ in range(_MAX_STEPS):
        sin_lam, cos_lam = sin(lam), cos(lam)
        east, north = cos2 * sin_lam, cos1 * sin2 - sin1 * cos2 * cos_lam
        sin_sigma = sqrt(east * east + north * north)  # a power differs from C in its last bit
        if not sin_sigma:  # one point, or two whose difference is lost in their digits
            return 0.0
        cos_sigma = sin1 * sin2 + cos1 * cos2 * cos_lam
        sigma = atan2(sin_sigma, cos_sigma)
        sin_alpha = cos1 * cos2 * sin_lam / sin_sigma
        cos2_alpha = 1 - sin_alpha * sin_alpha
        cos_2m = cos_sigma - 2 * sin1 * sin2 / cos2_alpha
        c = WGS84_F / 16 * cos2_alpha * (4 + WGS84_F * (4 - 3 * cos2_alpha))
        bend = sigma + c * sin_sigma * (cos_2m + c * cos_sigma * (2 * cos_2m * cos_2m - 1))
        previous, lam = lam, apart + (1 - c) * WGS84_F * sin_alpha * bend
        if abs(lam - previous) < _CONVERGED:
            break
    return _arc_km(cos2_alpha, sigma, sin_sigma, cos_sigma, cos_2m)


def _arc_km(
    cos2_alpha: float, sigma: float, sin_sigma: float, cos_sigma: float, cos_2m: float
) -> float:
    u2 = cos2_alpha * _SECOND_ECCENTRICITY2
    a = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
    b = u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
    square = 2 * cos_2m * cos_2m - 1
    third = b / 6 * cos_2m * (4 * sin_sigma * sin_sigma - 3) * (4 * cos_2m * cos_2m - 3)
    delta = b * sin_sigma * (cos_2m + b / 4 * (cos_sigma * square - third))
    return _B_KM * a * (sigma - delta)


def distance_km(here: Coordinate, there: Coordinate) -> float:
    """Measure the straight line between two places in kilometres."""
    return geodesic_km(here.lat, here.lon, there.lat, there.lon)
