"""The whole answer to one question of the staff: who lives how far, and where it is worst."""

from dataclasses import dataclass, field

import numpy as np

from geo.coverage.change import finite
from geo.coverage.claims import Claim, claimed_but_far
from geo.coverage.communities import Community, Mask, Whole
from geo.coverage.demand import Surface
from geo.coverage.groups import CoverageCriteria
from geo.coverage.missing_information import MissingInformation, missing_information
from geo.coverage.reach import THRESHOLDS_KM, Gap, Reach, gap, quantile_km
from geo.coverage.regions import NORTH, mask_of, rows_of
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


@dataclass(frozen=True, slots=True, kw_only=True)
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
    claims: tuple[Claim, ...]
    missing_information: tuple[MissingInformation, ...]

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
    communities, within_km = reach.demand.communities, question.within_km
    mask = mask_of(communities, question.region)
    rows = ((one, mask_of(communities, one)) for one in rows_of(question.region))
    provinces = ((one.value, mask & (communities.regions == one.value)) for one in Region)
    return Gaps(
        question=question,
        surface=reach.demand.surface,
        total=gap(reach, mask, within_km),
        by_threshold=tuple(gap(reach, mask, km) for km in THRESHOLDS_KM),
        median_km=quantile_km(reach, mask, 0.5),
        p90_km=quantile_km(reach, mask, 0.9),
        rows=tuple(_region_gap(reach, one, part, within_km) for one, part in rows),
        provinces=tuple(
            _region_gap(reach, one, part, within_km) for one, part in provinces if part.any()
        ),
        worst=_worst(reach, mask, within_km),
        claims=claimed_but_far(reach, directory, mask),
        missing_information=missing_information(reach, directory, mask, within_km),
    )


def _region_gap(reach: Reach, region: str, mask: Mask, within_km: float) -> RegionGap:
    return RegionGap(
        region=region, gap=gap(reach, mask, within_km), median_km=quantile_km(reach, mask, 0.5)
    )


def _worst(reach: Reach, mask: Mask, within_km: float) -> tuple[Served, ...]:
    """Rank the communities by people times km beyond the threshold.

    Where there is no group at all, by people.
    """
    demand, communities = reach.demand, reach.demand.communities
    beyond = np.where(mask & reach.beyond(within_km), demand.residents, 0)
    excess = np.where(np.isinf(reach.km), 1.0, reach.km - within_km)
    people_km = np.bincount(
        communities.community, weights=beyond * excess, minlength=len(communities.listed)
    )
    totals = communities.total(beyond), communities.total(np.where(mask, demand.residents, 0))
    numbers = np.flatnonzero(totals[0])
    order = numbers[np.lexsort((numbers, -totals[0][numbers], -people_km[numbers]))]
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
