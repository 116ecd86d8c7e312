"""The contract of the two commands for staff: what other tools parse."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coverage.demand import (
    FEWEST_SHOWN,
    Demand,
    Surface,
    SurfaceGrade,
    SurfaceName,
    counted_demand,
)
from geo.coverage.gaps import GapQuery, Gaps, find_gaps
from geo.coverage.groups import CoverageCriteria
from geo.coverage.reach import Reach, measure
from geo.coverage.regions import CANADA, NORTH, region_ids
from geo.coverage.siting import Method, Siting, site
from geo.exchange.feeds.coverage_json import gaps_json, people, siting_json, surface_json
from geo.listing.audience import Audience
from geo.listing.files.listing_file import read_directory
from geo.listing.published import PublishedDirectory
from geo.place.regions import Region
from tests.geo.coverage.made_up import (
    ANYBODY,
    EMPTY,
    LA_RONGE,
    REGINA,
    SASKATOON,
    SURFACE,
    UNHURRIED,
    askers,
    demands,
    meets_at,
    people_at,
)
from tests.geo.finder.directories import directories

CENSUS_2021 = 36_991_981
PARAMEDICS = CoverageCriteria(audience=Audience.PARAMEDIC)
GAPS_KEYS = [
    "surface",
    "region",
    "audience",
    "within_km",
    "residents",
    "residents_beyond",
    "places",
    "places_beyond",
    "median_km",
    "p90_km",
    "by_region",
    "worst",
]
WORST_KEYS = ["place", "region", "lat", "lon", "residents", "nearest_id", "nearest_km"]
PROPOSAL_KEYS = [
    "place",
    "region",
    "lat",
    "lon",
    "residents_gained",
    "residents_cumulative",
    "larger_towns",
]
SASKATCHEWAN = people_at(
    ("Regina", REGINA, 6_000),
    ("Saskatoon", SASKATOON, 300),
    ("La Ronge", LA_RONGE, 9),
    region="CA-SK",
)
IN_REGINA = PublishedDirectory([meets_at("regina", REGINA)])


def ask(
    reach: Reach, directory: PublishedDirectory, region: str = CANADA, within_km: float = 100.0
) -> Gaps:
    question = GapQuery(region=region, criteria=reach.criteria, within_km=within_km)
    return find_gaps(reach, directory, question)


def small(directory: PublishedDirectory = IN_REGINA) -> dict[str, Any]:
    return gaps_json(ask(measure(SASKATCHEWAN, directory, ANYBODY), directory))


def proposed(demand: Demand = SASKATCHEWAN, *, town_size: int = 1) -> Siting:
    reach = measure(demand, EMPTY, ANYBODY)
    return site(reach, CANADA, count=3, within_km=100, town_size=town_size)


@pytest.fixture(scope="module")
def paramedics() -> Reach:
    return measure(counted_demand(), PublishedDirectory(read_directory()), PARAMEDICS)


def gaps_of(reach: Reach, region: str) -> dict[str, Any]:
    return gaps_json(ask(reach, PublishedDirectory(read_directory()), region))


# --- gaps: the keys and what they hold -----------------------------------------------------------


def test_gaps_have_the_keys_of_the_contract(paramedics: Reach) -> None:
    written = gaps_of(paramedics, NORTH)
    assert list(written) == GAPS_KEYS
    assert list(written["surface"]) == ["name", "vintage", "grade"]
    assert all(
        list(one) == ["region", "residents", "residents_beyond"] for one in written["by_region"]
    )
    assert all(list(one) == WORST_KEYS for one in written["worst"])


def test_the_question_is_told_with_the_answer(paramedics: Reach) -> None:
    written = gaps_of(paramedics, "northern-bc")
    asked = {key: written[key] for key in ("region", "audience", "within_km")}
    assert asked == {"region": "northern-bc", "audience": "paramedic", "within_km": 100.0}
    assert small()["audience"] is None


def test_every_value_has_the_type_of_the_contract(paramedics: Reach) -> None:
    written = json.loads(json.dumps(gaps_of(paramedics, NORTH)))
    assert all(isinstance(value, str) for value in written["surface"].values())
    for key in ("residents", "residents_beyond", "places", "places_beyond"):
        assert isinstance(written[key], int)
    for key in ("within_km", "median_km", "p90_km"):
        assert isinstance(written[key], float)
    for one in written["worst"]:
        assert isinstance(one["place"], str)
        assert one["region"] in set(Region)
        assert all(isinstance(one[key], float) for key in ("lat", "lon", "nearest_km"))
        assert one["residents"] is None or isinstance(one["residents"], int)


def test_all_canada_adds_up_to_the_census(paramedics: Reach) -> None:
    written = gaps_of(paramedics, CANADA)
    assert {one["region"] for one in written["by_region"]} == set(Region)
    assert sum(one["residents"] for one in written["by_region"]) == CENSUS_2021
    assert written["residents"] == CENSUS_2021
    beyond = sum(one["residents_beyond"] for one in written["by_region"])
    assert beyond == written["residents_beyond"]


@pytest.mark.parametrize("region", region_ids())
def test_regions_are_named_by_their_iso_codes_and_add_up(paramedics: Reach, region: str) -> None:
    written = gaps_of(paramedics, region)
    codes = [one["region"] for one in written["by_region"]]
    assert set(codes) <= set(Region)
    assert len(codes) == len(set(codes)) > 0
    assert sum(one["residents"] for one in written["by_region"]) == written["residents"]
    if region in set(Region):
        assert codes == [region]


def test_the_worst_are_all_named_unless_a_limit_is_set(paramedics: Reach) -> None:
    gaps = ask(paramedics, PublishedDirectory(read_directory()), NORTH)
    every = gaps_json(gaps)["worst"]
    assert len(every) == len(gaps.worst)
    assert gaps_json(gaps, limit=3)["worst"] == every[:3]
    assert gaps_json(gaps, limit=3) | {"worst": every} == gaps_json(gaps)


def test_a_community_carries_its_name_its_place_and_its_nearest_group() -> None:
    saskatoon = next(one for one in small()["worst"] if one["place"] == "Saskatoon")
    assert saskatoon == {
        "place": "Saskatoon",
        "region": "CA-SK",
        "lat": SASKATOON[0],
        "lon": SASKATOON[1],
        "residents": 300,
        "nearest_id": "regina",
        "nearest_km": pytest.approx(235, abs=1),
    }
    assert saskatoon["nearest_km"] == round(saskatoon["nearest_km"], 3)


def test_without_any_group_there_is_no_nearest_and_no_distance() -> None:
    written = small(EMPTY)
    assert written["median_km"] is written["p90_km"] is None
    assert [(one["nearest_id"], one["nearest_km"]) for one in written["worst"]] == [
        (None, None)
    ] * 3


def test_the_surface_says_what_it_is() -> None:
    assert surface_json(SURFACE) == {
        "name": "census-subdivisions",
        "vintage": "2021 Census of Population",
        "grade": "official",
    }
    official = Surface(name=SurfaceName.OFFICIAL, census_year=2021, grade=SurfaceGrade.OFFICIAL)
    assert surface_json(official)["name"] == "official-postal-areas"


# --- few residents -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "written"), [(0, 0), (1, None), (9, None), (10, 10), (7_429, 7_429)]
)
def test_one_to_nine_residents_are_null(count: int, written: int | None) -> None:
    assert people(count) == written


def test_few_residents_are_null_wherever_they_stand() -> None:
    written = small()
    assert {one["place"]: one["residents"] for one in written["worst"]} == {
        "Saskatoon": 300,
        "La Ronge": None,
    }
    hamlet = people_at(("La Ronge", LA_RONGE, 9), region="CA-SK")
    alone = gaps_json(ask(measure(hamlet, EMPTY, ANYBODY), EMPTY))
    assert alone["residents"] is alone["residents_beyond"] is None
    assert alone["by_region"] == [{"region": "CA-SK", "residents": None, "residents_beyond": None}]


# --- where next ----------------------------------------------------------------------------------


def test_where_next_has_the_keys_of_the_contract_and_how_many_groups_it_takes() -> None:
    written = siting_json(proposed(), SURFACE)
    contract = ["surface", "within_km", "method", "proposals", "virtual_only"]
    assert list(written) == [*contract, "groups_needed"]
    assert list(written["surface"]) == ["name", "vintage", "grade"]
    assert all(list(one) == PROPOSAL_KEYS for one in written["proposals"])
    assert list(written["groups_needed"]) == ["count", "fewest", "residents"]


def test_the_proposals_stand_in_their_order_and_add_up() -> None:
    written = siting_json(proposed(), SURFACE)
    assert written["within_km"] == 100
    assert written["proposals"][0] == {
        "place": "Regina",
        "region": "CA-SK",
        "lat": REGINA[0],
        "lon": REGINA[1],
        "residents_gained": 6_000,
        "residents_cumulative": 6_000,
        "larger_towns": [],
    }
    assert [one["residents_gained"] for one in written["proposals"]] == [6_000, 300, None]
    assert written["groups_needed"] == {"count": 3, "fewest": False, "residents": 6_309}
    assert written["virtual_only"] == []


@pytest.mark.parametrize("method", Method)
def test_the_method_is_told(method: Method) -> None:
    assert siting_json(replace(proposed(), method=method), SURFACE)["method"] == method


def test_a_larger_town_carries_its_region_and_what_it_keeps() -> None:
    middle, north = (REGINA[0] + 0.4, REGINA[1]), (REGINA[0] + 0.8, REGINA[1])
    demand = people_at(("Big", REGINA, 5_000), ("Middle", middle, 4_000), ("North", north, 3_000))
    siting = site(measure(demand, EMPTY, ANYBODY), CANADA, count=1, within_km=50, town_size=1)
    (proposal,) = siting_json(siting, SURFACE)["proposals"]
    assert proposal["larger_towns"] == [{"place": "Big", "region": "CA-ON", "share_kept": 0.75}]


def test_whom_no_town_reaches_is_listed_with_its_place() -> None:
    written = siting_json(proposed(town_size=1_000_000), SURFACE)
    assert written["proposals"] == []
    assert [one["place"] for one in written["virtual_only"]] == ["Regina", "Saskatoon", "La Ronge"]
    assert written["virtual_only"][2] == {
        "place": "La Ronge",
        "region": "CA-SK",
        "lat": LA_RONGE[0],
        "lon": LA_RONGE[1],
        "residents": None,
    }


def numbers_of_people(written: object) -> list[object]:
    if isinstance(written, dict):
        own = [value for key, value in written.items() if key.startswith("residents")]
        return own + [one for value in written.values() for one in numbers_of_people(value)]
    if isinstance(written, list):
        return [one for value in written for one in numbers_of_people(value)]
    return []


@UNHURRIED
@given(demands(), directories(max_size=5), askers, st.sampled_from(region_ids()))
def test_any_answer_is_json_and_counts_nobody_out(
    demand: Demand, directory: PublishedDirectory, criteria: CoverageCriteria, region: str
) -> None:
    reach = measure(demand, directory, criteria)
    siting = site(reach, region, count=3, within_km=100, town_size=1)
    for written in (
        gaps_json(ask(reach, directory, region)),
        siting_json(siting, demand.surface),
    ):
        assert json.loads(json.dumps(written, allow_nan=False)) == written
        few = set(range(1, FEWEST_SHOWN))
        assert not few & {one for one in numbers_of_people(written) if one is not None}
