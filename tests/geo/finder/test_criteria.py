from geo.finder.criteria import CHOICES, Criterion, PartOfDay, can_be_called, meeting_times, stated
from geo.finder.decision import Option
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Attendees, Cost, HowToStart, Mode
from geo.listing.schedule import Weekday
from tests.geo.finder.narrowing import AT, answer_in, shipped


def option(typed: str, listing_id: str) -> Option:
    return next(one for one in answer_in(typed).options if one.listing.id == listing_id)


def test_every_criterion_has_its_choices_and_silence_is_none_of_them() -> None:
    assert {*CHOICES} == {*Criterion}
    chosen = {word for words in CHOICES.values() for word in words or ()}
    assert not chosen & {Attendees.NOT_STATED, Cost.NOT_STATED, HowToStart.NOT_STATED}


def test_nobody_wishes_for_a_charge() -> None:
    assert CHOICES[Criterion.COSTS] == (Cost.FREE,)


def test_day_and_hour_are_those_of_the_visitors_own_clock() -> None:
    [toronto] = meeting_times(option("M5V 3L9", "badge-of-life"), AT)
    [vancouver] = meeting_times(option("Vancouver", "badge-of-life"), AT)
    assert toronto.occurrence == vancouver.occurrence
    assert (toronto.weekday, toronto.part_of_day) == (Weekday.MONDAY, PartOfDay.EVENING)
    assert (vancouver.weekday, vancouver.part_of_day) == (Weekday.MONDAY, PartOfDay.EVENING)
    assert vancouver.occurrence.starts_at > AT


def test_what_a_listing_does_not_say_is_an_empty_set() -> None:
    said = stated(shipped("osiss"), ())
    assert {*said} == {*Criterion}
    assert not any(said.values())


def test_modes_are_what_the_listing_says_even_where_it_gives_a_number() -> None:
    assert stated(shipped("heart"), ())[Criterion.MODES] == {Mode.IN_PERSON}


def test_who_gives_a_number_or_helps_by_phone_can_be_called() -> None:
    called = {one.id for one in read_directory() if can_be_called(one)}
    assert called == {"edmonton-police-veterans", "heart", "rcmp-sosi-nb", "saskatchewan-osi"}
