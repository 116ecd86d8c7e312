"""Facts typed by hand in data/places/typed.toml and codes.csv, as records.

``checked`` is false where nobody has opened a source for the fact yet; the head of the file says
what follows from that.
"""

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from geo.place.places import name_key
from scripts.sources.registry_package import PROJECT

PATH = PROJECT / "data" / "places" / "typed.toml"
CODES_PATH = PATH.with_name("codes.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCode:
    """A postal code whose published point is wrong."""

    code: str
    name: str
    lat: float
    lon: float
    source: str
    checked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedGroup:
    """Codes of one area and place name that were published far from that place, most of them."""

    fsa: str
    name: str
    lat: float
    lon: float
    source: str
    checked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPlace:
    """A community that the packages lack or misplace; ``fsas`` are its rural areas."""

    name: str
    region: str
    lat: float
    lon: float
    source: str
    fsas: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    population: int = 0
    checked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChange:
    """Today's name of a place and the names that people still use for it."""

    name: str
    region: str
    other_names: tuple[str, ...]
    source: str
    checked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """Names as they are written where the packages drop their accents; no other name is meant."""

    region: str
    names: tuple[str, ...]
    source: str
    checked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneException:
    """A part of a region that keeps another time than the places around it suggest.

    Either the areas (first characters of codes) or the names are given, or limits in degrees.
    """

    region: str
    zone: str
    source: str
    names: tuple[str, ...] = ()
    fsas: tuple[str, ...] = ()
    north: float = 90.0
    south: float = 40.0
    west: float = -180.0
    east: float = -50.0
    checked: bool = True

    def holds(
        self, *, region: str, name: str, fsas: tuple[str, ...], lat: float, lon: float
    ) -> bool:
        """Tell whether a community is meant."""
        if region != self.region:
            return False
        if self.names:
            return name_key(name) in {name_key(known) for known in self.names}
        if self.fsas:
            return bool(fsas) and all(fsa.startswith(self.fsas) for fsa in fsas)
        return self.south <= lat <= self.north and self.west <= lon <= self.east


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadFact:
    """What one source says of the access by road to communities of a region.

    Parameters
    ----------
    access
        ``"none"`` or ``"all_season"``.
    names
        Empty if the source speaks of all others of the region.
    """

    region: str
    access: str
    source: str
    names: tuple[str, ...] = ()
    checked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteArea:
    """Where a road does not go without saying: communities by name, or all between these edges."""

    region: str
    source: str
    names: tuple[str, ...] = ()
    south: float = 40.0
    west: float = -180.0
    east: float = -50.0
    checked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedFacts:
    """All of the file."""

    codes: tuple[TypedCode, ...]
    groups: tuple[TypedGroup, ...]
    places: tuple[TypedPlace, ...]
    name_changes: tuple[NameChange, ...]
    spellings: tuple[Spelling, ...]
    zones: tuple[ZoneException, ...]
    roads: tuple[RoadFact, ...]
    remote: tuple[RemoteArea, ...]

    def __iter__(self) -> Iterator["TypedFact"]:
        yield from self.codes
        yield from self.groups
        yield from self.places
        yield from self.name_changes
        yield from self.spellings
        yield from self.zones
        yield from self.roads
        yield from self.remote


TypedFact = (
    TypedCode
    | TypedGroup
    | TypedPlace
    | NameChange
    | Spelling
    | ZoneException
    | RoadFact
    | RemoteArea
)


@cache
def typed_facts() -> TypedFacts:
    """Read both files; a code that stands in both is an error."""
    facts = facts_in(PATH.read_text(encoding="utf-8"))
    codes = (*facts.codes, *codes_in(CODES_PATH.read_text(encoding="utf-8")))
    twice = [code for code, times in Counter(one.code for one in codes).items() if times > 1]
    if twice:
        raise ValueError(f"{', '.join(twice)}: typed twice; keep one fact")
    return replace(facts, codes=codes)


def codes_in(text: str) -> tuple[TypedCode, ...]:
    """Read postal codes out of a CSV text with a head: code, name, lat, lon, source, checked."""
    return tuple(
        TypedCode(
            code=row["code"],
            name=row["name"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            source=row["source"],
            checked=row["checked"] == "yes",
        )
        for row in csv.DictReader(text.splitlines())
    )


def facts_in(text: str) -> TypedFacts:
    """Read the facts out of a TOML text; a key that no record has is an error."""
    content = tomllib.loads(text)
    return TypedFacts(
        codes=tuple(TypedCode(**_frozen(entry)) for entry in content.get("code", ())),
        groups=tuple(TypedGroup(**_frozen(entry)) for entry in content.get("group", ())),
        places=tuple(TypedPlace(**_frozen(entry)) for entry in content.get("place", ())),
        name_changes=tuple(NameChange(**_frozen(entry)) for entry in content.get("names", ())),
        spellings=tuple(Spelling(**_frozen(entry)) for entry in content.get("spelling", ())),
        zones=tuple(ZoneException(**_frozen(entry)) for entry in content.get("zone", ())),
        roads=tuple(RoadFact(**_frozen(entry)) for entry in content.get("road", ())),
        remote=tuple(RemoteArea(**_frozen(entry)) for entry in content.get("remote", ())),
    )


def _frozen(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
