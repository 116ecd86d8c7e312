from dataclasses import replace
from itertools import compress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coverage.demand import Demand
from geo.coverage.groups import (
    CoverageCriteria,
    MeetingPlace,
    all_meeting_places,
    joined_from_home,
    places_that_count,
    served,
)
from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.listing import Mode, Status
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import NotStated, Regions, ServiceArea, WholeCanada
from geo.place.coordinate import Coordinate
from geo.place.regions import Region
from tests.geo.coverage.made_up import (
    ANYBODY,
    EMPTY,
    IN_PERSON,
    IQALUIT,
    REGINA,
    TIMMINS,
    TORONTO,
    UNHURRIED,
    askers,
    demands,
    meets_at,
    people_at,
)
from tests.geo.finder.directories import areas, directories
from tests.geo.finder.made_up import listing, square
from tests.geo.place.fixes import fix_at

PLACES = people_at(("Regina", REGINA, 9), ("Timmins", TIMMINS, 9), region="CA-SK").communities


def asks_first(who: Audience) -> Welcomes:
    return Welcomes({who: Welcome.ASK_FIRST})


def meeting_places(
    directory: PublishedDirectory, criteria: CoverageCriteria
) -> tuple[MeetingPlace, ...]:
    return tuple(compress(all_meeting_places(directory), places_that_count(directory, criteria)))


@pytest.mark.parametrize("answer", Welcome)
def test_only_a_promise_counts_unless_staff_say_otherwise(answer: Welcome) -> None:
    one = listing(welcomes=Welcomes({Audience.FIRE: answer}))
    assert CoverageCriteria(audience=Audience.FIRE).counts(one) is (answer is Welcome.YES)
    assert CoverageCriteria().counts(one)
    assert CoverageCriteria(audience=Audience.FIRE, welcomes=frozenset({answer})).counts(one)


def test_the_rcmp_are_answered_as_police_are() -> None:
    one = listing(welcomes=Welcomes({Audience.POLICE: Welcome.YES}))
    assert CoverageCriteria(audience=Audience.RCMP).counts(one)
    assert not CoverageCriteria(audience=Audience.FAMILY).counts(one)


def test_meeting_places_are_the_sites_in_the_order_of_the_ids() -> None:
    directory = PublishedDirectory([meets_at("b", TORONTO, REGINA), meets_at("a", IQALUIT)])
    assert meeting_places(directory, ANYBODY) == (
        MeetingPlace(listing_id="a", coordinate=Coordinate(*IQALUIT)),
        MeetingPlace(listing_id="b", coordinate=Coordinate(*TORONTO)),
        MeetingPlace(listing_id="b", coordinate=Coordinate(*REGINA)),
    )


@pytest.mark.parametrize("status", [one for one in Status if one is not Status.ACTIVE])
def test_a_group_that_visitors_do_not_see_reaches_nobody(status: Status) -> None:
    paused = replace(meets_at("paused", TORONTO), status=status)
    online = listing("online", modes=frozenset({Mode.VIRTUAL}), status=status)
    directory = PublishedDirectory([paused, online])
    assert meeting_places(directory, ANYBODY) == ()
    assert not joined_from_home(PLACES, directory, ANYBODY, Mode).any()


def test_no_site_counts_where_only_the_telephone_does() -> None:
    directory = PublishedDirectory([meets_at("a", TORONTO)])
    assert meeting_places(directory, CoverageCriteria(modes=frozenset({Mode.PHONE}))) == ()


@UNHURRIED
@given(directories(), askers)
def test_a_group_that_excludes_the_audience_is_never_counted(
    directory: PublishedDirectory, criteria: CoverageCriteria
) -> None:
    counted = {place.listing_id for place in meeting_places(directory, criteria)}
    for one in directory:
        if criteria.audience is None:
            assert (one.id in counted) is (bool(one.sites) and Mode.IN_PERSON in criteria.modes)
        elif one.welcomes.of(criteria.audience) not in criteria.welcomes:
            assert one.id not in counted


def test_an_online_group_without_an_area_is_open_to_every_place() -> None:
    directory = PublishedDirectory([listing("online", modes=frozenset({Mode.VIRTUAL}))])
    assert joined_from_home(PLACES, directory, ANYBODY, {Mode.VIRTUAL, Mode.PHONE}).all()
    assert not joined_from_home(PLACES, directory, ANYBODY, {Mode.PHONE}).any()
    assert not joined_from_home(PLACES, directory, ANYBODY, IN_PERSON).any()
    assert not joined_from_home(PLACES, EMPTY, ANYBODY, Mode).any()


def test_a_telephone_group_is_open_to_its_area_alone() -> None:
    around_regina = square(*REGINA, half=1)
    phone = listing("phone", modes=frozenset({Mode.PHONE}), service_area=around_regina)
    mask = joined_from_home(PLACES, PublishedDirectory([phone]), ANYBODY, {Mode.PHONE})
    assert mask.tolist() == [True, False]


def test_an_online_group_that_may_refuse_is_no_promise() -> None:
    online = listing(
        "online", modes=frozenset({Mode.VIRTUAL}), welcomes=asks_first(Audience.PARAMEDIC)
    )
    directory = PublishedDirectory([online])
    strict = CoverageCriteria(audience=Audience.PARAMEDIC)
    generous = replace(strict, welcomes=frozenset({Welcome.YES, Welcome.ASK_FIRST}))
    assert not joined_from_home(PLACES, directory, strict, Mode).any()
    assert joined_from_home(PLACES, directory, generous, Mode).all()


def test_an_area_that_is_not_stated_promises_nothing() -> None:
    assert not served(PLACES, NotStated()).any()
    assert served(PLACES, WholeCanada()).all()


@UNHURRIED
@given(demands(), areas)
def test_a_part_is_served_when_a_visitor_there_is(demand: Demand, area: ServiceArea) -> None:
    communities = demand.communities
    mask = served(communities, area)
    for part, region in enumerate(communities.regions.tolist()):
        lat, lon = float(communities.lat[part]), float(communities.lon[part])
        fix = fix_at(
            lat,
            lon,
            Region(region),
            uncertainty_km=1e-9,
            postal_code=f"{communities.fsas[part]} 0A0",
        )
        told = area.contains(fix)
        assert told is None or mask[part] == told


@UNHURRIED
@given(demands(), st.lists(st.sampled_from([*Region, "northern-bc"]), min_size=1, max_size=3))
def test_several_regions_serve_whom_any_of_them_serves(demand: Demand, codes: list[str]) -> None:
    communities = demand.communities
    together = served(communities, Regions(tuple(map(str, codes))))
    each = [served(communities, Regions((str(code),))) for code in codes]
    assert (together == np.logical_or.reduce(each)).all()
