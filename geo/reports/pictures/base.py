"""The land under a map of Canada, on Statistics Canada's own projection."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

import numpy as np
import shapely
from matplotlib.path import Path as Curve
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from geo.coverage.communities import Floats
from geo.coverage.distances import columns
from geo.errors import UnknownRegionError
from geo.place.coordinate import Coordinate
from geo.project import DATA

_BOUNDARIES: Final = DATA / "boundaries"
_PROJECTION: Final = "EPSG:3347"
_LONGEST_EDGE_DEG: Final = 0.5
"""A border along a parallel is an arc on this projection: longer edges are parted first."""
_FADES: Final = 10
_FADE_DEG: Final = (0.45, 1.5)
"""The neighbours' outlines are cut in the south and the east: there they fade, by these steps."""


def projected(points: Sequence[Coordinate]) -> Floats:
    """Put positions on the sheet.

    Returns
    -------
    numpy.ndarray
        Metres to the east and to the north on the projection, shape (n, 2).
    """
    lat, lon = columns(points)
    return _on_sheet(np.column_stack((lon, lat)))


@cache
def land(name: str) -> Curve:
    """Read a whole file of outlines as one shape."""
    return _curve(_sheet_of(shapely.union_all(list(_outlines(name).values()))))


@cache
def abroad() -> tuple[Curve, ...]:
    """List the neighbours' land time and again, each time less of it towards where it is cut."""
    whole = shapely.union_all(list(_outlines("neighbours").values()))
    west, south, east, north = shapely.bounds(whole)
    boxes = (
        (west, south + step * _FADE_DEG[0], east - step * _FADE_DEG[1], north)
        for step in range(_FADES)
    )
    return tuple(_curve(_sheet_of(shapely.clip_by_rect(whole, *box))) for box in boxes)


@cache
def borders() -> Curve:
    """Read the outlines of the provinces and territories, with the borders between them."""
    return Curve.make_compound_path(*map(_curve, _sheets("provinces-drawing").values()))


@cache
def outline(region: str) -> Curve:
    """Find the outline of a province, a territory or a named region of the North.

    Raises
    ------
    UnknownRegionError
        If there is no such region.
    """
    return _curve(_sheet(region))


@cache
def area_km2(region: str) -> float:
    """Measure a region on the sheet, to draw the larger one first where two overlap."""
    return float(_sheet(region).area) / 1e6


@cache
def extent(regions: frozenset[str]) -> tuple[float, float, float, float]:
    """Frame regions; all provinces and territories if none is named.

    Returns
    -------
    tuple of float
        Metres on the sheet: west, south, east, north.
    """
    named = regions or frozenset(_sheets("provinces-drawing"))
    west, south, east, north = shapely.total_bounds([_sheet(one) for one in named])
    return float(west), float(south), float(east), float(north)


@cache
def northern() -> frozenset[str]:
    """List the territories and the northern parts of provinces."""
    return frozenset(_sheets("north-outlines"))


@cache
def _outlines(name: str) -> dict[str, BaseGeometry]:
    """Read outlines in degrees by their ids, or by their numbers where they have none."""
    content: dict[str, Any] = json.loads((_BOUNDARIES / f"{name}.json").read_text("utf-8"))
    shapes = shapely.from_geojson([json.dumps(one["geometry"]) for one in content["features"]])
    ids = (
        one["properties"].get("id", str(number)) for number, one in enumerate(content["features"])
    )
    return dict(zip(ids, shapes, strict=True))


@cache
def _sheets(name: str) -> dict[str, BaseGeometry]:
    return {id_: _sheet_of(one) for id_, one in _outlines(name).items()}


def _sheet(region: str) -> BaseGeometry:
    known = _sheets("north-outlines") | _sheets("provinces-drawing")
    if region not in known:
        raise UnknownRegionError(region, tuple(known))
    return known[region]


def _sheet_of(shape: BaseGeometry) -> BaseGeometry:
    return shapely.transform(shapely.segmentize(shape, _LONGEST_EDGE_DEG), _on_sheet)


def _on_sheet(lon_lat: Floats) -> Floats:
    x, y = _transformer().transform(lon_lat[:, 0], lon_lat[:, 1])
    return np.column_stack((x, y))


@cache
def _transformer() -> Transformer:
    return Transformer.from_crs("EPSG:4326", _PROJECTION, always_xy=True)


def _curve(shape: BaseGeometry) -> Curve:
    """Turn an area into a path; rings are wound so that its holes stay empty."""
    return Curve.make_compound_path(*_rings(shapely.get_parts(shapely.orient_polygons(shape))))


def _rings(polygons: Iterable[BaseGeometry]) -> Iterable[Curve]:
    for polygon in polygons:
        for ring in shapely.get_rings(polygon):
            yield Curve(shapely.get_coordinates(ring), closed=True)
