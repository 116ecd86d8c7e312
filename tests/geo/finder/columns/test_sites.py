import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.finder.columns.sites import Here, Sites
from geo.finder.decision import MM_A_KM
from geo.place.coordinate import CANADA_LAT, CANADA_LON, Coordinate
from geo.place.distance import distance_km

anywhere = st.builds(Coordinate, st.floats(*CANADA_LAT), st.floats(*CANADA_LON))
steps = st.floats(-0.9, 0.9)


def sites_at(*places: Coordinate) -> Sites:
    counts = np.array([len(places)], dtype=np.int32)
    return Sites.of([one.lat for one in places], [one.lon for one in places], counts)


def whole_mm(here: Coordinate, there: Coordinate) -> int:
    return round(distance_km(here, there) * MM_A_KM)


def inside(degrees: float, limits: tuple[float, float]) -> float:
    return min(max(degrees, limits[0]), limits[1])


@given(anywhere, steps, steps)
def test_a_short_distance_is_that_of_the_geodesic_to_the_millimetre(
    here: Coordinate, north: float, east: float
) -> None:
    there = Coordinate(inside(here.lat + north, CANADA_LAT), inside(here.lon + east, CANADA_LON))
    assert sites_at(there).nearest(Here.at(here), 0, 1) == (0, whole_mm(here, there))


@given(anywhere, st.lists(anywhere, min_size=1, max_size=8))
def test_many_distances_at_once_are_those_of_the_geodesic_to_the_millimetre(
    here: Coordinate, places: list[Coordinate]
) -> None:
    measured = sites_at(*places).measured(Here.at(here), range(len(places)))
    assert measured == [whole_mm(here, there) for there in places]


@given(anywhere, st.lists(anywhere, min_size=1, max_size=4))
def test_of_several_sites_the_nearest_counts_and_of_equal_ones_the_first(
    here: Coordinate, places: list[Coordinate]
) -> None:
    away = [whole_mm(here, there) for there in places]
    nearest = sites_at(*places, *places).nearest(Here.at(here), 0, 2 * len(places))
    assert nearest == (away.index(min(away)), min(away))
