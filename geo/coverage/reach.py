"""How far people live from a group that welcomes them: the distances, and what they add up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from scipy.spatial import cKDTree

from geo.coverage.communities import Communities, Floats, Mask, Whole
from geo.coverage.demand import Demand
from geo.coverage.distances import columns, earth_centred, geodesics_km
from geo.coverage.groups import (
    FROM_ANYWHERE,
    CoverageCriteria,
    MeetingPlace,
    joined_from_home,
    meeting_places,
)
from geo.listing.published import PublishedDirectory
from geo.place.distance import CHORD_MARGIN

THRESHOLDS_KM: Final = (50.0, 100.0, 250.0, 500.0, 1000.0)
_AT_FIRST: Final = 8
"""Sites that are measured for each part before it is seen whether they are enough."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Reach:
    """The distance of every part of every community to the groups that count.

    Parameters
    ----------
    nearest_km, second_km
        Geodesic km to the nearest site, and to the nearest of another group; infinity where there
        is none; shape (n,).
    nearest, second
        Numbers of those sites in ``places``, -1 where there is none; shape (n,).
    from_home
        Which parts can take part in a way that counts and needs no travel, shape (n,).
    could_from_home
        Which parts could online or by phone, whether or not that counts, shape (n,).
    """

    demand: Demand
    criteria: CoverageCriteria
    places: tuple[MeetingPlace, ...]
    nearest_km: Floats
    second_km: Floats
    nearest: Whole
    second: Whole
    from_home: Mask
    could_from_home: Mask

    @cached_property
    def km(self) -> Floats:
        """How far one has to travel: nothing from home, else to the nearest site, shape (n,)."""
        return np.where(self.from_home, 0.0, self.nearest_km)

    def beyond(self, km: float) -> Mask:
        """Tell which parts lie farther than a threshold; exactly at it is within, shape (n,)."""
        return self.km > km


def measure(
    demand: Demand,
    directory: PublishedDirectory,
    criteria: CoverageCriteria,
    *,
    what_if: Sequence[MeetingPlace] = (),
) -> Reach:
    """Measure how far everybody lives from the groups that count.

    Parameters
    ----------
    what_if
        Places of groups that do not exist, to see what they would change.
    """
    places = (*meeting_places(directory, criteria), *what_if)
    communities = demand.communities
    nearest_km, nearest, second_km, second = _two_nearest(communities, places)
    return Reach(
        demand=demand,
        criteria=criteria,
        places=places,
        nearest_km=nearest_km,
        second_km=second_km,
        nearest=nearest,
        second=second,
        from_home=joined_from_home(communities, directory, criteria, criteria.modes),
        could_from_home=joined_from_home(communities, directory, criteria, FROM_ANYWHERE),
    )


class _Two(NamedTuple):
    nearest_km: Floats
    nearest: Whole
    second_km: Floats
    second: Whole


def _two_nearest(communities: Communities, places: Sequence[MeetingPlace]) -> _Two:
    """Find for each part the nearest site, and the nearest of another group.

    A tree proposes sites by their chords, the geodesic decides; a part is settled when the next
    site that the tree would propose is too far to matter.
    """
    size = communities.fsas.size
    two = _Two(np.full(size, np.inf), np.full(size, -1), np.full(size, np.inf), np.full(size, -1))
    if not places:
        return two
    lat, lon = columns([place.coordinate for place in places])
    _, groups = np.unique([place.listing_id for place in places], return_inverse=True)
    tree = cKDTree(earth_centred(lat, lon))
    here = earth_centred(communities.lat, communities.lon)
    left, count = np.arange(size), min(_AT_FIRST, len(places))
    while left.size:
        chords, sites = tree.query(here[left], k=np.arange(1, count + 1))
        km = geodesics_km(
            np.repeat(communities.lat[left], count).reshape(-1, count),
            np.repeat(communities.lon[left], count).reshape(-1, count),
            lat[sites],
            lon[sites],
        )
        found = _best_two(km, sites, groups[sites])
        for column, values in zip(two, found, strict=True):
            column[left] = values
        settled = (count == len(places)) | (chords[:, -1] > found.second_km * (1 + CHORD_MARGIN))
        left, count = left[~settled], min(2 * count, len(places))
    return two


def _best_two(km: Floats, sites: Whole, groups: Whole) -> _Two:
    """Choose from candidates, each argument of shape (n, candidates)."""
    rows = np.arange(len(km))
    first = np.lexsort((sites, km))[:, 0] if km.shape[1] > 1 else np.zeros(len(km), dtype=int)
    others = np.where(groups == groups[rows, first][:, None], np.inf, km)
    second = others.argmin(axis=1)
    second_km = others[rows, second]
    return _Two(
        km[rows, first],
        sites[rows, first],
        second_km,
        np.where(np.isinf(second_km), -1, sites[rows, second]),
    )


# --- what the distances add up to ----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """People and places, and how many of them are beyond a threshold.

    A place counts where most of its residents live.
    """

    within_km: float
    residents: int
    residents_beyond: int
    places: int
    places_beyond: int


def gap(reach: Reach, mask: Mask, within_km: float) -> Gap:
    """Add up who lives beyond a threshold among the parts of a mask, shape (n,)."""
    residents, beyond = reach.demand.residents, reach.beyond(within_km)
    mains = mains_in(reach.demand, mask)
    return Gap(
        within_km=within_km,
        residents=int(residents[mask].sum()),
        residents_beyond=int(residents[mask & beyond].sum()),
        places=mains.size,
        places_beyond=int(beyond[mains].sum()),
    )


def mains_in(demand: Demand, mask: Mask) -> Whole:
    """List the main parts of the inhabited communities of a mask, shape (places,)."""
    mains = demand.main_parts[demand.main_parts >= 0]
    return mains[mask[mains] & (demand.residents[mains] > 0)]


def quantile_km(reach: Reach, mask: Mask, share: float) -> float | None:
    """Find the distance within which a share of the residents lives.

    Returns
    -------
    float or None
        Kilometres; None where nobody lives, or no group is there for so many.
    """
    km, residents = curve(reach, mask)
    if not residents.size:
        return None
    at = int(np.searchsorted(residents, share * residents[-1]))
    return None if np.isinf(km[at]) else float(km[at])


def curve(reach: Reach, mask: Mask) -> tuple[Floats, Whole]:
    """Draw how many people live within each distance.

    Returns
    -------
    tuple
        Kilometres in ascending order, and the residents at or within each; shape (k,) both. A last
        row at infinity holds those for whom there is no group.
    """
    inhabited = mask & (reach.demand.residents > 0)
    order = np.argsort(reach.km[inhabited], kind="stable")
    return reach.km[inhabited][order], np.cumsum(reach.demand.residents[inhabited][order])
