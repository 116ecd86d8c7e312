from dataclasses import replace

import numpy as np
from hypothesis import given

from geo.coverage.demand import Demand
from geo.coverage.groups import served
from geo.coverage.reach import measure
from geo.coverage.travel import WITHIN_KM
from geo.listing.listing import Listing, Mode, Status
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import NotStated, Regions, WholeCanada
from geo.staff.dependants import dependants
from tests.geo.coverage.made_up import (
    ANYBODY,
    HORNBY,
    IQALUIT,
    REGINA,
    SASKATOON,
    TORONTO,
    UNHURRIED,
    demands,
    meets_at,
    people_at,
)
from tests.geo.finder.directories import directories
from tests.geo.finder.made_up import listing

PEOPLE = people_at(("Regina", REGINA, 200), ("Saskatoon", SASKATOON, 300), region="CA-SK")
EAST = people_at(("Toronto", TORONTO, 5_000), ("Hornby", HORNBY, 40))
ONLINE = frozenset({Mode.VIRTUAL})


def counted(demand: Demand, *listings: Listing) -> dict[str, int]:
    return dependants(PublishedDirectory(listings), demand)


def test_those_depend_on_a_group_for_whom_it_is_the_nearest() -> None:
    assert counted(PEOPLE, meets_at("r", REGINA), meets_at("s", SASKATOON)) == {"r": 200, "s": 300}
    assert counted(EAST, meets_at("t", TORONTO), meets_at("h", HORNBY)) == {"t": 5_000, "h": 40}


def test_beyond_a_hundred_kilometres_nobody_depends_on_a_meeting_in_person() -> None:
    assert counted(PEOPLE, meets_at("r", REGINA)) == {"r": 200}
    assert counted(PEOPLE, meets_at("far", IQALUIT)) == {"far": 0}


def test_a_group_with_several_places_counts_the_people_of_each_once() -> None:
    assert counted(PEOPLE, meets_at("both", REGINA, SASKATOON)) == {"both": 500}
    assert counted(EAST, meets_at("twice", TORONTO, TORONTO)) == {"twice": 5_040}


def test_those_of_the_area_that_it_says_it_serves_depend_on_a_group() -> None:
    area = Regions(("CA-SK",))
    assert counted(PEOPLE, listing("p", modes=ONLINE, service_area=area)) == {"p": 500}
    assert counted(EAST, listing("p", modes=ONLINE, service_area=area)) == {"p": 0}
    assert counted(EAST, listing("all", service_area=WholeCanada())) == {"all": 5_040}


def test_who_is_near_and_in_the_area_is_counted_once() -> None:
    one = meets_at("r", REGINA, area=Regions(("CA-SK",)))
    assert counted(PEOPLE, one) == {"r": 500}


def test_everybody_depends_on_what_can_be_joined_from_anywhere_and_states_no_area() -> None:
    for mode in (Mode.VIRTUAL, Mode.PHONE):
        assert counted(PEOPLE, listing("p", modes=frozenset({mode}))) == {"p": 500}


def test_of_a_group_that_names_no_place_and_no_area_nobody_is_known_to_depend_on_it() -> None:
    assert counted(PEOPLE, listing("p")) == {"p": 0}
    assert counted(PEOPLE, listing("p", modes=frozenset())) == {"p": 0}


def test_what_visitors_do_not_see_takes_nobody_from_the_others() -> None:
    hidden = replace(meets_at("hidden", REGINA), status=Status.WITHDRAWN)
    assert counted(PEOPLE, hidden, meets_at("seen", REGINA)) == {"seen": 200}


def test_without_listings_nobody_depends_on_anything() -> None:
    assert counted(PEOPLE) == {}


@UNHURRIED
@given(demands(), directories())
def test_each_is_counted_as_if_it_were_the_only_one_asked_about(
    demand: Demand, directory: PublishedDirectory
) -> None:
    reach = measure(demand, directory, ANYBODY)
    for one in directory:
        sites = [n for n, place in enumerate(reach.places) if place.listing_id == one.id]
        depend = np.isin(reach.nearest, sites) & (reach.nearest_km <= WITHIN_KM)
        depend |= served(demand.communities, one.service_area)
        if isinstance(one.service_area, NotStated):
            depend |= one.is_from_anywhere
        assert dependants(directory, demand)[one.id] == demand.residents[depend].sum()
