import math

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.coverage.communities import Mask
from geo.coverage.demand import Demand
from geo.coverage.distances import geodesics_km
from geo.coverage.groups import CoverageCriteria, MeetingPlace
from geo.coverage.reach import THRESHOLDS_KM, curve, gap, mains_in, measure, quantile_km
from geo.coverage.regions import mask_of, region_ids
from geo.listing.listing import Listing, Mode
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import Regions
from geo.place.coordinate import Coordinate
from tests.geo.coverage.made_up import (
    ANYBODY,
    EMPTY,
    HORNBY,
    IQALUIT,
    LA_RONGE,
    REGINA,
    SASKATOON,
    TORONTO,
    UNHURRIED,
    Part,
    askers,
    communities_of,
    coordinates,
    demand_of,
    demands,
    everybody,
    group,
    groups,
    meets_at,
    people_at,
    reach_of,
    town,
)
from tests.geo.finder.directories import directories, listings
from tests.geo.finder.made_up import listing

SASKATCHEWAN = people_at(
    ("Regina", REGINA, 600), ("Saskatoon", SASKATOON, 300), ("La Ronge", LA_RONGE, 100)
)


def regions(demand: Demand) -> list[Mask]:
    return [mask_of(demand.communities, one) for one in region_ids()]


# --- laws ----------------------------------------------------------------------------------------


@UNHURRIED
@given(demands(), askers)
def test_without_groups_everybody_is_beyond_every_threshold(
    demand: Demand, criteria: CoverageCriteria
) -> None:
    reach = measure(demand, EMPTY, criteria)
    for mask in regions(demand):
        for km in THRESHOLDS_KM:
            nobody = gap(reach, mask, km)
            assert nobody.residents_beyond == nobody.residents == demand.residents[mask].sum()
            assert nobody.places_beyond == nobody.places
        assert quantile_km(reach, mask, 0.5) is None
        assert quantile_km(reach, mask, 0.9) is None
    assert np.isinf(reach.km).all()
    assert (reach.nearest == -1).all()
    assert (reach.second == -1).all()


@UNHURRIED
@given(demands(), directories(max_size=6), listings(listing_id="new"), askers)
def test_adding_a_group_never_widens_a_gap(
    demand: Demand, directory: PublishedDirectory, new: Listing, criteria: CoverageCriteria
) -> None:
    before = measure(demand, directory, criteria)
    after = measure(demand, PublishedDirectory([*directory, new]), criteria)
    assert (after.km <= before.km).all()
    assert (after.second_km <= before.second_km).all()
    for mask in regions(demand):
        for km in THRESHOLDS_KM:
            was, now = gap(before, mask, km), gap(after, mask, km)
            assert now.residents_beyond <= was.residents_beyond
            assert now.places_beyond <= was.places_beyond
            assert (now.residents, now.places) == (was.residents, was.places)


@UNHURRIED
@given(demands(), groups(), groups(max_size=1), askers)
def test_trying_a_group_out_never_widens_a_gap(
    demand: Demand, there: list[MeetingPlace], new: list[MeetingPlace], criteria: CoverageCriteria
) -> None:
    before = measure(demand, EMPTY, criteria, what_if=there)
    after = measure(demand, EMPTY, criteria, what_if=[*there, *new])
    for mask in regions(demand):
        for km in THRESHOLDS_KM:
            assert gap(after, mask, km).residents_beyond <= gap(before, mask, km).residents_beyond


@UNHURRIED
@given(demands(), directories(max_size=6), askers)
def test_a_larger_threshold_never_has_a_larger_gap(
    demand: Demand, directory: PublishedDirectory, criteria: CoverageCriteria
) -> None:
    reach = measure(demand, directory, criteria)
    for mask in regions(demand):
        found = [gap(reach, mask, km) for km in (0, *THRESHOLDS_KM, 6_000)]
        people = [one.residents_beyond for one in found]
        places = [one.places_beyond for one in found]
        assert people == sorted(people, reverse=True)
        assert places == sorted(places, reverse=True)


@UNHURRIED
@given(coordinates(), coordinates())
def test_who_lives_exactly_at_the_threshold_is_within_it(
    home: Coordinate, site: Coordinate
) -> None:
    demand = people_at(("Town", home.lat_lon, 12))
    reach = reach_of(demand, group("a", site.lat_lon))
    column = demand.communities
    km = float(geodesics_km(column.lat, column.lon, np.array([site.lat]), np.array([site.lon]))[0])
    assert reach.nearest_km.tolist() == [km]
    assert gap(reach, everybody(demand), km).residents_beyond == 0
    if km:
        a_millimetre_less = round(km - 1e-6, 6)
        assert gap(reach, everybody(demand), a_millimetre_less).residents_beyond == 12


@given(demands(max_towns=4), groups(max_size=24))
@settings(max_examples=60, deadline=None)
def test_the_nearest_and_the_second_nearest_are_those_of_brute_force(
    demand: Demand, there: list[MeetingPlace]
) -> None:
    reach = reach_of(demand, *there)
    for part in range(demand.residents.size):
        nearest_km, second_km = brute_force(demand, part, there)
        assert reach.nearest_km[part] == pytest.approx(nearest_km, abs=1.1e-6)
        assert reach.second_km[part] == pytest.approx(second_km, abs=1.1e-6)
        if math.isfinite(nearest_km):
            first = there[reach.nearest[part]]
            assert km_to(demand, part, first) == pytest.approx(nearest_km, abs=1.1e-6)
        if math.isfinite(second_km):
            second = there[reach.second[part]]
            assert km_to(demand, part, second) == pytest.approx(second_km, abs=1.1e-6)
            assert second.listing_id != there[reach.nearest[part]].listing_id
        else:
            assert reach.second[part] == -1


@UNHURRIED
@given(
    near=st.lists(st.floats(-0.3, 0.3), min_size=9, max_size=70),
    between=st.integers(0, 20),
    far=st.sampled_from((IQALUIT, TORONTO, SASKATOON)),
)
def test_another_group_is_found_behind_many_sites_of_one(
    near: list[float], between: int, far: tuple[float, float]
) -> None:
    demand = people_at(("Regina", REGINA, 10), ("La Ronge", LA_RONGE, 10))
    many = [group("many", (REGINA[0] + by, REGINA[1])) for by in near]
    some = [group("many", (REGINA[0] + 0.1 * n, REGINA[1] + 1)) for n in range(between)]
    there = [*many, group("far", far), *some]
    reach = reach_of(demand, *there)
    assert there[reach.nearest[0]].listing_id == "many"
    assert there[reach.second[0]] == group("far", far)
    assert reach.second_km[0] == pytest.approx(km_to(demand, 0, there[len(many)]), abs=1.1e-6)


def km_to(demand: Demand, part: int, place: MeetingPlace) -> float:
    here = float(demand.communities.lat[part]), float(demand.communities.lon[part])
    return float(Geodesic.WGS84.Inverse(*here, *place.coordinate.lat_lon)["s12"]) / 1000


def brute_force(demand: Demand, part: int, there: list[MeetingPlace]) -> tuple[float, float]:
    """Kilometres to the nearest site, and to the nearest of any group but its own.

    Where two groups share the nearest point, the second is as near as the first.
    """
    by_group: dict[str, float] = {}
    for place in there:
        km = km_to(demand, part, place)
        by_group[place.listing_id] = min(km, by_group.get(place.listing_id, math.inf))
    nearest, second, *_ = [*sorted(by_group.values()), math.inf, math.inf]
    return nearest, second


# --- from home -----------------------------------------------------------------------------------


def test_who_can_take_part_from_home_is_at_no_distance_where_that_counts() -> None:
    online = listing("online", modes=frozenset({Mode.VIRTUAL}), service_area=Regions(("CA-SK",)))
    towns = [town("Regina", REGINA, "CA-SK"), town("Toronto", TORONTO)]
    demand = demand_of(communities_of(towns), [10, 20])
    directory = PublishedDirectory([online])
    in_person = measure(demand, directory, ANYBODY)
    assert not in_person.from_home.any()
    assert in_person.could_from_home.tolist() == [True, False]
    assert gap(in_person, everybody(demand), 50).residents_beyond == 30

    either = measure(
        demand, directory, CoverageCriteria(modes=frozenset({Mode.IN_PERSON, Mode.VIRTUAL}))
    )
    assert either.from_home.tolist() == [True, False]
    assert either.km.tolist() == [0, math.inf]
    assert gap(either, everybody(demand), 50).residents_beyond == 20
    assert quantile_km(either, everybody(demand), 0.3) == 0


def test_the_telephone_does_not_count_where_only_online_does() -> None:
    demand = people_at(("Regina", REGINA, 10))
    directory = PublishedDirectory([listing("phone", modes=frozenset({Mode.PHONE}))])
    online = measure(demand, directory, CoverageCriteria(modes=frozenset({Mode.VIRTUAL})))
    assert not online.from_home.any()
    assert online.could_from_home.all()
    assert measure(
        demand, directory, CoverageCriteria(modes=frozenset({Mode.PHONE}))
    ).from_home.all()


def test_a_site_is_no_place_to_go_where_only_the_telephone_counts() -> None:
    demand = people_at(("Regina", REGINA, 10))
    reach = measure(
        demand,
        PublishedDirectory([meets_at("a", REGINA)]),
        CoverageCriteria(modes=frozenset({Mode.PHONE})),
    )
    assert reach.places == ()
    assert np.isinf(reach.km).all()


# --- what the distances add up to ----------------------------------------------------------------


def test_a_gap_counts_people_and_places() -> None:
    reach = reach_of(SASKATCHEWAN, group("a", REGINA))
    found = gap(reach, everybody(SASKATCHEWAN), 250)
    assert (found.residents, found.residents_beyond) == (1_000, 100)
    assert (found.places, found.places_beyond) == (3, 1)


def test_a_place_counts_where_most_of_its_people_live() -> None:
    places = communities_of(
        [town("Spread", REGINA, "CA-SK"), town("Empty", REGINA, "CA-SK")],
        [Part("S4P", 0, *REGINA), Part("S0J", 0, *LA_RONGE), Part("S4P", 1, *REGINA)],
    )
    demand = demand_of(places, [40, 60, 0])
    found = gap(reach_of(demand, group("a", REGINA)), everybody(demand), 100)
    assert (found.residents_beyond, found.places, found.places_beyond) == (60, 1, 1)
    assert mains_in(demand, everybody(demand)).tolist() == [1]
    assert mains_in(demand, np.array([True, False, True])).tolist() == []


def test_the_median_is_a_distance_that_half_of_the_people_do_not_exceed() -> None:
    reach = reach_of(SASKATCHEWAN, group("a", REGINA))
    every = everybody(SASKATCHEWAN)
    assert quantile_km(reach, every, 0.5) == 0
    assert quantile_km(reach, every, 0.6) == 0
    assert quantile_km(reach, every, 0.61) == pytest.approx(235, abs=1)
    assert quantile_km(reach, every, 0.9) == pytest.approx(235, abs=1)
    assert quantile_km(reach, every, 1.0) == pytest.approx(519, abs=1)


def test_where_nobody_lives_there_is_no_median() -> None:
    reach = reach_of(SASKATCHEWAN, group("a", REGINA))
    nowhere = np.zeros(3, dtype=np.bool_)
    assert quantile_km(reach, nowhere, 0.5) is None
    assert gap(reach, nowhere, 100).residents == 0


@UNHURRIED
@given(demands(), groups(), st.floats(0.01, 1))
def test_the_curve_rises_to_everybody_and_holds_every_quantile(
    demand: Demand, there: list[MeetingPlace], share: float
) -> None:
    reach = reach_of(demand, *there)
    km, people = curve(reach, everybody(demand))
    assert (np.diff(people) >= 0).all()
    assert (km[1:] >= km[:-1]).all()
    total = int(demand.residents.sum())
    assert (people[-1] if people.size else 0) == total
    at = quantile_km(reach, everybody(demand), share)
    if at is not None:
        beyond = gap(reach, everybody(demand), at).residents_beyond
        assert total - beyond >= share * total - 1e-6


def test_two_sites_of_one_group_are_no_second_choice() -> None:
    reach = reach_of(SASKATCHEWAN, group("a", REGINA), group("a", SASKATOON))
    assert np.isinf(reach.second_km).all()
    assert reach.nearest.tolist() == [0, 1, 1]
    two = reach_of(people_at(("Toronto", TORONTO, 5)), group("a", TORONTO), group("b", HORNBY))
    assert two.second.tolist() == [1]
    assert two.second_km[0] == pytest.approx(37.6, abs=0.5)
