"""How many people live where: the surface that every figure of coverage rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from geo.coverage.census import (
    OFFICIAL_TABLE,
    Census,
    read_official_table,
    typed_census,
)
from geo.coverage.communities import Communities, Floats, Whole, communities

FEWEST_SHOWN: Final = 10
"""No figure is given for fewer residents."""


class SurfaceName(StrEnum):
    """Which counts of people a figure rests on."""

    COUNTED = "census-subdivisions"
    """Counted for each municipality, reserve and unorganized area, from Statistics Canada's table
    98-10-0002-01; within one, parted by its postal areas and the points where people live."""
    OFFICIAL = "official-postal-areas"
    """Counted for each postal area, from a table 98-10-0019-01 that the operator put in place."""


class SurfaceGrade(StrEnum):
    """How far the figures of a surface are to be trusted."""

    OFFICIAL = "official"
    """Exact by what was counted; what is smaller than that is an estimate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """What a figure of people has to say of itself."""

    name: SurfaceName
    census_year: int
    grade: SurfaceGrade

    @property
    def vintage(self) -> str:
        """Name the census, as files and the JSON contract do."""
        return f"{self.census_year} Census of Population"


@dataclass(frozen=True, kw_only=True, eq=False)
class Demand:
    """Residents of every part of every community.

    Parameters
    ----------
    residents
        People of each part, whole numbers, shape (n,). Each province adds up to its census count.
    """

    surface: Surface
    communities: Communities
    residents: Whole

    @cached_property
    def by_community(self) -> Whole:
        """Residents of each community, shape (m,)."""
        return self.communities.total(self.residents)

    @cached_property
    def main_parts(self) -> Whole:
        """Number of the part where most residents of each community live, shape (m,).

        -1 for a community whose people all count to another.
        """
        order = np.lexsort((np.arange(self.residents.size)[::-1], self.residents))
        parts = np.full(len(self.communities.listed), -1)
        parts[self.communities.community[order]] = order
        return parts


def counted_demand(census: Census | None = None, places: Communities | None = None) -> Demand:
    """Rest on the counts that came with the program, of every census subdivision."""
    census, places = census or typed_census(), places or communities()
    return Demand(
        surface=Surface(
            name=SurfaceName.COUNTED, census_year=census.year, grade=SurfaceGrade.OFFICIAL
        ),
        communities=places,
        residents=places.counted,
    )


def official_demand(
    table: Mapping[str, int], census: Census | None = None, places: Communities | None = None
) -> Demand:
    """Part the official counts of all postal areas among their communities."""
    census, places = census or typed_census(), places or communities()
    return Demand(
        surface=Surface(
            name=SurfaceName.OFFICIAL, census_year=census.year, grade=SurfaceGrade.OFFICIAL
        ),
        communities=places,
        residents=_parted(census, table, places),
    )


def best_demand(table: Path | None = None) -> Demand:
    """Rest on the table that an operator has put in place, else on what came with the program.

    Parameters
    ----------
    table
        The official table, if not at `OFFICIAL_TABLE`.

    Raises
    ------
    CensusTableError
        If the table is there, but is not the published one.
    """
    if table is None and not OFFICIAL_TABLE.exists():
        return counted_demand()
    return official_demand(read_official_table(table or OFFICIAL_TABLE))


def apportion(weights: Floats, total: int) -> Whole:
    """Part a whole number of people by weights, to the person (method of the largest remainder).

    Parameters
    ----------
    weights
        Not negative, not all zero, shape (n,).

    Returns
    -------
    numpy.ndarray
        Whole numbers that add up to the total, shape (n,).
    """
    exact = weights * (total / weights.sum())
    whole: Whole = np.floor(exact).astype(np.int64)
    order = np.argsort(whole - exact, kind="stable")
    whole[order[: total - int(whole.sum())]] += 1
    return whole


def _parted(census: Census, areas: Mapping[str, int], places: Communities) -> Whole:
    """Part the residents of each postal area as the census found them.

    What a province has beyond its areas (areas newer than our codes, the persons lost to rounding)
    is spread over all of it.

    Parameters
    ----------
    areas
        First three characters of a postal code to residents.
    """
    residents = np.zeros(places.fsas.size, dtype=np.int64)
    regions = places.regions
    for region, total in census.provinces.items():
        rows = np.flatnonzero(regions == region)
        for fsa in dict.fromkeys(places.fsas[rows].tolist()):
            own = rows[places.fsas[rows] == fsa]
            if areas.get(fsa):
                residents[own] = apportion(places.counted[own].astype(np.float64), areas[fsa])
        residents[rows] += _spread(residents[rows], total - int(residents[rows].sum()))
    residents.flags.writeable = False
    return residents


def _spread(residents: Whole, left: int) -> Whole:
    """Spread what is left over those who are there; take it from them if it is less than none."""
    parted: Whole = int(np.sign(left)) * apportion(residents.astype(np.float64), abs(left))
    return parted
