"""A listing as a row for PostGIS: all that can be told before the first visitor asks."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from math import cos, radians
from typing import Final, NamedTuple

import numpy as np
import shapely

from geo.listing.audience import Audience, Welcome
from geo.listing.freshness import Freshness, freshness, utc_day
from geo.listing.listing import Listing, Mode
from geo.listing.schedule import Schedule
from geo.listing.service_area import NotStated, Outline, Regions, ServiceArea, WholeCanada
from geo.place.coordinate import earth_centred

AUDIENCES: Final = (None, *Audience)
_KINDS: Final = {NotStated: 0, WholeCanada: 1, Regions: 2, Outline: 3}
_WELCOME: Final = {
    Welcome.YES: 0,
    Welcome.ASK_FIRST: 1,
    Welcome.NOT_STATED: 2,
}
_EXCLUDED: Final = -1
_PIECE: Final = 16
"""Edges of a piece of a border."""
_NEVER: Final = "infinity"

Row = tuple[object, ...]


class Circles(NamedTuple):
    """A circle within a drawn area and one around it, about the same point.

    Parameters
    ----------
    narrowed
        What a degree of longitude is counted as, in degrees of latitude.
    inner, outer
        Radii in degrees of latitude.
    """

    lon: float
    lat: float
    narrowed: float
    inner: float
    outer: float


def row(listing: Listing, at: datetime) -> Row:
    """Write one made-up listing, which has one site at most and names one region at most."""
    area = listing.service_area
    return (
        listing.id,
        listing.as_of(utc_day(at)).assured_on,
        *_place(listing),
        _KINDS[type(area)],
        area.codes[0] if isinstance(area, Regions) else None,
        area.area_km2 if isinstance(area, Regions | Outline) else None,
        Mode.VIRTUAL in listing.modes,
        _starts_at(listing.schedule, at),
        list(_codes(listing, at)),
        *_drawn(area),
    )


def _drawn(area: ServiceArea) -> Row:
    """Return the circles, the border and the whole of a drawn area."""
    if not isinstance(area, Outline):
        return (None,) * 7
    outline = area.geometry
    assert isinstance(outline, shapely.Polygon)  # noqa: S101 - as they are made up
    return *circles(outline), border(outline).wkb_hex, outline.wkb_hex


def _place(listing: Listing) -> tuple[float | None, ...]:
    """Return latitude and longitude in degrees, then x, y, z in km."""
    if not listing.sites:
        return (None,) * 5
    here = listing.sites[0].coordinate.lat_lon
    return *here, *earth_centred(*here)


def _codes(listing: Listing, at: datetime) -> Iterator[int]:
    is_stale = freshness(listing.assured_on, utc_day(at)) is Freshness.STALE
    for audience in AUDIENCES:
        welcome = Welcome.YES if audience is None else listing.welcomes.of(audience)
        yield _EXCLUDED if welcome is Welcome.NO else 3 * is_stale + _WELCOME[welcome]


@cache
def _starts_at(schedule: Schedule, at: datetime) -> str:
    meeting = schedule.next_after(at)
    return _NEVER if meeting is None else meeting.starts_at.isoformat()


def circles(outline: shapely.Polygon) -> Circles:
    """Measure the circles of an outline that holds its own middle, as made-up ones do."""
    middle = outline.centroid
    narrowed = cos(radians(middle.y))
    corners = (shapely.get_coordinates(outline) - (middle.x, middle.y)) * (narrowed, 1.0)
    border = shapely.LinearRing(corners)
    inner = shapely.Point(0, 0).distance(border) if outline.contains(middle) else 0.0
    outer = float(np.hypot(*corners.T).max())
    return Circles(middle.x, middle.y, narrowed, inner, outer)


def border(outline: shapely.Polygon) -> shapely.MultiLineString:
    """Cut the border of an outline into pieces of few corners."""
    corners = shapely.get_coordinates(outline)
    starts = range(0, len(corners) - 1, _PIECE)
    return shapely.MultiLineString([corners[at : at + _PIECE + 1] for at in starts])
