"""Addresses of the National Address Register (Statistics Canada, 46-26-0002), read and gathered.

The register comes as CSV files of a province: ``Address_35_part_1.csv`` and so on have the numbers
and streets, ``Location_35.csv`` the points. Millions of rows go through a file beside the result,
not through memory.
"""

import csv
import io
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final, cast

from geo.place.places import name_key
from geo.place.register.house_numbers import House, packed
from geo.place.register.register_file import Street
from geo.place.register.street_name import StreetName

_CIVIC: Final = ("LOC_GUID", "CIVIC_NO", "OFFICIAL_STREET_NAME", "CSD_ENG_NAME")
_LOCATION: Final = ("LOC_GUID",)
_LAT: Final = ("BG_LATITUDE", "BF_REPPOINT_LATITUDE", "REPPOINT_LATITUDE")
_LON: Final = ("BG_LONGITUDE", "BF_REPPOINT_LONGITUDE", "REPPOINT_LONGITUDE")
_MOST_NUMBER: Final = 999_999
_GATHERING: Final = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE points (guid TEXT PRIMARY KEY, lat REAL, lon REAL) WITHOUT ROWID;
    CREATE TABLE addresses (
        guid TEXT, number INTEGER, suffix TEXT,
        name TEXT, kind TEXT, direction TEXT, town INTEGER, written TEXT
    );
"""
_IN_ORDER: Final = """
    SELECT name, town, kind, direction, written, number, suffix, lat, lon
    FROM addresses JOIN points USING (guid)
    ORDER BY name, town, kind, direction
"""

Row = Mapping[str, str]


class RegisterColumnsError(ValueError):
    """A file lacks a column that addresses or their points need."""

    def __init__(self, file: str, column: str) -> None:
        super().__init__(
            f"{file}: has no column {column}; give the Address_*.csv and Location_*.csv files of "
            "the National Address Register as Statistics Canada hands them out"
        )


@dataclass(slots=True)
class GatheredRegister:
    """What was read so far, in a file; towns by their folded names."""

    database: sqlite3.Connection
    towns: dict[tuple[str, str], int]
    names: set[tuple[str, int]]
    left_out: int = 0

    @classmethod
    def beside(cls, file: Path) -> "GatheredRegister":
        """Begin a file of one's own."""
        database = sqlite3.connect(file)
        database.executescript(_GATHERING)
        return cls(database, {}, set())

    def read(self, files: Iterable[Path]) -> None:
        """Read files of both kinds, and archives that hold them."""
        for file in files:
            for name, rows in _tables(file):
                self._read_table(name, rows)

    def _read_table(self, name: str, rows: "csv.DictReader[str]") -> None:
        columns = rows.fieldnames or ()
        if "CIVIC_NO" in columns:
            _need(name, columns, _CIVIC)
            self._keep("addresses", 8, self._addresses(rows))
        else:
            lat, lon = (_one_of(name, columns, known) for known in (_LAT, _LON))
            _need(name, columns, _LOCATION)
            self._keep("points", 3, ((row["LOC_GUID"], row[lat], row[lon]) for row in rows))

    def _keep(self, table: str, width: int, rows: Iterable[tuple[object, ...]]) -> None:
        marks = ", ".join("?" * width)
        self.database.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our own names
        self.database.commit()

    def _addresses(self, rows: Iterable[Row]) -> Iterator[tuple[object, ...]]:
        for row in rows:
            number = (row["CIVIC_NO"] or "").strip()
            if not number.isdecimal() or int(number) > _MOST_NUMBER:
                self.left_out += 1
                continue
            town = self._town(row)
            suffix = _suffix(row.get("CIVIC_NO_SUFFIX") or "")
            for name, written in _spellings(row):
                yield (
                    *(row["LOC_GUID"], int(number), suffix),
                    *(name.name, name.kind, name.direction, town, written),
                )

    def _town(self, row: Row) -> int:
        """Give the municipality a number, and note the names by which its addresses are written."""
        municipality = row["CSD_ENG_NAME"] or "", row.get("CSD_TYPE_ENG_CODE") or ""
        town = self.towns.setdefault(municipality, len(self.towns))
        for column in ("CSD_ENG_NAME", "CSD_FRE_NAME", "MAIL_MUN_NAME"):
            if key := _key(row.get(column) or ""):
                self.names.add((key, town))
        return town

    def streets(self) -> Iterator[Street]:
        """Pack all streets, each with its houses."""
        rows = self.database.execute(_IN_ORDER)
        for (name, town, kind, direction), group in groupby(rows, key=lambda row: row[:4]):
            known = list(group)
            houses = [
                House(number, suffix, float(lat), float(lon))
                for *_, number, suffix, lat, lon in known
            ]
            yield Street(
                name=StreetName(name, kind, direction),
                town=town,
                written=known[0][4],
                houses=packed(houses),
            )


def _spellings(row: Row) -> Iterator[tuple[StreetName, str]]:
    """Read a street by its official name, and by that of its mail where it is another one."""
    town = row.get("MAIL_MUN_NAME") or row["CSD_ENG_NAME"] or ""
    seen = set()
    for kind in ("OFFICIAL", "MAIL"):
        parts = [row.get(f"{kind}_STREET_{part}") or "" for part in ("NAME", "TYPE", "DIR")]
        name = _street(*parts)
        if name.name and name not in seen:
            seen.add(name)
            yield name, f"{' '.join(filter(None, parts))}, {town}"


@lru_cache(maxsize=1 << 16)
def _street(name: str, kind: str, direction: str) -> StreetName:
    """Read a street once, and not for each of its houses."""
    return StreetName.of_parts(name, kind, direction)


_key = lru_cache(maxsize=1 << 14)(name_key)


def _suffix(written: str) -> str:
    letter = written.strip().upper()
    return letter if len(letter) == 1 and letter.isascii() and letter.isalpha() else ""


def _need(file: str, columns: Iterable[str], needed: Iterable[str]) -> None:
    for column in needed:
        if column not in columns:
            raise RegisterColumnsError(file, column)


def _one_of(file: str, columns: Iterable[str], known: tuple[str, ...]) -> str:
    found = next((column for column in known if column in columns), None)
    if found is None:
        raise RegisterColumnsError(file, known[0])
    return found


def _tables(file: Path) -> Iterator[tuple[str, "csv.DictReader[str]"]]:
    """Open a CSV file, or those of an archive, one after the other."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                if name.lower().endswith(".csv"):
                    with archive.open(name) as member:
                        yield (
                            f"{file.name}/{name}",
                            _reader(cast("io.BufferedReader", member)),
                        )  # it peeks as well
        return
    with file.open("rb") as content:
        yield file.name, _reader(content)


def _reader(content: io.BufferedReader) -> "csv.DictReader[str]":
    """Read UTF-8, with or without its mark, else the code page of older releases."""
    head = content.peek(1 << 16)[: 1 << 16]
    try:
        head.decode("utf-8-sig")
        encoding = "utf-8-sig"
    except UnicodeDecodeError as error:
        is_cut = error.start > len(head) - len("\U0010ffff".encode())
        encoding = "utf-8-sig" if is_cut else "cp1252"
    text = io.TextIOWrapper(content, encoding=encoding, errors="replace", newline="")
    return csv.DictReader(text)


@contextmanager
def gathered(files: Iterable[Path], beside: Path) -> Iterator[GatheredRegister]:
    """Read a register; what it needs on the disk is gone afterwards."""
    register = GatheredRegister.beside(beside)
    try:
        register.read(files)
        yield register
    finally:
        register.database.close()
        beside.unlink(missing_ok=True)
