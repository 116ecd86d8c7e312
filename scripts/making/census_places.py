"""Every census subdivision and First Nation put into the list of places, each with its names.

A subdivision is the place of its name close by, if there is one; else it becomes a place. What is
left of a county between its towns is no place of itself: its name leads to the nearest place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from geo.place.places import name_key
from geo.place.regions import Region
from scripts.making.census_names import (
    REMAINDERS,
    RESERVES,
    CensusName,
    band_names,
    census_name,
    counts_its_name,
)
from scripts.making.gathered_place import GatheredPlace
from scripts.making.gathered_places import SAME_WITHIN_KM, GatheredPlaces
from scripts.sources.bands import Band
from scripts.sources.measure import km
from scripts.sources.subdivisions import Subdivision

RESERVE_WITHIN_KM: Final = 6.0
"""A reserve farther than that from the town of its name is a place of its own."""
BAND_WITHIN_KM: Final = 40.0
"""A First Nation and its main community of like name are no farther apart."""
TOWN_OF_A_BAND_WITHIN_KM: Final = 20.0
"""A town of the name farther off than this is not the home of a First Nation."""
HOME_OF_A_BAND_WITHIN_KM: Final = 8.0
"""A reserve or settlement this close to the point of a First Nation is its home."""
_FAR_BIGGER_TIMES: Final = 7
_TOWNSHIP: Final = {"TP": "{} Township", "CT": "Canton {}", "P": "{} Parish"}


@dataclass(slots=True)
class CensusPlaces:
    """Adds to the places gathered so far."""

    places: GatheredPlaces
    typed_names: frozenset[tuple[Region, str]] = frozenset()
    """Region and folded name of places that a typed fact names."""
    areas: frozenset[tuple[Region, str]] = frozenset()
    """Region and folded name of whole areas, which a First Nation's short name does not mean."""

    def add_subdivisions(self, subdivisions: Iterable[Subdivision]) -> None:
        """Add all where anybody lives or where the census was not answered, the largest first.

        Towns come before what surrounds them, so that they give the label.
        """
        lived_in = [one for one in subdivisions if one.residents != 0]
        for one in sorted(lived_in, key=_rank):
            if one.type not in REMAINDERS:
                self._add(one, census_name(one))

    def add_remainders(self, subdivisions: Iterable[Subdivision]) -> None:
        """Lead the names of what lies between towns to the nearest place of the province."""
        for one in subdivisions:
            if one.type in REMAINDERS and one.residents:
                name = census_name(one)
                forms = [name.full, name.bare, *name.others]
                nearest = self.places.nearest(one.region, one.point, SAME_WITHIN_KM)
                if nearest is None:
                    self._put(one, label=name.full, names=forms)
                else:
                    self.places.name(nearest, forms)

    def add_bands(self, bands: Iterable[Band]) -> None:
        """Give each First Nation's name to its home, or make a place of it."""
        for band in bands:
            forms = self._free_of_areas(band)
            names = list(dict.fromkeys((*forms, *band.other_names)))
            shortest = forms[-1] if band.kind == "first nation" else band.name
            home = self._home(band, names)
            if home is not None:
                self._name_home(home, names, shortest)
                continue
            if self.places.near(shortest, band.region, band.point, BAND_WITHIN_KM):
                names, shortest = [band.name], band.name
            place = GatheredPlace(
                name=shortest,
                region=band.region,
                point=band.point,
                is_from_census=True,
                is_home=True,
            )
            place.typed_names += [name for name in names if name != shortest]
            self.places.put(place)

    def _free_of_areas(self, band: Band) -> tuple[str, ...]:
        """Leave out what rather names a whole area: the Annapolis Valley, the Okanagan."""
        forms = band_names(band.name)
        free = [form for form in forms if (band.region, name_key(form)) not in self.areas]
        return tuple(free) or (f"{band.name} First Nation",)

    def _name_home(self, home: GatheredPlace, names: list[str], shortest: str) -> None:
        """Call a reserve as its First Nation is called: few say English River to Grassy Narrows."""
        is_alike = not home.own_keys.isdisjoint({name_key(name) for name in names})
        is_free = home.is_from_census and home.is_home and not home.is_named_by_band
        if is_free and not is_alike and not self._has_typed_name(home):
            names = [home.name, *names]
            home.name = shortest
        home.is_named_by_band = True
        self.places.name(home, [name for name in names if name != home.name])

    def _has_typed_name(self, home: GatheredPlace) -> bool:
        return any((home.region, key) in self.typed_names for key in home.own_keys)

    def _home(self, band: Band, names: list[str]) -> GatheredPlace | None:
        alike = [
            (not place.is_home, km(place.point, band.point), place.name, place)
            for name in names
            for place in self.places.near(name, band.region, band.point, BAND_WITHIN_KM)
            if not place.is_district
            and (place.is_home or km(place.point, band.point) <= TOWN_OF_A_BAND_WITHIN_KM)
        ]
        if alike:
            return min(alike, key=lambda found: found[:3])[3]
        homes = self.places.within(band.region, band.point, HOME_OF_A_BAND_WITHIN_KM)
        homes = [place for place in homes if place.is_home]
        return min(homes, key=lambda place: km(place.point, band.point), default=None)

    def _add(self, one: Subdivision, name: CensusName) -> None:
        is_reserve = one.type in RESERVES
        is_numbered = is_reserve and name.full != name.bare
        known = self._same(one, name, RESERVE_WITHIN_KM if is_numbered else SAME_WITHIN_KM)
        if known is not None:
            self.places.name(known, [name.full, name.bare, *name.others])
            self._count(known, one, name)
            self._drop_number(known, name)
            known.is_home |= is_reserve
            return
        if is_numbered and self._same(one, name, SAME_WITHIN_KM):
            self._put(one, label=name.full, names=[])
            return
        label = name.full if one.type in {"RM", "MD"} else name.bare
        forms = [name.full, name.bare, *name.others]
        if one.type in _TOWNSHIP and self._has_far_bigger_namesake(one, name):
            label = _TOWNSHIP[one.type].format(name.bare)
        self._put(one, label=label, names=forms)

    def _drop_number(self, known: GatheredPlace, name: CensusName) -> None:
        """Call a place by its bare name, if that is free: Eskasoni, not Eskasoni 3."""
        bare, region = name_key(name.bare), known.region
        if name_key(known.name) != name_key(name.full) or bare == name_key(name.full):
            return
        if any(name_key(one.name) == bare for one in self.places.named(name.bare, region)):
            return
        known.typed_names.append(known.name)
        known.name = name.bare

    def _same(self, one: Subdivision, name: CensusName, within_km: float) -> GatheredPlace | None:
        """Find the place of the name close by, but no district of a city and not just a by-name."""
        found = [
            (km(place.point, one.point), place.name, place)
            for form in (name.full, name.bare, *name.others)
            for place in self.places.near(form, one.region, one.point, within_km)
            if not place.is_district and name_key(form) in place.own_keys
        ]
        return min(found, key=lambda known: known[:2])[2] if found else None

    def _has_far_bigger_namesake(self, one: Subdivision, name: CensusName) -> bool:
        namesakes = self.places.named(name.bare, one.region)
        largest = max((place.population for place in namesakes), default=0)
        return largest > _FAR_BIGGER_TIMES * (one.residents or 0)

    def _put(self, one: Subdivision, *, label: str, names: list[str]) -> None:
        place = GatheredPlace(
            name=label,
            region=one.region,
            point=one.point,
            population=one.residents or 0,
            is_from_census=counts_its_name(one),
            is_home=one.type in RESERVES,
        )
        place.typed_names += [name for name in dict.fromkeys(names) if name != label]
        self.places.put(place)
        if one.town:
            self._cap(one)

    def _count(self, known: GatheredPlace, one: Subdivision, name: CensusName) -> None:
        """Add the residents of a subdivision to those that the census counts under a name."""
        bears_it = name_key(known.name) in name.keys
        if bears_it and counts_its_name(one):
            known.counted += one.residents or 0
        elif bears_it and not known.counted:
            known.counted_around = max(known.counted_around, one.residents or 0)

    def _cap(self, one: Subdivision) -> None:
        """Give a town no more residents than the municipality whose main town it is."""
        for town in self.places.near(one.town, one.region, one.point, SAME_WITHIN_KM):
            town.population = min(town.population, one.residents or 0)


def _rank(one: Subdivision) -> tuple[bool, bool, int, str]:
    return one.type in RESERVES, not counts_its_name(one), -(one.residents or 0), one.uid
