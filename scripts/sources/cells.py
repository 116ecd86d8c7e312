"""The cells of the 2021 Census: people of one subdivision and postal area, close together."""

import csv
from dataclasses import dataclass
from functools import cache
from typing import Final

from geo.project import DATA
from scripts.sources.measure import Point

FILE: Final = DATA / "places" / "cells.csv"
FIELDS: Final = ("csduid", "fsa", "lat", "lon", "residents")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """People who live close together; ``point`` is where most of them do."""

    subdivision: str
    fsa: str
    point: Point
    residents: int


@cache
def cells() -> tuple[Cell, ...]:
    """All cells, those of a subdivision one after the other."""
    with FILE.open(encoding="utf-8") as file:
        return tuple(
            Cell(
                subdivision=row["csduid"],
                fsa=row["fsa"],
                point=(float(row["lat"]), float(row["lon"])),
                residents=int(row["residents"]),
            )
            for row in csv.DictReader(file)
        )
