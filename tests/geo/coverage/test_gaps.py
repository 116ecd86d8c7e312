from dataclasses import replace

import pytest
from hypothesis import given

from geo.coverage.demand import Demand, SurfaceName, counted_demand
from geo.coverage.gaps import GapQuery, Gaps, find_gaps
from geo.coverage.groups import CoverageCriteria
from geo.coverage.reach import THRESHOLDS_KM, measure
from geo.coverage.regions import CANADA, NORTH, region_ids, rows_of
from geo.coverage.travel import WITHIN_KM
from geo.errors import UnknownRegionError
from geo.listing.audience import Audience, Welcome
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import Regions
from geo.place.north import named_regions
from geo.place.regions import Region
from tests.geo.coverage.made_up import (
    EMPTY,
    IQALUIT,
    LA_RONGE,
    REGINA,
    SASKATOON,
    UNHURRIED,
    WHITEHORSE,
    askers,
    communities_of,
    demand_of,
    demands,
    meets_at,
    people_at,
    town,
)
from tests.geo.finder.directories import directories
from tests.geo.finder.made_up import listing

SASKATCHEWAN = people_at(
    ("Regina", REGINA, 600),
    ("Saskatoon", SASKATOON, 300),
    ("La Ronge", LA_RONGE, 100),
    region="CA-SK",
)


@pytest.fixture(scope="module")
def nine() -> PublishedDirectory:
    return PublishedDirectory(read_directory())


@pytest.fixture(scope="module")
def typed() -> Demand:
    return counted_demand()


def ask(
    demand: Demand,
    directory: PublishedDirectory,
    region: str = CANADA,
    criteria: CoverageCriteria | None = None,
) -> Gaps:
    question = GapQuery(region=region, criteria=criteria or CoverageCriteria())
    return find_gaps(measure(demand, directory, question.criteria), directory, question)


# --- made-up communities -------------------------------------------------------------------------


def test_the_usual_question_is_about_the_north() -> None:
    question = GapQuery()
    assert (question.region, question.within_km) == (NORTH, WITHIN_KM)
    assert question.criteria.modes == {Mode.IN_PERSON}
    assert question.criteria.welcomes == {Welcome.YES}


def test_the_worst_served_are_ranked_by_people_times_km() -> None:
    found = ask(SASKATCHEWAN, PublishedDirectory([meets_at("a", REGINA)]))
    assert [one.community.name for one in found.worst] == ["La Ronge", "Saskatoon"]
    la_ronge, saskatoon = found.worst
    assert la_ronge.people_km == pytest.approx(100 * 419, rel=0.01)
    assert saskatoon.people_km == pytest.approx(300 * 135, rel=0.01)
    assert (la_ronge.residents, la_ronge.residents_beyond) == (100, 100)
    assert la_ronge.km == pytest.approx(519, abs=1)
    assert la_ronge.second is None


def test_without_any_group_the_most_populous_are_the_worst_served() -> None:
    found = ask(SASKATCHEWAN, EMPTY)
    assert [one.residents for one in found.worst] == [600, 300, 100]
    assert [one.km for one in found.worst] == [None] * 3
    assert found.total.residents_beyond == 1_000
    assert found.median_km is found.p90_km is None


def test_the_second_nearest_is_another_group() -> None:
    directory = PublishedDirectory([meets_at("a", REGINA, SASKATOON), meets_at("b", WHITEHORSE)])
    (la_ronge,) = ask(SASKATCHEWAN, directory).worst
    assert la_ronge.nearest is not None
    assert la_ronge.second is not None
    assert (la_ronge.nearest.listing_id, la_ronge.second.listing_id) == ("a", "b")


def test_some_have_something_online_and_the_others_have_nothing_at_all() -> None:
    towns = [town("Iqaluit", IQALUIT, "CA-NU"), town("Whitehorse", WHITEHORSE, "CA-YT")]
    demand = demand_of(communities_of(towns), [70, 300])
    online = listing("online", modes=frozenset({Mode.VIRTUAL}), service_area=Regions(("CA-NU",)))
    found = ask(demand, PublishedDirectory([online]))
    assert [one.community.name for one in found.worst] == ["Whitehorse", "Iqaluit"]
    assert [one.community.name for one in found.remote_only] == ["Iqaluit"]
    with_online = CoverageCriteria(modes=frozenset(Mode))
    assert [
        one.community.name
        for one in ask(demand, PublishedDirectory([online]), criteria=with_online).worst
    ]
    assert (
        ask(demand, PublishedDirectory([online]), criteria=with_online).total.residents_beyond
        == 300
    )


def test_an_unknown_region_is_refused() -> None:
    with pytest.raises(UnknownRegionError):
        ask(SASKATCHEWAN, EMPTY, region="atlantis")


@UNHURRIED
@given(demands(), directories(max_size=5), askers)
def test_provinces_add_up_and_the_worst_are_everybody_beyond(
    demand: Demand, directory: PublishedDirectory, criteria: CoverageCriteria
) -> None:
    for region in (CANADA, NORTH, "CA-SK"):
        found = ask(demand, directory, region, criteria)
        check(found)


def check(found: Gaps) -> None:
    """Assert what holds for every answer."""
    parts = [one.gap for one in found.provinces]
    assert sum(one.residents for one in parts) == found.total.residents
    assert sum(one.residents_beyond for one in parts) == found.total.residents_beyond
    assert sum(one.places for one in parts) == found.total.places
    assert sum(one.places_beyond for one in parts) == found.total.places_beyond
    assert sum(one.residents_beyond for one in found.worst) == found.total.residents_beyond
    people_km = [one.people_km for one in found.worst]
    assert people_km == sorted(people_km, reverse=True)
    assert all(one.residents >= one.residents_beyond > 0 for one in found.worst)
    assert set(found.remote_only) <= set(found.worst)
    assert tuple(one.within_km for one in found.by_threshold) == THRESHOLDS_KM


# --- the listing that ships ----------------------------------------------------------------------


@pytest.mark.parametrize("region", region_ids())
def test_every_region_can_be_asked_about(
    nine: PublishedDirectory, typed: Demand, region: str
) -> None:
    found = ask(typed, nine, region)
    check(found)
    assert found.surface.name is SurfaceName.COUNTED
    assert [one.region for one in found.rows] == list(rows_of(region))
    assert found.total.residents > 0


def test_rows_of_the_north_are_its_named_regions(nine: PublishedDirectory, typed: Demand) -> None:
    found = ask(typed, nine, NORTH)
    assert [one.region for one in found.rows] == list(named_regions())
    assert {one.region for one in found.provinces} <= set(Region)
    assert found.total.residents == pytest.approx(2_220_165, rel=0.03)


@pytest.mark.parametrize(
    ("audience", "counted"),
    [
        (None, {"edmonton-police-veterans", "heart", "phoenix"}),
        (Audience.POLICE, {"heart", "phoenix"}),
        (Audience.PARAMEDIC, {"phoenix"}),
        (Audience.FIRE, {"phoenix"}),
        (Audience.MILITARY, set()),
        (Audience.FAMILY, set()),
    ],
)
def test_a_group_that_excludes_the_audience_is_never_near_it(
    nine: PublishedDirectory, typed: Demand, audience: Audience | None, counted: set[str]
) -> None:
    found = ask(typed, nine, criteria=CoverageCriteria(audience=audience))
    near = {one.nearest.listing_id for one in found.worst if one.nearest}
    assert near <= counted
    assert {
        one.listing_id for one in measure(typed, nine, found.question.criteria).places
    } == counted
    if not counted:
        assert found.total.residents_beyond == found.total.residents == 36_991_981


def test_asking_first_counts_only_where_staff_say_so(
    nine: PublishedDirectory, typed: Demand
) -> None:
    strict = CoverageCriteria(audience=Audience.VETERAN)
    generous = replace(strict, welcomes=frozenset(Welcome) - {Welcome.NO})
    assert ask(typed, nine, criteria=strict).total.residents_beyond == 36_991_981
    places = measure(typed, nine, generous).places
    assert {one.listing_id for one in places} == {"edmonton-police-veterans", "phoenix"}


def test_police_of_every_place_have_something_online_and_soldiers_have_not(
    nine: PublishedDirectory, typed: Demand
) -> None:
    police = ask(typed, nine, criteria=CoverageCriteria(audience=Audience.POLICE))
    assert police.remote_only == police.worst
    military = ask(typed, nine, criteria=CoverageCriteria(audience=Audience.MILITARY))
    assert military.remote_only == ()
    assert len(military.worst) > 5_000


def test_three_listings_claim_more_than_a_site_can_keep(
    nine: PublishedDirectory, typed: Demand
) -> None:
    found = ask(typed, nine)
    assert [one.listing.id for one in found.claims] == [
        "osiss",
        "saskatchewan-osi",
        "first-responders-cafe",
    ]
    assert found.claims[0].residents == 36_991_981
    assert found.claims[0].farthest.region == "CA-NU"


def test_what_is_cheapest_to_close_is_part_of_the_answer(
    nine: PublishedDirectory, typed: Demand
) -> None:
    found = ask(typed, nine, criteria=CoverageCriteria(audience=Audience.PARAMEDIC))
    assert len(found.missing_information) == 9
    assert found.missing_information[0].listing.id == "osiss"
