import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.place.coordinate import CANADA_LAT, CANADA_LON
from geo.place.distance import geodesic_km

geodesic = pytest.importorskip("nearpeer_native.geodesic", reason="test_installed.py says so")

lats, lons = st.floats(*CANADA_LAT), st.floats(*CANADA_LON)
points = st.tuples(lats, lons)


def compiled_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    km = np.empty(1)
    geodesic.geodesics_km(*(np.array([one]) for one in (lat1, lon1, lat2, lon2)), km)
    return float(km[0])


@given(points, points)
def test_a_distance_is_the_same_to_the_last_bit(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    assert compiled_km(*one, *other) == geodesic_km(*one, *other)


@given(points, st.floats(-1e-7, 1e-7), st.floats(-1e-7, 1e-7))
def test_so_it_is_of_almost_the_same_place(
    one: tuple[float, float], north: float, east: float
) -> None:
    other = one[0] + north, one[1] + east
    assert compiled_km(*one, *other) == geodesic_km(*one, *other)
    assert compiled_km(*one, *one) == 0


@given(lats, lons)
def test_so_it_is_of_neighbours_among_the_floats(lat: float, lon: float) -> None:
    beside = math.nextafter(lat, 90.0), math.nextafter(lon, 0.0)
    assert compiled_km(lat, lon, *beside) == geodesic_km(lat, lon, *beside)


def test_points_that_are_no_pairs_are_refused() -> None:
    one, two = np.ones(1), np.ones(2)
    with pytest.raises(ValueError, match="differ in length"):
        geodesic.geodesics_km(one, one, two, one, one)
    with pytest.raises(ValueError, match="dtype"):
        geodesic.geodesics_km(one, one, one, one.astype(np.float32), one)
