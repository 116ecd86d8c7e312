import math

import pytest
from hypothesis import given

from geo.coverage.change import compare, finite
from geo.coverage.demand import Demand
from geo.coverage.groups import MeetingPlace
from geo.coverage.reach import measure
from geo.coverage.regions import mask_of
from geo.listing.published import PublishedDirectory
from tests.geo.coverage.made_up import (
    ANYBODY,
    EMPTY,
    LA_RONGE,
    REGINA,
    SASKATOON,
    UNHURRIED,
    demands,
    everybody,
    group,
    groups,
    meets_at,
    people_at,
    reach_of,
)

SASKATCHEWAN = people_at(
    ("Regina", REGINA, 600),
    ("Saskatoon", SASKATOON, 300),
    ("La Ronge", LA_RONGE, 100),
    region="CA-SK",
)
WITHOUT, WITH = EMPTY, PublishedDirectory([meets_at("regina", REGINA)])


def test_a_new_group_takes_its_town_out_of_the_gap() -> None:
    before, after = (measure(SASKATCHEWAN, one, ANYBODY) for one in (WITHOUT, WITH))
    change = compare(before, after, everybody(SASKATCHEWAN), 100)
    assert change.residents_gained == 600
    (regina,) = change.gained
    assert (regina.community.name, regina.residents) == ("Regina", 600)
    assert (regina.before_km, regina.after_km) == (None, 0)
    assert change.lost == ()
    assert (change.before_median_km, change.after_median_km) == (None, 0)
    assert (change.before.residents_beyond, change.after.residents_beyond) == (1_000, 400)


def test_a_group_that_ends_leaves_its_town_behind() -> None:
    before, after = (measure(SASKATCHEWAN, one, ANYBODY) for one in (WITH, WITHOUT))
    change = compare(before, after, everybody(SASKATCHEWAN), 100)
    assert change.residents_gained == -600
    assert change.gained == ()
    assert [(one.before_km, one.after_km) for one in change.lost] == [(0, None)]


def test_a_group_that_moves_wins_some_and_loses_others() -> None:
    before = reach_of(SASKATCHEWAN, group("a", REGINA))
    after = reach_of(SASKATCHEWAN, group("a", SASKATOON))
    change = compare(before, after, everybody(SASKATCHEWAN), 100)
    assert change.residents_gained == -300
    assert [one.community.name for one in change.gained] == ["Saskatoon"]
    assert [one.community.name for one in change.lost] == ["Regina"]
    assert change.lost[0].after_km == pytest.approx(235, abs=1)


def test_those_with_most_people_come_first_and_other_regions_do_not_count() -> None:
    before, after = reach_of(SASKATCHEWAN), reach_of(SASKATCHEWAN, group("a", SASKATOON))
    change = compare(before, after, everybody(SASKATCHEWAN), 400)
    assert [one.residents for one in change.gained] == [600, 300, 100]
    elsewhere = compare(before, after, mask_of(SASKATCHEWAN.communities, "CA-ON"), 400)
    assert elsewhere.gained == elsewhere.lost == ()
    assert elsewhere.residents_gained == 0


@UNHURRIED
@given(demands(), groups(max_size=4), groups(max_size=4))
def test_what_changes_hands_is_the_difference_of_the_gaps(
    demand: Demand, old: list[MeetingPlace], new: list[MeetingPlace]
) -> None:
    before, after = reach_of(demand, *old), reach_of(demand, *new)
    change = compare(before, after, everybody(demand), 250)
    won, lost = (sum(one.residents for one in some) for some in (change.gained, change.lost))
    assert won - lost == change.residents_gained
    back = compare(after, before, everybody(demand), 250)
    assert [one.community for one in back.gained] == [one.community for one in change.lost]
    assert compare(before, before, everybody(demand), 250).gained == ()


def test_no_group_at_all_is_no_distance() -> None:
    assert finite(math.inf) is None
    assert finite(12.5) == 12.5
