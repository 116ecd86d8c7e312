"""How many residents depend on a listing: who would be worse off if it were wrong."""

import numpy as np

from geo.coverage.communities import Whole
from geo.coverage.demand import Demand
from geo.coverage.groups import CoverageCriteria
from geo.coverage.reach import measure
from geo.coverage.stated_areas import stated_areas
from geo.coverage.travel import WITHIN_KM
from geo.listing.listing import Listing
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import NotStated


def dependants(directory: PublishedDirectory, demand: Demand) -> dict[str, int]:
    """Count for each active listing the residents who depend on it, by id.

    These are the residents for whom it is the nearest group that names its town, within
    `WITHIN_KM` in a straight line, and those of the area that it says it serves; for a listing
    that can be joined from anywhere and states no area, everybody. Whom it is for is not counted:
    no table of residents knows it.
    """
    communities, residents = demand.communities, demand.residents
    areas = stated_areas(communities, directory)
    owner = _nearest_owner(directory, demand)
    parts = np.flatnonzero(owner >= 0)
    outside = parts[~areas.hold(owner[parts], parts)]
    people = areas.people(residents)
    people += np.bincount(
        owner[outside], weights=residents[outside], minlength=len(directory)
    ).astype(np.int64)
    everybody = int(residents.sum())
    return {
        listing.id: everybody if _is_for_all(listing) else int(count)
        for listing, count in zip(directory, people, strict=True)
    }


def _nearest_owner(directory: PublishedDirectory, demand: Demand) -> Whole:
    """Find for each part the listing that is nearest within the distance; -1 for none."""
    reach = measure(demand, directory, CoverageCriteria())
    numbers = {listing.id: number for number, listing in enumerate(directory)}
    owners = np.array([*(numbers[place.listing_id] for place in reach.places), -1])
    return np.where(reach.nearest_km <= WITHIN_KM, owners[reach.nearest], -1)


def _is_for_all(listing: Listing) -> bool:
    return isinstance(listing.service_area, NotStated) and listing.is_from_anywhere
