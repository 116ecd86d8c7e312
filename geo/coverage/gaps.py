"""The whole answer to one question of the staff: who lives how far, and where it is worst."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np

from geo.coverage.change import finite
from geo.coverage.claims import Claim, claimed_but_far
from geo.coverage.communities import Community, Mask, Whole
from geo.coverage.demand import Demand, Surface
from geo.coverage.groups import CoverageCriteria
from geo.coverage.missing_information import MissingInformation, missing_information
from geo.coverage.reach import (
    THRESHOLDS_KM,
    Gap,
    Inhabited,
    Reach,
    gap_among,
    inhabited,
    quantiles_among,
)
from geo.coverage.regions import CANADA, NORTH, mask_of, rows_of
from geo.coverage.travel import WITHIN_KM
from geo.listing.published import PublishedDirectory
from geo.place.regions import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class GapQuery:
    """What is asked: where, for whom, and how far is too far."""

    region: str = NORTH
    criteria: CoverageCriteria = field(default_factory=CoverageCriteria)
    within_km: float = WITHIN_KM


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionGap:
    """The gap of one region among others."""

    region: str
    gap: Gap
    median_km: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """A site and how far it is."""

    listing_id: str
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A community, and what there is for it.

    Parameters
    ----------
    residents
        Its people within the region.
    km
        From where most of its residents live to the nearest site; ``None`` without any.
    people_km
        Its residents beyond the threshold times the km beyond it: what the worst are ranked by.
    could_from_home
        Whether something online or by phone takes its people.
    """

    community: Community
    residents: int
    residents_beyond: int
    nearest: Nearest | None
    second: Nearest | None
    people_km: float
    could_from_home: bool

    @property
    def km(self) -> float | None:
        """Kilometres to the nearest site."""
        return self.nearest.km if self.nearest else None


@dataclass(frozen=True, kw_only=True)
class Gaps:
    """All figures of one question.

    Parameters
    ----------
    by_threshold
        The gap at each of `THRESHOLDS_KM`.
    rows
        The regions to compare: provinces for Canada, the named regions for the North (some of them
        overlap, so these do not add up).
    provinces
        What the region has in each province and territory; these add up.
    worst
        Every community with people beyond the threshold, the worst served first.
    remote_only
        Those of them that something online or by phone takes; the others have nothing at all.
    """

    question: GapQuery
    surface: Surface
    total: Gap
    by_threshold: tuple[Gap, ...]
    median_km: float | None
    p90_km: float | None
    rows: tuple[RegionGap, ...]
    provinces: tuple[RegionGap, ...]
    worst: tuple[Served, ...]
    reach: Reach = field(repr=False)
    directory: PublishedDirectory = field(repr=False)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Listings whose stated area reaches far beyond any site, found when they are asked for."""
        return claimed_but_far(self.reach, self.directory, self._mask)

    @cached_property
    def missing_information(self) -> tuple[MissingInformation, ...]:
        """What a phone call could add to the listings, found when it is asked for."""
        within_km = self.question.within_km
        return missing_information(self.reach, self.directory, self._mask, within_km)

    @property
    def _mask(self) -> Mask:
        return mask_of(self.reach.demand.communities, self.question.region)

    @property
    def remote_only(self) -> tuple[Served, ...]:
        """Communities with nothing but online or phone."""
        return tuple(one for one in self.worst if one.could_from_home)


def find_gaps(reach: Reach, directory: PublishedDirectory, question: GapQuery) -> Gaps:
    """Answer one question.

    Parameters
    ----------
    reach
        Measured for the question's ``criteria``.

    Raises
    ------
    UnknownRegionError
        If there is no such region.
    """
    demand, region, within_km = reach.demand, question.region, question.within_km
    among = inhabited(demand, region)
    median_km, p90_km = quantiles_among(reach, among, 0.5, 0.9)
    table = _Table(reach, within_km)
    provinces = ((one, _province(demand, region, one)) for one in Region)
    return Gaps(
        question=question,
        surface=demand.surface,
        total=gap_among(reach, among, within_km),
        by_threshold=tuple(gap_among(reach, among, km) for km in THRESHOLDS_KM),
        median_km=median_km,
        p90_km=p90_km,
        rows=tuple(table.row(one, inhabited(demand, one)) for one in rows_of(region)),
        provinces=tuple(table.row(one, own) for one, own in provinces if own is not None),
        worst=_worst(reach, among, within_km),
        reach=reach,
        directory=directory,
    )


class _Table:
    """Rows of regions, each region measured once."""

    def __init__(self, reach: Reach, within_km: float) -> None:
        self._reach, self._within_km = reach, within_km
        self._known: dict[Inhabited, tuple[Gap, float | None]] = {}

    def row(self, region: str, among: Inhabited) -> RegionGap:
        """Measure the gap of a region."""
        if among not in self._known:
            (median_km,) = quantiles_among(self._reach, among, 0.5)
            self._known[among] = gap_among(self._reach, among, self._within_km), median_km
        found, median_km = self._known[among]
        return RegionGap(region=str(region), gap=found, median_km=median_km)


@lru_cache(maxsize=512)
def _province(demand: Demand, region: str, province: Region) -> Inhabited | None:
    """Find what a province has of a region; None if no part of it."""
    own = mask_of(demand.communities, province.value)
    both = own & mask_of(demand.communities, region)
    if not both.any():
        return None
    is_whole = region in {CANADA, province.value}
    return inhabited(demand, province.value) if is_whole else Inhabited.of(demand, both)


def _worst(reach: Reach, among: Inhabited, within_km: float) -> tuple[Served, ...]:
    """Rank the communities by people times km beyond the threshold.

    Where there is no group at all, by people.
    """
    communities, km = reach.demand.communities, reach.km[among.parts]
    is_beyond, count = km > within_km, len(communities.listed)
    beyond, km = among.residents[is_beyond], km[is_beyond]
    excess = np.where(np.isinf(km), 1.0, km - within_km)
    numbers = communities.community[among.parts]
    of_beyond = numbers[is_beyond]
    people_km = np.bincount(of_beyond, weights=beyond * excess, minlength=count)
    totals = (
        np.bincount(of_beyond, weights=beyond, minlength=count).round().astype(np.int64),
        np.bincount(numbers, weights=among.residents, minlength=count).round().astype(np.int64),
    )
    found = np.flatnonzero(totals[0])
    order = found[np.lexsort((found, -totals[0][found], -people_km[found]))]
    return tuple(_served(reach, number, totals, float(people_km[number])) for number in order)


def _served(reach: Reach, number: int, totals: tuple[Whole, Whole], people_km: float) -> Served:
    main = reach.demand.main_parts[number]
    return Served(
        community=reach.demand.communities.listed[number],
        residents=int(totals[1][number]),
        residents_beyond=int(totals[0][number]),
        nearest=_nearest(reach, int(reach.nearest[main]), reach.nearest_km[main]),
        second=_nearest(reach, int(reach.second[main]), reach.second_km[main]),
        people_km=people_km,
        could_from_home=bool(reach.could_from_home[main]),
    )


def _nearest(reach: Reach, place: int, km: float) -> Nearest | None:
    away = finite(km)
    return None if away is None else Nearest(listing_id=reach.places[place].listing_id, km=away)
