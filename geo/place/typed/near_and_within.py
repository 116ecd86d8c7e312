"""What lies near a town or in an area: how far, and what is taken for a part of it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from geo.place.areas import Area, all_areas
from geo.place.distance import distance_km
from geo.place.places import Place
from geo.place.region_names import whole_region
from geo.place.regions import Region
from geo.place.typed.linking_words import behind_linking_words
from geo.place.typed.name_lookup import Found
from geo.place.typed.parts_of_text import Parts, words_of

Look = Callable[[str, Region | None], Found | None]
"""Looks plain words up, in a region if one is named."""

TOGETHER_KM: Final = 60.0
"""Two names so near to each other are a place and the town that it is near."""
TOLD_KM: Final = 150.0
"""So far off may be what somebody says that a town is near: "Orangeville, north of Toronto"."""
TWIN_RESIDENTS: Final = 5_000
"""Two towns without a word between them are each so large: "Kitchener Waterloo"."""
_CITY_RESIDENTS: Final = 50_000


def before_its_area(parts: Parts, named: Look, whole: Look) -> Found | None:
    """Find a town before what it is near or part of: "Matane, Gaspésie"."""
    *before, last = parts.names
    if not before:
        return with_area_behind(words_of(last), parts.region, named)
    found = whole(words_of(before[-1]), parts.region)
    if found is None or named(words_of(last), parts.region):
        return None
    near = _behind_only(words_of(last))
    if town := near and whole(near, parts.region):
        return _only(near_one_of(town.places, found.places, within_km=TOLD_KM))
    areas = all_areas().named(near or last, region=parts.region)
    return _only(tuple(one for one in found.places if any(lies_in(one, a) for a in areas)))


def with_area_behind(words: str, region: Region | None, named: Look) -> Found | None:
    """Find a town with its area behind it, without a comma: "Gravenhurst Muskoka"."""
    parted = words.split(" ")
    for at in range(1, len(parted)):
        areas = all_areas().named(" ".join(parted[at:]), region=region)
        found = named(" ".join(parted[:at]), region) if areas else None
        inside = [p for p in found.places if any(lies_in(p, a) for a in areas)] if found else []
        if inside:
            return _only(tuple(inside))
    return None


def part_of(parts: Sequence[Place], towns: Sequence[Place]) -> Found | None:
    """Find a part before its town: "Beltline Calgary"."""
    if not towns or towns[0].population < _CITY_RESIDENTS:
        return None
    near = near_one_of(towns, parts)
    return _only(tuple(one for one in near if one.population < TWIN_RESIDENTS))


def _behind_only(words: str) -> str:
    """Return what stands behind a linking word that a part begins with: "near Ucluelet"."""
    return next(
        (
            behind
            for before, behind in behind_linking_words(words)
            if not before or whole_region(before)
        ),
        "",
    )


def lies_in(place: Place, area: Area) -> bool:
    """Tell whether a place lies in an area, as far as its census division says.

    People draw their areas wider than lists do: a town has to be in the province of it.
    """
    if not area.divisions or place.population >= TWIN_RESIDENTS:
        return place.region in area.regions
    return place.division in area.divisions or place.region in area.divisions


def near_one_of(
    towns: Sequence[Place], parts: Iterable[Place], *, within_km: float = TOGETHER_KM
) -> tuple[Place, ...]:
    """Keep the places that lie near one of the towns."""
    return tuple(
        part
        for part in parts
        if any(distance_km(part.coordinate, town.coordinate) <= within_km for town in towns)
    )


def _only(places: tuple[Place, ...]) -> Found | None:
    return Found(places=places) if places else None
