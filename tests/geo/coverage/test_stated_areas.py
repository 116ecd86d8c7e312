from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.coverage.demand import Demand
from geo.coverage.groups import served
from geo.coverage.stated_areas import stated_areas
from geo.listing.published import PublishedDirectory
from tests.geo.coverage.made_up import EMPTY, UNHURRIED, demands, people_at
from tests.geo.finder.directories import directories


@UNHURRIED
@given(demands(), directories(), st.randoms(use_true_random=False))
def test_each_listing_has_the_people_and_the_first_part_of_its_own_area(
    demand: Demand, directory: PublishedDirectory, random: Random
) -> None:
    communities, size = demand.communities, demand.residents.size
    ranks = np.array(random.sample([*range(size), *[-1] * size], size))
    ranks[ranks >= 0] = np.argsort(np.argsort(ranks[ranks >= 0]))
    areas = stated_areas(communities, directory)
    people, first = areas.people(demand.residents), areas.first(ranks)
    for number, listing in enumerate(directory):
        inside = served(communities, listing.service_area)
        own = np.full(size, number)
        assert areas.hold(own, np.arange(size)).tolist() == inside.tolist()
        assert people[number] == demand.residents[inside].sum()
        counting = [(ranks[part], part) for part in np.flatnonzero(inside & (ranks >= 0))]
        assert first[number] == min(counting, default=(0, -1))[1]


def test_without_listings_there_are_no_areas() -> None:
    demand = people_at(("Regina", (50.45, -104.6), 200))
    areas = stated_areas(demand.communities, EMPTY)
    assert areas.people(demand.residents).size == areas.first(np.array([0])).size == 0
    nobody = np.zeros(0, dtype=np.int64)
    assert areas.hold(nobody, nobody).size == 0
