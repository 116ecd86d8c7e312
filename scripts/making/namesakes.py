"""Places found by name: the town, reserve or municipality that a postal code may belong to."""

import enum
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from geo.place.places import name_key
from geo.place.regions import Region
from scripts.sources.measure import Point, km
from scripts.sources.published import PopulatedPlace
from scripts.sources.subdivisions import Subdivision

NAMESAKE_WITHIN_KM = 150.0
"""A place of the same name counts if it is no farther from the code, or from its area."""
FEWEST_PEOPLE = 10
"""A subdivision of fewer people gives no code its name, though many a creek bears it."""
_RESERVE_TYPES: Final = frozenset({"IRI", "S-É", "TC", "TI", "VC", "TL", "TAL", "TWL", "IGD", "SG"})
_WIDE_TYPES: Final = frozenset({
    "RM", "RCR", "MD", "SM", "RGM", "CM", "ID", "LGD", "SA", "NO", "SNO", "RDA", "SC", "TP", "MU",
    "M", "DM", "P", "MÉ", "PE", "CT", "CU", "RMU", "RG", "FD",
})  # fmt: skip
_NUMBER: Final = re.compile(r"(\s+(?:No\.?\s*)?\d+\w*)+$")
"""The number of a reserve: ``"Peguis 1B"`` is Peguis."""


class Kind(enum.IntEnum):
    """What a namesake is; a lower one is believed before a higher one."""

    TOWN = 0
    """A town of the packages, or one typed in by hand."""
    SETTLEMENT = 1
    """A village or town of the census."""
    RESERVE = 2
    """A reserve or settlement of a First Nation; several parts can bear one name."""
    WIDE = 3
    """A municipality of farms and hamlets; only the middle of its people is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesake:
    """A place that bears the name of a code."""

    kind: Kind
    point: Point
    population: int


Namesakes = Mapping[tuple[Region, str], list[Namesake]]
"""Places by region and folded name, each under all its names."""


def by_name(
    places: Iterable[PopulatedPlace], subdivisions: Iterable[Subdivision] = ()
) -> Namesakes:
    """List places under each of their names."""
    known: dict[tuple[Region, str], list[Namesake]] = defaultdict(list)
    for place in places:
        town = Namesake(kind=Kind.TOWN, point=(place.lat, place.lon), population=place.population)
        for key in place.keys:
            known[place.region, key].append(town)
    for one in filter(_gives_its_name, subdivisions):
        known[one.region, name_key(_NUMBER.sub("", one.name))].append(
            Namesake(kind=_kind(one), point=one.point, population=one.residents or 0)
        )
    return known


def _gives_its_name(subdivision: Subdivision) -> bool:
    """Tell whether mail can be sent to a subdivision: not where next to nobody lives."""
    people = subdivision.residents
    return people is None or people >= FEWEST_PEOPLE


def _kind(subdivision: Subdivision) -> Kind:
    if subdivision.type in _RESERVE_TYPES:
        return Kind.RESERVE
    return Kind.WIDE if subdivision.type in _WIDE_TYPES else Kind.SETTLEMENT


def nearest(places: Iterable[Namesake], points: Sequence[Point]) -> Namesake | None:
    """Place closest to any of some points, if it is near enough; of equals the most populous."""
    near = [
        (min(km(place.point, point) for point in points), -place.population, place)
        for place in places
    ]
    near = [ranked for ranked in near if ranked[0] <= NAMESAKE_WITHIN_KM]
    return min(near, key=lambda ranked: ranked[:2])[2] if near else None
