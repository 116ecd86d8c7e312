"""A visitor's place and moment, as values of the statement."""

from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

import shapely

from geo.finder.decision import NEAR_KM
from geo.listing.freshness import BELOW_AFTER_DAYS, utc_day
from geo.listing.service_area import disc
from geo.place.coordinate import earth_centred
from geo.place.fix import Fix

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_SAFE_SHARE: Final = 1e-6
"""By so much of its radius a disc is narrowed or widened, to lie surely within the other."""
_EVERY: Final = 4
"""Every fourth corner of a disc: eight of them."""
_LEAST_DEGREES: Final = 1e-9
_BOX_KM: Final = NEAR_KM * 1.000_001


class Days(NamedTuple):
    """Today and the first day whose confirmation is not stale, as numbers of days."""

    today: str
    oldest: str


class Place(NamedTuple):
    """A visitor's place, written as PostGIS reads it.

    Parameters
    ----------
    here
        Earth-centred, in kilometres.
    box
        The diagonal of a box around all that is near.
    inner, outer
        Outlines within and around the disc of the visitor's uncertainty, in degrees.
    corners
        Some corners of the inner one: what holds the disc holds them, and PostGIS tells whether a
        large outline does in a small part of the time.
    """

    here: str
    box: str
    inner: str
    outer: str
    corners: str


def days(at: datetime) -> Days:
    """Tell the days that the age of a confirmation is told by."""
    today = utc_day(at).toordinal()
    return Days(str(today), str(today - BELOW_AFTER_DAYS))


def place(fix: Fix) -> Place:
    """Write where a visitor is."""
    here = earth_centred(*fix.coordinate.lat_lon)
    corners = [value + side * _BOX_KM for side in (-1, 1) for value in here]
    around = disc(fix)
    inner = _scaled(around, fix, 1 - _SAFE_SHARE, more=0)
    return Place(
        here="POINT Z ({!r} {!r} {!r})".format(*here),
        box="LINESTRING Z ({!r} {!r} {!r},{!r} {!r} {!r})".format(*corners),
        inner=str(inner.wkb_hex),
        outer=str(_scaled(around, fix, 1 + _SAFE_SHARE, more=_LEAST_DEGREES).wkb_hex),
        corners=str(shapely.MultiPoint(shapely.get_coordinates(inner)[:-1:_EVERY]).wkb_hex),
    )


def _scaled(around: "BaseGeometry", fix: Fix, share: float, *, more: float) -> "shapely.Polygon":
    """Draw a disc of another radius.

    Parameters
    ----------
    more
        Degrees that it is wider in each direction besides.
    """
    middle = fix.coordinate.lon_lat
    corners = shapely.get_coordinates(around) - middle
    length = (corners**2).sum(axis=1, keepdims=True) ** 0.5
    outwards = corners / length.clip(min=_LEAST_DEGREES)
    return shapely.Polygon(corners * share + outwards * more + middle)
