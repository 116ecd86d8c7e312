"""How far people live from a group that welcomes them: the distances, and what they add up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress
from typing import Final, Self

import numpy as np

from geo.coverage.communities import Communities, Floats, Mask, Whole
from geo.coverage.demand import Demand
from geo.coverage.distances import geodesics_km
from geo.coverage.groups import (
    FROM_ANYWHERE,
    CoverageCriteria,
    MeetingPlace,
    joined_from_home,
    places_that_count,
)
from geo.coverage.neighbours import Spots, Two, best_two, neighbours
from geo.coverage.regions import mask_of
from geo.listing.published import PublishedDirectory

THRESHOLDS_KM: Final = (50.0, 100.0, 250.0, 500.0, 1000.0)


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
    communities, known = demand.communities, neighbours(demand.communities, directory)
    counts = places_that_count(directory, criteria)
    two, places = known.two(counts), (*known.places, *what_if)
    if what_if:
        two = _with_more(communities, two, places, len(what_if))
    counts = np.concatenate((counts, np.ones(len(what_if), dtype=np.bool_)))
    nearest_km, nearest, second_km, second = _renumbered(two, counts)
    return Reach(
        demand=demand,
        criteria=criteria,
        places=tuple(compress(places, counts)),
        nearest_km=nearest_km,
        second_km=second_km,
        nearest=nearest,
        second=second,
        from_home=joined_from_home(communities, directory, criteria, criteria.modes),
        could_from_home=joined_from_home(communities, directory, criteria, FROM_ANYWHERE),
    )


def _with_more(
    communities: Communities, two: Two, places: Sequence[MeetingPlace], more: int
) -> Two:
    """Hold the two nearest against the last places, which are more than were known."""
    spots, size = Spots.of(places), communities.fsas.size
    added = np.repeat(np.arange(len(places) - more, len(places)), size).reshape(more, size)
    here = np.tile(communities.lat, (more, 1)), np.tile(communities.lon, (more, 1))
    km = geodesics_km(*here, spots.lat[added], spots.lon[added])
    return best_two(
        np.vstack((two.nearest_km, two.second_km, km)).T,
        np.vstack((two.nearest, two.second, added)).T,
        spots.group,
    )


def _renumbered(two: Two, counts: Mask) -> Two:
    """Give each place its number among those that count."""
    numbers = np.append(np.cumsum(counts) - 1, -1)  # a place of -1 stays none
    return two._replace(nearest=numbers[two.nearest], second=numbers[two.second])


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inhabited:
    """The parts of a region where people live.

    Parameters
    ----------
    parts
        Their numbers, in ascending order, shape (k,).
    residents
        Their people, shape (k,).
    mains
        Main parts of the communities, see `mains_in`, shape (places,).
    """

    parts: Whole
    residents: Whole
    mains: Whole

    @classmethod
    def of(cls, demand: Demand, mask: Mask) -> Self:
        """Find those of a mask, shape (n,)."""
        parts = np.flatnonzero(mask & (demand.residents > 0))
        return cls(parts=parts, residents=demand.residents[parts], mains=mains_in(demand, mask))


@lru_cache(maxsize=64)
def inhabited(demand: Demand, region: str) -> Inhabited:
    """Find the parts of a region where people live; see `geo.coverage.regions`."""
    return Inhabited.of(demand, mask_of(demand.communities, region))


def gap(reach: Reach, mask: Mask, within_km: float) -> Gap:
    """Add up who lives beyond a threshold among the parts of a mask, shape (n,)."""
    return gap_among(reach, Inhabited.of(reach.demand, mask), within_km)


def gap_among(reach: Reach, among: Inhabited, within_km: float) -> Gap:
    """Add up who lives beyond a threshold."""
    return Gap(
        within_km=within_km,
        residents=int(among.residents.sum()),
        residents_beyond=int(among.residents[reach.km[among.parts] > within_km].sum()),
        places=among.mains.size,
        places_beyond=int((reach.km[among.mains] > within_km).sum()),
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
    (km,) = quantiles_among(reach, Inhabited.of(reach.demand, mask), share)
    return km


def quantiles_among(reach: Reach, among: Inhabited, *shares: float) -> tuple[float | None, ...]:
    """Find the distances within which shares of the residents live, as `quantile_km` does."""
    km, residents = _curve(reach, among)
    if not residents.size:
        return (None,) * len(shares)
    found = (km[int(np.searchsorted(residents, share * residents[-1]))] for share in shares)
    return tuple(None if np.isinf(at) else float(at) for at in found)


def curve(reach: Reach, mask: Mask) -> tuple[Floats, Whole]:
    """Draw how many people live within each distance.

    Returns
    -------
    tuple
        Kilometres in ascending order, and the residents at or within each; shape (k,) both. A last
        row at infinity holds those for whom there is no group.
    """
    return _curve(reach, Inhabited.of(reach.demand, mask))


def _curve(reach: Reach, among: Inhabited) -> tuple[Floats, Whole]:
    km = reach.km[among.parts]
    order = np.argsort(km, kind="stable")
    return km[order], np.cumsum(among.residents[order])
