"""Schedules share a number where their meetings are equal."""

from hypothesis import given

from geo.listing.schedule import Schedule
from geo.store.schedule_text import schedule_of, schedule_text
from tests.geo.finder.directories import schedules


@given(schedules)
def test_the_meetings_of_a_schedule_are_read_as_they_were_written(one: Schedule) -> None:
    assert schedule_of(schedule_text(one)) == Schedule(meetings=one.meetings)


@given(schedules, schedules)
def test_schedules_with_equal_meetings_have_one_text(one: Schedule, other: Schedule) -> None:
    assert (schedule_text(one) == schedule_text(other)) == (one.meetings == other.meetings)
