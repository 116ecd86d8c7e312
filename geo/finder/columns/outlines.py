"""Drawn service areas: two circles settle most of them, GEOS the rest.

A circle within an area that holds the visitor's whole uncertainty says yes; one around the area
that does not touch it says no. Both are measured in degrees, with longitudes shortened as at the
middle of the area, because edges are straight in longitude and latitude.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Self

import numpy as np
import numpy.typing as npt
import shapely

from geo.finder.columns.sites import Floats, Numbers
from geo.listing.service_area import KM_A_DEGREE, disc
from geo.place.fix import Fix

_CHUNK: Final = 256
_SPARE: Final = 1e-9
Square = tuple[int, int]
"""Whole degrees of longitude and latitude."""


class Around(NamedTuple):
    """A visitor and their uncertainty.

    Parameters
    ----------
    lat, lon, up
        In degrees: the position, and how far the uncertainty reaches to the north.
    """

    fix: Fix
    lat: float
    lon: float
    up: float
    shrink: float

    @classmethod
    def of(cls, fix: Fix) -> Self:
        """Compute it of a fix, with the numbers of `geo.listing.service_area.disc`."""
        lat, lon = fix.coordinate.lat_lon
        up = fix.uncertainty_km / KM_A_DEGREE
        return cls(fix, lat, lon, up, math.cos(math.radians(lat)))

    @property
    def square(self) -> Square:
        """The square that the position lies in."""
        return math.floor(self.lon), math.floor(self.lat)

    def squares(self) -> list[Square]:
        """List every square that the uncertainty touches."""
        across = self.up / self.shrink
        west, east = math.floor(self.lon - across), math.floor(self.lon + across)
        south, north = math.floor(self.lat - self.up), math.floor(self.lat + self.up)
        return [(x, y) for x in range(west, east + 1) for y in range(south, north + 1)]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outlines:
    """All drawn areas, by their numbers.

    Parameters
    ----------
    geometries
        Prepared polygons, shape (outlines,).
    circles
        float64, shape (outlines, 5): longitude and latitude of the middle in degrees, its cosine,
        and in degrees the radius of the inner and of the outer circle; the inner one is negative
        where the middle lies outside.
    squares
        For each square the numbers of those that touch it, int32.
    """

    geometries: npt.NDArray[np.object_]
    circles: Floats
    squares: dict[Square, Numbers]

    @classmethod
    def of(cls, geometries: Sequence[Any]) -> Self:
        """Draw the circles, and find the squares that each area touches."""
        shapes = np.empty(len(geometries), dtype=object)
        shapes[:] = geometries
        parts = [_circles(shapes[at : at + _CHUNK]) for at in range(0, len(shapes), _CHUNK)]
        circles = np.concatenate(parts) if parts else np.empty((0, 5))
        return cls(geometries=shapes, circles=circles, squares=_squares(shapes))

    def settled(self, outline: int, around: Around) -> bool | None:
        """Tell by its circles whether an area contains the visitor; None if they do not tell."""
        lon, lat, cosine, inner, outer = self.circles[outline].tolist()
        away = math.hypot((around.lon - lon) * cosine, around.lat - lat)
        reach = around.up * max(1.0, cosine / around.shrink) + _SPARE
        if away + reach < inner:
            return True
        return False if away - reach > outer else None

    def circled(
        self, outlines: Numbers, around: Around
    ) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        """Tell by their circles which of many areas may contain the visitor, and which do."""
        lon, lat, cosine, inner, outer = self.circles[outlines].T
        across, up = (around.lon - lon) * cosine, around.lat - lat
        away = np.sqrt(across * across + up * up)
        reach = around.up * np.maximum(1.0, cosine / around.shrink) + _SPARE
        return away - reach <= outer, away + reach < inner

    def measured(self, outlines: Sequence[int], fix: Fix) -> Iterable[bool | None]:
        """Answer for each of some areas what `geo.listing.service_area.Outline.contains` does."""
        shapes, around = self.geometries[list(outlines)], disc(fix)
        touched = shapely.intersects(shapes, around)
        held = np.zeros(len(shapes), dtype=bool)
        held[touched] = shapely.contains(shapes[touched], around)
        pairs = zip(touched.tolist(), held.tolist(), strict=True)
        return [True if holds else None if touches else False for touches, holds in pairs]


def _circles(shapes: npt.NDArray[np.object_]) -> Floats:
    """Draw both circles of each shape, with the longitudes shortened as at its middle."""
    corners, owner = shapely.get_coordinates(shapes, return_index=True)
    middle = shapely.get_coordinates(shapely.centroid(shapes))
    cosine = np.cos(np.radians(middle[:, 1]))
    flat = (corners - middle[owner]) * np.stack([cosine[owner], np.ones(len(owner))], axis=1)
    firsts = np.searchsorted(owner, np.arange(len(shapes)))
    outer = np.sqrt(np.maximum.reduceat((flat**2).sum(axis=1), firsts))
    inner = np.minimum.reduceat(_from_origin(flat, owner), firsts)
    inner[~shapely.contains_xy(shapes, middle)] = -1.0
    inner, outer = inner * (1 - _SPARE) - _SPARE, outer * (1 + _SPARE) + _SPARE
    return np.column_stack([middle, cosine, inner, outer])


def _from_origin(flat: Floats, owner: npt.NDArray[np.int64]) -> Floats:
    """Measure from the origin to the edge that begins at each corner.

    From the last corner of a ring to the next ring of the shape there is no edge; one more can only
    make an inner circle smaller.
    """
    along = np.zeros_like(flat)
    same = owner[1:] == owner[:-1]
    along[:-1][same] = (flat[1:] - flat[:-1])[same]
    length2 = (along**2).sum(axis=1)
    share = np.clip(-(flat * along).sum(axis=1) / np.where(length2, length2, 1.0), 0.0, 1.0)
    near: Floats = np.sqrt(((flat + share[:, None] * along) ** 2).sum(axis=1))
    return near


def _squares(shapes: npt.NDArray[np.object_]) -> dict[Square, Numbers]:
    """Find which shapes' boxes touch each square."""
    if not len(shapes):
        return {}
    west, south, east, north = np.floor(shapely.bounds(shapes)).astype(np.int64).T
    wide, high = east - west + 1, north - south + 1
    owner = np.repeat(np.arange(len(shapes), dtype=np.int32), wide * high)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(wide * high) - wide * high, wide * high)
    lon, lat = west[owner] + within % wide[owner], south[owner] + within // wide[owner]
    order = np.lexsort((owner, lat, lon))
    lon, lat, owner = lon[order], lat[order], owner[order]
    cuts = np.flatnonzero(np.diff(lon) | np.diff(lat)) + 1
    starts = [0, *cuts.tolist()]
    pairs = zip(lon[starts].tolist(), lat[starts].tolist(), strict=True)
    return dict(zip(pairs, np.split(owner, cuts), strict=True))
