from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.finder.filters import Criterion, Filtered, Filters, PartOfDay, apply_filters
from geo.finder.finder import Finder
from geo.finder.ladder import Answer
from geo.listing.audience import Audience
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Attendees, Cost, HowToStart, Mode
from geo.listing.published import PublishedDirectory
from geo.listing.schedule import Weekday
from geo.place.fix import Fix
from geo.place.locate import Locator
from tests.geo.finder.directories import directories, fixes, moments

AT = datetime.fromisoformat("2026-11-23T12:00:00-05:00")


@pytest.fixture(scope="module")
def georgetown() -> Answer:
    fix = Locator.open().locate("L7G 4S4")
    assert isinstance(fix, Fix)
    return Finder(PublishedDirectory(read_directory())).find(fix, audience=Audience.POLICE, at=AT)


def kept(fitted: Filtered) -> list[str]:
    return [option.listing.id for option in fitted.answer.options]


def test_no_wish_sets_nothing_aside(georgetown: Answer) -> None:
    fitted = apply_filters(georgetown, Filters())
    assert fitted.answer == georgetown
    assert not fitted.set_aside


def test_only_a_listing_that_says_otherwise_is_set_aside(georgetown: Answer) -> None:
    fitted = apply_filters(georgetown, Filters(modes=frozenset({Mode.VIRTUAL})))
    assert kept(fitted) == ["badge-of-life", "osiss"]  # OSISS does not say how people meet
    assert {Criterion.MODES} == {about for one in fitted.set_aside for about in one.criteria}


def test_a_listing_that_does_not_say_what_it_costs_stays_and_is_said_not_to_say(
    georgetown: Answer,
) -> None:
    fitted = apply_filters(georgetown, Filters(costs=frozenset({Cost.FREE})))
    assert kept(fitted) == [option.listing.id for option in georgetown.options]
    assert fitted.unstated["heart"] == ()
    assert fitted.unstated["phoenix"] == (Criterion.COSTS,)


def test_days_and_hours_are_those_of_the_visitors_own_clock() -> None:
    fix = Locator.open().locate("Vancouver")
    assert isinstance(fix, Fix)
    answer = Finder(PublishedDirectory(read_directory())).find(fix, at=AT)
    monday_evening = Filters(
        weekdays=frozenset({Weekday.MONDAY}), parts_of_day=frozenset({PartOfDay.EVENING})
    )
    afternoon = Filters(parts_of_day=frozenset({PartOfDay.AFTERNOON}))
    # Monday 19:00 in Toronto is 17:00 in Vancouver
    assert "badge-of-life" in kept(apply_filters(answer, monday_evening))
    assert "badge-of-life" not in kept(apply_filters(answer, afternoon))


def test_one_day_of_several_will_do(georgetown: Answer) -> None:
    morning = Filters(parts_of_day=frozenset({PartOfDay.MORNING}))
    assert "heart" in kept(apply_filters(georgetown, morning))


def test_those_that_state_what_is_wished_are_shown_first(georgetown: Answer) -> None:
    fitted = apply_filters(georgetown, Filters(starts=frozenset({HowToStart.CONTACT_FIRST})))
    shown = [option.listing.id for option in fitted.stated_first.options]
    stated = [one for one in shown if not fitted.unstated[one]]
    assert stated
    assert shown[: len(stated)] == stated
    assert sorted(shown) == sorted(kept(fitted))


filters = st.builds(
    Filters,
    modes=st.frozensets(st.sampled_from(Mode)),
    rooms=st.frozensets(st.sampled_from(Attendees)),
    weekdays=st.frozensets(st.sampled_from(Weekday)),
    costs=st.frozensets(st.sampled_from(Cost)),
    starts=st.frozensets(st.sampled_from(HowToStart)),
)


@given(directories(), fixes(), moments, filters)
def test_every_option_is_kept_or_set_aside_with_a_reason(
    directory: PublishedDirectory, fix: Fix, at: datetime, wished: Filters
) -> None:
    answer = Finder(directory).find(fix, at=at)
    fitted = apply_filters(answer, wished)
    aside = [one.option for one in fitted.set_aside]
    assert {*fitted.answer.options, *aside} == set(answer.options)
    assert all(one.criteria for one in fitted.set_aside)
    order = [option for option in answer.options if option in fitted.answer.options]
    assert list(fitted.answer.options) == order
