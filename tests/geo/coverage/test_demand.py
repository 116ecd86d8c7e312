from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.coverage import demand as demand_module
from geo.coverage.census import Census, shipped_area_counts, typed_census
from geo.coverage.communities import communities
from geo.coverage.demand import (
    Demand,
    SurfaceGrade,
    SurfaceName,
    apportion,
    best_demand,
    counted_demand,
    official_demand,
)
from geo.coverage.groups import MeetingPlace
from geo.coverage.reach import gap
from geo.errors import CensusTableError
from geo.place.places import name_key
from geo.place.regions import Region, region_of_postal_code
from scripts.sources.subdivision_names import subdivision_names
from scripts.sources.subdivisions import subdivisions
from tests.geo.coverage.made_up import (
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
def counted() -> Demand:
    return counted_demand()


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


# --- the counts that came with the program -------------------------------------------------------


def test_counted_people_add_up_to_every_census_total(counted: Demand) -> None:
    assert by_province(counted) == dict(typed_census().provinces)
    assert counted.residents.sum() == CANADA_2021


def test_counted_people_add_up_to_every_census_division(counted: Demand) -> None:
    official = dict[str, int]()
    for one in subdivisions():
        official[one.division] = official.get(one.division, 0) + (one.residents or 0)
    found = dict.fromkeys(official, 0)
    for division, count in zip(
        counted.communities.divisions.tolist(), counted.residents.tolist(), strict=True
    ):
        found[division] += count
    assert found == official


def test_no_town_has_more_people_than_the_census_gives_those_of_its_name(counted: Demand) -> None:
    """But where a village and the reserves that are one community with it are counted together."""
    official = defaultdict[tuple[str, str], int](int)
    joined = set(subdivision_names().values())
    for one in subdivisions():
        official[one.region.value, name_key(one.name.replace(" (Part)", ""))] += one.residents or 0
    for number, known in enumerate(counted.communities.listed):
        most = official.get((known.region, name_key(known.name)))
        if most and known.name not in joined:
            assert counted.by_community[number] <= most, known.label


@pytest.mark.parametrize(
    ("label", "residents"),
    [
        ("Whitehorse, YT", 28_201),
        ("Grande Prairie, AB", 64_141),
        ("Kuujjuarapik, QC", 792),
        ("Whapmagoostui, QC", 1_022),
        ("Iqaluit, NU", 7_429),
        ("Tsay Keh Dene, BC", 229),
        ("Telegraph Creek, BC", 193),
        ("Kinngait, NU", 1_396),
        ("Ibex Valley, YT", 523),
        ("Yukon, Unorganized, YT", 1_496),
    ],
)
def test_a_northern_community_has_its_own_count(
    counted: Demand, label: str, residents: int
) -> None:
    numbers = [n for n, one in enumerate(counted.communities.listed) if one.label == label]
    assert [int(counted.by_community[number]) for number in numbers] == [residents]


def test_nobody_lives_in_a_ghost_town(counted: Demand) -> None:
    assert "Elsa, YT" not in {one.label for one in counted.communities.listed}


def test_the_surface_says_that_it_is_counted(counted: Demand) -> None:
    assert counted.surface.name is SurfaceName.COUNTED
    assert counted.surface.grade is SurfaceGrade.OFFICIAL
    assert "2021" in counted.surface.vintage


def test_no_count_of_people_can_be_changed(counted: Demand) -> None:
    with pytest.raises(ValueError, match="read-only"):
        counted.residents[0] = 1


def census_of(provinces: dict[str, int]) -> Census:
    return Census(year=2021, provinces=provinces)


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
    census = census_of({"CA-ON": 1_001})
    demand = official_demand({"P4N": 100, "M5V": 900, "K9Z": 1}, census, places)
    assert demand.residents.tolist() == [100, 901, 0]
    assert demand.surface.name is SurfaceName.OFFICIAL
    assert demand.surface.grade is SurfaceGrade.OFFICIAL


def test_the_best_surface_is_the_official_one_where_the_table_is_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demand_module, "OFFICIAL_TABLE", tmp_path / "table.csv")
    assert best_demand().surface.name is SurfaceName.COUNTED
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


def test_two_in_a_thousand_stand_in_another_area_than_the_one_of_their_mail(
    counted: Demand,
) -> None:
    found, official = by_area(counted), shipped_area_counts()
    wrong = (
        sum(abs(found.get(one, 0) - official.get(one, 0)) for one in found.keys() | official.keys())
        / 2
    )
    assert wrong / CANADA_2021 <= 0.003


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


@pytest.mark.parametrize("within_km", [50, 100, 250, 500])
def test_a_table_of_areas_tells_the_same_people_beyond_a_distance(
    counted: Demand, official: Demand, within_km: float
) -> None:
    sites: list[MeetingPlace] = [
        group("edmonton", (53.5501, -113.4687)),
        group("fredericton", (45.9454, -66.6656)),
        group("toronto", (43.7064, -79.3986)),
        group("hornby", (43.5787, -79.831)),
        group("burns-lake", (54.2333, -125.75)),
    ]
    here, there = (
        gap(reach_of(one, *sites), everybody(one), within_km).residents_beyond
        for one in (counted, official)
    )
    assert here == pytest.approx(there, rel=0.01)
