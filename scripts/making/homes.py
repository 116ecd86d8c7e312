"""Which named place is which census subdivision, and which lie inside of one."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from scipy.spatial import cKDTree

from geo.place.places import name_key
from scripts.making.named_places import NamedPlace
from scripts.making.nearest_code import on_sphere
from scripts.making.town_names import RESERVES, area_name, names_of
from scripts.sources.cells import Cell
from scripts.sources.measure import EARTH_DIAMETER_KM, Point, km
from scripts.sources.subdivision_names import subdivision_names
from scripts.sources.subdivisions import Subdivision

BEARS_THE_NAME_WITHIN_KM: Final = 25.0
BEARS_IT_IN_ITS_DIVISION_WITHIN_KM: Final = 150.0
"""How far a place of its name may lie from where most people of a subdivision live: the points of
blocks in the North are off by as much."""
LIES_INSIDE_WITHIN_KM: Final = 25.0
NAMES_A_RESERVE_WITHIN_KM: Final = 5.0
TOWN_WITHIN_KM: Final = 5.0
"""People of the area around who live this close to a place live in it."""
_MUCH_LARGER: Final = 3
_KM_A_DEGREE: Final = 111.0


class Homes:
    """Where the named places are at home.

    ``named`` holds the place that is a subdivision, by its number; ``inside`` the places without a
    census count of their own that lie in it. ``close`` are the subdivisions whose people live close
    together: a wide one is a place only if that has postal codes.
    """

    def __init__(
        self,
        places: Sequence[NamedPlace],
        subdivisions: Sequence[Subdivision],
        cells: Sequence[Cell],
        close: frozenset[str],
    ) -> None:
        self._close = close
        self._cells, self._counted = cells, {one.uid: one for one in subdivisions}
        peopled = _main_points(cells)
        counted = [one for one in subdivisions if one.uid in peopled]
        self._towns_beside = set[NamedPlace]()
        self._refused = set[str]()
        self.named: dict[str, NamedPlace] = {}
        self.inside: dict[str, list[NamedPlace]] = defaultdict(list)
        official = {(one.region.value, name_key(area_name(one))) for one in counted}
        by_name = _by_name(places, official)
        self._take_typed(counted, by_name, peopled)
        for may_be in (_bears_its_name, self._is_its_reserve, _is_no_reserve):
            self._take_namesakes(counted, by_name, peopled, may_be)
        taken = {_key(place) for place in self.named.values()}
        taken |= official
        left = [place for place in places if _key(place) not in taken]
        beside = [place for place in left if place in self._towns_beside]
        left = [place for place in left if place not in self._towns_beside]
        self._put_inside(left, counted, cells)
        no_reserve = [c for c in cells if self._counted[c.subdivision].type not in RESERVES]
        self._put_inside([self._peopled(place) for place in beside], counted, no_reserve)
        self._name_reserves(counted, peopled)

    def all_places(self) -> Iterator[NamedPlace]:
        """List the places that have a home."""
        yield from self.named.values()
        for places in self.inside.values():
            yield from places

    def _take_typed(
        self,
        counted: Sequence[Subdivision],
        by_name: dict[tuple[str, str], list[NamedPlace]],
        peopled: dict[str, Point],
    ) -> None:
        for one in counted:
            name = subdivision_names().get(one.uid)
            if name is not None:
                found = by_name.get((one.region.value, name_key(name)), ())
                near = [
                    (km(place.point.lat_lon, peopled[one.uid]), n) for n, place in enumerate(found)
                ]
                if near:
                    self.named[one.uid] = found[min(near)[1]]

    def _take_namesakes(
        self,
        counted: Sequence[Subdivision],
        by_name: dict[tuple[str, str], list[NamedPlace]],
        peopled: dict[str, Point],
        may_be: Callable[[Subdivision, NamedPlace], bool],
    ) -> None:
        """Match names, the closest pairs first, each place and each subdivision once."""
        first = may_be is _bears_its_name
        taken = set[NamedPlace]() if first else set(self.named.values())
        pairs = [
            (away, one.uid, number, place)
            for one in counted
            if one.uid not in self.named
            for name in names_of(one)
            for number, place in enumerate(by_name.get((one.region.value, name_key(name)), ()))
            if (away := km(place.point.lat_lon, peopled[one.uid])) <= _farthest(one, place)
            and (place.has_code or (one.uid in self._close and not one.town))
            and may_be(one, place)
        ]
        for _, uid, _, place in sorted(pairs, key=lambda pair: pair[:3]):
            if uid not in self.named and place not in taken:
                self.named[uid] = place
                taken.add(place)

    def _put_inside(
        self, left: Sequence[NamedPlace], counted: Sequence[Subdivision], cells: Sequence[Cell]
    ) -> None:
        region_of = {one.uid: one.region.value for one in counted}
        by_region: dict[str, list[Cell]] = defaultdict(list)
        for cell in cells:
            by_region[region_of[cell.subdivision]].append(cell)
        for region, own in by_region.items():
            places = [place for place in left if place.region == region]
            if places:
                tree = cKDTree(on_sphere([cell.point for cell in own]))
                away, rows = tree.query(on_sphere([place.point.lat_lon for place in places]))
                for place, chord, row in zip(places, np.asarray(away), rows, strict=True):
                    if chord * EARTH_DIAMETER_KM / 2 <= LIES_INSIDE_WITHIN_KM:
                        self.inside[own[row].subdivision].append(place)

    def _name_reserves(self, counted: Sequence[Subdivision], peopled: dict[str, Point]) -> None:
        """Give a reserve without a namesake the name of the place where its people live."""
        for one in counted:
            if one.uid not in self.named | dict.fromkeys(self._refused) and one.type in RESERVES:
                near = [
                    (km(place.point.lat_lon, peopled[one.uid]), number)
                    for number, place in enumerate(self.inside.get(one.uid, ()))
                    if self._could_be(one, place)
                ]
                if near and min(near)[0] <= NAMES_A_RESERVE_WITHIN_KM:
                    self.named[one.uid] = self.inside[one.uid].pop(min(near)[1])

    def _is_its_reserve(self, one: Subdivision, place: NamedPlace) -> bool:
        if one.type not in RESERVES or self._could_be(one, place):
            return one.type in RESERVES
        self._towns_beside.add(place)
        self._refused.add(one.uid)
        return False

    def _could_be(self, one: Subdivision, place: NamedPlace) -> bool:
        """Tell whether a place is a reserve, and not the larger town beside it."""
        if max(place.population, place.listed) > _MUCH_LARGER * (one.residents or 0):
            return False
        return not place.has_code or self._around(place) <= (one.residents or 0)

    def _around(self, place: NamedPlace) -> int:
        """Count the people at a place who belong to no reserve and to no other place."""
        return sum(
            cell.residents
            for cell in self._cells
            if abs(cell.point[0] - place.point.lat) <= TOWN_WITHIN_KM / _KM_A_DEGREE
            and self._counted[cell.subdivision].type not in RESERVES
            and cell.subdivision not in self.named
            and km(cell.point, place.point.lat_lon) <= TOWN_WITHIN_KM
        )

    def _peopled(self, place: NamedPlace) -> NamedPlace:
        """Give a town that only the reserve beside it bears the name of its own people."""
        if place not in self._towns_beside:
            return place
        return replace(place, population=max(place.listed, self._around(place)))


def _farthest(one: Subdivision, place: NamedPlace) -> float:
    same = one.division == place.division
    return BEARS_IT_IN_ITS_DIVISION_WITHIN_KM if same else BEARS_THE_NAME_WITHIN_KM


def _bears_its_name(one: Subdivision, place: NamedPlace) -> bool:
    return name_key(place.name) == name_key(area_name(one))


def _is_no_reserve(one: Subdivision, _: NamedPlace) -> bool:
    return one.type not in RESERVES


def _key(place: NamedPlace) -> tuple[str, str]:
    return place.region, name_key(place.name)


def _by_name(
    places: Sequence[NamedPlace], official: set[tuple[str, str]]
) -> dict[tuple[str, str], list[NamedPlace]]:
    by_name: dict[tuple[str, str], list[NamedPlace]] = defaultdict(list)
    for place in places:
        by_name[_key(place)].append(place)
    for place in places:
        for other in place.other_names if _key(place) not in official else ():
            if not by_name.get((place.region, name_key(other))):
                by_name[place.region, name_key(other)].append(place)
    return by_name


def _main_points(cells: Sequence[Cell]) -> dict[str, Point]:
    main = dict[str, Cell]()
    for cell in cells:
        if cell.subdivision not in main or cell.residents > main[cell.subdivision].residents:
            main[cell.subdivision] = cell
    return {uid: cell.point for uid, cell in main.items()}
