"""Populated places gathered from the package, typed facts and postal codes; each place once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from geo.place.gazetteer import Gazetteer, Grade
from geo.place.places import name_key
from geo.place.regions import Region
from scripts.making.communities import ZoneFinder, as_written, is_near_home
from scripts.making.gathered_place import GatheredPlace
from scripts.making.nearest_code import NearestCode
from scripts.sources.measure import Point, km, middle
from scripts.sources.typed_facts import NameChange, TypedPlace

SAME_WITHIN_KM = 25.0
"""Two places of one name and region closer than this are one."""
DISTRICT_WITHIN_KM = 40.0
"""A place whose postal name is another, bigger place no farther off is a district of it."""

URBAN_CODE_RESIDENTS, RURAL_CODE_RESIDENTS = 33, 416
"""People behind one postal code on average, fitted to the 2021 Census."""

DISTRICT_TIMES_TOWN = 5
"""A district with so many times the people of a town of its name may be meant as well as that:
Oak Bay beside Victoria has 18,000 people, the hamlet in New Brunswick few."""

STRAY_WITHIN_KM, TOWN_POPULATION = 150.0, 500
"""A second community of the name of a town of 500 people this near is a slip of the codes."""

_KM_A_DEGREE = 111.0


class GatheredPlaces:
    """All places gathered so far, found by any of their names."""

    def __init__(self) -> None:
        self._places: list[GatheredPlace] = []
        self._by_key: dict[tuple[Region, str], list[GatheredPlace]] = defaultdict(list)

    def add(self, place: GatheredPlace) -> None:
        """Add a place, or what is new of it to the place that it is."""
        twin = self._twin(place)
        if twin is None:
            self._places.append(place)
            self._list(place)
            return
        twin.other_names += [place.name, *place.other_names]
        twin.population = max(twin.population, place.population)
        twin.fsas |= place.fsas
        twin.by_codes += place.by_codes

    def put(self, place: GatheredPlace) -> None:
        """Add a place that is none of those known."""
        self._places.append(place)
        self._list(place)

    def name(self, place: GatheredPlace, names: Iterable[str]) -> None:
        """Give a place further names that people type."""
        known = place.own_keys
        for name in names:
            if name_key(name) not in known:
                known.add(name_key(name))
                place.typed_names.append(name)
        self._list(place)

    def named(self, name: str, region: Region) -> Sequence[GatheredPlace]:
        """All places of a region with a name."""
        return self._by_key.get((region, name_key(name)), ())

    def near(
        self, name: str, region: Region, point: Point, within_km: float
    ) -> list[GatheredPlace]:
        """Places of a name close to a point."""
        return [one for one in self.named(name, region) if km(one.point, point) <= within_km]

    def within(self, region: Region, point: Point, within_km: float) -> list[GatheredPlace]:
        """Places of a region close to a point."""
        degrees = within_km / _KM_A_DEGREE
        return [
            one
            for one in self._places
            if one.region is region
            and abs(one.point[0] - point[0]) <= degrees
            and km(one.point, point) <= within_km
        ]

    def nearest(self, region: Region, point: Point, within_km: float) -> GatheredPlace | None:
        """Place of a region closest to a point; none if it is farther off."""
        near = [one for one in self.within(region, point, within_km) if not one.is_district]
        return min(near, key=lambda one: km(one.point, point), default=None)

    def add_typed(self, fact: TypedPlace) -> None:
        """Add a typed place; its point wins over that of the package."""
        place = GatheredPlace(
            name=fact.name,
            region=Region(fact.region),
            point=(fact.lat, fact.lon),
            population=fact.population,
        )
        self.add(place)
        known = self._twin(place) or place
        known.point = place.point
        known.fsas |= set(fact.fsas)
        known.typed_names += fact.other_names
        self._list(known)

    def rename(self, change: NameChange) -> None:
        """Give a place its name of today, and keep the names that people still use."""
        keys = {name_key(name) for name in (change.name, *change.other_names)}
        homes = [place.point for place in self.named(change.name, Region(change.region))]
        for place in self._places:
            if (
                place.region == change.region
                and name_key(place.name) in keys
                and is_near_home(place.point, homes)
            ):
                place.typed_names += [place.name, *change.other_names]
                place.name = change.name
                self._list(place)
        self._join(change.name, Region(change.region))

    def _join(self, name: str, region: Region) -> None:
        """Make one of the places that now bear the same name close by."""
        alike = [
            place
            for place in self._places
            if place.region is region and name_key(place.name) == name_key(name)
        ]
        alike.sort(key=lambda place: -place.population)
        for place in alike[1:]:
            if km(place.point, alike[0].point) <= SAME_WITHIN_KM:
                alike[0].typed_names += place.typed_names
                alike[0].fsas |= place.fsas
                alike[0].by_codes += place.by_codes
                self._places = [one for one in self._places if one is not place]
                for known in self._by_key.values():
                    known[:] = [one for one in known if one is not place]

    def add_communities(self, gazetteer: Gazetteer) -> None:
        """Add the communities of the postal codes, but for those whose point is only a guess."""
        points: dict[int, list[Point]] = defaultdict(list)
        fsas: dict[int, set[str]] = defaultdict(set)
        residents: dict[int, int] = defaultdict(int)
        for fsa in gazetteer.fsas():
            for _, code in gazetteer.codes(fsa):
                fsas[code.community].add(fsa)
                is_rural = fsa[1] == "0"
                residents[code.community] += (
                    RURAL_CODE_RESIDENTS if is_rural else URBAN_CODE_RESIDENTS
                )
                if code.grade is not Grade.APPROXIMATE:
                    points[code.community].append((code.lat, code.lon))
        for number, found in sorted(points.items()):
            community = gazetteer.community(number)
            place = GatheredPlace(
                name=community.name,
                region=Region(community.region),
                point=middle(found),
                fsas=fsas[number],
                by_codes=residents[number],
            )
            if not self._is_stray_of_a_town(place):
                self.add(place)

    def _is_stray_of_a_town(self, place: GatheredPlace) -> bool:
        """Tell whether codes far off bear the name of a town by mistake: Calgary in Canmore."""
        towns = [
            town
            for town in self._near(place.name, place, STRAY_WITHIN_KM)
            if name_key(town.name) == name_key(place.name) and town.population >= TOWN_POPULATION
        ]
        return bool(towns) and all(km(town.point, place.point) > SAME_WITHIN_KM for town in towns)

    def mark_districts(self, postal: NearestCode) -> None:
        """Find the districts of cities: their mail bears the name of a bigger place close by."""
        names = postal.names([place.point for place in self._places])
        for place, postal_name in zip(self._places, names, strict=True):
            if name_key(postal_name) not in place.keys:
                city = self._biggest(postal_name, place)
                place.is_district = city is not None and city.population > place.population

    def offer_for_areas(self, rural: NearestCode) -> None:
        """Offer the places that no code reaches for the rural area around them."""
        for place in self._places:
            if place.is_from_census and not place.fsas:
                place.offered_for |= rural.fsas(place.region, place.point)

    def settled(self) -> list[GatheredPlace]:
        """List all places, the most populous first, each with its zone.

        A district whose name is also that of a town is left out: the town is meant, unless the
        district has several times its people. Districts that stay are shown without residents,
        since these are counted with the city.
        """
        towns = self._residents_of_towns()
        zones = ZoneFinder()
        kept = []
        for place in self._places:
            if place.is_district and place.population < (
                DISTRICT_TIMES_TOWN * towns.get(name_key(place.name), 0)
            ):
                continue
            if place.is_district:
                place.population = 0
            elif place.counted or place.counted_around:
                place.population = place.residents_of_its_name
            fsas = tuple(sorted(place.fsas))
            place.zone = zones.zone(
                region=place.region, name=place.name, fsas=fsas, point=place.point
            )
            place.name = as_written(place.name, place.region)
            kept.append(place)
        return sorted(
            kept, key=lambda one: (-one.population, name_key(one.name), one.region, one.point)
        )

    def _residents_of_towns(self) -> dict[str, int]:
        residents: dict[str, int] = {}
        for town in self._places:
            if not town.is_district:
                key = name_key(town.name)
                residents[key] = max(residents.get(key, TOWN_POPULATION), town.population)
        return residents

    def _list(self, place: GatheredPlace) -> None:
        for key in place.keys:
            if not any(known is place for known in self._by_key[place.region, key]):
                self._by_key[place.region, key].append(place)

    def _twin(self, place: GatheredPlace) -> GatheredPlace | None:
        """Known place of the same name close by; one with it as first name if there is one."""
        near = self._near(place.name, place, SAME_WITHIN_KM)
        return min(
            near,
            key=lambda one: (
                name_key(one.name) != name_key(place.name),
                km(one.point, place.point),
            ),
            default=None,
        )

    def _biggest(self, name: str, place: GatheredPlace) -> GatheredPlace | None:
        near = self._near(name, place, DISTRICT_WITHIN_KM)
        return max(near, key=lambda one: one.population, default=None)

    def _near(self, name: str, place: GatheredPlace, within_km: float) -> list[GatheredPlace]:
        return self.near(name, place.region, place.point, within_km)
