"""The communities of Canada in parts small enough to measure from, each with its people.

A census subdivision whose people live close together is one community. The people of a wide one
(a county, an unorganized area, a city of many towns) count to the places inside of it that they
live near, and those who live near none count to the subdivision itself, under its own name.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from geo.place.coordinate import Coordinate
from geo.place.places import name_key
from geo.place.road import RoadAccess
from scripts.making.homes import Homes
from scripts.making.named_places import NamedPlace
from scripts.making.town_names import area_name, told_apart
from scripts.sources.cells import Cell
from scripts.sources.measure import Point, km
from scripts.sources.subdivisions import Subdivision

CLOSE_KM: Final = 12.0
CLOSE_SHARE: Final = 0.9
"""People of a subdivision live close together if this share does so within this distance."""
NEAR_KM: Final = 10.0
"""How far from a place without a census count of its own people still count to it."""

JOINED_KM: Final = 12.0
HAMLET: Final = 1_000
MOST_TIMES: Final = 2
"""No place has more than so many times its known people, or those of a hamlet: the rest of those
around it count to the subdivision itself."""
FAR_KM: Final = 75.0
"""A place farther than this from its people is misplaced itself."""
SMALL: Final = 5_000
TOWN_SHARE: Final = 0.3


@dataclass(slots=True)
class Town:
    """A community as tables name it.

    ``population`` says whether a group could be sought there: its census count; for a place that
    the census does not count, that of GeoNames; for a wide area 0. ``counted`` is the census count
    of the subdivisions that the town is.
    """

    name: str
    region: str
    point: Coordinate
    population: int = 0
    road: RoadAccess = RoadAccess.ALL_SEASON
    division: str = ""
    counted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """People of a community in one postal area who live close together."""

    fsa: str
    town: int
    point: Point
    residents: int


@dataclass(slots=True)
class Parted:
    """All communities and their parts; ``numbers`` tells which place or subdivision is which."""

    towns: list[Town] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    numbers: dict[NamedPlace | str, int] = field(default_factory=dict)

    def number_of(self, what: NamedPlace | str, town: Town) -> int:
        """Give a number to a place, or to what a subdivision is by itself."""
        if what not in self.numbers:
            self.numbers[what] = len(self.towns)
            self.towns.append(town)
        return self.numbers[what]


def parted(
    places: Sequence[NamedPlace], subdivisions: Sequence[Subdivision], cells: Sequence[Cell]
) -> Parted:
    """Give every cell to a community."""
    by_subdivision: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_subdivision[cell.subdivision].append(cell)
    counted = [one for one in subdivisions if one.uid in by_subdivision]
    close = frozenset(uid for uid, own in by_subdivision.items() if live_close_together(own))
    homes = Homes(places, counted, cells, close)
    names = frozenset((place.region, name_key(place.name)) for place in homes.all_places())
    result = Parted()
    for one in counted:
        _add(result, one, by_subdivision[one.uid], homes, names)
    result.parts = joined(result.parts)
    return result


def joined(parts: Sequence[Part]) -> list[Part]:
    """Make one of the parts of a community and postal area that lie close together."""
    groups: dict[tuple[int, str], list[Part]] = defaultdict(list)
    for part in sorted(parts, key=lambda part: -part.residents):
        own = groups[part.town, part.fsa]
        for number, known in enumerate(own):
            if km(known.point, part.point) <= JOINED_KM:
                own[number] = replace(known, residents=known.residents + part.residents)
                break
        else:
            own.append(part)
    return [part for _, own in sorted(groups.items()) for part in own]


def _add(
    result: Parted,
    one: Subdivision,
    cells: Sequence[Cell],
    homes: Homes,
    names: frozenset[tuple[str, str]],
) -> None:
    """Part one subdivision: whole where it is a place or its people live close together."""
    own = homes.named.get(one.uid)
    inside = () if own else homes.inside.get(one.uid, ())
    whole = own is not None or (live_close_together(cells) and not _has_a_town(inside, one))
    inside = () if whole else inside
    moved = own.point.lat_lon if own and _is_better(own, one, cells) else None
    number = 0
    homes_of = _homes_of(cells, inside)
    for cell in cells:
        place = homes_of.get(cell) or own
        if place is not None:
            number = result.number_of(place, _town(place, one, moved or cell.point))
        else:
            number = result.number_of(one.uid, _area(one, cells, names))
        point = moved or cell.point
        part = Part(fsa=cell.fsa, town=number, point=point, residents=cell.residents)
        result.parts.append(part)
    if whole:
        town = result.towns[number]
        town.population = town.counted = town.counted + (one.residents or 0)


def live_close_together(cells: Sequence[Cell]) -> bool:
    """Tell whether nearly all of these people live near where most do."""
    people = sum(cell.residents for cell in cells)
    middle = max(cells, key=lambda cell: cell.residents).point
    near = sum(cell.residents for cell in cells if km(cell.point, middle) <= CLOSE_KM)
    return near >= CLOSE_SHARE * people


def _has_a_town(places: Sequence[NamedPlace], one: Subdivision) -> bool:
    """Tell whether one place inside is the home of many of the people."""
    most = max((place.population for place in places), default=0)
    return most >= TOWN_SHARE * (one.residents or 0)


def _is_better(place: NamedPlace, one: Subdivision, cells: Sequence[Cell]) -> bool:
    """Tell whether the place's own point says better where a small community lives.

    Blocks of the North are large, and their points may lie far from the only village.
    """
    main = max(cells, key=lambda cell: cell.residents).point
    if (one.residents or 0) > SMALL or not live_close_together(cells):
        return False
    return place.division == one.division and km(place.point.lat_lon, main) > CLOSE_KM


def _homes_of(cells: Sequence[Cell], places: Sequence[NamedPlace]) -> dict[Cell, NamedPlace]:
    """Give cells to the places near them, the closest first, while a place can have so many."""
    found = ((cell, _nearest(places, cell.point)) for cell in cells)
    near = [(km(place.point.lat_lon, cell.point), cell, place) for cell, place in found if place]
    people, homes = dict[NamedPlace, int](), dict[Cell, NamedPlace]()
    for _, cell, place in sorted(near, key=lambda one: one[0]):
        people[place] = people.get(place, 0) + cell.residents
        if people[place] <= max(HAMLET, MOST_TIMES * max(place.population, place.listed)):
            homes[cell] = place
    return homes


def _nearest(places: Sequence[NamedPlace], point: Point) -> NamedPlace | None:
    near = ((km(place.point.lat_lon, point), place.name, place) for place in places)
    found = min(near, default=None)
    return found[2] if found and found[0] <= NEAR_KM else None


def _town(place: NamedPlace, one: Subdivision, main: Point) -> Town:
    """Name a place; its own point is not believed if it is far from where its people live."""
    people = min(place.population, one.residents or 0)
    far = km(place.point.lat_lon, main) > FAR_KM
    point = Coordinate(*main) if far else place.point
    return Town(place.name, place.region, point, people, place.road, one.division)


def _area(one: Subdivision, cells: Sequence[Cell], names: frozenset[tuple[str, str]]) -> Town:
    """Name a subdivision that no place is; told apart from a place of its name."""
    name = area_name(one)
    if (one.region.value, name_key(name)) in names:
        name = told_apart(one)
    main = Coordinate(*max(cells, key=lambda cell: cell.residents).point)
    return Town(name, one.region.value, main, division=one.division)
