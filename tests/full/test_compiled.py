"""The compiled extra against plain Python, over a million distances and ten thousand ladders."""

from random import Random

import numpy as np
import pytest
from nearpeer_native.geodesic import geodesics_km

from geo.finder.columns.compiled import CompiledEngine
from geo.finder.every_listing import EveryListing
from geo.place.coordinate import CANADA_LAT, CANADA_LON
from geo.place.distance import geodesic_km
from tests.geo.finder.crowded import crowd, visits
from tests.geo.finder.engines import agree

pytestmark = pytest.mark.full


def test_a_million_distances_are_the_same_to_the_last_bit() -> None:
    random = np.random.default_rng(15)
    count = 1_000_000
    lat1, lat2 = random.uniform(*CANADA_LAT, (2, count))
    lon1, lon2 = random.uniform(*CANADA_LON, (2, count))
    lat2[::10], lon2[::10] = lat1[::10], lon1[::10]
    lat2[1::10] = np.nextafter(lat1[1::10], 90)
    lon2[1::10] = lon1[1::10]
    for start, degrees in ((2, 1e-8), (3, 1e-4), (4, 1.0)):
        lat2[start::10] = lat1[start::10] + random.uniform(-degrees, degrees, count // 10)
        lon2[start::10] = lon1[start::10] + random.uniform(-degrees, degrees, count // 10)
    km = np.empty(count)
    geodesics_km(lat1, lon1, lat2, lon2, km)
    pairs = zip(lat1.tolist(), lon1.tolist(), lat2.tolist(), lon2.tolist(), strict=True)
    assert km.tolist() == [geodesic_km(*pair) for pair in pairs]


@pytest.mark.parametrize("size", [30, 300, 1_000])
def test_ten_thousand_ladders_are_those_of_the_judge(size: int) -> None:
    random = Random(size)
    for seed in range(5):
        listings = crowd(size, seed=seed)
        one, judge = CompiledEngine.of(listings), EveryListing(listings)
        for fix, audience, at in visits(10_000 // 15 + 1, seed=seed):
            per_rung = random.choice((1, 4, 20, 500))
            assert agree(one, judge, fix, audience, at, per_rung=per_rung)
