import pytest
from geographiclib.geodesic import Geodesic
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from geo.place.coordinate import CANADA_LAT, CANADA_LON, Coordinate, earth_centred
from geo.place.distance import CHORD_MARGIN, distance_km, geodesic_km

points = st.builds(Coordinate, st.floats(*CANADA_LAT), st.floats(*CANADA_LON))


def karney_km(here: Coordinate, there: Coordinate) -> float:
    metres: float = Geodesic.WGS84.Inverse(*here.lat_lon, *there.lat_lon)["s12"]
    return metres / 1000


@given(points, points)
def test_distance_is_that_of_karney_to_a_thirtieth_of_a_millimetre(
    here: Coordinate, there: Coordinate
) -> None:
    assert distance_km(here, there) == pytest.approx(karney_km(here, there), abs=3e-8)


@given(points, points)
def test_distance_is_the_same_both_ways(here: Coordinate, there: Coordinate) -> None:
    assert distance_km(here, there) == pytest.approx(distance_km(there, here), abs=1e-9)


@given(points)
def test_a_place_is_at_no_distance_from_itself(here: Coordinate) -> None:
    assert distance_km(here, here) == 0


@given(points, st.floats(-1e-7, 1e-7), st.floats(-1e-7, 1e-7))
def test_almost_the_same_place_is_almost_at_no_distance(
    here: Coordinate, north: float, east: float
) -> None:
    lat = min(max(here.lat + north, CANADA_LAT[0]), CANADA_LAT[1])
    lon = min(max(here.lon + east, CANADA_LON[0]), CANADA_LON[1])
    there = Coordinate(lat, lon)
    assert distance_km(here, there) == pytest.approx(karney_km(here, there), abs=3e-8)


@pytest.mark.parametrize("lat", [41.6, 60.0, 83.2])
def test_due_north_and_due_east_are_measured_right(lat: float) -> None:
    for lat2, lon2 in ((lat - 1 if lat > 80 else lat + 1, -100.0), (lat, -60.0), (lat, -100.001)):
        expected = geodesic((lat, -100.0), (lat2, lon2)).km
        assert geodesic_km(lat, -100.0, lat2, lon2) == pytest.approx(expected, abs=3e-8)


@given(points, points, points)
def test_order_by_chord_is_order_by_distance_but_for_the_margin(
    here: Coordinate, one: Coordinate, other: Coordinate
) -> None:
    def chord(there: Coordinate) -> float:
        pairs = zip(earth_centred(*here.lat_lon), earth_centred(*there.lat_lon), strict=True)
        return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)

    if chord(other) > chord(one) * (1 + CHORD_MARGIN) + 1e-6:
        assert distance_km(here, other) > distance_km(here, one)


def test_points_whose_difference_is_lost_in_their_digits_are_one() -> None:
    off_km = geodesic_km(51.397800000000004, -56.5221, 51.3978, -56.5221)
    assert off_km == pytest.approx(0, abs=1e-6)
