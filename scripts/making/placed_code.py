"""A postal code with the point that the repair gives it."""

from dataclasses import dataclass

from geo.place.gazetteer import Grade
from geo.place.regions import Region
from scripts.sources.measure import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedCode:
    """A code with its point after repair."""

    code: str
    name: str
    region: Region
    point: Point
    grade: Grade
