"""How many residents depend on a listing: who would be worse off if it were wrong."""

import numpy as np

from geo.coverage.demand import Demand
from geo.coverage.groups import CoverageCriteria, served
from geo.coverage.reach import measure
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
    reach = measure(demand, directory, CoverageCriteria())
    owners = np.array([place.listing_id for place in reach.places], dtype=object)
    nearest = np.where(reach.nearest_km <= WITHIN_KM, reach.nearest, -1)
    counted = {}
    for listing in directory:
        own = np.flatnonzero(owners == listing.id)
        mask = np.isin(nearest, own) | _from_afar(listing, demand)
        counted[listing.id] = int(demand.residents[mask].sum())
    return counted


def _from_afar(listing: Listing, demand: Demand) -> "np.typing.NDArray[np.bool_]":
    area = listing.service_area
    if isinstance(area, NotStated):
        return np.full(demand.residents.shape, listing.is_from_anywhere)
    return served(demand.communities, area)
