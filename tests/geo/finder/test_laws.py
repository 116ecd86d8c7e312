"""The laws of the answer ladder, for all directories, visitors and moments."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from random import Random

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

from geo.finder import finder as finder_module
from geo.finder.decision import NEAR_KM, Rung, is_joined_anywhere, is_open_to_all_of
from geo.finder.every_listing import EveryListing
from geo.finder.finder import Finder
from geo.finder.ladder import Ladder
from geo.finder.reasons import StraightLine
from geo.listing.audience import Audience, Welcome
from geo.listing.freshness import Freshness, freshness, utc_day
from geo.listing.listing import Listing, Mode
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import Regions
from geo.place.coordinate import Coordinate
from geo.place.distance import distance_km
from geo.place.fix import AskedArea, Fix
from geo.place.regions import Region
from tests.geo.finder.directories import directories, fixes, listings, moments
from tests.geo.finder.engines import ALL, ENGINES, Maker, agree

every_engine = pytest.mark.parametrize("make", ENGINES.values(), ids=ENGINES)
audiences = st.none() | st.sampled_from(Audience)


@pytest.fixture(params=list(ALL.values()), ids=list(ALL), autouse=True, scope="module")
def _engine(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hold the laws for each engine, whatever the size of the directory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finder_module, "fitting_engine", lambda one: request.param(one.listings))
        yield


def area_of(*regions: Region, named: tuple[str, ...] = ()) -> AskedArea:
    return AskedArea(id="a", name_en="A", name_fr="A", regions=regions, named_regions=named)


areas = st.sampled_from(
    (
        area_of(Region.SASKATCHEWAN),
        area_of(Region.NUNAVUT, named=("CA-NU",)),
        area_of(Region.BRITISH_COLUMBIA, named=("northern-bc",)),
        area_of(Region.ONTARIO, Region.NEW_BRUNSWICK),
    )
)


def shape(answer: Ladder) -> list[tuple[str, Rung]]:
    return [(option.listing.id, option.rung) for option in answer.options]


@given(directories(), fixes(), audiences, moments, st.randoms())
def test_the_order_of_the_files_changes_nothing(
    directory: PublishedDirectory, fix: Fix, audience: Audience | None, at: datetime, random: Random
) -> None:
    shuffled = list(directory)
    random.shuffle(shuffled)
    answers = [
        Finder(one).find(fix, audience=audience, at=at)
        for one in (directory, PublishedDirectory(shuffled))
    ]
    assert shape(answers[0]) == shape(answers[1])


@every_engine
@given(directories(max_size=20), fixes(), st.tuples(audiences, moments), st.integers(1, 6))
def test_all_engines_give_the_same_ladder(
    make: Maker,
    directory: PublishedDirectory,
    fix: Fix,
    asked: tuple[Audience | None, datetime],
    per_rung: int,
) -> None:
    audience, at = asked
    engine, judge = make(directory.listings), EveryListing(directory.listings)
    assert agree(engine, judge, fix, audience, at, per_rung=per_rung)


@given(directories(), fixes(), st.sampled_from(Audience), moments)
def test_nobody_is_sent_where_they_are_excluded(
    directory: PublishedDirectory, fix: Fix, audience: Audience, at: datetime
) -> None:
    answer = Finder(directory).find(fix, audience=audience, at=at)
    assert all(option.welcome is not Welcome.NO for option in answer.options)
    excluded = {one.listing.id for one in answer.not_for_you}
    assert excluded == {
        listing.id for listing in directory if listing.welcomes.of(audience) is Welcome.NO
    }


@given(directories(), fixes(), audiences, moments)
def test_the_ladder_is_never_empty_while_an_eligible_listing_exists(
    directory: PublishedDirectory, fix: Fix, audience: Audience | None, at: datetime
) -> None:
    eligible = [
        listing
        for listing in directory
        if audience is None or listing.welcomes.of(audience) is not Welcome.NO
    ]
    assert bool(Finder(directory).find(fix, audience=audience, at=at).options) == bool(eligible)


@given(directories(), fixes(), audiences, moments)
def test_a_virtual_listing_never_disappears_because_a_place_was_given(
    directory: PublishedDirectory, fix: Fix, audience: Audience | None, at: datetime
) -> None:
    answer = Finder(directory).find(fix, audience=audience, at=at)
    shown = {option.listing.id for option in answer.options}
    for listing in directory:
        virtual_only = listing.modes == {Mode.VIRTUAL}
        if virtual_only and (audience is None or listing.welcomes.of(audience) is not Welcome.NO):
            assert listing.id in shown


@given(listings(), fixes(), fixes(), audiences, moments)
def test_a_closer_site_never_ranks_lower_all_else_equal(
    listing: Listing, fix: Fix, elsewhere: Fix, audience: Audience | None, at: datetime
) -> None:
    if not listing.sites or (audience and listing.welcomes.of(audience) is Welcome.NO):
        return
    at_the_door = tuple(replace(site, coordinate=fix.coordinate) for site in listing.sites)
    away = tuple(replace(site, coordinate=elsewhere.coordinate) for site in listing.sites)
    # the closer one has the id that loses every tie
    pair = PublishedDirectory(
        [replace(listing, id="b", sites=at_the_door), replace(listing, id="a", sites=away)]
    )
    ids = [one.listing.id for one in Finder(pair).find(fix, audience=audience, at=at).options]
    if elsewhere.coordinate != fix.coordinate:
        assert ids.index("b") < ids.index("a") or _both_off_the_distance_rungs(pair, fix, at)


@given(directories(), fixes(), audiences, moments)
def test_only_a_confirmation_that_is_known_to_be_old_moves_a_listing(
    directory: PublishedDirectory, fix: Fix, audience: Audience | None, at: datetime
) -> None:
    today = utc_day(at)
    fresh_only = PublishedDirectory(
        one for one in directory if freshness(one.assured_on, today) is not Freshness.STALE
    )
    answers = [
        Finder(one).find(fix, audience=audience, at=at, per_rung=1_000)
        for one in (directory, fresh_only)
    ]
    for rung in set(Rung) - {Rung.FARTHER}:
        with_stale, without = (answer.on(rung) for answer in answers)
        assert with_stale[: len(without)] == without


@every_engine
@given(
    directories(max_size=20),
    st.none() | areas,
    st.tuples(audiences, moments),
    st.integers(1, 6),
)
def test_all_engines_give_the_same_ladder_where_no_place_is_known(
    make: Maker,
    directory: PublishedDirectory,
    area: AskedArea | None,
    asked: tuple[Audience | None, datetime],
    per_rung: int,
) -> None:
    audience, at = asked
    engine, judge = make(directory.listings), EveryListing(directory.listings)
    assert agree(engine, judge, area, audience, at, per_rung=per_rung)


@given(directories(), fixes(), audiences, moments)
def test_without_a_place_stands_what_every_place_would_be_shown_in_the_same_order(
    directory: PublishedDirectory, fix: Fix, audience: Audience | None, at: datetime
) -> None:
    finder = Finder(directory)
    anywhere = finder.find_anywhere(audience=audience, at=at)
    placed = finder.find(fix, audience=audience, at=at)
    assert {option.rung for option in anywhere.options} <= {Rung.ONLINE, Rung.NATIONAL}
    near = {option.listing.id for option in placed.on(Rung.NEAR)}
    shown = [pair for pair in shape(anywhere) if pair[0] not in near]
    assert [pair for pair in shape(placed) if pair in shown] == shown
    assert {one.listing.id for one in anywhere.options + anywhere.not_for_you} == {
        listing.id for listing in directory if is_joined_anywhere(listing)
    }


@given(directories(), audiences, moments)
def test_without_a_place_nobody_is_sent_where_they_are_excluded_and_nothing_has_a_distance(
    directory: PublishedDirectory, audience: Audience | None, at: datetime
) -> None:
    anywhere = Finder(directory).find_anywhere(audience=audience, at=at)
    for option in anywhere.options:
        assert option.welcome is not Welcome.NO
        assert (option.fix, option.site, option.distance_km, option.uncertainty_km) == (None,) * 4
        assert option.in_service_area is not False
        meeting = option.next_meeting
        assert meeting is None or option.zone_of(meeting) == meeting.time_zone


@given(directories(), areas, audiences, moments)
def test_for_an_area_stands_what_serves_all_of_it_and_what_is_open_to_all_and_nothing_else(
    directory: PublishedDirectory, area: AskedArea, audience: Audience | None, at: datetime
) -> None:
    finder = Finder(directory)
    asked = finder.find_anywhere(area=area, audience=audience, at=at)
    anywhere = finder.find_anywhere(audience=audience, at=at)
    serving = asked.on(Rung.SERVES_YOU)
    assert asked.options == (*serving, *anywhere.options)
    for option in asked.options:
        assert option.welcome is not Welcome.NO
        assert (option.fix, option.site, option.distance_km) == (None, None, None)
        assert not any(isinstance(reason, StraightLine) for reason in option.reasons)
    for option in serving:
        served = option.listing.service_area
        assert isinstance(served, Regions)
        assert served.contains_whole(area)
    assert {one.listing.id for one in asked.options + asked.not_for_you} == {
        listing.id for listing in directory if is_open_to_all_of(area, listing)
    }


@given(directories(), fixes(), audiences, moments)
def test_what_serves_a_whole_province_serves_everybody_there(
    directory: PublishedDirectory, fix: Fix, audience: Audience | None, at: datetime
) -> None:
    province = area_of(fix.region)
    finder = Finder(directory)
    for option in finder.find_anywhere(area=province, audience=audience, at=at).options:
        assert option.listing.service_area.contains(fix) is not False


def _both_off_the_distance_rungs(pair: PublishedDirectory, fix: Fix, at: datetime) -> bool:
    by_distance = {Rung.NEAR, Rung.FARTHER}
    return not any(o.rung in by_distance for o in Finder(pair).find(fix, at=at).options)


@given(directories(), fixes(), audiences, moments)
def test_each_option_stands_in_its_order(
    directory: PublishedDirectory, fix: Fix, audience: Audience | None, at: datetime
) -> None:
    options = Finder(directory).find(fix, audience=audience, at=at).options
    rungs = [list(Rung).index(option.rung) for option in options]
    assert rungs == sorted(rungs)
    for rung in Rung:
        order = [
            (o.freshness is Freshness.STALE, o.welcome and list(Welcome).index(o.welcome))
            for o in options
            if o.rung is rung
        ]
        assert order == sorted(order)
    near = [option.distance_km or 0 for option in options if option.rung is Rung.NEAR]
    assert all(km <= NEAR_KM for km in near)


@given(directories(), fixes(), moments)
def test_distances_are_geodesic_everywhere_in_canada(
    directory: PublishedDirectory, fix: Fix, at: datetime
) -> None:
    for option in Finder(directory).find(fix, at=at).options:
        if option.site is None:
            continue
        here, there = fix.coordinate, option.site.coordinate
        karney = Geodesic.WGS84.Inverse(here.lat, here.lon, there.lat, there.lon)["s12"] / 1000
        assert option.distance_km == pytest.approx(karney, abs=1e-6)


def test_north_of_sixty_a_degree_of_longitude_is_as_short_as_it_is() -> None:
    resolute, grise_fiord = Coordinate(74.6973, -94.8297), Coordinate(76.4194, -82.9077)
    karney = Geodesic.WGS84.Inverse(*resolute.lat_lon, *grise_fiord.lat_lon)["s12"] / 1000
    assert distance_km(resolute, grise_fiord) == pytest.approx(karney, abs=1e-6)
    assert 380 < karney < 400
