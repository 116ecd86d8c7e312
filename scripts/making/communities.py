"""Communities of the postal codes: one per place name and region, with its zone."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from geo.place.gazetteer import Community
from geo.place.places import name_key
from geo.place.regions import Region
from scripts.making.placed_code import PlacedCode
from scripts.making.roads import road_access
from scripts.making.spelling import census_spelling, well_capitalised
from scripts.sources.measure import Point, km, middle
from scripts.sources.published import PopulatedPlace, populated_places, reference_places
from scripts.sources.subdivisions import DivisionFinder, subdivisions
from scripts.sources.typed_facts import typed_facts

FORMER_NAME_WITHIN_KM = 150.0
SPREAD_KM = 50.0
"""Codes of one name in one region that lie farther apart belong to several communities."""
_SPELLED_AS_WITHIN_KM = 60.0
_ZONE_FAULTS = {"America/Detroit": "America/Toronto"}
"""Zones that the places package gives to Canadian places by mistake."""


def numbered(codes: Sequence[PlacedCode]) -> tuple[list[int], list[Community]]:
    """Give each code the number of its community; communities are in order of first code."""
    groups = _groups(codes)
    zones, spellings, divisions = ZoneFinder(), _Spellings(), DivisionFinder()
    numbers, communities = [0] * len(codes), list[Community]()
    for rows in groups:
        first = codes[rows[0]]
        point = middle(codes[row].point for row in rows)
        fsas = tuple(sorted({codes[row].code[:3] for row in rows}))
        name = spellings.best(first.name, first.region, point)
        community = Community(
            name,
            first.region.value,
            zones.zone(region=first.region, name=name, fsas=fsas, point=point),
            road=road_access(first.region, name, point),
            division=divisions.of(first.region, name, point),
        )
        for row in rows:
            numbers[row] = len(communities)
        communities.append(community)
    return numbers, communities


def _groups(codes: Sequence[PlacedCode]) -> list[list[int]]:
    by_name: dict[tuple[Region, str], list[int]] = defaultdict(list)
    for row, code in enumerate(codes):
        by_name[code.region, name_key(todays_name(code.name, code.region, code.point))].append(row)
    groups: list[list[int]] = []
    for rows in by_name.values():
        groups += _split([codes[row].point for row in rows], rows, codes)
    return sorted(groups, key=lambda rows: rows[0])


def _split(
    points: Sequence[Point], rows: Sequence[int], codes: Sequence[PlacedCode]
) -> list[list[int]]:
    """Keep a name together if its codes do; else one community per area of three characters."""
    lats, lons = zip(*points, strict=True)
    if km((min(lats), min(lons)), (max(lats), max(lons))) <= SPREAD_KM:
        return [list(rows)]
    by_area: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        by_area[codes[row].code[:3]].append(row)
    return _merged(list(by_area.values()), codes)


def _merged(areas: list[list[int]], codes: Sequence[PlacedCode]) -> list[list[int]]:
    """Put areas of one name together again where their middles lie close."""
    merged: list[tuple[Point, list[int]]] = []
    for rows in sorted(areas, key=lambda rows: (-len(rows), rows[0])):
        point = middle(codes[row].point for row in rows)
        near = [members for centre, members in merged if km(centre, point) <= SPREAD_KM]
        if near:
            near[0].extend(rows)
        else:
            merged.append((point, list(rows)))
    return [sorted(members) for _, members in merged]


@cache
def _name_changes() -> dict[tuple[Region, str], str]:
    return {
        (Region(change.region), name_key(name)): change.name
        for change in typed_facts().name_changes
        for name in (change.name, *change.other_names)
    }


@cache
def _homes() -> dict[tuple[Region, str], list[Point]]:
    """Points of all that bear a name today, by region and folded name."""
    homes: dict[tuple[Region, str], list[Point]] = defaultdict(list)
    for place in reference_places():
        homes[place.region, name_key(place.name)].append((place.lat, place.lon))
    for one in subdivisions():
        homes[one.region, name_key(one.name)].append(one.point)
    return homes


def is_near_home(point: Point, homes: Sequence[Point]) -> bool:
    """Tell whether a former name this near, or with no place of today's name, means the place.

    ``"Maricourt"`` was Kangiqsujuaq's name once, and is a village 1,700 km from it.
    """
    return not homes or any(km(home, point) <= FORMER_NAME_WITHIN_KM for home in homes)


def todays_name(name: str, region: Region, point: Point) -> str:
    """Official name of a community that the codes know by an older one."""
    today = _name_changes().get((region, name_key(name)), name)
    return today if is_near_home(point, _homes().get((region, name_key(today)), ())) else name


@cache
def _typed_spellings() -> dict[tuple[Region, str], str]:
    return {
        (Region(fact.region), name_key(name)): name
        for fact in typed_facts().spellings
        for name in fact.names
    }


def as_written(name: str, region: Region) -> str:
    """Give a name the accents and dashes that the packages drop; by it one finds the same."""
    typed = _typed_spellings().get((region, name_key(name)))
    return typed or census_spelling(name, region) or well_capitalised(name)


class _Spellings:
    """Names as the places package spells them: ``"Lebel-sur-Quévillon"``, not ``"-Sur-"``."""

    def __init__(self) -> None:
        self._places: dict[tuple[Region, str], list[PopulatedPlace]] = defaultdict(list)
        for place in populated_places():
            self._places[place.region, name_key(place.name)].append(place)

    def best(self, name: str, region: Region, point: Point) -> str:
        """Today's name, a typed spelling, that of a place of the same name, or as published."""
        written = as_written(name, region)
        if written != name:
            return written
        if (region, name_key(name)) in _name_changes():
            return todays_name(name, region, point)
        near = [
            place
            for place in self._places.get((region, name_key(name)), ())
            if km((place.lat, place.lon), point) <= _SPELLED_AS_WITHIN_KM
        ]
        return near[0].name if near else well_capitalised(name)


class ZoneFinder:
    """Zone of the nearest place in the same region, unless a typed exception says otherwise."""

    def __init__(self) -> None:
        self._places: dict[Region, list[tuple[Point, str]]] = defaultdict(list)
        for place in populated_places():
            zone = _ZONE_FAULTS.get(place.time_zone, place.time_zone)
            self._places[place.region].append(((place.lat, place.lon), zone))

    def zone(self, *, region: Region, name: str, fsas: tuple[str, ...], point: Point) -> str:
        """IANA name of the zone."""
        for exception in typed_facts().zones:
            if exception.holds(region=region, name=name, fsas=fsas, lat=point[0], lon=point[1]):
                return exception.zone
        return min(self._places[region], key=lambda known: km(known[0], point))[1]
