"""A postal code lies in the province or territory that its letters name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import cos, radians

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.place.gazetteer import Grade
from geo.place.places import name_key
from geo.place.regions import Region
from scripts.making.placed_code import PlacedCode
from scripts.sources.measure import middle

OUTSIDE_KM = 10.0
"""Farther outside its province than this, a point is wrong; the outlines are less coarse."""
OUTSIDE_SHIPPED_KM = 12.0
"""The same for the outlines that the program ships: they lack islands of less than 5 km²."""


def outside_province(
    codes: Sequence[PlacedCode],
    outlines: Mapping[Region, BaseGeometry],
    *,
    beyond_km: float = OUTSIDE_KM,
) -> set[int]:
    """Rows of the codes that lie too far outside their own province or territory."""
    outside: set[int] = set()
    regions = np.array([code.region.value for code in codes])
    lon = np.array([code.point[1] for code in codes])
    lat = np.array([code.point[0] for code in codes])
    for region, outline in outlines.items():
        rows = np.flatnonzero(regions == region.value)
        shapely.prepare(outline)
        rows = rows[~shapely.contains_xy(outline, lon[rows], lat[rows])]
        for row in rows:
            if _km_to(outline, lat[row], lon[row]) > beyond_km:
                outside.add(int(row))
    return outside


def _km_to(outline: BaseGeometry, lat: float, lon: float) -> float:
    """Distance to an outline, with longitudes shortened as they are at this latitude."""
    reach = 0.4
    widened = reach / max(0.05, cos(radians(lat)))
    near = shapely.clip_by_rect(outline, lon - widened, lat - reach, lon + widened, lat + reach)
    if near.is_empty:
        return float("inf")
    shrink = cos(radians(lat))
    flat = shapely.transform(near, lambda xy: xy * (shrink, 1.0))
    return float(shapely.distance(flat, shapely.Point(lon * shrink, lat))) * 111.2


def brought_inside(
    codes: Sequence[PlacedCode], outlines: Mapping[Region, BaseGeometry]
) -> list[PlacedCode]:
    """Bring codes that lie outside their province back to their community or their area."""
    outside = outside_province(codes, outlines)
    areas = {codes[row].code[:3] for row in outside}
    inside: dict[str, list[PlacedCode]] = defaultdict(list)
    for row, code in enumerate(codes):
        if row not in outside and code.code[:3] in areas:
            inside[code.code[:3]].append(code)
    placed = list(codes)
    for row in outside:
        placed[row] = _brought_back(codes[row], inside[codes[row].code[:3]])
    return placed


def _brought_back(code: PlacedCode, area: Sequence[PlacedCode]) -> PlacedCode:
    key = name_key(code.name)
    siblings = [other.point for other in area if name_key(other.name) == key]
    if siblings:
        return replace(code, point=middle(siblings), grade=Grade.REPAIRED)
    if not area:
        raise ValueError(f"{code.code}: all codes of its area are outside {code.region}; type it")
    return replace(code, point=middle(other.point for other in area), grade=Grade.APPROXIMATE)
