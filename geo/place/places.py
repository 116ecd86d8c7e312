"""The towns, villages and hamlets of Canada, found by any name that people use."""

import json
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice
from math import cos, radians
from pathlib import Path
from typing import Any, Final, Self

from geo.errors import GazetteerError
from geo.place.coordinate import Coordinate
from geo.place.distance import distance_km
from geo.place.road import RoadAccess
from geo.project import DATA

FOLDER: Final = DATA / "places"
FILE_NAME: Final = "places.json"

_BANDS: Final = ((1.0, 4), (4.0, 8), (180.0, 8))
"""Degrees of latitude to either side, and candidates per wanted place, until enough are so near:
flat distance only finds them, the geodesic decides."""
_APART: Final = re.compile(r"[\s\-\u2010\u2011\u2013\u2014_./,]+")
_DROPPED: Final = re.compile("['\u2018\u2019\u02bc`\u00b4]")
_NO_ACCENT_BUT_A_LETTER: Final = str.maketrans({"\u0142": "l", "\u0131": "i", "\u0294": ""})
"""L with stroke, dotless i and glottal stop of Dene names, as keyboards without them type them."""
_WORDS: Final = {
    "st": "saint",
    "ste": "saint",
    "sainte": "saint",
    "ft": "fort",
    "mt": "mount",
    "mont": "mount",
}


def plain(text: str) -> str:
    """Fold case, accents and punctuation, but leave the words as they are."""
    # Without the accents that stand alone first: putting many in order takes the square of them.
    whole = _unaccented(text.casefold().translate(_NO_ACCENT_BUT_A_LETTER))
    bare = _unaccented(unicodedata.normalize("NFKD", whole))
    return _APART.sub(" ", _DROPPED.sub("", bare)).strip()


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    return "".join(character for character in text if not unicodedata.combining(character))


def fold(text: str) -> str:
    """Reduce a name to what all its usual spellings share.

    ``"Fort St. John"`` and ``"ft saint-john"`` give the same text; so do ``"Trois-Rivières"`` and
    ``"trois rivieres"``.
    """
    return " ".join(_WORDS.get(word, word) for word in plain(text).split(" "))


def name_key(text: str) -> str:
    """Folded name without blanks, the key of the index: ``"Val-d'Or"`` is also ``"Val d Or"``."""
    return fold(text).replace(" ", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A populated place.

    ``population`` is 0 where it is not known; never add these figures up, they overlap.
    ``road`` says what is known of access by road, ``division`` is the census division of 2021 in
    four digits, empty where it is not known.
    """

    name: str
    region: str
    coordinate: Coordinate
    time_zone: str
    population: int
    other_names: tuple[str, ...]
    road: RoadAccess
    division: str


class Places:
    """All places of Canada that the program knows, at most one per name, region and 25 km."""

    __slots__ = ("_by_lat", "_fsas", "_keys", "_numbers", "_offered", "_rows", "_zones")

    def __init__(
        self,
        *,
        rows: list[list[Any]],
        zones: list[str],
        names: dict[str, list[int]],
        fsas: dict[str, list[int]],
        offered: dict[str, list[int]] | None = None,
    ) -> None:
        self._rows, self._zones, self._fsas = rows, zones, fsas
        self._offered = offered or {}
        self._keys, self._numbers = list(names), list(names.values())
        self._by_lat: list[tuple[float, int]] = []

    @classmethod
    def open(cls, folder: Path | None = None) -> Self:
        """Load the places of a folder, by default the project's own.

        Raises
        ------
        GazetteerError
            If the file is missing or damaged.
        """
        path = (folder or FOLDER) / FILE_NAME
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            remedy = "install the program again, or run python -m scripts.build_places"
            raise GazetteerError(str(path), f"cannot be read ({error}); {remedy}") from error

    def named(self, text: str, *, region: str | None = None) -> tuple[Place, ...]:
        """Places of exactly this name, in any usual spelling; the most populous first."""
        key = name_key(text)
        at = bisect_left(self._keys, key)
        if not key or at == len(self._keys) or self._keys[at] != key:
            return ()
        found = self._places(self._numbers[at])
        return tuple(place for place in found if region in {None, place.region})

    @property
    def keys(self) -> Sequence[str]:
        """Every name as `name_key` folds it, in the order of the alphabet."""
        return self._keys

    def starting_with(self, text: str, *, limit: int) -> tuple[Place, ...]:
        """Places with a name that begins so, the most populous first."""
        numbers: set[int] = set()
        for key in {name_key(text), plain(text).replace(" ", "")} - {""}:
            at = bisect_left(self._keys, key)
            while at < len(self._keys) and self._keys[at].startswith(key):
                numbers.update(self._numbers[at])
                at += 1
        return self._places(sorted(numbers)[:limit])

    def of_region(self, region: str) -> tuple[Place, ...]:
        """All places of a province or territory, the most populous first."""
        return self._places(number for number, row in enumerate(self._rows) if row[1] == region)

    def largest_of(self, areas: Collection[str], *, limit: int) -> tuple[Place, ...]:
        """Places of provinces and census divisions, by their codes; the most populous first."""
        rows = self._rows
        numbers = (n for n, row in enumerate(rows) if row[1] in areas or row[8] in areas)
        return self._places(islice(numbers, limit))

    def nearest(self, coordinate: Coordinate, *, limit: int = 1) -> tuple[Place, ...]:
        """Places closest to a position, the closest first."""
        lat, lon = coordinate.lat_lon
        shrink = cos(radians(lat))

        def off(number: int) -> float:
            north: float = self._rows[number][2] - lat
            east: float = (self._rows[number][3] - lon) * shrink
            return north * north + east * east

        near: list[int] = []
        for band, times in _BANDS:
            near = nsmallest(times * limit, self._between(lat - band, lat + band), key=off)
            if len(near) >= limit and off(near[limit - 1]) <= band * band:
                break
        by_distance = sorted(
            self._places(near), key=lambda place: distance_km(coordinate, place.coordinate)
        )
        return tuple(by_distance[:limit])

    def _between(self, south: float, north: float) -> Iterator[int]:
        if not self._by_lat:
            self._by_lat = sorted((row[2], number) for number, row in enumerate(self._rows))
        at, end = (bisect_left(self._by_lat, (lat, -1)) for lat in (south, north))
        return (number for _, number in self._by_lat[at:end])

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places(range(len(self._rows))))

    def __len__(self) -> int:
        return len(self._rows)

    def of_fsa(self, fsa: str) -> tuple[Place, ...]:
        """Communities of the codes that begin with three characters, by name.

        Communities without a code of their own are among them, those whose area a source tells
        and those that lie in it.
        """
        found = self._places((*self._fsas.get(fsa, ()), *self._offered.get(fsa, ())))
        return tuple(sorted(found, key=lambda place: fold(place.name)))

    def with_mail(self) -> tuple[Place, ...]:
        """Places that stand in addresses: those of the codes, and hamlets whose area is known."""
        return self._places(sorted({number for of in self._fsas.values() for number in of}))

    def _places(self, numbers: Iterable[int]) -> tuple[Place, ...]:
        return tuple(self._place(number) for number in numbers)

    def _place(self, number: int) -> Place:
        name, region, lat, lon, zone, population, other_names, road, division = self._rows[number]
        return Place(
            name=name,
            region=region,
            coordinate=Coordinate(lat=lat, lon=lon),
            time_zone=self._zones[zone],
            population=population,
            other_names=tuple(other_names),
            road=RoadAccess(road),
            division=division,
        )
