"""Drawn service areas, found by the degree squares that they touch."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from geo.listing.service_area import Outline, disc
from geo.place.fix import Fix

_BATCH = 64

Square = tuple[int, int]


class Polygons:
    """Finds the polygons that contain a visitor, the smaller first, without testing all.

    Parameters
    ----------
    numbered
        Polygons with the numbers of their listings.
    """

    __slots__ = ("_areas", "_geometries", "_numbers", "_squares")

    def __init__(self, numbered: Sequence[tuple[int, Outline]]) -> None:
        ordered = sorted(numbered, key=lambda pair: (pair[1].area_km2, pair[0]))
        self._numbers = [number for number, _ in ordered]
        self._areas = [outline.area_km2 for _, outline in ordered]
        self._geometries = np.array([outline.geometry for _, outline in ordered], dtype=object)
        squares: dict[Square, list[int]] = defaultdict(list)
        for at, (_, outline) in enumerate(ordered):
            for square in _squares_of(outline.geometry.bounds):
                squares[square].append(at)
        self._squares = {square: np.array(found) for square, found in squares.items()}

    def containing(self, fix: Fix) -> Iterator[tuple[float, int]]:
        """Walk area and number of the polygons that hold the visitor's point, smaller first."""
        at = self._squares.get(_square(fix.coordinate.lon, fix.coordinate.lat))
        if at is None:
            return
        for start in range(0, len(at), _BATCH):
            batch = at[start : start + _BATCH]
            hit = shapely.intersects_xy(self._geometries[batch], *fix.coordinate.lon_lat)
            for found in batch[hit]:
                yield self._areas[found], self._numbers[found]

    def straddling(self, fix: Fix) -> list[int]:
        """Find the numbers of the polygons whose border runs through the visitor's uncertainty."""
        around = disc(fix)
        near = [self._squares[s] for s in _squares_of(around.bounds) if s in self._squares]
        if not near:
            return []
        at = np.unique(np.concatenate(near))
        geometries = self._geometries[at]
        cut = shapely.intersects(geometries, around) & ~shapely.contains(geometries, around)
        return sorted(self._numbers[found] for found in at[cut])


def _square(lon: float, lat: float) -> Square:
    return math.floor(lon), math.floor(lat)


def _squares_of(bounds: tuple[float, float, float, float]) -> list[Square]:
    west, south = _square(bounds[0], bounds[1])
    east, north = _square(bounds[2], bounds[3])
    return [(lon, lat) for lon in range(west, east + 1) for lat in range(south, north + 1)]
