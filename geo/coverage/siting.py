"""Where the next groups would bring most people within reach, given the groups that exist."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from geo.coverage.catchment import Catchments, catchments, covers
from geo.coverage.communities import Communities, Community, Floats, Mask, Whole
from geo.coverage.maximal_cover import exact as exact_cover
from geo.coverage.maximal_cover import fewest, gain, greedy, greedy_cover, reached
from geo.coverage.reach import Reach, mains_in
from geo.coverage.regions import mask_of
from geo.place.coordinate import Coordinate

TOWN_SIZE: Final = 5_000
"""A group is sought in towns of at least so many people. Without such a limit, the best place is
often a hamlet halfway between two towns, where nobody would meet."""
TIME_LIMIT_S: Final = 5.0
"""How long the exact search may take; then the best that it has found is given."""
_LARGER_TOWNS: Final = 5


class Method(StrEnum):
    """How the places were found."""

    GREEDY = "greedy"
    """One after the other, each the best at its turn: never below 63 % of the best set (1 - 1/e,
    Nemhauser, Wolsey and Fisher 1978)."""
    EXACT = "exact"
    """The best set of all, by the solver HiGHS (maximal covering, Church and ReVelle 1974)."""
    TIME_LIMIT = "exact_time_limit"
    """The best set that the solver had found when its time was over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LargerTown:
    """A town within reach of a proposal that has more people than it.

    Parameters
    ----------
    share_kept
        What part of the proposal's gain a group in this town would have instead.
    """

    community: Community
    share_kept: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A town for the next group, and the people that it would newly reach."""

    community: Community
    residents_gained: int
    residents_cumulative: int
    larger_towns: tuple[LargerTown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond:
    """A community that no town of the wanted size could reach, in its region or out of it."""

    community: Community
    residents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Siting:
    """Where the next groups should go.

    Parameters
    ----------
    residents_beyond
        People of the region who live beyond the distance today.
    groups_needed
        How many groups would bring everybody within the distance whom any town of the region could
        reach: the fewest by the exact method, else as many as the greedy one takes.
    residents_reachable
        Those people: who live within the distance of a town of the region.
    virtual_only
        Communities beyond the distance of every group and of every such town of Canada, the most
        populous first: only online or by phone can they be served.
    """

    within_km: float
    town_size: int
    method: Method
    residents_beyond: int
    proposals: tuple[Proposal, ...]
    groups_needed: int
    groups_needed_exact: bool
    residents_reachable: int
    virtual_only: tuple[Beyond, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Problem:
    """Whom each candidate town would newly reach.

    Parameters
    ----------
    rows
        Rows of the candidates in the catchments, shape (c,).
    covers
        1 where a candidate reaches a part of the region that lies beyond today, shape (c, n).
    people
        Residents of the parts that lie beyond today, else 0, shape (n,).
    """

    reachable: Catchments
    rows: Whole
    covers: csr_array
    people: Floats

    @property
    def of_beyond(self) -> "_Problem":
        """Leave out the parts where nobody lives beyond today: they decide nothing."""
        parts = np.flatnonzero(self.people)
        covers = csr_array(self.covers[:, parts])
        return replace(self, covers=covers, people=self.people[parts])

    @property
    def any_reaches(self) -> Mask:
        """Tell which inhabited parts beyond today some candidate reaches, shape (n,)."""
        reached: Mask = (self.covers.sum(axis=0) > 0) & (self.people > 0)
        return reached


def site(
    reach: Reach,
    region: str,
    *,
    count: int,
    within_km: float,
    town_size: int = TOWN_SIZE,
    exact: bool = False,
    time_limit_s: float = TIME_LIMIT_S,
) -> Siting:
    """Propose towns for the next groups.

    Parameters
    ----------
    reach
        The groups that exist, and for whom.
    region
        Only its people count and only its towns are proposed; see `geo.coverage.regions`.
    exact
        Whether to look for the best set of all, instead of the best town at each turn.

    Raises
    ------
    UnknownRegionError
        If there is no such region.
    """
    problem = _problem(reach, region, within_km, town_size)
    beyond = problem.of_beyond
    chosen, method = greedy(beyond.covers, beyond.people, count), Method.GREEDY
    needed, proven = greedy_cover(beyond.covers, beyond.any_reaches), False
    if exact:
        until = time.monotonic() + time_limit_s
        chosen, method = _better_by_solver(beyond, chosen, count, time_limit_s)
        left_s = max(until - time.monotonic(), time_limit_s / 5)
        least = fewest(beyond.covers, beyond.any_reaches, time_limit_s=left_s)
        needed, proven = (needed, False) if least is None else (least, True)
    return Siting(
        within_km=within_km,
        town_size=town_size,
        method=method,
        residents_beyond=int(problem.people.sum()),
        proposals=_proposals(problem, chosen),
        groups_needed=needed,
        groups_needed_exact=proven,
        residents_reachable=int(beyond.people[beyond.any_reaches].sum()),
        virtual_only=_virtual_only(reach, problem),
    )


def _problem(reach: Reach, region: str, within_km: float, town_size: int) -> _Problem:
    communities = reach.demand.communities
    mask = mask_of(communities, region)
    reachable = catchments(communities, town_size=town_size, within_km=within_km)
    rows = np.flatnonzero(mask[reachable.home]) if reachable.home.size else np.array([], dtype=int)
    beyond = mask & reach.beyond(within_km)
    people = np.where(beyond, reach.demand.residents, 0).astype(np.float64)
    return _Problem(reachable=reachable, rows=rows, covers=reachable.covers[rows], people=people)


def _better_by_solver(
    problem: _Problem, chosen: list[int], count: int, time_limit_s: float
) -> tuple[list[int], Method]:
    """Let the solver look for a better set; keep the greedy one unless it finds one."""
    found, finished = exact_cover(problem.covers, problem.people, count, time_limit_s=time_limit_s)
    if gain(problem.covers, problem.people, found) > gain(problem.covers, problem.people, chosen):
        order = greedy(problem.covers[found], problem.people, count)
        chosen = [found[row] for row in order]
    return chosen, Method.EXACT if finished else Method.TIME_LIMIT


# --- in words that staff trust -------------------------------------------------------------------


def _proposals(problem: _Problem, chosen: Sequence[int]) -> tuple[Proposal, ...]:
    left, total, proposals = problem.people.copy(), 0, list[Proposal]()
    for row in chosen:
        gained = float(left[reached(problem.covers, row)].sum())
        total += int(gained)
        proposals.append(
            Proposal(
                community=problem.reachable.town(problem.rows[row]),
                residents_gained=int(gained),
                residents_cumulative=total,
                larger_towns=_larger_towns(problem, row, left, gained),
            )
        )
        left[reached(problem.covers, row)] = 0.0
    return tuple(proposals)


def _larger_towns(
    problem: _Problem, row: int, left: Floats, gained: float
) -> tuple[LargerTown, ...]:
    """List the larger towns within the distance: the catchments have the most populous first."""
    inside = set(reached(problem.covers, row).tolist())
    homes = problem.reachable.home[problem.rows[:row]]
    people = problem.reachable.town(problem.rows[row]).town_population
    larger = [
        other
        for other in range(row)
        if int(homes[other]) in inside
        and problem.reachable.town(problem.rows[other]).town_population > people
    ][:_LARGER_TOWNS]
    return tuple(
        LargerTown(
            community=problem.reachable.town(problem.rows[other]),
            share_kept=float(left[reached(problem.covers, other)].sum()) / gained,
        )
        for other in larger
    )


def _virtual_only(reach: Reach, problem: _Problem) -> tuple[Beyond, ...]:
    demand = reach.demand
    unreached = (problem.people > 0) & (problem.reachable.covers.sum(axis=0) == 0)
    mains = mains_in(demand, unreached)
    people = demand.communities.total(np.where(unreached, demand.residents, 0))
    found = _listed(demand.communities, demand.communities.community[mains], people)
    return tuple(sorted(found, key=lambda one: (-one.residents, one.community.label)))


def _listed(communities: Communities, numbers: Whole, people: Whole) -> list[Beyond]:
    return [
        Beyond(community=communities.listed[number], residents=int(people[number]))
        for number in numbers
    ]


def gain_at(reach: Reach, region: str, at: Coordinate, within_km: float) -> int:
    """Count the people of a region whom one more group would newly bring within the distance."""
    communities = reach.demand.communities
    beyond = mask_of(communities, region) & reach.beyond(within_km)
    people = np.where(beyond, reach.demand.residents, 0).astype(np.float64)
    return int(gain(covers(communities, [at], within_km), people, [0]))
