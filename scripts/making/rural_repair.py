"""Rules for rural codes: from a fall-back point to the community that the code serves.

GeoNames gives a code without a matching place the mean of its neighbours. In rural areas that
point is up to hundreds of kilometres off.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from geo.place.gazetteer import Grade
from geo.place.places import name_key
from geo.place.regions import Region
from scripts.making.area_spread import AreaSpread
from scripts.making.namesakes import NAMESAKE_WITHIN_KM, Kind, Namesake, Namesakes, nearest
from scripts.making.placed_code import PlacedCode
from scripts.sources.measure import Point, km, middle
from scripts.sources.published import PublishedCode

SHARED_BY = 3
"""So many place names of one area on one point make it a fall-back point."""
WIDE_KM = 5.0
"""A code so close to the middle of a wide municipality stays where it is."""
AT_THE_EDGE_KM = 25.0
"""A place of the census so far from the codes of an area can still be one of theirs."""
ONE_PLACE_KM = 15.0
"""Places of one name no farther apart are one: the point of the town is taken."""
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
    *,
    spread: AreaSpread | None = None,
) -> list[PlacedCode]:
    """Place rural codes, area by area; trusted points are right however they look.

    The spread tells where the areas are; by default these codes do.
    """
    by_area: dict[str, list[PublishedCode]] = defaultdict(list)
    for code in codes:
        by_area[code.fsa].append(code)
    names = _names_by_point(codes)
    lost = {point for point, found in names.items() if len(found) >= SHARED_BY}
    doubtful = {point for point, found in names.items() if len(found) > 1}
    known = _Known(by_name, airports, spread or AreaSpread(sound(codes, trusted)))
    placed: list[PlacedCode] = []
    for codes_of_area in by_area.values():
        strays = _strays(codes_of_area)
        area = _Area(codes_of_area, (lost | strays) - trusted, (doubtful | strays) - trusted, known)
        placed += area.placed()
    return placed


def sound(codes: Sequence[PublishedCode], trusted: set[Point]) -> Iterator[PublishedCode]:
    """Leave out the codes whose point another name has too: it may be a fall-back point."""
    names = _names_by_point(codes)
    for code in codes:
        if len(names[code.point]) == 1 or code.point in trusted:
            yield code


def _names_by_point(codes: Iterable[PublishedCode]) -> Mapping[Point, set[str]]:
    names: dict[Point, set[str]] = defaultdict(set)
    for code in codes:
        names[code.point].add(name_key(code.name))
    return names


class _Known(NamedTuple):
    """What the codes are held against."""

    by_name: Namesakes
    airports: Airports
    spread: AreaSpread


class _Area:
    """The codes of one rural area.

    A lost point is a fall-back point and tells nothing. A doubtful one is shared by two names and
    may be right for one of them, so it gives way to any better knowledge.
    """

    def __init__(
        self,
        codes: Sequence[PublishedCode],
        lost: set[Point],
        doubtful: set[Point],
        known: _Known,
    ) -> None:
        self._sure: dict[str, list[Point]] = defaultdict(list)
        self._codes, self._lost, self._doubtful, self._known = codes, lost, doubtful, known
        for code in codes:
            if code.point not in doubtful:
                self._sure[name_key(code.name)].append(code.point)
        sure = [point for points in self._sure.values() for point in points]
        self._points = sure or [code.point for code in codes]

    def placed(self) -> Iterator[PlacedCode]:
        """Place the codes by the first of the rules that knows better."""
        for code in self._codes:
            point, grade = self._of(code)
            yield PlacedCode(
                code=code.code, name=code.name, region=code.region, point=point, grade=grade
            )

    def _of(self, code: PublishedCode) -> tuple[Point, Grade]:
        key = code.region, name_key(code.name)
        namesakes = self._known.by_name.get(key, [])
        within = self._within(code, namesakes)
        if within is not None:
            return _at_namesake(code, within)
        airport = self._known.airports.get(key)
        if airport is not None and self._is_near(airport):
            return self._at_airport(code, airport)
        if not self._siblings(code):
            town = self._town(code, namesakes)
            if town is not None:
                return _at_namesake(code, town)
        return self._at_siblings(code)

    def _holds(self, code: PublishedCode, point: Point) -> bool:
        return self._known.spread.holds(code.fsa, name_key(code.name), point)

    def _within(self, code: PublishedCode, namesakes: Sequence[Namesake]) -> Namesake | None:
        """Place of the same name among the codes of the area: the nearest, a town if it can be."""
        points = self._siblings(code)
        within = [
            one
            for one in namesakes
            if (self._holds(code, one.point) and self._is_near(one.point))
            or (points and _off(one, points) <= ONE_PLACE_KM)
        ]

        def rank(one: Namesake) -> tuple[float, ...]:
            off = _off(one, points or self._points)
            people = one.population if one.kind is Kind.RESERVE else 0
            return one.kind >= Kind.RESERVE, off // ONE_PLACE_KM, one.kind, -people, off

        return min(within, key=rank, default=None)

    def _siblings(self, code: PublishedCode) -> list[Point]:
        """Sound points of the codes of the same name; its own is among them."""
        sure = self._sure.get(name_key(code.name), [])
        return [point for point in sure if self._holds(code, point)]

    def _town(self, code: PublishedCode, namesakes: Sequence[Namesake]) -> Namesake | None:
        """Town of the name that is nearest to the codes of that name, else to the area.

        One of the census lies at the edge of the area.
        """
        towns = [one for one in namesakes if one.kind is Kind.TOWN]
        siblings = self._sure.get(name_key(code.name))
        town = nearest(towns, [middle(siblings)] if siblings else self._points)
        others = [one for one in namesakes if _off(one, self._points) <= AT_THE_EDGE_KM]
        return town or nearest(others, self._points)

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
        siblings = self._siblings(code)
        if code.point in self._doubtful and siblings:
            return middle(siblings), Grade.AS_PUBLISHED
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


def _off(namesake: Namesake, points: Iterable[Point]) -> float:
    return min(km(namesake.point, point) for point in points)


def _at_namesake(code: PublishedCode, namesake: Namesake) -> tuple[Point, Grade]:
    """Put a code at its place; in a wide one its own point is as good, if it is not far off."""
    if namesake.kind is Kind.WIDE and km(code.point, namesake.point) <= WIDE_KM:
        return code.point, Grade.AS_PUBLISHED
    return namesake.point, Grade.REPAIRED
