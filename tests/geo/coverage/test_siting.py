from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.sparse import csr_array

from geo.coverage.communities import Floats
from geo.coverage.demand import Demand, counted_demand
from geo.coverage.groups import MeetingPlace
from geo.coverage.maximal_cover import exact, fewest, gain, greedy, greedy_cover
from geo.coverage.reach import Reach
from geo.coverage.regions import CANADA, NORTH
from geo.coverage.siting import TOWN_SIZE, Method, Siting, site
from geo.errors import UnknownRegionError
from geo.place.distance import distance_km
from tests.geo.coverage.made_up import (
    IQALUIT,
    LA_RONGE,
    REGINA,
    SASKATOON,
    TORONTO,
    UNHURRIED,
    Part,
    communities_of,
    demand_of,
    demands,
    group,
    groups,
    people_at,
    reach_of,
    town,
)


@pytest.fixture(scope="module")
def shipped() -> Reach:
    return reach_of(counted_demand(), group("toronto", TORONTO))


@st.composite
def problems(draw: st.DrawFn) -> tuple[csr_array, Floats]:
    candidates, parts = draw(st.integers(1, 7)), draw(st.integers(1, 12))
    reached = draw(arrays(np.bool_, (candidates, parts)))
    people = draw(arrays(np.float64, parts, elements=st.integers(0, 500).map(float)))
    return csr_array(reached.astype(np.float64)), people


# --- one after the other, and the best of all ----------------------------------------------------


@UNHURRIED
@given(problems(), st.integers(0, 8))
def test_greedy_gains_never_increase_and_are_never_nothing(
    problem: tuple[csr_array, Floats], count: int
) -> None:
    covers, people = problem
    chosen = greedy(covers, people, count)
    assert len(chosen) <= count
    assert len(set(chosen)) == len(chosen)
    totals = [gain(covers, people, chosen[:n]) for n in range(len(chosen) + 1)]
    gains = [after - before for before, after in pairwise(totals)]
    assert gains == sorted(gains, reverse=True)
    assert all(gains)


@given(problems(), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_the_exact_set_is_the_best_of_all_and_never_below_the_greedy_one(
    problem: tuple[csr_array, Floats], count: int
) -> None:
    covers, people = problem
    rows, proven = exact(covers, people, count, time_limit_s=30)
    assert proven
    assert len(rows) <= count
    best = max(
        gain(covers, people, some)
        for some in combinations(range(covers.shape[0]), min(count, covers.shape[0]))
    )
    assert gain(covers, people, rows) == best
    at_turns = gain(covers, people, greedy(covers, people, count))
    assert best >= at_turns >= (1 - 1 / np.e) * best - 1e-9


def test_the_best_pair_can_leave_out_the_best_single_one() -> None:
    covers = csr_array(np.array([[0, 1, 1, 0], [1, 1, 0, 0], [0, 0, 1, 1]], dtype=float))
    people = np.array([5.0, 6.0, 6.0, 5.0])
    assert greedy(covers, people, 2) == [0, 1]
    assert exact(covers, people, 2, time_limit_s=30) == ([1, 2], True)


@UNHURRIED
@given(problems())
def test_the_greedy_cover_reaches_all_that_can_be_reached(
    problem: tuple[csr_array, Floats],
) -> None:
    covers, people = problem
    wanted = (people > 0) & (covers.sum(axis=0) > 0)
    needed = greedy_cover(covers, wanted)
    assert (needed == 0) is (not wanted.any())
    assert needed <= min(covers.shape[0], int(wanted.sum()))


@given(problems())
@settings(max_examples=100, deadline=None)
def test_no_smaller_set_than_the_fewest_reaches_all_that_can_be_reached(
    problem: tuple[csr_array, Floats],
) -> None:
    covers, people = problem
    everybody = gain(covers, people, range(covers.shape[0]))
    size = next(
        size
        for size in range(covers.shape[0] + 1)
        for some in combinations(range(covers.shape[0]), size)
        if gain(covers, people, some) == everybody
    )
    assert fewest(covers, people > 0, time_limit_s=30) == size


def test_of_two_that_gain_the_same_the_earlier_is_chosen() -> None:
    covers = csr_array(np.array([[1, 0], [0, 1]], dtype=float))
    assert greedy(covers, np.array([3.0, 3.0]), 1) == [0]


# --- proposals -----------------------------------------------------------------------------------


def towns_of(siting: Siting) -> list[str]:
    return [one.community.name for one in siting.proposals]


def check(siting: Siting) -> None:
    """Assert what holds for every answer."""
    gains = [one.residents_gained for one in siting.proposals]
    assert gains == sorted(gains, reverse=True)
    assert all(gains)
    assert [one.residents_cumulative for one in siting.proposals] == np.cumsum(gains).tolist()
    assert sum(gains) <= siting.residents_reachable <= siting.residents_beyond
    alone = sum(one.residents for one in siting.virtual_only)
    assert alone <= siting.residents_beyond - siting.residents_reachable
    for one in siting.proposals:
        assert one.community.town_population >= max(siting.town_size, 1)
        for larger in one.larger_towns:
            assert larger.community.town_population >= one.community.town_population
            assert 0 <= larger.share_kept <= 1


@UNHURRIED
@given(
    demands(),
    groups(max_size=3),
    st.integers(0, 9),
    st.sampled_from((0, 1, 5_000, 5_001, 90_000)),
    st.tuples(
        st.sampled_from((CANADA, NORTH, "CA-SK", "northern-bc", "CA-PE")),
        st.sampled_from((1.0, 100.0, 800.0)),
    ),
)
def test_nobody_is_counted_twice(
    demand: Demand,
    there: list[MeetingPlace],
    count: int,
    town_size: int,
    where: tuple[str, float],
) -> None:
    region, within_km = where
    siting = site(
        reach_of(demand, *there), region, count=count, within_km=within_km, town_size=town_size
    )
    check(siting)
    assert siting.method is Method.GREEDY
    assert len(siting.proposals) <= min(count, siting.groups_needed)
    if count >= siting.groups_needed and siting.proposals:
        # with so many, everybody is reached whom any town can reach
        assert siting.proposals[-1].residents_cumulative == siting.residents_reachable


@given(demands(), groups(max_size=2), st.integers(1, 3), st.sampled_from((1.0, 100.0, 800.0)))
@settings(max_examples=40, deadline=None)
def test_the_exact_method_never_reaches_fewer_people_or_needs_more_groups(
    demand: Demand, there: list[MeetingPlace], count: int, within_km: float
) -> None:
    reach = reach_of(demand, *there)
    asked: dict[str, Any] = {"count": count, "within_km": within_km, "town_size": 1}
    at_turns = site(reach, CANADA, **asked)
    best = site(reach, CANADA, exact=True, **asked, time_limit_s=30)
    check(best)
    assert best.method is Method.EXACT
    assert best.groups_needed_exact
    assert total(best) >= total(at_turns)
    assert best.groups_needed <= at_turns.groups_needed


def total(siting: Siting) -> int:
    return siting.proposals[-1].residents_cumulative if siting.proposals else 0


@pytest.mark.parametrize("exact_too", [False, True])
def test_a_town_that_stands_on_its_own_people_counts_them(*, exact_too: bool) -> None:
    demand = people_at(("Regina", REGINA, 600), ("Saskatoon", SASKATOON, 500))
    siting = site(reach_of(demand), CANADA, count=2, within_km=100, town_size=1, exact=exact_too)
    assert [(one.community.name, one.residents_gained) for one in siting.proposals] == [
        ("Regina", 600),
        ("Saskatoon", 500),
    ]
    assert (siting.groups_needed, siting.residents_reachable) == (2, 1_100)


def test_more_groups_than_towns_are_not_proposed() -> None:
    demand = people_at(("Regina", REGINA, 600), ("Near Regina", (50.5, -104.6), 5))
    siting = site(reach_of(demand), CANADA, count=50, within_km=100, town_size=1)
    assert towns_of(siting) == ["Regina"]
    assert siting.groups_needed == 1


def test_who_is_within_reach_today_is_no_gain() -> None:
    demand = people_at(("Regina", REGINA, 600), ("Saskatoon", SASKATOON, 500))
    siting = site(reach_of(demand, group("a", REGINA)), CANADA, count=5, within_km=100, town_size=1)
    assert towns_of(siting) == ["Saskatoon"]
    assert siting.residents_beyond == 500


def test_no_more_groups_are_needed_where_everybody_has_one() -> None:
    demand = people_at(("Regina", REGINA, 600))
    siting = site(reach_of(demand, group("a", REGINA)), CANADA, count=5, within_km=100, exact=True)
    assert (siting.proposals, siting.virtual_only) == ((), ())
    assert siting.groups_needed == siting.residents_beyond == siting.residents_reachable == 0


def test_where_no_town_is_large_enough_only_online_or_phone_can_serve() -> None:
    demand = people_at(("Iqaluit", IQALUIT, 70), ("La Ronge", LA_RONGE, 80))
    siting = site(reach_of(demand), CANADA, count=5, within_km=100, town_size=100)
    assert siting.proposals == ()
    assert (siting.groups_needed, siting.residents_reachable) == (0, 0)
    assert [(one.community.name, one.residents) for one in siting.virtual_only] == [
        ("La Ronge", 80),
        ("Iqaluit", 70),
    ]


def test_a_region_without_towns_is_proposed_none() -> None:
    demand = people_at(("Regina", REGINA, 600), region="CA-SK")
    siting = site(reach_of(demand), "CA-PE", count=5, within_km=100, town_size=1)
    assert (siting.proposals, siting.virtual_only) == ((), ())
    assert siting.residents_beyond == 0


def test_people_and_towns_of_another_region_do_not_count() -> None:
    towns = [town("Here", (53.27, -110.01), "CA-AB", people=10)]
    towns += [town("There", (53.28, -109.99), "CA-SK", people=900)]
    demand = demand_of(communities_of(towns), [10, 900])
    siting = site(reach_of(demand), "CA-AB", count=5, within_km=100, town_size=1)
    assert [(one.community.name, one.residents_gained) for one in siting.proposals] == [
        ("Here", 10)
    ]


def test_two_communities_of_one_name_and_size_can_both_be_out_of_reach() -> None:
    """As Lawrencetown in Nova Scotia, and others that the shipped communities have twice."""
    demand = people_at(("Twin", IQALUIT, 70), ("Twin", LA_RONGE, 70))
    siting = site(reach_of(demand), CANADA, count=5, within_km=100, town_size=100)
    assert [one.residents for one in siting.virtual_only] == [70, 70]


def test_a_larger_town_within_reach_says_what_it_would_keep() -> None:
    towns = [
        town("Halfway", (51.3, -105.6), people=50),
        town("Regina", REGINA, people=900),
        town("Saskatoon", SASKATOON, people=800),
        town("Toronto", TORONTO, people=9_000),
    ]
    demand = demand_of(communities_of(towns), [50, 600, 350, 0])
    siting = site(reach_of(demand), CANADA, count=1, within_km=130, town_size=1)
    (first,) = siting.proposals
    assert first.community.name == "Halfway"
    assert [(one.community.name, one.share_kept) for one in first.larger_towns] == [
        ("Regina", 0.65),
        ("Saskatoon", 0.4),
    ]


def test_a_town_of_the_same_size_is_not_a_larger_one() -> None:
    towns = [
        town("First", (50.0, -104.62), people=900),
        town("Second", REGINA, people=900),
        town("Third", (50.9, -104.62), people=0),
    ]
    demand = demand_of(communities_of(towns), [10, 10, 10])
    siting = site(reach_of(demand), CANADA, count=1, within_km=60, town_size=1)
    (chosen,) = siting.proposals
    assert chosen.community.name == "Second"
    assert chosen.larger_towns == ()


def test_a_community_of_several_parts_is_listed_with_those_out_of_reach() -> None:
    places = communities_of(
        [town("Spread", IQALUIT, people=0), town("Regina", REGINA, people=500)],
        [Part("X0A", 0, *IQALUIT), Part("X0A", 0, *REGINA), Part("S4P", 1, *REGINA)],
    )
    demand = demand_of(places, [40, 30, 500])
    siting = site(reach_of(demand), CANADA, count=5, within_km=100, town_size=100)
    assert siting.residents_reachable == 530
    assert [(one.community.name, one.residents) for one in siting.virtual_only] == [("Spread", 40)]


def test_an_unknown_region_is_refused(shipped: Reach) -> None:
    with pytest.raises(UnknownRegionError):
        site(shipped, "atlantis", count=5, within_km=100)


# --- the shipped communities ---------------------------------------------------------------------


@pytest.mark.parametrize("region", [CANADA, NORTH, "CA-NU", "northern-bc", "CA-PE"])
def test_every_proposal_is_a_town_with_its_larger_neighbours(shipped: Reach, region: str) -> None:
    siting = site(shipped, region, count=8, within_km=100)
    check(siting)
    assert siting.town_size == TOWN_SIZE
    assert siting.proposals
    for one in siting.proposals:
        for larger in one.larger_towns:
            assert larger.community.town_population > one.community.town_population
            # a town's people stand at most so far from the middle of the town itself
            apart = distance_km(one.community.coordinate, larger.community.coordinate)
            assert apart <= siting.within_km + 25


def test_the_most_populous_place_without_any_town_comes_first(shipped: Reach) -> None:
    alone = site(shipped, NORTH, count=0, within_km=100).virtual_only
    assert len(alone) > 50
    residents = [one.residents for one in alone]
    assert residents == sorted(residents, reverse=True)
    assert all(residents)


def test_when_time_is_over_the_greedy_answer_stands_and_says_so(shipped: Reach) -> None:
    asked: dict[str, Any] = {"count": 5, "within_km": 100.0}
    at_turns = site(shipped, CANADA, **asked)
    hurried = site(shipped, CANADA, **asked, exact=True, time_limit_s=1e-6)
    assert hurried.method is Method.TIME_LIMIT
    assert not hurried.groups_needed_exact
    assert total(hurried) >= total(at_turns)
    assert replace(hurried, method=Method.GREEDY) == at_turns
