import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coverage.catchment import catchments, covers
from geo.coverage.communities import Communities, communities
from geo.coverage.demand import Demand
from geo.coverage.distances import geodesics_km
from geo.place.coordinate import Coordinate
from tests.geo.coverage.made_up import (
    IQALUIT,
    LA_RONGE,
    REGINA,
    SASKATOON,
    TORONTO,
    UNHURRIED,
    Part,
    communities_of,
    coordinates,
    demands,
    spread_coordinates,
    town,
)

points = st.lists(coordinates() | spread_coordinates(), min_size=1, max_size=8)


def kilometres(places: Communities, point: Coordinate) -> np.ndarray:
    size = places.fsas.size
    here = np.full(size, point.lat), np.full(size, point.lon)
    return geodesics_km(*here, places.lat, places.lon)


@UNHURRIED
@given(demands(), points, st.sampled_from((0.0, 10.0, 100.0, 250.0, 1_000.0, 4_000.0)))
def test_catchments_are_those_of_brute_force(
    demand: Demand, towns: list[Coordinate], within_km: float
) -> None:
    places = demand.communities
    found = covers(places, towns, within_km).toarray()
    assert found.tolist() == [(kilometres(places, one) <= within_km).tolist() for one in towns]


@UNHURRIED
@given(demands(), points, st.data())
def test_whoever_lives_exactly_at_the_distance_is_inside(
    demand: Demand, towns: list[Coordinate], data: st.DataObject
) -> None:
    places = demand.communities
    pairs = np.concatenate([kilometres(places, one) for one in towns])
    at = float(data.draw(st.sampled_from(sorted(pairs[pairs > 10].tolist() or [100.0]))))
    found = covers(places, towns, at).toarray()
    assert found.tolist() == [(kilometres(places, one) <= at).tolist() for one in towns]


@UNHURRIED
@given(spread_coordinates(), st.floats(-0.05, 0.05), st.floats(-0.05, 0.05))
def test_a_few_kilometres_are_inclusive_too(home: Coordinate, north: float, east: float) -> None:
    places = communities_of([town("Town", home.lat_lon)])
    near = Coordinate(min(home.lat + north, 83.2), min(home.lon + east, -52.5))
    at = float(kilometres(places, near)[0])
    assert covers(places, [near], at).toarray().tolist() == [[1]]


def test_a_town_that_stands_exactly_on_its_people_reaches_them() -> None:
    places = communities_of([town("Regina", REGINA), town("La Ronge", LA_RONGE)])
    found = covers(places, [Coordinate(*REGINA)], 100)
    assert found.toarray().tolist() == [[1, 0]]
    assert found.nnz == 1


def test_without_towns_nobody_is_reached() -> None:
    places = communities_of([town("Regina", REGINA), town("La Ronge", LA_RONGE)])
    assert covers(places, [], 100).shape == (0, 2)
    found = catchments(places, town_size=1, within_km=100)
    assert found.towns.size == found.home.size == 0
    assert found.covers.shape == (0, 2)


def test_towns_large_enough_stand_in_order_of_their_people() -> None:
    towns = [
        town("Hamlet", IQALUIT, people=0),
        town("Village", LA_RONGE, people=4_999),
        town("Town", SASKATOON, people=5_000),
        town("City", REGINA, people=9_000),
        town("Other town", TORONTO, people=5_000),
    ]
    found = catchments(communities_of(towns), town_size=5_000, within_km=300)
    assert [found.town(row).name for row in range(3)] == ["City", "Town", "Other town"]
    assert found.towns.tolist() == [3, 2, 4]
    assert found.home.tolist() == [3, 2, 4]
    assert found.covers.toarray().tolist() == [[0, 0, 1, 1, 0], [0, 0, 1, 1, 0], [0, 0, 0, 0, 1]]
    everyone = catchments(communities_of(towns), town_size=0, within_km=300)
    assert len(everyone.towns) == 4  # a place whose size is not known is no candidate


def test_the_home_of_a_town_is_the_part_nearest_to_it() -> None:
    places = communities_of(
        [town("Regina", REGINA, people=1)],
        [Part("S0J", 0, *LA_RONGE), Part("S4P", 0, REGINA[0] + 0.1, REGINA[1])],
    )
    assert catchments(places, town_size=1, within_km=100).home.tolist() == [1]


def test_the_catchments_of_the_shipped_towns_are_drawn_once() -> None:
    shipped = communities()
    found = catchments(shipped, town_size=5_000, within_km=100.0)
    assert catchments(shipped, town_size=5_000, within_km=100.0) is found
    assert 500 < found.towns.size < 700
    sizes = [shipped.listed[one].town_population for one in found.towns]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] >= 5_000


@pytest.mark.parametrize("within_km", [100.0, 250.0])
def test_the_shipped_catchments_are_those_of_brute_force(within_km: float) -> None:
    shipped = communities()
    found = catchments(shipped, town_size=5_000, within_km=within_km)
    for row in range(0, found.towns.size, 37):
        inside = kilometres(shipped, found.town(row).coordinate) <= within_km
        assert (found.covers[[row]].toarray()[0] == inside).all()
