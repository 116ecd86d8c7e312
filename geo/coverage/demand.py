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
from geo.coverage.communities import Communities, Community, Floats, Whole, communities

FEWEST_SHOWN: Final = 10
"""No figure is given for fewer residents."""


class SurfaceName(StrEnum):
    """Which counts of people a figure rests on."""

    TYPED = "census-totals-and-northern-areas"
    """Counted for each province and for the postal areas of the North; a rule parts the rest."""
    OFFICIAL = "official-postal-areas"
    """Counted for each postal area, from Statistics Canada's table 98-10-0019-01."""


class SurfaceGrade(StrEnum):
    """How far the figures of a surface are to be trusted."""

    MODELLED = "modelled"
    """Exact by province and northern postal area; in other places within a third, mostly."""
    OFFICIAL = "official"
    """Exact by postal area; a rule parts each among its communities."""


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


def typed_demand(census: Census | None = None, places: Communities | None = None) -> Demand:
    """Part the typed counts: the northern areas by their own, the others by a rule."""
    census, places = census or typed_census(), places or communities()
    return Demand(
        surface=Surface(
            name=SurfaceName.TYPED, census_year=census.year, grade=SurfaceGrade.MODELLED
        ),
        communities=places,
        residents=_parted(census, census.areas, places),
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
        residents=_parted(census, table, places, all_areas=True),
    )


def best_demand(table: Path | None = None) -> Demand:
    """Rest on the official table where an operator has put it in place, else on the typed facts.

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
        return typed_demand()
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


def _parted(
    census: Census, areas: Mapping[str, int], places: Communities, *, all_areas: bool = False
) -> Whole:
    """Part the residents of each province.

    Parameters
    ----------
    areas
        First three characters of a postal code to residents.
    all_areas
        Whether every area with people is among the counted ones. What a province then has beyond
        them (areas newer than our codes, the persons lost to rounding) is spread over all of it.
    """
    residents, counted = np.zeros(places.fsas.size, dtype=np.int64), _counted(census, places)
    regions = places.regions
    for region, total in census.provinces.items():
        rows = np.flatnonzero(regions == region)
        left, uncounted = total, list[int]()
        for fsa in dict.fromkeys(places.fsas[rows].tolist()):
            own = rows[places.fsas[rows] == fsa]
            if fsa in areas:
                residents[own] = _within_area(places.shares[own], counted[own], areas[fsa])
                left -= areas[fsa]
            elif not all_areas:
                uncounted += own.tolist()
        if all_areas:
            residents[rows] += _spread(residents[rows], left)
        elif uncounted:
            residents[uncounted] += apportion(places.weights[uncounted], left)
    residents.flags.writeable = False
    return residents


def _counted(census: Census, places: Communities) -> Floats:
    """Part the counts of communities among their parts, shape (n,); NaN where there is no count."""
    counts = np.full(len(places.listed), np.nan)
    northern = {}
    for number, community in sorted(enumerate(places.listed), key=_southern_first):
        northern[community.region, community.name] = number
    for name, residents in census.communities.items():
        if name in northern:
            counts[northern[name]] = residents
    whole = np.bincount(places.community, weights=places.shares, minlength=counts.size)
    counted: Floats = counts[places.community] * places.shares / whole[places.community]
    return counted


def _southern_first(one: tuple[int, Community]) -> float:
    """Order namesakes: the counts are those of the North."""
    return one[1].coordinate.lat


def _within_area(shares: Floats, counted: Floats, total: int) -> Whole:
    """Part the people of one postal area: the counted communities first, then the others.

    Where every community is counted, or they have more people than the area, the counts are its
    weights.
    """
    known = ~np.isnan(counted)
    left = total - float(counted[known].sum())
    if known.all() or left < 0:
        weights = np.where(known, counted, 0.0)
    else:
        others = np.where(known, 0.0, shares)
        weights = np.where(known, counted, others * (left / others.sum()))
    return apportion(weights if weights.sum() else shares, total)


def _spread(residents: Whole, left: int) -> Whole:
    """Spread what is left over those who are there; take it from them if it is less than none."""
    parted: Whole = int(np.sign(left)) * apportion(residents.astype(np.float64), abs(left))
    return parted
