"""The rim of what is near: boxes around the sites that lie just beyond reach.

Where thousands of groups are near, a walk from the nearest site on would pass them all before it
comes to the first beyond reach. The boxes hold all of a ring around the circle, and little inside.
"""

import math
from itertools import pairwise
from typing import Final, NamedTuple

from geo.finder.decision import NEAR_KM
from geo.place.coordinate import earth_centred
from geo.place.fix import Fix

_BOXES: Final = 64
_INNER_KM: Final = NEAR_KM - 0.01
_RADII_KM: Final = (6_330.0, 6_405.0)
"""Less and more than every radius of curvature of WGS 84 (6,335 to 6,400 km)."""
_WIDEST_KM: Final = 40.0

Vector = tuple[float, float, float]


class Rim(NamedTuple):
    """A ring around the circle of what is near.

    Parameters
    ----------
    boxes
        The diagonal of each box, written as PostGIS reads it: earth-centred, in kilometres.
    outer_km
        Every site whose chord is longer than `NEAR_KM` and at most this long is in a box.
    """

    boxes: str
    outer_km: float


def rim(fix: Fix, *, width_km: float) -> Rim:
    """Draw the ring around a visitor.

    Notes
    -----
    A point at chord c lies c^2 / 2R below the visitor's tangent plane, where R lies between the
    radii of curvature, and within c of the visitor along it. An arc strays from its ends by less
    than its sagitta.
    """
    outer_km = NEAR_KM + min(width_km, _WIDEST_KM)
    here = earth_centred(*fix.coordinate.lat_lon)
    up, east, north = _axes(fix)
    down = (_INNER_KM**2 / 2 / _RADII_KM[1] - 0.01, outer_km**2 / 2 / _RADII_KM[0] + 0.01)
    slack = outer_km * (1 - math.cos(math.pi / _BOXES))
    turns = [2 * math.pi * corner / _BOXES for corner in range(_BOXES + 1)]
    ways = [(math.cos(turn), math.sin(turn)) for turn in turns]
    lines = []
    for one, other in pairwise(ways):
        low, high = [], []
        for axis in range(3):
            along = [
                km * (cos * east[axis] + sin * north[axis])
                for cos, sin in (one, other)
                for km in (_INNER_KM, outer_km)
            ]
            below = [-km * up[axis] for km in down]
            low.append(here[axis] + min(along) + min(below) - slack)
            high.append(here[axis] + max(along) + max(below) + slack)
        lines.append("({!r} {!r} {!r},{!r} {!r} {!r})".format(*low, *high))
    return Rim(f"MULTILINESTRING Z ({','.join(lines)})", outer_km)


def _axes(fix: Fix) -> tuple[Vector, Vector, Vector]:
    """Return the directions up, east and north at a visitor's place, each of length 1."""
    lat, lon = map(math.radians, fix.coordinate.lat_lon)
    sin_lat, cos_lat, sin_lon, cos_lon = math.sin(lat), math.cos(lat), math.sin(lon), math.cos(lon)
    return (
        (cos_lat * cos_lon, cos_lat * sin_lon, sin_lat),
        (-sin_lon, cos_lon, 0.0),
        (-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat),
    )
