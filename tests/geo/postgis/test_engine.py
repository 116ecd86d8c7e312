"""The engine over PostGIS gives what deciding every listing gives."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import StoreError
from geo.faults.store import Away
from geo.finder.engine import Engine, Found
from geo.finder.every_listing import EveryListing
from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory, PublishedListing
from geo.listing.service_area import Regions, WholeCanada
from geo.place.fix import AskedArea, Fix
from geo.postgis import search
from geo.postgis.engine import PostgisEngine
from geo.postgis.search import PostgisSearch
from geo.store.servers import Servers
from tests.geo.finder.crowded import crowd, visits
from tests.geo.finder.directories import directories, fixes, moments
from tests.geo.finder.made_up import (
    IQALUIT,
    MONDAY_EVENING,
    NOON,
    POLICE_ONLY,
    TODAY,
    TORONTO,
    listing,
    site_at,
    square,
)
from tests.geo.finder.test_laws import areas, audiences
from tests.geo.postgis.filled import FilledDatabase

FEWER = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
ONLINE = frozenset({Mode.VIRTUAL})
ANY_MOMENT = st.one_of(
    moments,
    st.datetimes(
        min_value=datetime(2019, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
        max_value=datetime(2034, 1, 1),  # noqa: DTZ001 - as above
        timezones=st.just(UTC),
    ),
)
QUESTIONS = st.tuples(audiences, ANY_MOMENT, st.integers(1, 6))
"""Who asks, when, and how much of each rung they want to see."""
Question = tuple[Audience | None, datetime, int]


def types(found: Found) -> list[list[type]]:
    return [[type(value) for value in (one, *one)] for one in found.options]


def found_by(
    engine: Engine,
    place: Fix | AskedArea | None,
    audience: Audience | None = None,
    at: datetime = NOON,
    *,
    per_rung: int = 20,
) -> Found:
    if isinstance(place, Fix):
        return engine.find(place, audience, at, per_rung=per_rung)
    return engine.find_anywhere(place, audience, at, per_rung=per_rung)


def require_equal(
    engine: Engine,
    judge: Engine,
    place: Fix | AskedArea | None,
    audience: Audience | None = None,
    at: datetime = NOON,
    *,
    per_rung: int = 20,
) -> Found:
    found, decided = (
        found_by(one, place, audience, at, per_rung=per_rung) for one in (engine, judge)
    )
    assert found == decided
    assert types(found) == types(decided)
    return found


@FEWER
@given(directories(max_size=20), st.lists(fixes(), min_size=3, max_size=3), QUESTIONS)
def test_it_finds_what_deciding_every_listing_finds(
    postgres_filled: FilledDatabase,
    directory: PublishedDirectory,
    people: list[Fix],
    question: Question,
) -> None:
    engine = postgres_filled.engine_of(directory.listings)
    judge = EveryListing(directory.listings)
    for fix in people:
        require_equal(engine, judge, fix, *question[:2], per_rung=question[2])


@FEWER
@given(directories(max_size=20), st.lists(st.none() | areas, min_size=2, max_size=2), QUESTIONS)
def test_it_finds_the_same_where_no_place_is_known(
    postgres_filled: FilledDatabase,
    directory: PublishedDirectory,
    asked: list[AskedArea | None],
    question: Question,
) -> None:
    engine = postgres_filled.engine_of(directory.listings)
    judge = EveryListing(directory.listings)
    for area in asked:
        require_equal(engine, judge, area, *question[:2], per_rung=question[2])


@pytest.fixture(params=[1_000_000, 0], ids=["walked", "by the rim"])
def _beyond(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for sites beyond reach in both ways, however few there are."""
    monkeypatch.setattr(search, "_CROWD", request.param)


@pytest.mark.usefixtures("_beyond")
@pytest.mark.parametrize("size", [60, 500])
def test_a_crowded_directory_gives_the_ladder_of_deciding_every_listing(
    postgres_filled: FilledDatabase, size: int
) -> None:
    listings = crowd(size, seed=size)
    engine, judge = postgres_filled.engine_of(listings), EveryListing(listings)
    for number, (fix, audience, at) in enumerate(visits(40, seed=size)):
        require_equal(engine, judge, fix, audience, at, per_rung=(1, 4, 20)[number % 3])


def held_against_the_judge(
    filled: FilledDatabase,
    listings: list[PublishedListing],
    *,
    per_rung: int = 4,
    audience: Audience | None = None,
    at: datetime = NOON,
) -> Found:
    engine, judge = filled.engine_of(listings), EveryListing(listings)
    require_equal(engine, judge, None, audience, at, per_rung=per_rung)
    require_equal(engine, judge, IQALUIT, audience, at, per_rung=per_rung)
    return require_equal(engine, judge, TORONTO, audience, at, per_rung=per_rung)


def test_of_many_groups_at_one_place_the_latest_confirmed_are_shown(
    postgres_filled: FilledDatabase,
) -> None:
    door = site_at(43.66, -79.39)
    many = [
        listing(f"group-{n:03}", sites=(door,), assured_on=TODAY - timedelta(days=n % 7))
        for n in range(120)
    ]
    found = held_against_the_judge(postgres_filled, many)
    assert [one.listing.id for one in found.options] == [f"group-{7 * n:03}" for n in range(4)]


def test_a_group_with_many_sites_is_one_group(postgres_filled: FilledDatabase) -> None:
    spread = tuple(site_at(43.66, -79.39 - n / 1_000) for n in range(30))
    many = [listing("many", sites=spread), listing("one", sites=(site_at(43.7, -79.5),))]
    far = [listing(f"far-{n}", sites=(site_at(45 + n / 10, -75),) * 3) for n in range(5)]
    found = held_against_the_judge(postgres_filled, [*many, *far])
    assert [one.listing.id for one in found.options[:2]] == ["many", "one"]


@pytest.mark.parametrize("lat", [44.373183, 44.373190, 44.373187])
def test_the_border_of_near_is_drawn_by_the_judge(
    postgres_filled: FilledDatabase, lat: float
) -> None:
    """A chord of 80 km is half a metre shorter than its geodesic."""
    at_the_border = [
        listing(f"group-{n}", modes=frozenset(Mode), sites=(site_at(lat + n * 1e-7, -79.3832),))
        for n in range(80)
    ]
    held_against_the_judge(postgres_filled, at_the_border)


def test_outlines_whose_border_is_close_are_shown_where_the_judge_puts_them(
    postgres_filled: FilledDatabase,
) -> None:
    outlines = [square(43.6532, -79.3832, half=half) for half in (0.01, 0.018, 0.02, 0.03, 0.5)]
    ways = [frozenset[Mode](), ONLINE, frozenset({Mode.PHONE})]
    drawn = [
        listing(f"group-{n}", modes=ways[n % 3], service_area=outlines[n % 5]) for n in range(60)
    ]
    held_against_the_judge(postgres_filled, drawn)


def test_the_next_to_start_comes_first_at_any_moment(postgres_filled: FilledDatabase) -> None:
    meetings = [
        replace(MONDAY_EVENING.meetings[0], weekday=day, nth=nth)
        for day in type(MONDAY_EVENING.meetings[0].weekday)
        for nth in (None, 1, -1)
    ]
    groups = [
        listing(f"{n:02}", modes=ONLINE, schedule=replace(MONDAY_EVENING, meetings=(one,)))
        for n, one in enumerate(meetings)
    ]
    for days in (-2_000, -1, 0, 1, 3, 31, 2_000):
        held_against_the_judge(postgres_filled, groups, at=NOON + timedelta(days=days))


def test_a_confirmation_of_a_day_to_come_counts_as_none(postgres_filled: FilledDatabase) -> None:
    days = [None, TODAY, TODAY + timedelta(days=1), TODAY - timedelta(days=400), date(2099, 1, 1)]
    groups = [
        listing(f"group-{n}", service_area=WholeCanada(), assured_on=days[n * 3 % 5])
        for n in range(25)
    ]
    for passed in (-1_000, 0, 1, 400):
        held_against_the_judge(postgres_filled, groups, at=NOON + timedelta(days=passed))


def test_regions_of_one_size_stand_together(postgres_filled: FilledDatabase) -> None:
    of = [Regions(("CA-ON", "CA-MB")), Regions(("CA-MB", "CA-ON")), Regions(("CA-ON",))]
    groups = [
        listing(f"group-{n:02}", service_area=of[n % 3], assured_on=TODAY - timedelta(days=n))
        for n in range(30)
    ]
    found = held_against_the_judge(postgres_filled, groups, per_rung=12)
    assert [one.listing.id for one in found.options[9:12]] == ["group-29", "group-00", "group-01"]


def test_what_is_not_for_the_visitor_is_kept_apart_by_id(postgres_filled: FilledDatabase) -> None:
    closed = [listing(f"closed-{n}", welcomes=POLICE_ONLY, modes=ONLINE) for n in range(9)]
    first = Welcomes({Audience.FIRE: Welcome.ASK_FIRST})
    found = held_against_the_judge(
        postgres_filled, [*closed, listing("ask", welcomes=first)], audience=Audience.FIRE
    )
    assert [one.listing.id for one in found.not_for_you] == [f"closed-{n}" for n in range(4)]


def test_schedules_and_regions_that_come_later_are_known_at_the_next_question(
    postgres_filled: FilledDatabase,
) -> None:
    groups = [listing("first", modes=ONLINE)]
    asked = postgres_filled.search_of(groups)
    engine = PostgisEngine(asked, at_least=1, instead=lambda: EveryListing([]))
    require_equal(engine, EveryListing(groups), TORONTO)
    groups += [
        listing("second", modes=ONLINE, schedule=MONDAY_EVENING),
        listing("third", service_area=Regions(("CA-ON",))),
    ]
    postgres_filled.search_of(groups)
    require_equal(engine, EveryListing(groups), TORONTO)


def test_while_the_database_is_away_the_engine_of_what_was_published_answers() -> None:
    class SilentSearch(PostgisSearch):
        def find(self, *_: object, **__: object) -> Found:
            raise StoreError(Away.SILENT)

        find_anywhere = find

    groups = [listing("online", modes=ONLINE)]
    silent = SilentSearch(Servers("postgresql://127.0.0.1:1/none"))
    engine = PostgisEngine(silent, at_least=1, instead=lambda: EveryListing(groups))
    require_equal(engine, EveryListing(groups), TORONTO)
    require_equal(engine, EveryListing(groups), None)
    silent.close()
