from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.coverage import demand as demand_module
from geo.coverage.census import Census, typed_census
from geo.coverage.communities import Communities, communities
from geo.coverage.demand import (
    Demand,
    SurfaceGrade,
    SurfaceName,
    apportion,
    best_demand,
    official_demand,
    typed_demand,
)
from geo.coverage.groups import MeetingPlace
from geo.coverage.reach import gap
from geo.errors import CensusTableError
from geo.place.regions import Region, region_of_postal_code
from tests.geo.coverage.made_up import (
    IQALUIT,
    TIMMINS,
    TORONTO,
    Part,
    communities_of,
    demand_of,
    everybody,
    group,
    reach_of,
    town,
)
from tests.geo.coverage.test_census import AREAS, table, written

CANADA_2021 = 36_991_981


@pytest.fixture(scope="module")
def shipped() -> Communities:
    return communities()


@pytest.fixture(scope="module")
def typed() -> Demand:
    return typed_demand()


@pytest.fixture(scope="module")
def official(official_table: dict[str, int]) -> Demand:
    return official_demand(official_table)


def by_area(demand: Demand) -> dict[str, int]:
    people: dict[str, int] = {}
    for fsa, count in zip(demand.communities.fsas.tolist(), demand.residents.tolist(), strict=True):
        people[fsa] = people.get(fsa, 0) + count
    return people


def by_province(demand: Demand) -> dict[str, int]:
    regions = demand.communities.regions
    return {one.value: int(demand.residents[regions == one.value].sum()) for one in Region}


# --- parting to the person -----------------------------------------------------------------------

weights = st.lists(st.just(0.0) | st.floats(0.1, 1e6), min_size=1, max_size=30).filter(any)


@given(weights, st.integers(0, 20_000_000))
def test_parting_adds_up_and_is_never_off_by_a_whole_person(
    parted: list[float], total: int
) -> None:
    column = np.array(parted)
    people = apportion(column, total)
    assert people.sum() == total
    assert (np.abs(people - column * (total / column.sum())) < 1).all()
    assert (people[column == 0] == 0).all()


@given(weights, st.integers(0, 1_000_000))
def test_a_larger_weight_never_gets_fewer(parted: list[float], total: int) -> None:
    people = apportion(np.unique(np.array(parted)), total)
    assert (np.diff(people) >= 0).all()


def test_the_persons_left_over_go_to_the_largest_remainders() -> None:
    assert apportion(np.array([1.0, 1.0, 1.0]), 4).tolist() == [2, 1, 1]
    assert apportion(np.array([5.0, 3.0, 2.0]), 9).tolist() == [4, 3, 2]


# --- the typed surface ---------------------------------------------------------------------------


def test_typed_people_add_up_to_every_census_total(typed: Demand) -> None:
    assert by_province(typed) == dict(typed_census().provinces)
    assert typed.residents.sum() == CANADA_2021


def test_typed_areas_are_exact(typed: Demand) -> None:
    people = by_area(typed)
    assert {fsa: people[fsa] for fsa in typed_census().areas} == dict(typed_census().areas)


def test_the_typed_surface_says_that_it_is_modelled(typed: Demand) -> None:
    assert typed.surface.name is SurfaceName.TYPED
    assert typed.surface.grade is SurfaceGrade.MODELLED
    assert "2021" in typed.surface.vintage


def test_no_count_of_people_can_be_changed(typed: Demand) -> None:
    with pytest.raises(ValueError, match="read-only"):
        typed.residents[0] = 1


def test_every_counted_community_is_among_the_communities(shipped: Communities) -> None:
    named = {(one.region, one.name) for one in shipped.listed}
    assert typed_census().communities.keys() - named == set()


def test_of_two_communities_with_a_counted_name_the_northern_one_has_the_count() -> None:
    demand = typed_demand()
    listed = demand.communities.listed
    (south, north) = sorted(
        (one.coordinate.lat, int(demand.by_community[number]))
        for number, one in enumerate(listed)
        if one.name == "Kangiqsujuaq"
    )
    count = typed_census().communities["CA-QC", "Kangiqsujuaq"]
    assert north[1] == pytest.approx(count, rel=0.01)
    assert south[1] != pytest.approx(count, rel=0.01)


def test_a_community_counted_within_its_area_has_its_count() -> None:
    towns = [town(name, IQALUIT, "CA-NU") for name in ("Counted", "Larger", "Smaller")]
    places = communities_of(
        towns,
        [
            Part("X0A", 0, *IQALUIT, share=1),
            Part("X0A", 1, *IQALUIT, share=2),
            Part("X0A", 2, *IQALUIT, share=1),
        ],
    )
    census = Census(
        year=2021,
        provinces={"CA-NU": 100},
        areas={"X0A": 100},
        communities={("CA-NU", "Counted"): 61},
    )
    assert typed_demand(census, places).residents.tolist() == [61, 26, 13]


def census_of(provinces: dict[str, int], areas: dict[str, int]) -> Census:
    return Census(year=2021, provinces=provinces, areas=areas, communities={})


@given(
    parts=st.lists(
        st.tuples(st.sampled_from(("P0L", "P0T", "M5V")), st.floats(0.5, 500)), min_size=1
    ),
    typed_people=st.integers(0, 500),
    others=st.integers(0, 5_000),
)
def test_a_rule_parts_what_the_typed_areas_leave(
    parts: list[tuple[str, float]], typed_people: int, others: int
) -> None:
    places = communities_of(
        [town("Town", TIMMINS)], [Part(fsa, 0, *TIMMINS, many, many) for fsa, many in parts]
    )
    has_typed = "P0L" in places.fsas
    has_others = bool((places.fsas != "P0L").any())
    total = typed_people * has_typed + others * has_others
    census = census_of({"CA-ON": total}, {"P0L": typed_people} if has_typed else {})
    demand = typed_demand(census, places)
    assert demand.residents.sum() == total
    assert demand.residents[places.fsas == "P0L"].sum() == typed_people * has_typed
    assert (demand.residents >= 0).all()


# --- the official surface ------------------------------------------------------------------------


@given(st.integers(0, 2**32 - 1), st.sampled_from((10, 20_000, 100_000)))
@settings(max_examples=15, deadline=None)
def test_any_table_adds_up_to_the_census_totals_and_leaves_nobody_negative(
    seed: int, most: int
) -> None:
    places = communities()
    areas = list(dict.fromkeys(places.fsas.tolist()))
    counts = np.random.default_rng(seed).integers(1, most, len(areas))
    demand = official_demand(dict(zip(areas, counts.tolist(), strict=True)), places=places)
    assert by_province(demand) == dict(typed_census().provinces)
    assert demand.residents.sum() == CANADA_2021
    assert (demand.residents >= 0).all()


def test_areas_that_fall_short_are_filled_where_people_are() -> None:
    places = communities_of(
        [town("Timmins", TIMMINS), town("Toronto", TORONTO)],
        [Part("P4N", 0, *TIMMINS), Part("M5V", 1, *TORONTO), Part("M5W", 1, *TORONTO)],
    )
    census = census_of({"CA-ON": 1_001}, {})
    demand = official_demand({"P4N": 100, "M5V": 900, "K9Z": 1}, census, places)
    assert demand.residents.tolist() == [100, 901, 0]
    assert demand.surface.name is SurfaceName.OFFICIAL
    assert demand.surface.grade is SurfaceGrade.OFFICIAL


def test_the_best_surface_is_the_official_one_where_the_table_is_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demand_module, "OFFICIAL_TABLE", tmp_path / "table.csv")
    assert best_demand().surface.name is SurfaceName.TYPED
    one_for_each = [(fsa, "1") for fsa in dict.fromkeys(communities().fsas.tolist())]
    written(tmp_path, table(*one_for_each, country=str(len(one_for_each))))
    assert best_demand().surface.name is SurfaceName.OFFICIAL
    assert best_demand(tmp_path / "table.csv").surface.name is SurfaceName.OFFICIAL


def test_a_broken_table_is_never_passed_over_in_silence(tmp_path: Path) -> None:
    with pytest.raises(CensusTableError):
        best_demand(written(tmp_path, table(*AREAS, country=None)))
    with pytest.raises(CensusTableError):
        best_demand(tmp_path / "not there.csv")


# --- who lives where in a community --------------------------------------------------------------


def test_most_people_of_a_community_live_in_its_main_part() -> None:
    towns = [town("Two", TIMMINS), town("None", TORONTO), town("Tie", TORONTO)]
    places = communities_of(towns, [Part("P4N", number, *TIMMINS) for number in (0, 2, 0, 2, 0)])
    demand = demand_of(places, [5, 7, 9, 7, 1])
    assert demand.main_parts.tolist() == [2, -1, 1]
    assert demand.by_community.tolist() == [15, 0, 14]


# --- against the counts of Statistics Canada -----------------------------------------------------


def test_a_sixth_of_the_people_stand_in_another_area_than_the_one_they_live_in(
    typed: Demand, official_table: dict[str, int]
) -> None:
    modelled = by_area(typed)
    areas = modelled.keys() | official_table.keys()
    wrong = sum(abs(modelled.get(one, 0) - official_table.get(one, 0)) for one in areas) / 2
    assert wrong / CANADA_2021 <= 0.186


def test_the_usual_rural_area_is_right_within_a_third(
    typed: Demand, official_table: dict[str, int]
) -> None:
    """The notes' 31 % is of all rural areas. Those that no typed count mends err by some 36 %."""
    modelled = by_area(typed)
    errors = {
        fsa: abs(modelled.get(fsa, 0) - count) / count
        for fsa, count in official_table.items()
        if fsa[1] == "0" and count
    }
    assert np.median(list(errors.values())) <= 0.31
    by_rule = [error for fsa, error in errors.items() if fsa not in typed_census().areas]
    assert np.median(by_rule) <= 0.40


def test_official_areas_are_right_but_for_those_newer_than_our_codes(
    official: Demand, official_table: dict[str, int]
) -> None:
    people = by_area(official)
    areas = people.keys() | official_table.keys()
    wrong = sum(abs(people.get(one, 0) - official_table.get(one, 0)) for one in areas) / 2
    assert wrong / CANADA_2021 < 0.001


def test_provinces_are_exact_though_the_table_is_one_short_in_two(
    official: Demand, official_table: dict[str, int]
) -> None:
    in_table = dict.fromkeys(typed_census().provinces, 0)
    for fsa, count in official_table.items():
        in_table[region_of_postal_code(fsa).value] += count
    short = {one: n - in_table[one] for one, n in typed_census().provinces.items()}
    assert {one: n for one, n in short.items() if n} == {"CA-ON": 1, "CA-QC": 1}
    assert by_province(official) == dict(typed_census().provinces)


@pytest.mark.parametrize(
    ("within_km", "at_least", "at_most"),
    [(50, 0.0, 0.04), (100, -0.01, 0.03), (250, -0.01, 0.03), (500, -0.06, 0.01)],
)
def test_modelled_people_beyond_a_distance_come_close_to_the_counted_ones(
    typed: Demand, official: Demand, within_km: float, at_least: float, at_most: float
) -> None:
    """Of the five sites of the notes; Montréal stands 504 km from Toronto, hence the -6 %."""
    sites: list[MeetingPlace] = [
        group("edmonton", (53.5501, -113.4687)),
        group("fredericton", (45.9454, -66.6656)),
        group("toronto", (43.7064, -79.3986)),
        group("hornby", (43.5787, -79.831)),
        group("burns-lake", (54.2333, -125.75)),
    ]
    modelled, counted = (
        gap(reach_of(one, *sites), everybody(one), within_km).residents_beyond
        for one in (typed, official)
    )
    assert at_least <= modelled / counted - 1 <= at_most
