"""Dissemination areas with people: where the residents of a subdivision live."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import shapely
from shapely.geometry import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry

from scripts.sources.measure import Point

_OUTSIDE_DEGREES: Final = 0.04
"""A point so far outside of its outline (about 4 km) is at odds with it."""
_ENOUGH_INSIDE: Final = 0.4
"""Of so many of its residents the areas inside of an outline have to tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A dissemination area: the number of its subdivision, its people and their point.

    ``is_of_parent`` says that the point is that of a larger area, which was divided since.
    """

    subdivision: str
    residents: int
    point: Point
    is_of_parent: bool = False


class PeopledBlocks:
    """All dissemination areas, by subdivision and by place.

    The lists that tell to which subdivision an area belongs err by up to 100 km, and so do some of
    the simplified outlines. Where the two are at odds, the areas that lie inside the outline count
    if enough of the residents live there; else the list does, unless it has only the point of a
    larger area that was divided since.

    Parameters
    ----------
    path
        CSV file with the columns csd, population, lat, lon and point_source; None for no areas.
    """

    def __init__(self, path: Path | None) -> None:
        self.rows: list[Block] = []
        self._of: dict[str, list[Block]] = defaultdict(list)
        if path is not None:
            with path.open(encoding="utf-8") as file:
                self.rows = [_block(row) for row in csv.DictReader(file)]
        for block in self.rows:
            self._of[block.subdivision].append(block)
        self._tree = shapely.STRtree([ShapelyPoint(one.point[::-1]) for one in self.rows])

    def point_of(self, uid: str, outline: BaseGeometry, residents: int) -> Point | None:
        """Point where the people of a subdivision live; None if only the outline can tell."""
        listed = self._of[uid]
        if not listed:
            return None
        point = _weighted(listed)
        if outline.distance(ShapelyPoint(point[::-1])) <= _OUTSIDE_DEGREES:
            return point
        inside = [self.rows[row] for row in self._tree.query(outline, predicate="contains")]
        if sum(block.residents for block in inside) >= max(1, _ENOUGH_INSIDE * residents):
            return _weighted(inside)
        return None if any(block.is_of_parent for block in listed) else point


def _block(row: dict[str, str]) -> Block:
    return Block(
        subdivision=row["csd"],
        residents=int(row["population"] or 0),
        point=(float(row["lat"]), float(row["lon"])),
        is_of_parent=row.get("point_source") == "parent",
    )


def _weighted(blocks: list[Block]) -> Point:
    """Take the block nearest to the weighted middle of all: a middle itself may lie in a lake."""
    weights = [block.residents for block in blocks]
    if not any(weights):
        weights = [1] * len(blocks)
    weighted = list(zip(weights, (block.point for block in blocks), strict=True))
    lat = sum(weight * point[0] for weight, point in weighted) / sum(weights)
    lon = sum(weight * point[1] for weight, point in weighted) / sum(weights)
    return min(
        (point for _, point in weighted),
        key=lambda point: (point[0] - lat) ** 2 + (point[1] - lon) ** 2,
    )
