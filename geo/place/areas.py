"""Areas that people name instead of a town: provinces, counties, islands and other regions."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Self

from geo.errors import GazetteerError
from geo.place.places import name_key, plain
from geo.place.region_names import whole_region
from geo.place.regions import Region
from geo.project import DATA

FILE: Final = DATA / "places" / "areas.json"

_DOTS_AND_BRACKETS: Final = str.maketrans({".": "", "(": " ", ")": " "})
_APOSTROPHES: Final = str.maketrans("'\u2019", "  ")
_ARTICLE: Final = re.compile(r"^(the|les|le|la|l) ")
_LINK: Final = re.compile(r"^(of the|of|des|du|de la|de l|de|d|no) ")
_KINDS: Final = MappingProxyType(
    {
        "county": "county", "united counties": "county", "comte": "county", "mrc": "county",
        "comtes unis": "county", "municipalite regionale de comte": "county",
        "regional county municipality": "county", "district": "district",
        "regional district": "district", "district regional": "district",
        "district municipality": "district", "region": "region", "area": "region",
        "region administrative": "region", "administrative region": "region",
        "regional municipality": "region", "municipalite regionale": "region",
        "census division": "division", "division de recensement": "division",
    }
)  # fmt: skip
"""The words for a kind of area, and which of them stand for one another."""
_MOST_WORDS: Final = 4
_SIDE: Final = re.compile(
    r"^(?P<side>north|nord|south|sud|east|est|west|ouest|central|centre)(ern)?"
    r"( of| de la| de l| de| du)? (?P<rest>.+)"
)
_SIDES: Final = MappingProxyType(
    {
        "north": "northern", "nord": "northern", "south": "southern", "sud": "southern",
        "east": "eastern", "est": "eastern", "west": "western", "ouest": "western",
        "central": "central", "centre": "central",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of the country with several communities.

    Parameters
    ----------
    divisions
        Four digits of each census division of 2021 that belongs to it, or the ISO 3166-2 code of
        a whole province.
    places
        Communities that belong to it where no whole division does: name and region of each.
    named_regions
        Ids of the named regions of `geo.place.north` that hold the whole of it.
    before_towns
        Whether it is so well known that a smaller town of its name is not meant first.
    """

    id: str
    name_en: str
    name_fr: str
    regions: tuple[Region, ...]
    divisions: frozenset[str]
    places: tuple[tuple[str, Region], ...]
    named_regions: tuple[str, ...]
    before_towns: bool


class Areas:
    """All areas by the names that people use for them."""

    __slots__ = ("_by_id", "_by_key")

    def __init__(self, areas: tuple[Area, ...], names: dict[str, list[str]]) -> None:
        self._by_id = {area.id: area for area in areas}
        self._by_key = names

    @classmethod
    def open(cls, path: Path = FILE) -> Self:
        """Load the areas that came with the program.

        Raises
        ------
        GazetteerError
            If the file is missing or damaged.
        """
        try:
            read = json.loads(path.read_text(encoding="utf-8"))
            return cls(tuple(map(_area, read["areas"])), read["names"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            remedy = "install the program again, or run python -m scripts.build_areas"
            raise GazetteerError(str(path), f"cannot be read ({error}); {remedy}") from error

    def named(self, text: str, *, region: Region | None = None) -> tuple[Area, ...]:
        """Areas of this name, in English or French, with or without the word for their kind.

        ``"Wellington County"``, ``"comté de Wellington"`` and ``"Wellington"`` name the same one,
        but ``"Strathcona County"`` is not the regional district of that name. Several share a
        name in several provinces; a region leaves those that lie in it.
        """
        if not text.isprintable():  # "a" and "b" on two lines are not Alberta
            return ()
        spaced = _spaced(text)
        found = self._whole_or_side(text, spaced) or next(
            filter(None, map(self._of, _keys(spaced))), ()
        )
        return tuple(area for area in found if region is None or region in area.regions)

    def of_id(self, area_id: str) -> Area:
        """Return the area of an id; a KeyError if there is none."""
        return self._by_id[area_id]

    def _of(self, key: str) -> tuple[Area, ...]:
        return tuple(self._by_id[one] for one in self._by_key.get(key, ()))

    def _whole_or_side(self, text: str, spaced: str) -> tuple[Area, ...]:
        if region := whole_region(text):
            return (self._by_id[region],)
        if not (parted := _SIDE.match(spaced)):
            return ()
        region = whole_region(parted["rest"])
        area = region and self._by_id.get(f"{_SIDES[parted['side']]}-{region.abbreviation.lower()}")
        return (area,) if area else ()

    def __iter__(self) -> Iterator[Area]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)


def area_key(name: str, kind: str = "") -> str:
    """Reduce the name of an area to what all its usual spellings share.

    Parameters
    ----------
    kind
        The kind that the name was given with: ``"county"``, ``"district"``, ``"region"``.
    """
    return _key(_spaced(name), kind)


@cache
def all_areas() -> Areas:
    """Open the areas of the program once."""
    return Areas.open()


def _spaced(text: str) -> str:
    return plain(text.translate(_DOTS_AND_BRACKETS).translate(_APOSTROPHES))


def _key(spaced: str, kind: str = "") -> str:
    words = _ARTICLE.sub("", spaced, count=1).replace("&", " and ").split()
    key = name_key(" ".join("and" if word == "et" else word for word in words))
    return f"{key}/{kind}" if kind else key


def _keys(spaced: str) -> Iterator[str]:
    """Walk what a text may be known as, the most exact first."""
    yield _key(spaced)
    words = _ARTICLE.sub("", spaced, count=1).split(" ")
    for size in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if kind := _KINDS.get(" ".join(words[:size])):
            yield _key(_LINK.sub("", " ".join(words[size:]), count=1), kind)
        if kind := _KINDS.get(" ".join(words[-size:])):
            yield _key(" ".join(words[:-size]), kind)


def _area(row: dict[str, Any]) -> Area:
    return Area(
        id=row["id"],
        name_en=row["name_en"],
        name_fr=row["name_fr"],
        regions=tuple(map(Region, row["regions"])),
        divisions=frozenset(row["divisions"]),
        places=tuple((name, Region(region)) for name, region in row["places"]),
        named_regions=tuple(row["named_regions"]),
        before_towns=row["before_towns"],
    )
