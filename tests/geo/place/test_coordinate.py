import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import OutsideCanadaError
from geo.place.coordinate import CANADA_LAT, CANADA_LON, Coordinate, earth_centred

lats = st.floats(*CANADA_LAT)
lons = st.floats(*CANADA_LON)


def test_each_library_gets_the_order_it_wants() -> None:
    iqaluit = Coordinate(lat=63.7467, lon=-68.517)
    assert iqaluit.lat_lon == (63.7467, -68.517)
    assert iqaluit.lon_lat == (-68.517, 63.7467)


@given(lats, lons)
def test_a_swapped_pair_is_refused_everywhere_in_canada(lat: float, lon: float) -> None:
    with pytest.raises(OutsideCanadaError, match="are the two swapped"):
        Coordinate(lat=lon, lon=lat)


@pytest.mark.parametrize(
    ("lat", "lon"), [(math.nan, -80), (50, math.nan), (math.inf, -80), (0, 0), (50, 80)]
)
def test_a_point_that_is_not_in_canada_is_refused(lat: float, lon: float) -> None:
    with pytest.raises(OutsideCanadaError) as caught:
        Coordinate(lat=lat, lon=lon)
    assert str(lat) in str(caught.value)


@pytest.mark.parametrize(
    ("lat", "lon", "place"),
    [
        (41.7, -82.7, "Middle Island"),
        (83.1, -69.9, "Cape Columbia"),
        (60.3, -141.0, "the border with Alaska"),
        (47.52, -52.62, "Cape Spear"),
    ],
)
def test_the_ends_of_canada_are_in_canada(lat: float, lon: float, place: str) -> None:
    assert Coordinate(lat=lat, lon=lon).lat == lat, place


@given(lats, lons)
def test_earth_centred_points_lie_on_the_ellipsoid(lat: float, lon: float) -> None:
    x, y, z = earth_centred(lat, lon)
    a, b = 6378.137, 6356.752314245
    assert (x * x + y * y) / a**2 + z * z / b**2 == pytest.approx(1, abs=1e-12)
    assert math.degrees(math.atan2(y, x)) == pytest.approx(lon)
