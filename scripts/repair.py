"""Rules that move the published point of a postal code to the community it belongs to.

GeoNames gives a code without a matching place the mean of its neighbours. In rural areas that
point is up to hundreds of kilometres off. Each rule here says what it moves and why.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, radians

import numpy as np
import numpy.typing as npt
import shapely

from geo.place.gazetteer import Grade
from geo.place.places import name_key
from geo.place.regions import Region
from scripts.measure import Point, km, middle
from scripts.sources import PopulatedPlace, PublishedCode, province_shapes
from scripts.typed_facts import TypedCode, TypedGroup

SHARED_BY = 3
"""So many place names of one area on one point make it a fall-back point."""
NAMESAKE_WITHIN_KM = 150.0
"""A place of the same name counts if it is no farther from the code, or from its area."""
STAYS_WITHIN_KM = 2.0
"""A code so close to its namesake stays where it is: towns have several codes."""
BESIDE_AIRPORT_KM = 15.0
"""A town's own point is no farther from its airport than this."""
FAR_FROM_AIRPORT_KM = 25.0
"""Farther from the airport of its town than this, a point is wrong."""
OUTSIDE_KM = 10.0
"""Farther outside its province than this, a point is wrong; the outlines are less coarse."""
RURAL_STRAY_KM = 100.0
RURAL_STRAY_SPREAD = 2.5
"""A rural code is a stray beyond both 100 km and 2.5 times the 90th percentile of its area."""
NAMESAKE_CONFIRMS_KM = 10.0
"""Two codes of one name with different points so close confirm one another."""
URBAN_OUTLIER_KM = 25.0
LOOKS_URBAN = frozenset({Region.NEW_BRUNSWICK})
"""Where no code has the rural form, though most of the province is rural."""
URBAN_OUTLIER_SPREAD = 3.0
"""An urban code is an outlier beyond both 25 km and three times the 90th percentile."""

Airports = Mapping[tuple[Region, str], Point]
"""Airport of a town, by region and folded name of the town."""
Column = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedCode:
    """A code with its point after repair."""

    code: str
    name: str
    region: Region
    point: Point
    grade: Grade


def repaired(
    codes: Sequence[PublishedCode],
    places: Sequence[PopulatedPlace],
    airports: Airports,
    typed: Sequence[TypedCode],
    groups: Sequence[TypedGroup] = (),
) -> list[PlacedCode]:
    """Place all codes, in their order; typed points also guide the other codes of their name."""
    facts = {fact.code: fact for fact in typed}
    grouped = {(group.fsa, name_key(group.name)): group for group in groups}
    facts |= {fact.code: fact for code in codes for fact in _misplaced(code, grouped)}
    codes = [_typed_in(code, facts.get(code.code)) for code in codes]
    trusted = {(fact.lat, fact.lon) for fact in typed}
    by_name = _by_name(places)
    rural_codes = [code for code in codes if code.is_rural]
    rural = _rural_placed(rural_codes, by_name, airports, trusted)
    urban = _urban_placed([code for code in codes if not code.is_rural], by_name)
    placed = sorted([*rural, *urban], key=lambda code: code.code)
    return [
        replace(code, point=(facts[code.code].lat, facts[code.code].lon), grade=Grade.TYPED)
        if code.code in facts
        else code
        for code in _inside_province(placed)
    ]


def _misplaced(
    code: PublishedCode, groups: Mapping[tuple[str, str], TypedGroup]
) -> Iterator[TypedCode]:
    group = groups.get((code.fsa, name_key(code.name)))
    if group is not None and km(code.point, (group.lat, group.lon)) > URBAN_OUTLIER_KM:
        yield TypedCode(
            code=code.code, name=code.name, lat=group.lat, lon=group.lon, source=group.source
        )


def _typed_in(code: PublishedCode, fact: TypedCode | None) -> PublishedCode:
    return replace(code, name=fact.name, lat=fact.lat, lon=fact.lon) if fact else code


def _by_name(places: Iterable[PopulatedPlace]) -> Mapping[tuple[Region, str], list[PopulatedPlace]]:
    by_name: dict[tuple[Region, str], list[PopulatedPlace]] = defaultdict(list)
    for place in places:
        for key in place.keys:
            by_name[place.region, key].append(place)
    return by_name


def _rural_placed(
    codes: Sequence[PublishedCode],
    by_name: Mapping[tuple[Region, str], list[PopulatedPlace]],
    airports: Airports,
    trusted: set[Point],
) -> list[PlacedCode]:
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

    def placed(
        self, by_name: Mapping[tuple[Region, str], list[PopulatedPlace]], airports: Airports
    ) -> Iterator[PlacedCode]:
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
            return _nearest(namesakes, [middle(siblings)])
        return _nearest(namesakes, self._points)

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


def _nearest(places: Iterable[PopulatedPlace], points: Sequence[Point]) -> PopulatedPlace | None:
    near = [
        (min(km((place.lat, place.lon), point) for point in points), -place.population, place)
        for place in places
    ]
    near = [ranked for ranked in near if ranked[0] <= NAMESAKE_WITHIN_KM]
    return min(near, key=lambda ranked: ranked[:2])[2] if near else None


def _brought_home(
    code: PublishedCode, by_name: Mapping[tuple[Region, str], list[PopulatedPlace]]
) -> PublishedCode:
    """Move a code of New Brunswick that lies far from its village to it.

    Its rural codes look like urban ones, but 15 % of them stand on fall-back points.
    """
    if code.region not in LOOKS_URBAN:
        return code
    village = _nearest(by_name.get((code.region, name_key(code.name)), []), [code.point])
    if village is None or km(code.point, (village.lat, village.lon)) <= URBAN_OUTLIER_KM:
        return code
    return replace(code, lat=village.lat, lon=village.lon)


def _urban_placed(
    codes: Sequence[PublishedCode],
    by_name: Mapping[tuple[Region, str], list[PopulatedPlace]],
) -> Iterator[PlacedCode]:
    by_area: dict[str, list[PublishedCode]] = defaultdict(list)
    for code in codes:
        by_area[code.fsa].append(code)
    for area in by_area.values():
        home = [_brought_home(code, by_name) for code in area]
        lat = np.array([code.lat for code in home])
        lon = np.array([code.lon for code in home])
        centre = (float(np.median(lat)), float(np.median(lon)))
        off = _km_from(centre, lat, lon)
        limit = max(URBAN_OUTLIER_KM, URBAN_OUTLIER_SPREAD * float(np.percentile(off, 90)))
        for published, code, far in zip(area, home, off > limit, strict=True):
            grade = Grade.AS_PUBLISHED if code is published else Grade.REPAIRED
            yield PlacedCode(
                code=code.code,
                name=code.name,
                region=code.region,
                point=centre if far else code.point,
                grade=Grade.APPROXIMATE if far else grade,
            )


def _km_from(centre: Point, lat: Column, lon: Column) -> Column:
    lat1, lon1 = np.radians(centre)
    lat2, lon2 = np.radians(lat), np.radians(lon)
    half = np.sin((lat2 - lat1) / 2) ** 2
    half = half + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return np.asarray(12742.0176 * np.arcsin(np.sqrt(np.minimum(1.0, half))), dtype=np.float64)


def outside_province(codes: Sequence[PlacedCode]) -> set[int]:
    """Rows of the codes that lie more than 10 km outside their own province or territory."""
    outside: set[int] = set()
    regions = np.array([code.region.value for code in codes])
    lon = np.array([code.point[1] for code in codes])
    lat = np.array([code.point[0] for code in codes])
    for region, outline in province_shapes().items():
        rows = np.flatnonzero(regions == region.value)
        shapely.prepare(outline)
        rows = rows[~shapely.contains_xy(outline, lon[rows], lat[rows])]
        for row in rows:
            if _km_to(outline, lat[row], lon[row]) > OUTSIDE_KM:
                outside.add(int(row))
    return outside


def _km_to(outline: shapely.Geometry, lat: float, lon: float) -> float:
    """Distance to an outline, with longitudes shortened as they are at this latitude."""
    reach = 0.4
    widened = reach / max(0.05, cos(radians(lat)))
    near = shapely.clip_by_rect(outline, lon - widened, lat - reach, lon + widened, lat + reach)
    if near.is_empty:
        return float("inf")
    shrink = cos(radians(lat))
    flat = shapely.transform(near, lambda xy: xy * (shrink, 1.0))
    return float(shapely.distance(flat, shapely.Point(lon * shrink, lat))) * 111.2


def _inside_province(codes: Sequence[PlacedCode]) -> list[PlacedCode]:
    """Bring codes that lie outside their province back to their community or their area."""
    outside = outside_province(codes)
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
