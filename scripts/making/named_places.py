"""The places that could name where people live: those of postal codes, and hamlets without one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from geo.place.codes.points import middle
from geo.place.coordinate import Coordinate
from geo.place.gazetteer import CodePoint as Code
from geo.place.gazetteer import Gazetteer, Grade
from geo.place.places import Place, Places, name_key
from geo.place.road import RoadAccess
from scripts.sources.measure import km
from scripts.sources.published import PopulatedPlace, populated_places

ONE_PLACE_KM = 40.0
"""Namesakes of a region within this distance are one place."""
_SAME_PLACE_DEGREES = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place by its name.

    ``population`` is that of the list of places, where the census wins, ``listed`` of GeoNames;
    0 where there is none.
    """

    name: str
    region: str
    point: Coordinate
    population: int = 0
    road: RoadAccess = RoadAccess.ALL_SEASON
    other_names: tuple[str, ...] = ()
    division: str = ""
    has_code: bool = True
    listed: int = 0


def named_places(gazetteer: Gazetteer, places: Places) -> list[NamedPlace]:
    """List all of them, those of codes first."""
    by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        by_name[place.region, name_key(place.name)].append(place)
    listed = _listed()
    found, named = list[NamedPlace](), set[tuple[str, str]]()
    by_codes = sorted(_codes_by_community(gazetteer).items(), key=lambda one: -len(one[1]))
    for number, codes in by_codes:
        community = gazetteer.community(number)
        key = community.region, name_key(community.name)
        sound = [code for code in codes if code.grade is not Grade.APPROXIMATE] or codes
        known = _nearest(by_name.get(key, ()), middle(sound))
        named.add(key)
        found.append(
            NamedPlace(
                name=community.name,
                region=community.region,
                point=known.coordinate if known else middle(sound),
                population=known.population if known else 0,
                road=community.road,
                other_names=known.other_names if known else (),
                division=community.division,
                listed=_people(listed.get(key, ()), known.coordinate if known else middle(sound)),
            )
        )
    return _once(found) + [
        NamedPlace(
            name=place.name,
            region=place.region,
            point=place.coordinate,
            population=place.population,
            road=place.road,
            other_names=place.other_names,
            division=place.division,
            has_code=False,
            listed=_people(listed.get((place.region, name_key(place.name)), ()), place.coordinate),
        )
        for place in places
        if place.population and (place.region, name_key(place.name)) not in named
    ]


def _listed() -> dict[tuple[str, str], list[PopulatedPlace]]:
    listed: dict[tuple[str, str], list[PopulatedPlace]] = defaultdict(list)
    for place in populated_places():
        listed[place.region.value, name_key(place.name)].append(place)
    return listed


def _people(listed: Sequence[PopulatedPlace], point: Coordinate) -> int:
    near = (one for one in listed if km((one.lat, one.lon), point.lat_lon) <= ONE_PLACE_KM)
    return max((one.population for one in near), default=0)


def _once(places: Sequence[NamedPlace]) -> list[NamedPlace]:
    """Keep one of namesakes close together: that with most codes, which comes first."""
    kept: dict[tuple[str, str], list[NamedPlace]] = defaultdict(list)
    for place in places:
        namesakes = kept[place.region, name_key(place.name)]
        if all(km(one.point.lat_lon, place.point.lat_lon) > ONE_PLACE_KM for one in namesakes):
            namesakes.append(place)
    return [place for namesakes in kept.values() for place in namesakes]


def _codes_by_community(gazetteer: Gazetteer) -> dict[int, list[Code]]:
    codes: dict[int, list[Code]] = defaultdict(list)
    for fsa in gazetteer.fsas():
        for _, code in gazetteer.codes(fsa):
            codes[code.community].append(code)
    return codes


def _nearest(places: Sequence[Place], point: Coordinate) -> Place | None:
    def off(place: Place) -> float:
        return abs(place.coordinate.lat - point.lat) + abs(place.coordinate.lon - point.lon) / 2

    near = [place for place in places if off(place) < _SAME_PLACE_DEGREES]
    return min(near, key=off) if near else None
