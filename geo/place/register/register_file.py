"""One province's register as a small SQLite file: streets by name and town, with their houses."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.errors import GazetteerError
from geo.place.regions import Region
from geo.place.register.street_name import StreetName

FILE_NAMES: Final = "streets-{province}.sqlite3"
VERSION: Final = "1"
TABLES: Final = """
    CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE towns (name TEXT, town INTEGER, PRIMARY KEY (name, town)) WITHOUT ROWID;
    CREATE TABLE streets (
        name TEXT, town INTEGER, kind TEXT, direction TEXT,
        written TEXT NOT NULL, houses BLOB NOT NULL,
        PRIMARY KEY (name, town, kind, direction)
    ) WITHOUT ROWID;
"""
_REMEDY: Final = "make it again with python -m scripts.build_register, or take it away"


@dataclass(frozen=True, slots=True, kw_only=True)
class Street:
    """A street of a town; ``written`` is how the register spells both, ``houses`` is packed."""

    name: StreetName
    town: int
    written: str
    houses: bytes


class RegisterFile:
    """Reads one register; each question opens the file anew, so that it may be changed any time.

    Raises
    ------
    GazetteerError
        If the file is none that `scripts.build_register` made.
    """

    __slots__ = ("_file", "region")

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            with closing(self._opened()) as database:
                facts = dict(database.execute("SELECT name, value FROM facts"))
        except sqlite3.Error as error:
            raise GazetteerError(str(file), f"cannot be read ({error}); {_REMEDY}") from error
        if facts.get("version") != VERSION or facts.get("region") not in set(Region):
            raise GazetteerError(str(file), f"is not a register of this version; {_REMEDY}")
        self.region = Region(facts["region"])

    def towns(self, name: str) -> frozenset[int]:
        """Numbers of the municipalities that bear a folded name, or that mail is sent to by it."""
        with closing(self._opened()) as database:
            return frozenset(
                town
                for (town,) in database.execute("SELECT town FROM towns WHERE name = ?", (name,))
            )

    def streets(self, wanted: StreetName) -> tuple[Street, ...]:
        """All streets of the province that a name may mean."""
        columns = "name, kind, direction, town, written, houses"
        with closing(self._opened()) as database:
            rows = database.execute(
                f"SELECT {columns} FROM streets WHERE name = ?",  # noqa: S608 - our own columns
                (wanted.name,),
            ).fetchall()
        streets = (
            Street(name=StreetName(name, kind, way), town=town, written=written, houses=houses)
            for name, kind, way, town, written, houses in rows
        )
        return tuple(street for street in streets if street.name.may_be(wanted))

    def _opened(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self._file.resolve().as_uri()}?mode=ro", uri=True)


def write(
    file: Path,
    *,
    region: Region,
    towns: Iterable[tuple[str, int]],
    streets: Iterable[Street],
) -> None:
    """Write a register whole: under another name first, so that no half one is ever read."""
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part)) as database:
            database.executescript(f"PRAGMA journal_mode = OFF;{TABLES}")
            database.executemany(
                "INSERT INTO facts VALUES (?, ?)", [("version", VERSION), ("region", region.value)]
            )
            database.executemany("INSERT OR IGNORE INTO towns VALUES (?, ?)", towns)
            database.executemany(
                "INSERT INTO streets VALUES (?, ?, ?, ?, ?, ?)", map(_row, streets)
            )
            database.commit()
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _row(street: Street) -> tuple[object, ...]:
    name = street.name
    return name.name, street.town, name.kind, name.direction, street.written, street.houses
