import numpy as np
import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given

from geo.coverage.distances import columns, earth_centred, geodesics_km
from geo.place.coordinate import Coordinate
from geo.place.distance import distance_km
from tests.geo.coverage.made_up import coordinates, spread_coordinates

anywhere = coordinates() | spread_coordinates()


def km_between(here: Coordinate, there: Coordinate) -> float:
    lat, lon = columns([here, there])
    return float(geodesics_km(lat[:1], lon[:1], lat[1:], lon[1:])[0])


@given(anywhere, anywhere)
def test_a_distance_is_karneys_geodesic_in_whole_millimetres(
    here: Coordinate, there: Coordinate
) -> None:
    km = km_between(here, there)
    karney = Geodesic.WGS84.Inverse(*here.lat_lon, *there.lat_lon)["s12"] / 1000
    assert km == pytest.approx(karney, abs=6e-7)
    assert km == round(km, 6)


@given(anywhere, anywhere)
def test_it_is_the_distance_that_visitors_are_told(here: Coordinate, there: Coordinate) -> None:
    assert km_between(here, there) == pytest.approx(distance_km(here, there), abs=1e-6)


@given(anywhere, anywhere)
def test_it_is_as_far_there_as_back(here: Coordinate, there: Coordinate) -> None:
    assert km_between(here, there) == km_between(there, here)
    assert km_between(here, here) == 0


@given(anywhere, anywhere)
def test_a_chord_is_never_longer_than_its_geodesic(here: Coordinate, there: Coordinate) -> None:
    ends = earth_centred(*columns([here, there]))
    chord = float(np.linalg.norm(ends[0] - ends[1]))
    assert chord <= km_between(here, there) + 5.1e-7  # half a millimetre of rounding


def test_no_points_have_empty_columns() -> None:
    lat, lon = columns([])
    assert lat.shape == lon.shape == (0,)
