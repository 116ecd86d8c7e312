"""How many people the census counts: typed facts, and the official table where there is one."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from geo.errors import CensusTableError, GazetteerError
from geo.project import DATA

FOLDER: Final = DATA / "demand"
FACTS: Final = FOLDER / "census-2021.toml"
AREA_COUNTS: Final = FOLDER / "fsa-2021.csv"
"""The counts of Statistics Canada's table 98-10-0019-01, as they come with the program."""
OFFICIAL_TABLE: Final = FOLDER / "9810001901_databaseLoadingData.csv"
"""Where an operator puts the table as it is published, to rest on that one instead."""

_AREA: Final = "GEO"
_KIND: Final = "Population and dwelling counts (3)"
_COUNT: Final = "VALUE"
_YEAR: Final = "REF_DATE"
_RESIDENTS: Final = "Population, "
_COUNTRY: Final = "Canada"
_AREA_LENGTH: Final = 3
_AGAIN: Final = "install the program again"
_DOWNLOAD: Final = (
    "download table 98-10-0019-01 again from Statistics Canada "
    "(the file named ..._databaseLoadingData.csv)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """Residents by province and territory.

    Parameters
    ----------
    year
        Which census it was.
    provinces
        ISO 3166-2 code to residents; all thirteen.
    """

    year: int
    provinces: Mapping[str, int]


@cache
def typed_census() -> Census:
    """Read the counts of the provinces that came with the program.

    Raises
    ------
    GazetteerError
        If the file is missing or damaged.
    """
    facts = _read(FACTS)
    try:
        return Census(year=facts["year"], provinces=MappingProxyType(facts["provinces"]))
    except (KeyError, TypeError) as error:
        raise GazetteerError(str(FOLDER), f"a fact is missing ({error}); {_AGAIN}") from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GazetteerError(str(path), f"cannot be read ({error}); {_AGAIN}") from error


@cache
def shipped_area_counts() -> Mapping[str, int]:
    """Read the residents of every postal area: first three characters of a code to people.

    Raises
    ------
    GazetteerError
        If the file is missing or damaged.
    """
    try:
        with AREA_COUNTS.open(encoding="utf-8", newline="") as file:
            rows = {row["fsa"]: int(row["residents"]) for row in csv.DictReader(file)}
    except (OSError, ValueError, KeyError) as error:
        raise GazetteerError(str(AREA_COUNTS), f"cannot be read ({error}); {_AGAIN}") from error
    return MappingProxyType(rows)


def read_official_table(path: Path) -> dict[str, int]:
    """Read Statistics Canada's table 98-10-0019-01 as it is published.

    Parameters
    ----------
    path
        The file for loading databases: UTF-8 with a byte-order mark, every field in quotes, three
        rows for each postal area.

    Returns
    -------
    dict
        First three characters of a postal code to residents.

    Raises
    ------
    CensusTableError
        If it is another table, of another year, a part of it, or damaged.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            counts = dict(_counts(csv.DictReader(opened), path.name, typed_census().year))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CensusTableError(path.name, f"cannot be read ({error}); {_DOWNLOAD}") from error
    country = counts.pop(_COUNTRY, None)
    if country is None:
        raise CensusTableError(path.name, f"no row gives the residents of Canada; {_DOWNLOAD}")
    missing = abs(country - sum(counts.values()))
    if missing > len(counts) // 2:  # each area may have been rounded
        problem = f"its areas have {missing:,} residents more or fewer than its row for Canada"
        raise CensusTableError(path.name, f"{problem}; {_DOWNLOAD}")
    return counts


def _counts(rows: "csv.DictReader[str]", source: str, year: int) -> Iterator[tuple[str, int]]:
    lacking = {_AREA, _KIND, _COUNT, _YEAR} - set(rows.fieldnames or ())
    if lacking:
        problem = f"the column {min(lacking)!r} is missing; {_DOWNLOAD}"
        raise CensusTableError(source, problem, line=1)
    seen = set[str]()
    for row in rows:
        if not (row[_KIND] or "").startswith(_RESIDENTS):
            continue
        if row[_YEAR] != str(year):
            problem = (
                f"it counts {row[_YEAR]!r}, but this program knows the provinces of {year}; "
                f"{_DOWNLOAD}"
            )
            raise CensusTableError(source, problem, line=rows.line_num)
        area, count = (row[_AREA] or "").strip(), (row[_COUNT] or "").strip()
        if area != _COUNTRY and len(area) != _AREA_LENGTH:
            problem = f"{area!r} is no postal area; {_DOWNLOAD}"
        elif area in seen:
            problem = f"{area!r} stands in the table twice; {_DOWNLOAD}"
        elif not count.isdecimal():
            problem = f"{count!r} is no number of residents of {area}; {_DOWNLOAD}"
        else:
            seen.add(area)
            yield area, int(count)
            continue
        raise CensusTableError(source, problem, line=rows.line_num)
