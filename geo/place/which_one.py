"""Which of several places of a name is meant: taken where it is clear, asked where it is not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from geo.place.distance import distance_km
from geo.place.fix import Fix, WhichPlace, WhyAsk
from geo.place.place_fix import place_fix
from geo.place.places import Place, Places, name_key

BEST_KNOWN_RESIDENTS: Final = 10_000
"""Only a place of so many people is taken where others have its name."""
BEST_KNOWN_TIMES: Final = 7
"""It has so many times the people of the next: of eight who type the name, one at most means
another, and the others are offered beside the answer."""
UNLISTED_RESIDENTS: Final = 500
"""A place of unknown population may have as many; the lists begin there."""

ONE_TOWN_KM: Final = 15.0
"""Two places of one name so near to each other are one town on both sides of a border.

Its province has to be asked, unless nearly all live on one side."""

ONE_PLACE_KM: Final = 15.0
"""So near to each other, two places of one name and census division are one."""
COUNTY_KM: Final = 40.0
"""The same for a town and the county or reserve whose name goes on where that of the town ends."""

BESIDE_KM: Final = 60.0
"""A town tells places apart only where it is so near."""
_TOWN_RESIDENTS: Final = 5_000
"""People know the place of a town of so many."""
_VILLAGE_RESIDENTS: Final = 1
_KM_PER_DEGREE: Final = 110.0


class WhichOne:
    """Chooses among places of one name, and tells them apart in words.

    Parameters
    ----------
    places
        All places; the larger towns of a region are gathered when the first are told apart.
    """

    __slots__ = ("_places", "_towns")

    def __init__(self, places: Places) -> None:
        self._places = places
        self._towns: dict[tuple[str, int], tuple[Place, ...]] = {}

    def choose(self, found: Sequence[Place], *, asked: str, sure: bool = True) -> Fix | WhichPlace:
        """Take the place that is meant, or ask which one is.

        Parameters
        ----------
        found
            One place at least.
        asked
            The text, as a sentence may quote it.
        sure
            Whether the text is a name of all of them; if not, none of several is taken.
        """
        ordered = sorted(dict.fromkeys(found), key=lambda place: -place.population)
        if sure:
            ordered = _each_town_once(ordered)
        first, *others = self.told_apart(ordered)
        if not others:
            return first
        if sure and is_best_known(ordered):
            return replace(first, label=place_fix(ordered[0]).label, others=tuple(others))
        return WhichPlace(why=WhyAsk.SEVERAL_PLACES, asked=asked, choices=(first, *others))

    def told_apart(self, places: Sequence[Place]) -> tuple[Fix, ...]:
        """Make a fix of each place; where two of a province have one name, name a town nearby."""
        fixes = [place_fix(place) for place in places]
        times = Counter(fix.label for fix in fixes)
        used: set[str] = set()
        for at, fix in enumerate(fixes):
            if times[fix.label] > 1:
                label = next(one for one in self._labels(places[at]) if one not in used)
                fixes[at] = replace(fix, label=label)
                used.add(label)
        return tuple(fixes)

    def _labels(self, place: Place) -> Iterator[str]:
        """Yield ways to tell a place from others of its name and province, the plainest first."""
        region = place.region[3:]
        for residents in (_TOWN_RESIDENTS, _VILLAGE_RESIDENTS):
            for town in self._beside(place, residents):
                yield f"{place.name} ({town.name}), {region}"
        lat, lon = place.coordinate.lat_lon
        yield f"{place.name}, {region}"
        yield f"{place.name} ({lat:.2f}° N, {-lon:.2f}° W), {region}"
        yield f"{place.name} ({lat:.5f}° N, {-lon:.5f}° W), {region}"

    def _beside(self, place: Place, residents: int) -> list[Place]:
        """Towns of the same province near a place, the nearest first."""
        near = (
            (distance_km(place.coordinate, town.coordinate), town)
            for town in self._towns_of(place.region, residents)
            if town.name != place.name
            and abs(town.coordinate.lat - place.coordinate.lat) * _KM_PER_DEGREE <= BESIDE_KM
        )
        within = [one for one in near if one[0] <= BESIDE_KM]
        return [town for _, town in sorted(within, key=lambda one: one[0])]

    def _towns_of(self, region: str, residents: int) -> tuple[Place, ...]:
        kept = self._towns.get((region, residents))
        if kept is None:
            all_of = self._places.of_region(region)
            kept = tuple(place for place in all_of if place.population >= residents)
            self._towns[region, residents] = kept
        return kept


def _each_town_once(ordered: Sequence[Place]) -> list[Place]:
    """Leave out the reserve or county of a town: parts of one community, called by its name."""
    kept: list[Place] = []
    for place in ordered:
        same = next((at for at, one in enumerate(kept) if _are_one(place, one)), None)
        if same is None:
            kept.append(place)
        elif len(place.name) < len(kept[same].name):
            kept[same] = place
    return kept


def _are_one(place: Place, other: Place) -> bool:
    if (place.region, place.division) != (other.region, other.division):
        return False
    apart_km = distance_km(place.coordinate, other.coordinate)
    is_county = place.name != other.name
    return apart_km <= (COUNTY_KM if is_county else ONE_PLACE_KM) and _is_named_as(place, other)


def _is_named_as(place: Place, other: Place) -> bool:
    """Tell whether the name of one place goes on where that of the other ends."""
    short, long = sorted((name_key(place.name), name_key(other.name)), key=len)
    return long.startswith(short)


def is_best_known(ordered: Sequence[Place]) -> bool:
    """Tell whether the first of several places, the most populous, is by far the best known."""
    first, *others = ordered
    most = max(other.population or UNLISTED_RESIDENTS for other in others)
    beside = [_is_one_town_with(first, other) for other in others]
    if any(one and other.population == 0 for one, other in zip(beside, others, strict=True)):
        return False
    is_large = first.population >= BEST_KNOWN_RESIDENTS or all(beside)
    return is_large and first.population >= BEST_KNOWN_TIMES * most


def _is_one_town_with(first: Place, other: Place) -> bool:
    """Tell whether a border between provinces parts one town, as Lloydminster."""
    return (
        first.region != other.region
        and distance_km(first.coordinate, other.coordinate) <= ONE_TOWN_KM
    )
