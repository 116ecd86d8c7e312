import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.coverage.demand import Demand
from geo.coverage.distances import columns, geodesics_km
from geo.coverage.groups import CoverageCriteria, all_meeting_places, places_that_count
from geo.coverage.neighbours import neighbours
from geo.listing.published import PublishedDirectory
from tests.geo.coverage.made_up import UNHURRIED, askers, demands
from tests.geo.finder.directories import directories


@UNHURRIED
@given(demands(), directories(max_size=10), askers, st.integers(1, 30))
def test_however_few_are_kept_the_two_nearest_are_those_of_all_distances(
    demand: Demand, directory: PublishedDirectory, criteria: CoverageCriteria, most: int
) -> None:
    communities, places = demand.communities, all_meeting_places(directory)
    counts = places_that_count(directory, criteria)
    two = neighbours(communities, directory, most=most).two(counts)
    lat, lon = columns([place.coordinate for place in places])
    for part in range(demand.residents.size):
        here = (np.full(lat.size, communities.lat[part]), np.full(lat.size, communities.lon[part]))
        km = np.where(counts, geodesics_km(*here, lat, lon), np.inf)
        ranked = [(float(km[number]), number) for number in np.flatnonzero(counts)]
        nearest = min(ranked, default=(np.inf, -1))
        assert (two.nearest_km[part], two.nearest[part]) == nearest
        owner = places[nearest[1]].listing_id if nearest[1] >= 0 else ""
        others = [one for one in ranked if places[one[1]].listing_id != owner]
        assert (two.second_km[part], two.second[part]) == min(others, default=(np.inf, -1))
