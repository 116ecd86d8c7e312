"""Short forms and nicknames of places, and the codes of their airports."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Self

from geo.errors import GazetteerError
from geo.place.places import Place, Places, name_key
from geo.place.regions import Region
from geo.project import DATA

FILE: Final = DATA / "places" / "nicknames.toml"
_TABLES: Final = ("nickname", "base", "airport")


class Nicknames:
    """What people call places beside their names.

    Parameters
    ----------
    meant
        Name and region of the places that a folded nickname means.
    """

    __slots__ = ("_meant",)

    def __init__(self, meant: dict[str, list[tuple[str, Region]]]) -> None:
        self._meant = meant

    @classmethod
    def open(cls, path: Path = FILE) -> Self:
        """Read the file that came with the program.

        Raises
        ------
        GazetteerError
            If the file is missing or damaged.
        """
        meant: dict[str, list[tuple[str, Region]]] = {}
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
            for names, place in _rows(tables):
                for name in names:
                    meant.setdefault(name_key(name), []).append(place)
        except (OSError, ValueError, KeyError, TypeError) as error:
            remedy = "install the program again"
            raise GazetteerError(str(path), f"cannot be read ({error}); {remedy}") from error
        return cls(meant)

    def named(self, text: str, places: Places, *, region: Region | None) -> tuple[Place, ...]:
        """Places that go by this nickname, in the region if one is named."""
        meant = self._meant.get(name_key(text), ())
        found = (
            place
            for name, where in meant
            if region in {None, where}
            for place in places.named(name, region=where)[:1]
        )
        return tuple(found)

    def __iter__(self) -> Iterator[tuple[str, str, Region]]:
        """Every folded nickname with the name and region of a place that it means."""
        return ((key, *place) for key, places in self._meant.items() for place in places)


def _rows(tables: dict[str, Any]) -> Iterator[tuple[list[str], tuple[str, Region]]]:
    for table in _TABLES:
        for row in tables[table]:
            yield row["names"], (row["place"], Region(row["region"]))
