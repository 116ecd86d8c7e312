"""First Nations and Inuit communities by their own names (Indigenous Services Canada)."""

import csv
from dataclasses import dataclass
from functools import cache
from typing import Final

from geo.place.regions import Region
from geo.project import DATA
from scripts.sources.measure import Point

FILE: Final = DATA / "places" / "bands.csv"
FIELDS: Final = ("kind", "number", "name", "other_names", "region", "lat", "lon")
BETWEEN_NAMES: Final = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A First Nation or an Inuit community with the point of its main community."""

    kind: str
    number: str
    name: str
    other_names: tuple[str, ...]
    region: Region
    point: Point


@cache
def bands() -> tuple[Band, ...]:
    """All that Indigenous Services Canada lists, First Nations first."""
    with FILE.open(encoding="utf-8") as file:
        return tuple(
            Band(
                kind=row["kind"],
                number=row["number"],
                name=row["name"],
                other_names=tuple(filter(None, row["other_names"].split(BETWEEN_NAMES))),
                region=Region(row["region"]),
                point=(float(row["lat"]), float(row["lon"])),
            )
            for row in csv.DictReader(file)
        )
