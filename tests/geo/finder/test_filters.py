from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from geo.finder.criteria import Criterion, PartOfDay, can_be_called, meeting_times
from geo.finder.filters import NO_FILTERS, Filters, Match, apply_filters
from geo.finder.finder import Finder
from geo.listing.audience import Audience
from geo.listing.listing import Attendees, Cost, HowToStart, Mode
from geo.listing.published import PublishedDirectory
from geo.listing.schedule import Schedule, Weekday
from geo.place.fix import Fix
from tests.geo.finder.directories import directories, fixes, moments
from tests.geo.finder.narrowing import (
    AT,
    answer_in,
    aside,
    kept,
    meeting,
    narrowed,
    shipped,
)


def test_no_wish_sets_nothing_aside() -> None:
    answer = answer_in("L7G 4S4", audience=Audience.POLICE)
    fitted = apply_filters(answer, NO_FILTERS)
    assert fitted.answer == answer
    assert not fitted.set_aside
    assert {fitted.match(option.listing.id) for option in answer.options} == {Match.STATED}


def test_only_a_listing_that_says_otherwise_is_set_aside() -> None:
    fitted = narrowed(answer_in("L7G 4S4", audience=Audience.POLICE), modes={Mode.VIRTUAL})
    assert kept(fitted) == ["badge-of-life", "osiss"]  # OSISS does not say how people meet
    assert {Criterion.MODES} == {about for one in fitted.set_aside for about in one.criteria}


def test_the_one_group_that_says_it_is_free_stands_first_and_the_others_do_not_say() -> None:
    answer = answer_in("X0A 0H0")
    fitted = narrowed(answer, costs={Cost.FREE})
    first, *others = kept(fitted)
    assert first == "heart"
    assert others == [one.listing.id for one in answer.options if one.listing.id != "heart"]
    assert fitted.unstated["heart"] == ()
    assert fitted.unstated["phoenix"] == (Criterion.COSTS,)
    assert fitted.matches == {Match.STATED: 1, Match.UNSTATED: 8}


# --- day and hour ----------------------------------------------------------------------------


def test_days_and_hours_are_those_of_the_visitors_own_clock() -> None:
    answer = answer_in("Vancouver")
    evening = narrowed(answer, weekdays={Weekday.MONDAY}, parts_of_day={PartOfDay.EVENING})
    afternoon = narrowed(answer, parts_of_day={PartOfDay.AFTERNOON})
    # Monday 19:00 in Toronto is 17:00 in Vancouver
    assert kept(evening)[0] == "badge-of-life"
    assert "badge-of-life" in aside(afternoon)


def two_meetings() -> Schedule:
    return Schedule(meetings=(meeting(Weekday.TUESDAY, 10), meeting(Weekday.THURSDAY, 19)))


def test_a_day_and_an_hour_are_met_by_one_meeting_that_has_both() -> None:
    changed = shipped("phoenix", schedule=two_meetings())
    answer = answer_in("L9T 2X5", changed=[changed])
    fitted = narrowed(answer, weekdays={Weekday.THURSDAY}, parts_of_day={PartOfDay.EVENING})
    apart = narrowed(answer, weekdays={Weekday.TUESDAY}, parts_of_day={PartOfDay.EVENING})
    assert kept(fitted)[0] == "phoenix"
    [out] = [one for one in apart.set_aside if one.option.listing.id == "phoenix"]
    assert out.criteria == (Criterion.WEEKDAYS, Criterion.PARTS_OF_DAY)


def test_only_what_no_meeting_has_is_told_as_otherwise() -> None:
    changed = shipped("phoenix", schedule=two_meetings())
    answer = answer_in("L9T 2X5", changed=[changed])
    fitted = narrowed(answer, weekdays={Weekday.SUNDAY}, parts_of_day={PartOfDay.EVENING})
    [out] = [one for one in fitted.set_aside if one.option.listing.id == "phoenix"]
    assert out.criteria == (Criterion.WEEKDAYS,)


def test_the_meeting_that_was_asked_for_is_named_and_not_just_the_next_one() -> None:
    changed = shipped("phoenix", schedule=two_meetings())
    answer = answer_in("L9T 2X5", changed=[changed])
    fitted = narrowed(answer, weekdays={Weekday.THURSDAY})
    named = next(one for one in fitted.answer.options if one.listing.id == "phoenix")
    before = next(one for one in fitted.whole.options if one.listing.id == "phoenix")
    assert named.next_meeting is not None
    assert named.next_meeting.starts_at.isoformat() == "2026-11-27T00:00:00+00:00"
    assert before.next_meeting == changed.schedule.next_after(AT)
    assert before.next_meeting != named.next_meeting


def test_a_group_that_names_no_day_does_not_say_and_stays() -> None:
    answer = answer_in("Prince George")
    fitted = narrowed(answer, weekdays={Weekday.SUNDAY}, parts_of_day={PartOfDay.MORNING})
    unstated = (Criterion.WEEKDAYS, Criterion.PARTS_OF_DAY)
    assert fitted.unstated["first-responders-cafe"] == unstated


# --- by phone --------------------------------------------------------------------------------


def test_by_phone_keeps_whoever_can_be_called_in_the_order_of_the_ladder() -> None:
    fitted = narrowed(answer_in("S4P 3Y2", audience=Audience.POLICE), modes={Mode.PHONE})
    called = kept(fitted)[:3]
    assert called[0] == "saskatchewan-osi"  # it serves Regina, and its number is free to call
    assert {*called} >= {"saskatchewan-osi", "edmonton-police-veterans"}
    assert "badge-of-life" in aside(fitted)  # online, and reached by e-mail alone


def test_who_can_be_called_is_not_taken_away_by_another_wish() -> None:
    answer = answer_in("M5V 3L9", audience=Audience.POLICE)
    monday = narrowed(answer, weekdays={Weekday.MONDAY})
    by_phone = narrowed(answer, weekdays={Weekday.MONDAY}, modes={Mode.PHONE})
    assert "heart" in aside(monday)
    assert "heart" in kept(by_phone)
    assert by_phone.match("heart") is Match.OTHERWISE
    assert by_phone.otherwise["heart"] == (Criterion.WEEKDAYS,)


def test_a_number_says_nothing_of_how_people_meet() -> None:
    silent = shipped("saskatchewan-osi", modes=frozenset())
    fitted = narrowed(answer_in("S4P 3Y2", changed=[silent]), modes={Mode.VIRTUAL})
    assert fitted.unstated["saskatchewan-osi"] == (Criterion.MODES,)


# --- language --------------------------------------------------------------------------------


def test_french_puts_bilingual_and_french_groups_first_and_english_ones_last_but_keeps_them() -> (
    None
):
    changed = [
        shipped("osiss", languages=("en", "fr")),
        shipped("badge-of-life", languages=("en",)),
    ]
    fitted = narrowed(answer_in("G9A 5H7", changed=changed), languages={"fr"})
    assert kept(fitted)[0] == "osiss"
    assert kept(fitted)[-1] == "badge-of-life"
    assert not fitted.set_aside
    assert fitted.otherwise["badge-of-life"] == (Criterion.LANGUAGES,)
    assert fitted.matches == {Match.STATED: 1, Match.UNSTATED: 7, Match.OTHERWISE: 1}


def test_another_language_saves_no_group_that_says_otherwise_about_more() -> None:
    changed = [shipped("badge-of-life", languages=("en",))]
    answer = answer_in("G9A 5H7", changed=changed)
    fitted = narrowed(answer, languages={"fr"}, modes={Mode.IN_PERSON})
    assert "badge-of-life" in aside(fitted)


# --- laws ------------------------------------------------------------------------------------

filters = st.builds(
    Filters,
    modes=st.frozensets(st.sampled_from(Mode)),
    rooms=st.frozensets(st.sampled_from(Attendees)),
    weekdays=st.frozensets(st.sampled_from(Weekday)),
    parts_of_day=st.frozensets(st.sampled_from(PartOfDay)),
    costs=st.frozensets(st.sampled_from(Cost)),
    starts=st.frozensets(st.sampled_from(HowToStart)),
)


@given(directories(), fixes(), moments, filters)
def test_every_option_is_kept_or_set_aside_with_a_reason(
    directory: PublishedDirectory, fix: Fix, at: datetime, wished: Filters
) -> None:
    answer = Finder(directory).find(fix, at=at)
    fitted = apply_filters(answer, wished)
    assert {*kept(fitted)} | aside(fitted) == {option.listing.id for option in answer.options}
    assert not {*kept(fitted)} & aside(fitted)
    assert all(one.criteria for one in fitted.set_aside)
    if wished.stated:
        assert fitted.matches.total() == len(answer.options)


@given(directories(), fixes(), moments, filters)
def test_what_states_all_stands_first_and_each_part_keeps_the_order_of_the_ladder(
    directory: PublishedDirectory, fix: Fix, at: datetime, wished: Filters
) -> None:
    answer = Finder(directory).find(fix, at=at)
    fitted = apply_filters(answer, wished)
    of_match = [fitted.match(listing_id) for listing_id in kept(fitted)]
    assert of_match == sorted(of_match, key=[*Match].index)
    whole = [option.listing.id for option in answer.options]
    for match in Match:
        ids = [one for one in kept(fitted) if fitted.match(one) is match]
        assert ids == sorted(ids, key=whole.index)


@given(directories(), fixes(), moments, filters)
def test_a_group_that_can_be_called_is_never_taken_from_who_asks_for_a_call(
    directory: PublishedDirectory, fix: Fix, at: datetime, wished: Filters
) -> None:
    answer = Finder(directory).find(fix, at=at)
    fitted = apply_filters(answer, wished)
    if Mode.PHONE in wished.modes:
        assert not any(can_be_called(one.option.listing) for one in fitted.set_aside)


@given(directories(), fixes(), moments, filters)
def test_the_meeting_that_is_named_has_the_day_and_the_hour(
    directory: PublishedDirectory, fix: Fix, at: datetime, wished: Filters
) -> None:
    answer = Finder(directory).find(fix, at=at)
    of_time = Filters(weekdays=wished.weekdays, parts_of_day=wished.parts_of_day)
    fitted = apply_filters(answer, of_time)
    for option in fitted.answer.options:
        if of_time.stated and fitted.match(option.listing.id) is Match.STATED:
            named = [time for time in meeting_times(option, at) if of_time.take(time)]
            assert option.next_meeting in {time.occurrence for time in named}
