"""Rules for rural codes: from a fall-back point to the community that the code serves.

GeoNames gives a code without a matching place the mean of its neighbours. In rural areas that
point is up to hundreds of kilometres off.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from geo.place.gazetteer import Grade
from geo.place.places import name_key
from geo.place.regions import Region
from scripts.making.namesakes import NAMESAKE_WITHIN_KM, Namesakes, nearest
from scripts.making.placed_code import PlacedCode
from scripts.sources.measure import Point, km, middle
from scripts.sources.published import PopulatedPlace, PublishedCode

SHARED_BY = 3
"""So many place names of one area on one point make it a fall-back point."""
STAYS_WITHIN_KM = 2.0
"""A code so close to its namesake stays where it is: towns have several codes."""
BESIDE_AIRPORT_KM = 15.0
"""A town's own point is no farther from its airport than this."""
FAR_FROM_AIRPORT_KM = 25.0
"""Farther from the airport of its town than this, a point is wrong."""
RURAL_STRAY_KM = 100.0
RURAL_STRAY_SPREAD = 2.5
"""A rural code is a stray beyond both 100 km and 2.5 times the 90th percentile of its area."""
NAMESAKE_CONFIRMS_KM = 10.0
"""Two codes of one name with different points so close confirm one another."""

Airports = Mapping[tuple[Region, str], Point]
"""Airport of a town, by region and folded name of the town."""


def rural_placed(
    codes: Sequence[PublishedCode],
    by_name: Namesakes,
    airports: Airports,
    trusted: set[Point],
) -> list[PlacedCode]:
    """Place rural codes, area by area; trusted points are right however they look."""
    by_area: dict[str, list[PublishedCode]] = defaultdict(list)
    for code in codes:
        by_area[code.fsa].append(code)
    names = _names_by_point(codes)
    lost = {point for point, found in names.items() if len(found) >= SHARED_BY}
    doubtful = {point for point, found in names.items() if len(found) > 1}
    placed: list[PlacedCode] = []
    for area in by_area.values():
        strays = _strays(area)
        known = _Area(area, (lost | strays) - trusted, (doubtful | strays) - trusted)
        placed += known.placed(by_name, airports)
    return placed


def _names_by_point(codes: Iterable[PublishedCode]) -> Mapping[Point, set[str]]:
    names: dict[Point, set[str]] = defaultdict(set)
    for code in codes:
        names[code.point].add(name_key(code.name))
    return names


class _Area:
    """The codes of one rural area.

    A lost point is a fall-back point and tells nothing. A doubtful one is shared by two names and
    may be right for one of them, so it gives way to any better knowledge.
    """

    def __init__(
        self, codes: Sequence[PublishedCode], lost: set[Point], doubtful: set[Point]
    ) -> None:
        self._sure: dict[str, list[Point]] = defaultdict(list)
        self._codes, self._lost, self._doubtful = codes, lost, doubtful
        for code in codes:
            if code.point not in doubtful:
                self._sure[name_key(code.name)].append(code.point)
        sure = [point for points in self._sure.values() for point in points]
        self._points = sure or [code.point for code in codes]

    def placed(self, by_name: Namesakes, airports: Airports) -> Iterator[PlacedCode]:
        """Place the codes by the first of the rules that knows better."""
        for code in self._codes:
            key = code.region, name_key(code.name)
            namesake = self._namesake(code, by_name.get(key, []))
            airport = airports.get(key)
            if namesake is not None:
                point, grade = _at_namesake(code, namesake)
            elif airport is not None and self._is_near(airport):
                point, grade = self._at_airport(code, airport)
            else:
                point, grade = self._at_siblings(code)
            yield PlacedCode(
                code=code.code, name=code.name, region=code.region, point=point, grade=grade
            )

    def _namesake(
        self, code: PublishedCode, namesakes: Sequence[PopulatedPlace]
    ) -> PopulatedPlace | None:
        """Place of the same name that is nearest to the codes of that name, else to the area."""
        siblings = self._sure.get(name_key(code.name))
        if siblings:
            return nearest(namesakes, [middle(siblings)])
        return nearest(namesakes, self._points)

    def _is_near(self, point: Point) -> bool:
        return min(km(point, known) for known in self._points) <= NAMESAKE_WITHIN_KM

    def _at_airport(self, code: PublishedCode, airport: Point) -> tuple[Point, Grade]:
        """Trust a point that is as near to the airport as towns are; else move the code there."""
        if km(code.point, airport) <= BESIDE_AIRPORT_KM:
            return code.point, Grade.AS_PUBLISHED
        siblings = self._sure.get(name_key(code.name), ())
        beside = [point for point in siblings if km(point, airport) <= BESIDE_AIRPORT_KM]
        if beside:
            return middle(beside), Grade.REPAIRED
        if code.point in self._doubtful or km(code.point, airport) > FAR_FROM_AIRPORT_KM:
            return airport, Grade.REPAIRED
        return code.point, Grade.AS_PUBLISHED

    def _at_siblings(self, code: PublishedCode) -> tuple[Point, Grade]:
        siblings = self._sure.get(name_key(code.name))
        if code.point in self._doubtful and siblings:
            return middle(siblings), Grade.REPAIRED
        if code.point in self._lost:
            return middle(self._points), Grade.APPROXIMATE
        return code.point, Grade.AS_PUBLISHED


def _strays(codes: Sequence[PublishedCode]) -> set[Point]:
    """Points far from all the rest of their area, unless two codes of a name agree."""
    centre = middle(code.point for code in codes)
    off = {code.point: km(code.point, centre) for code in codes}
    usual = float(np.percentile([off[code.point] for code in codes], 90))
    limit = max(RURAL_STRAY_KM, RURAL_STRAY_SPREAD * usual)
    far = [code for code in codes if off[code.point] > limit]
    return {code.point for code in far if not any(_confirms(code, other) for other in far)}


def _confirms(code: PublishedCode, other: PublishedCode) -> bool:
    same_name = name_key(code.name) == name_key(other.name)
    return same_name and 0 < km(code.point, other.point) <= NAMESAKE_CONFIRMS_KM


def _at_namesake(code: PublishedCode, namesake: PopulatedPlace) -> tuple[Point, Grade]:
    if km(code.point, (namesake.lat, namesake.lon)) <= STAYS_WITHIN_KM:
        return code.point, Grade.AS_PUBLISHED
    return (namesake.lat, namesake.lon), Grade.REPAIRED
