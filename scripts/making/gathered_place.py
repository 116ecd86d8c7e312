"""A populated place while it is gathered from several sources."""

import re
from dataclasses import dataclass, field

from geo.place.places import name_key
from geo.place.regions import Region
from scripts.sources.measure import Point
from scripts.sources.published import PopulatedPlace

_AIRPORT = re.compile(r"[A-Z]{3,4}")
_LATIN = re.compile(r"[A-ZÀÂÇÉÈÊÎÏÔŒÙÛÜ][A-Za-zÀ-ÿŒœ'\u2019.\- ]*")
_SYLLABICS = re.compile(r"[\u1400-\u167f\u18b0-\u18ff .\-]+")


@dataclass(slots=True, kw_only=True)
class GatheredPlace:
    """A place while it is gathered; ``typed_names`` win over ``other_names`` of the package.

    ``is_from_census`` tells that no package lists the place, ``is_home`` that it is a reserve or a
    settlement. ``counted`` are the residents that the census gives under the name of the place,
    ``counted_around`` those of a municipality of the name that surrounds it.
    ``offered_for`` are the rural areas around a place that no code reaches.
    ``by_codes`` are the residents that its postal codes stand for: no population to show.
    """

    name: str
    region: Region
    point: Point
    population: int = 0
    zone: str = ""
    other_names: list[str] = field(default_factory=list)
    typed_names: list[str] = field(default_factory=list)
    fsas: set[str] = field(default_factory=set)
    offered_for: set[str] = field(default_factory=set)
    is_district: bool = False
    is_from_census: bool = False
    is_home: bool = False
    is_named_by_band: bool = False
    counted: int = 0
    counted_around: int = 0
    by_codes: int = 0

    @property
    def own_keys(self) -> set[str]:
        """Folded names without blanks, but for by-names."""
        return {name_key(name) for name in (self.name, *self.typed_names)} - {""}

    @property
    def keys(self) -> set[str]:
        """Folded names without blanks."""
        names = (self.name, *self.other_names, *self.typed_names)
        return {name_key(name) for name in names} - {""}

    @property
    def residents_of_its_name(self) -> int:
        """What the census counts under the name; never more, even if other sources say so."""
        if self.counted:
            return self.counted
        return min(self.population, self.counted_around)

    @classmethod
    def of_package(cls, place: PopulatedPlace) -> "GatheredPlace":
        """Take a row of the package with those of its names that are used in Canada."""
        return cls(
            name=place.name,
            region=place.region,
            point=(place.lat, place.lon),
            population=place.population,
            other_names=[name for name in place.other_names if is_used_in_canada(name)],
        )


def is_used_in_canada(name: str) -> bool:
    """Keep names in French or English letters and in syllabics; drop airport codes and the rest."""
    if _SYLLABICS.fullmatch(name):
        return True
    return bool(_LATIN.fullmatch(name)) and not _AIRPORT.fullmatch(name)
