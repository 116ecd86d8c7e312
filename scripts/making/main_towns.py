"""Where a municipality answers: at the town of its name, else at the largest town inside it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from scipy.spatial import cKDTree

from geo.place.places import name_key
from geo.place.regions import Region
from scripts.making.census_names import (
    REMAINDERS,
    RESERVES,
    band_names,
    census_name,
    counts_its_name,
)
from scripts.making.nearest_code import on_sphere
from scripts.making.peopled_blocks import Block
from scripts.sources.bands import Band
from scripts.sources.measure import km
from scripts.sources.published import PopulatedPlace
from scripts.sources.subdivisions import PointOf, Subdivision
from scripts.sources.typed_facts import TypedPlace

_OF_ITS_NAME_WITHIN_KM: Final = 10.0
_OF_ITS_NAME_WITHOUT_PEOPLE_KM: Final = 25.0
"""How far off a place of the name may be where only a simplified outline gives a point."""
_OWN_SUBDIVISION_WITHIN_KM: Final = 12.0
"""A town that is a municipality itself is not the main town of the one around it."""
_SHARE_OF_A_MAIN_TOWN: Final = 0.08
_BAND_WITHIN_KM: Final = 15.0
_BLOCKS: Final = 5
_TYPED_WITHIN_KM: Final = 80.0
_RESIDENTS_OF_SEVERAL_TOWNS: Final = 2_500
_ONE_TOWN: Final = frozenset({"VL", "V", "VN", "HAM", "NH", "NV", "P", "SV", "RV", "S-É", "SÉ"})
"""Types of one town and no more, and parishes, whose towns have left them."""


class MainTowns:
    """All that is known of towns and communities, to give each subdivision a better point."""

    def __init__(
        self,
        subdivisions: Iterable[Subdivision],
        places: Iterable[PopulatedPlace],
        bands: Iterable[Band],
        blocks: Sequence[Block],
        typed: Iterable[TypedPlace] = (),
    ) -> None:
        self._named: dict[tuple[Region, str], list[Subdivision]] = defaultdict(list)
        for one in subdivisions:
            if one.type not in REMAINDERS:
                for key in census_name(one).keys:
                    self._named[one.region, key].append(one)
        self._bands, self._typed_places = tuple(bands), tuple(typed)
        self._places: dict[Region, list[PopulatedPlace]] = defaultdict(list)
        self._inside: dict[str, list[PopulatedPlace]] = defaultdict(list)
        known = tuple(places)
        for place, uid in zip(known, _subdivisions_at(known, blocks), strict=True):
            self._places[place.region].append(place)
            self._inside[uid].append(place)

    def settled(self, one: Subdivision) -> Subdivision:
        """Move the point of a subdivision to where it is looked for."""
        if one.type in RESERVES:
            return self._typed(one) or self._at_its_band(one)
        if one.type in REMAINDERS or not one.residents:
            return one
        inside = self._of_its_name(one) or self._largest_inside(one)
        if inside is None:
            return one
        town = "" if name_key(inside.name) in census_name(one).keys else inside.name
        return replace(one, point=(inside.lat, inside.lon), point_of=PointOf.TOWN, town=town)

    def _typed(self, one: Subdivision) -> Subdivision | None:
        key = name_key(census_name(one).bare)
        for place in self._typed_places:
            point = place.lat, place.lon
            if (
                place.region == one.region
                and km(point, one.point) <= _TYPED_WITHIN_KM
                and key in {name_key(name) for name in (place.name, *place.other_names)}
                and self._is_first_of_its_name(one)
            ):
                return replace(one, point=point, point_of=PointOf.TYPED)
        return None

    def _at_its_band(self, one: Subdivision) -> Subdivision:
        keys = census_name(one).keys
        alike = [
            band
            for band in self._bands
            if km(band.point, one.point) <= _BAND_WITHIN_KM
            and any(name_key(form) in keys for form in (*band_names(band.name), *band.other_names))
        ]
        if not alike or not self._is_first_of_its_name(one):
            return one
        nearest = min(alike, key=lambda band: km(band.point, one.point))
        return replace(one, point=nearest.point, point_of=PointOf.BAND)

    def _is_first_of_its_name(self, one: Subdivision) -> bool:
        """Tell whether no other reserve of the name close by has more people."""
        key = name_key(census_name(one).bare)
        alike = [
            other
            for other in self._named[one.region, key]
            if other.type in RESERVES and km(other.point, one.point) <= 2 * _BAND_WITHIN_KM
        ]
        return one.uid == max(alike, key=lambda other: (other.residents or 0, other.uid)).uid

    def _of_its_name(self, one: Subdivision) -> PopulatedPlace | None:
        keys = census_name(one).keys
        within = _OF_ITS_NAME_WITHIN_KM
        if one.point_of is PointOf.OUTLINE:
            within = _OF_ITS_NAME_WITHOUT_PEOPLE_KM
        alike = [
            place
            for place in self._places[one.region]
            if name_key(place.name) in keys and km((place.lat, place.lon), one.point) <= within
        ]
        return max(alike, key=lambda place: place.population, default=None)

    def _largest_inside(self, one: Subdivision) -> PopulatedPlace | None:
        if one.type in _ONE_TOWN or (one.residents or 0) < _RESIDENTS_OF_SEVERAL_TOWNS:
            return None
        inside = [
            place
            for place in self._inside[one.uid]
            if place.population >= _SHARE_OF_A_MAIN_TOWN * (one.residents or 0)
            and not self._has_its_own(place, one)
        ]
        return max(inside, key=lambda place: place.population, default=None)

    def _has_its_own(self, place: PopulatedPlace, around: Subdivision) -> bool:
        named: Sequence[Subdivision] = self._named.get((place.region, name_key(place.name)), ())
        return any(
            km(one.point, (place.lat, place.lon)) <= _OWN_SUBDIVISION_WITHIN_KM
            for one in named
            if one.uid != around.uid and counts_its_name(one) and one.type not in RESERVES
        )


def _subdivisions_at(places: Sequence[PopulatedPlace], blocks: Sequence[Block]) -> list[str]:
    """Tell the number of the subdivision whose people live nearest to each place."""
    if len(blocks) < _BLOCKS:
        return [""] * len(places)
    tree = cKDTree(on_sphere([block.point for block in blocks]))
    _, rows = tree.query(on_sphere([(place.lat, place.lon) for place in places]), k=_BLOCKS)
    return [Counter(blocks[row].subdivision for row in near).most_common(1)[0][0] for near in rows]
