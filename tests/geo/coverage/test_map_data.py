from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coverage import map_data
from geo.coverage.demand import Demand, counted_demand
from geo.coverage.gaps import GapQuery, find_gaps
from geo.coverage.groups import CoverageCriteria, MeetingPlace
from geo.coverage.map_data import MAX_MARKERS, MapData, Somewhere, map_data_of, marker_radius
from geo.coverage.reach import Reach, measure
from geo.coverage.regions import CANADA, NORTH, region_ids, rows_of
from geo.coverage.siting import site
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory
from geo.listing.site import AddressVisibility
from geo.place.coordinate import Coordinate
from tests.geo.coverage.made_up import (
    ANYBODY,
    EMPTY,
    LA_RONGE,
    REGINA,
    SASKATOON,
    UNHURRIED,
    askers,
    demands,
    group,
    meets_at,
    people_at,
)
from tests.geo.finder.directories import directories
from tests.geo.finder.made_up import listing, site_at

SASKATCHEWAN = people_at(
    ("La Ronge", LA_RONGE, 1_234),
    ("Nowhere", (54.0, -106.0), 0),
    ("Regina", REGINA, 6_000),
    ("Saskatoon", SASKATOON, 3_000),
    region="CA-SK",
)
IN_REGINA = PublishedDirectory([meets_at("regina", REGINA)])


def drawn(
    reach: Reach,
    directory: PublishedDirectory = EMPTY,
    region: str = "CA-SK",
    *,
    what_if: Coordinate | None = None,
) -> MapData:
    gaps = find_gaps(reach, directory, GapQuery(region=region, criteria=reach.criteria))
    return map_data_of(reach, gaps, what_if=what_if)


def names(shown: MapData, demand: Demand) -> list[str]:
    return [demand.communities.listed[marker.number].name for marker in shown.markers]


def test_communities_are_drawn_the_most_populous_first_and_nobody_s_are_not() -> None:
    shown = drawn(measure(SASKATCHEWAN, IN_REGINA, ANYBODY))
    assert names(shown, SASKATCHEWAN) == ["Regina", "Saskatoon", "La Ronge"]
    assert [marker.residents for marker in shown.markers] == [6_000, 3_000, 1_234]
    assert shown.all_markers == 3


def test_a_spot_knows_where_it_is_and_how_far_the_nearest_group_is() -> None:
    regina, _, la_ronge = drawn(measure(SASKATCHEWAN, IN_REGINA, ANYBODY)).markers
    assert (regina.at.lat_lon, regina.km) == (REGINA, 0)
    assert la_ronge.km == pytest.approx(519, abs=1)
    without = drawn(measure(SASKATCHEWAN, EMPTY, ANYBODY)).markers
    assert {marker.km for marker in without} == {float("inf")}


def test_only_communities_of_the_region_are_drawn() -> None:
    assert names(drawn(measure(SASKATCHEWAN, EMPTY, ANYBODY), region=NORTH), SASKATCHEWAN) == [
        "La Ronge"
    ]
    assert drawn(measure(SASKATCHEWAN, EMPTY, ANYBODY), region="CA-ON").markers == ()


def test_a_group_that_names_only_its_town_is_apart_from_those_with_an_address() -> None:
    withheld = site_at(*SASKATOON, visibility=AddressVisibility.WITHHELD)
    both = (site_at(*REGINA), withheld)
    groups = PublishedDirectory([listing("a", modes=frozenset({Mode.IN_PERSON}), sites=both)])
    shown = drawn(measure(SASKATCHEWAN, groups, ANYBODY), groups)
    assert [at.lat_lon for at in shown.groups] == [REGINA]
    assert shown.vague_groups == (Somewhere(withheld.coordinate, withheld.uncertainty_km),)


def test_who_can_take_part_from_home_is_marked() -> None:
    online = PublishedDirectory([listing("online", modes=frozenset({Mode.VIRTUAL}))])
    markers = drawn(measure(SASKATCHEWAN, online, ANYBODY), online).markers
    assert all(marker.could_from_home for marker in markers)
    assert not any(
        marker.could_from_home for marker in drawn(measure(SASKATCHEWAN, EMPTY, ANYBODY))[1]
    )


def test_more_communities_than_can_be_told_apart_are_counted_and_not_drawn() -> None:
    nine = PublishedDirectory(read_directory())
    reach = measure(counted_demand(), nine, ANYBODY)
    shown = drawn(reach, nine, CANADA)
    assert len(shown.markers) == MAX_MARKERS < shown.all_markers
    left_out = sorted(reach.demand.by_community.tolist(), reverse=True)[MAX_MARKERS]
    assert shown.markers[-1].residents >= left_out


def test_the_cap_leaves_the_smallest_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_data, "MAX_MARKERS", 2)
    shown = drawn(measure(SASKATCHEWAN, EMPTY, ANYBODY))
    assert names(shown, SASKATCHEWAN) == ["Regina", "Saskatoon"]
    assert shown.all_markers == 3


def test_of_communities_of_the_same_size_the_earlier_comes_first() -> None:
    twins = people_at(("A", REGINA, 500), ("B", SASKATOON, 500), ("C", LA_RONGE, 500))
    assert [one.number for one in drawn(measure(twins, EMPTY, ANYBODY), region=CANADA).markers] == [
        *(0, 1, 2)
    ]


# --- groups, proposals and the pin ---------------------------------------------------------------


def test_two_groups_in_one_place_are_one_mark() -> None:
    both = PublishedDirectory([meets_at("a", REGINA, SASKATOON), meets_at("b", REGINA)])
    shown = drawn(measure(SASKATCHEWAN, both, ANYBODY), both)
    assert [one.lat_lon for one in shown.groups] == [REGINA, SASKATOON]


def test_the_pin_is_no_group() -> None:
    at = Coordinate(*SASKATOON)
    reach = measure(SASKATCHEWAN, IN_REGINA, ANYBODY, what_if=[group("what-if", SASKATOON)])
    shown = drawn(reach, IN_REGINA, what_if=at)
    assert shown.what_if == at
    assert [one.lat_lon for one in shown.groups] == [REGINA]
    assert shown.markers[1].km == 0
    assert drawn(reach, IN_REGINA).what_if is None


def test_proposals_stand_in_the_order_of_their_gain() -> None:
    reach = measure(SASKATCHEWAN, EMPTY, ANYBODY)
    siting = site(reach, "CA-SK", count=2, within_km=100, town_size=1)
    gaps = find_gaps(reach, EMPTY, GapQuery(region="CA-SK"))
    assert [one.lat_lon for one in map_data_of(reach, gaps, siting).proposals] == [
        REGINA,
        SASKATOON,
    ]
    assert map_data_of(reach, gaps).proposals == ()


# --- shades and sizes ----------------------------------------------------------------------------


def test_a_region_is_shaded_by_the_share_of_its_people_beyond() -> None:
    shown = drawn(measure(SASKATCHEWAN, IN_REGINA, ANYBODY), IN_REGINA)
    fills = {fill.region: fill.share for fill in shown.fills}
    assert fills == {"CA-SK": pytest.approx(4_234 / 10_234), "northern-sk": 1.0}


def test_a_region_without_people_is_not_shaded() -> None:
    shown = drawn(measure(SASKATCHEWAN, IN_REGINA, ANYBODY), IN_REGINA, CANADA)
    assert [fill.region for fill in shown.fills] == ["CA-SK"]


@given(st.integers(0, 10_000_000), st.integers(0, 10_000_000))
def test_more_residents_never_have_a_smaller_circle(one: int, other: int) -> None:
    smaller, larger = sorted((one, other))
    assert 3 <= marker_radius(smaller) <= marker_radius(larger) <= 18


def test_each_order_of_magnitude_has_a_larger_circle() -> None:
    sizes = [marker_radius(residents) for residents in (100, 1_000, 10_000, 100_000, 1_000_000)]
    assert all(one < next_one for one, next_one in pairwise(sizes))
    assert (marker_radius(0), marker_radius(100), marker_radius(10**9)) == (3, 3, 18)


@UNHURRIED
@given(demands(), directories(max_size=5), askers, st.sampled_from(region_ids()))
def test_any_question_can_be_drawn(
    demand: Demand, directory: PublishedDirectory, criteria: CoverageCriteria, region: str
) -> None:
    pin = MeetingPlace(listing_id="what-if", coordinate=Coordinate(*LA_RONGE))
    reach = measure(demand, directory, criteria, what_if=[pin])
    shown = drawn(reach, directory, region, what_if=pin.coordinate)
    assert all(0 <= fill.share <= 1 for fill in shown.fills)
    assert {fill.region for fill in shown.fills} <= set(rows_of(region))
    residents = [marker.residents for marker in shown.markers]
    assert residents == sorted(residents, reverse=True)
    assert all(one > 0 for one in residents)
    assert (
        len({marker.number for marker in shown.markers}) == len(shown.markers) == shown.all_markers
    )
    assert pin.coordinate not in shown.groups
    assert hash(shown) == hash(drawn(reach, directory, region, what_if=pin.coordinate))
