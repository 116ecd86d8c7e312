"""Claimed but far: places inside an area that a listing says it serves, yet far from any site."""

from dataclasses import dataclass

import numpy as np

from geo.coverage.change import finite
from geo.coverage.communities import Community, Mask, Whole
from geo.coverage.reach import Reach, mains_in
from geo.coverage.stated_areas import stated_areas
from geo.coverage.travel import FAR_KM
from geo.listing.audience import Welcome
from geo.listing.listing import Listing
from geo.listing.published import PublishedDirectory, PublishedListing


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a stated service area promises, and to how many it is far away.

    Parameters
    ----------
    residents
        People of the region who live inside the area.
    residents_far
        Those of them who live farther than the distance from every site that counts.
    farthest, farthest_km
        The community inside the area that is farthest from any site. Without any site, the most
        populous one, and None.
    """

    listing: PublishedListing
    far_km: float
    residents: int
    residents_far: int
    places_far: int
    farthest: Community
    farthest_km: float | None


def claimed_but_far(
    reach: Reach, directory: PublishedDirectory, mask: Mask, *, far_km: float = FAR_KM
) -> tuple[Claim, ...]:
    """List the listings that may meet in person and claim an area that reaches far beyond any site.

    Parameters
    ----------
    mask
        The parts of the region that counts, shape (n,).

    Returns
    -------
    tuple of Claim
        The one with the most people far away first.
    """
    demand, communities = reach.demand, reach.demand.communities
    residents, mains = np.where(mask, demand.residents, 0), mains_in(demand, mask)
    if not mains.size:
        return ()
    far = reach.nearest_km > far_km
    far_mains = np.zeros(far.size, dtype=np.int64)
    far_mains[mains] = far[mains]
    areas = stated_areas(communities, directory)
    people, people_far = areas.people(residents), areas.people(np.where(far, residents, 0))
    places_far, farthest = areas.people(far_mains), areas.first(_by_distance(reach, mains))
    claims = [
        Claim(
            listing=listing,
            far_km=far_km,
            residents=int(people[row]),
            residents_far=int(people_far[row]),
            places_far=int(places_far[row]),
            farthest=communities.listed[communities.community[farthest[row]]],
            farthest_km=finite(float(reach.nearest_km[farthest[row]])),
        )
        for row, listing in enumerate(directory)
        if people_far[row]
        and farthest[row] >= 0
        and listing.may_meet_in_person
        and not _refuses(reach, listing)
    ]
    return tuple(sorted(claims, key=lambda claim: (-claim.residents_far, claim.listing.id)))


def _refuses(reach: Reach, listing: Listing) -> bool:
    audience = reach.criteria.audience
    return audience is not None and listing.welcomes.of(audience) is Welcome.NO


def _by_distance(reach: Reach, mains: Whole) -> Whole:
    """Rank main parts, the farthest from any site first, then the most populous; -1 for others."""
    demand = reach.demand
    people = demand.by_community[demand.communities.community[mains]]
    ranks = np.full(demand.residents.size, -1)
    ranks[mains[np.lexsort((-people, -reach.nearest_km[mains]))]] = np.arange(mains.size)
    return ranks
