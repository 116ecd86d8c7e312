"""Outlines made lighter: simplified together so that borders stay shared, rounded, measured."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod, Transformer
from shapely.geometry import MultiPolygon, mapping
from shapely.geometry.base import BaseGeometry

_TO_LAMBERT = Transformer.from_crs("EPSG:4326", "EPSG:3347", always_xy=True)
_TO_DEGREES = Transformer.from_crs("EPSG:3347", "EPSG:4326", always_xy=True)
_GEOD = Geod(ellps="WGS84")
_SMALL_ISLAND_M2 = 5e6
_DEGREE_DECIMALS = 3


def to_lambert(outline: BaseGeometry) -> BaseGeometry:
    """Project from degrees to Statistics Canada Lambert, in metres."""
    return _moved(outline, _TO_LAMBERT)


def to_degrees(outline: BaseGeometry) -> BaseGeometry:
    """Project from Statistics Canada Lambert back to degrees, longitude first."""
    return _moved(outline, _TO_DEGREES)


def _moved(outline: BaseGeometry, by: Transformer) -> BaseGeometry:
    def move(xy: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.column_stack(by.transform(*xy.T))

    return shapely.transform(outline, move)


def simplified(
    outlines: Sequence[BaseGeometry],
    *,
    tolerance_m: float,
    small_island_m2: float = _SMALL_ISLAND_M2,
) -> list[BaseGeometry]:
    """Simplify a coverage given in degrees; the result is valid and rounded to 3 decimals."""
    flat = [_without_islands(to_lambert(outline), small_island_m2) for outline in outlines]
    lighter = shapely.coverage_simplify(np.array(flat), tolerance_m)
    return [rounded(to_degrees(outline)) for outline in lighter]


def rounded(outline: BaseGeometry) -> BaseGeometry:
    """Round to 3 decimals (about 100 m) and mend what that pinches."""
    coarse = shapely.transform(outline, lambda xy: np.round(xy, _DEGREE_DECIMALS))
    return _areas_only(coarse if coarse.is_valid else shapely.make_valid(coarse))


def _areas_only(outline: BaseGeometry) -> BaseGeometry:
    parts = [part for part in shapely.get_parts(outline) if part.geom_type.endswith("Polygon")]
    polygons = [one for part in parts for one in shapely.get_parts(part) if not one.is_empty]
    return MultiPolygon(polygons).normalize()


def _without_islands(outline: BaseGeometry, small_m2: float) -> BaseGeometry:
    parts = shapely.get_parts(outline)
    return MultiPolygon([part for part in parts if part.area >= small_m2])


def area_km2(outline: BaseGeometry) -> float:
    """Area on the WGS 84 ellipsoid."""
    area_m2, _ = _GEOD.geometry_area_perimeter(shapely.orient_polygons(outline))
    return abs(area_m2) / 1e6


def feature(outline: BaseGeometry, properties: Mapping[str, object]) -> dict[str, object]:
    """Make a GeoJSON feature; coordinates are longitude first, at most 3 decimals."""
    return {
        "type": "Feature",
        "properties": dict(properties),
        "geometry": geometry(outline),
    }


def geometry(outline: BaseGeometry) -> dict[str, object]:
    """GeoJSON geometry, rings as the standard wants them: outside counter-clockwise."""
    return dict(mapping(shapely.orient_polygons(outline)))
