"""Which place a name means if nobody says more: the city that dwarfs all others of the name.

Who types ``"Gatineau"`` does not mean the hamlet in Ontario; who types ``"Windsor"`` may mean any
of four towns and is asked. The others of a name stay reachable by their province behind it.
"""

from collections.abc import Sequence

from geo.place.places import name_key
from scripts.making.gathered_places import GatheredPlace

CITY_RESIDENTS = 20_000
"""Only a city of so many people may be meant unasked."""
TIMES_ALL_OTHERS = 50
"""It has so many times the people of all other places of the name together. A visitor of one of
those is then one of fifty at most, and the label of the fix says the province."""
UNLISTED_RESIDENTS = 500
"""GeoNames lists places from 500 people on; one of unknown population may have as many."""


def meant_place(key: str, numbers: Sequence[int], places: Sequence[GatheredPlace]) -> int | None:
    """Tell the number of the place that a folded name means; None if it has to be asked.

    A city is meant by its own name only, and only if mail is addressed to it: a district of
    another city is not meant, however large.
    """
    first, *others = sorted(numbers, key=lambda number: -_residents(places[number]))
    city = places[first]
    if not others or name_key(city.name) != key or not city.fsas:
        return None
    all_others = sum(_residents(places[number]) for number in others)
    if city.population >= max(CITY_RESIDENTS, TIMES_ALL_OTHERS * all_others):
        return first
    return None


def _residents(place: GatheredPlace) -> int:
    """Most that we know of: the listed residents, or what so many postal codes stand for."""
    return max(place.population, place.as_district, place.by_codes, UNLISTED_RESIDENTS)
