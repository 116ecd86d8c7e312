"""Populated places found by name: the town that a postal code may belong to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from geo.place.regions import Region
from scripts.sources.measure import Point, km
from scripts.sources.published import PopulatedPlace

NAMESAKE_WITHIN_KM = 150.0
"""A place of the same name counts if it is no farther from the code, or from its area."""

Namesakes = Mapping[tuple[Region, str], list[PopulatedPlace]]
"""Places by region and folded name, each under all its names."""


def by_name(places: Iterable[PopulatedPlace]) -> Namesakes:
    """List places under each of their names."""
    known: dict[tuple[Region, str], list[PopulatedPlace]] = defaultdict(list)
    for place in places:
        for key in place.keys:
            known[place.region, key].append(place)
    return known


def nearest(places: Iterable[PopulatedPlace], points: Sequence[Point]) -> PopulatedPlace | None:
    """Place closest to any of some points, if it is near enough; of equals the most populous."""
    near = [
        (min(km((place.lat, place.lon), point) for point in points), -place.population, place)
        for place in places
    ]
    near = [ranked for ranked in near if ranked[0] <= NAMESAKE_WITHIN_KM]
    return min(near, key=lambda ranked: ranked[:2])[2] if near else None
