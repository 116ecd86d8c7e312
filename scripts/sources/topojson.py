"""Polygons out of a TopoJSON file, whose shapes share arcs."""

from collections.abc import Iterator, Sequence
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

_SMALLEST_RING = 4
"""Points of a triangle, the first of them again at the end."""
Arc = list[tuple[float, float]]


def polygons(
    topology: dict[str, Any], layer: str, *, code: str | None = None
) -> Iterator[BaseGeometry]:
    """Polygons of a layer in degrees, longitude first; of one country code if it is given."""
    arcs = [_arc(steps, topology["transform"]) for steps in topology["arcs"]]
    for shape in topology["objects"][layer]["geometries"]:
        if code is not None and shape.get("id") != code:
            continue
        rings = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        yield shapely.make_valid(MultiPolygon([_polygon(part, arcs) for part in rings]))


def _arc(steps: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> Arc:
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in steps:
        x, y = x + step_x, y + step_y
        points.append((x * wide + left, y * high + low))
    return points


def _polygon(rings: Sequence[Sequence[int]], arcs: Sequence[Arc]) -> Polygon:
    outside, *holes = [_ring(ring, arcs) for ring in rings]
    return Polygon(outside, [hole for hole in holes if len(hole) >= _SMALLEST_RING])


def _ring(numbers: Sequence[int], arcs: Sequence[Arc]) -> Arc:
    """Join arcs; a negative number ``~n`` is arc n walked backwards."""
    points: Arc = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points
