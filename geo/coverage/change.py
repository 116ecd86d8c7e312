"""What a change does: before and after a new group, or between two states of the listing."""

from dataclasses import dataclass

import numpy as np

from geo.coverage.communities import Community, Mask
from geo.coverage.reach import Gap, Reach, gap, quantile_km


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """A community that a change brings within the threshold, or takes out of it.

    Parameters
    ----------
    residents
        Those of its people who cross the threshold.
    before_km, after_km
        From where most of them live; ``None`` without any group.
    """

    community: Community
    residents: int
    before_km: float | None
    after_km: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The same region before and after.

    Parameters
    ----------
    gained, lost
        Communities that come within the threshold or fall out of it, the most people first.
    """

    before: Gap
    after: Gap
    before_median_km: float | None
    after_median_km: float | None
    gained: tuple[Crossing, ...]
    lost: tuple[Crossing, ...]

    @property
    def residents_gained(self) -> int:
        """People who come within the threshold, less those who fall out of it."""
        return self.before.residents_beyond - self.after.residents_beyond


def compare(before: Reach, after: Reach, mask: Mask, within_km: float) -> Change:
    """Compare two states on the same demand.

    Parameters
    ----------
    mask
        The parts of the region that counts, shape (n,).
    """
    was, now = before.beyond(within_km), after.beyond(within_km)
    return Change(
        before=gap(before, mask, within_km),
        after=gap(after, mask, within_km),
        before_median_km=quantile_km(before, mask, 0.5),
        after_median_km=quantile_km(after, mask, 0.5),
        gained=_crossings(before, after, mask & was & ~now),
        lost=_crossings(before, after, mask & now & ~was),
    )


def _crossings(before: Reach, after: Reach, crossed: Mask) -> tuple[Crossing, ...]:
    demand = before.demand
    parts = np.flatnonzero(crossed & (demand.residents > 0))
    residents = demand.communities.total(np.where(crossed, demand.residents, 0))
    ordered = parts[np.argsort(demand.residents[parts], kind="stable")]
    largest = {int(demand.communities.community[part]): part for part in ordered}
    found = [
        Crossing(
            community=demand.communities.listed[number],
            residents=int(residents[number]),
            before_km=finite(before.km[part]),
            after_km=finite(after.km[part]),
        )
        for number, part in largest.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.residents, one.community.label)))


def finite(km: float) -> float | None:
    """Turn "no group at all" into None."""
    return None if np.isinf(km) else float(km)
