"""Claimed but far: places inside an area that a listing says it serves, yet far from any site."""

from dataclasses import dataclass

import numpy as np

from geo.coverage.communities import Community, Mask
from geo.coverage.groups import served
from geo.coverage.reach import Reach, mains_in
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
    claims = (
        _claim(reach, listing, mask, far_km)
        for listing in directory
        if listing.may_meet_in_person and not _refuses(reach, listing)
    )
    found = [claim for claim in claims if claim is not None and claim.residents_far]
    return tuple(sorted(found, key=lambda claim: (-claim.residents_far, claim.listing.id)))


def _refuses(reach: Reach, listing: Listing) -> bool:
    audience = reach.criteria.audience
    return audience is not None and listing.welcomes.of(audience) is Welcome.NO


def _claim(reach: Reach, listing: PublishedListing, mask: Mask, far_km: float) -> Claim | None:
    demand = reach.demand
    inside = mask & served(demand.communities, listing.service_area)
    mains = mains_in(demand, inside)
    if not mains.size:
        return None
    far = inside & (reach.nearest_km > far_km)
    people = demand.by_community[demand.communities.community[mains]]
    at = mains[np.lexsort((-people, -reach.nearest_km[mains]))[0]]
    km = float(reach.nearest_km[at])
    return Claim(
        listing=listing,
        far_km=far_km,
        residents=int(demand.residents[inside].sum()),
        residents_far=int(demand.residents[far].sum()),
        places_far=int(far[mains].sum()),
        farthest=demand.communities.listed[demand.communities.community[at]],
        farthest_km=None if np.isinf(km) else km,
    )
