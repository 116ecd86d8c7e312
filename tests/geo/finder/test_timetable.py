from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from geo.finder.timetable import Timetable
from geo.listing.schedule import Occurrence, Rhythm, Schedule
from tests.geo.finder.directories import moments, schedules
from tests.geo.finder.made_up import MONDAY_EVENING, NOON


@given(schedules, st.lists(moments, min_size=1, max_size=6))
def test_it_answers_what_the_schedule_answers_in_any_order_of_moments(
    schedule: Schedule, asked: list[datetime]
) -> None:
    timetable = Timetable()
    for moment in [*asked, *reversed(asked)]:
        assert timetable.next_after(schedule, moment) == schedule.next_after(moment)


def test_a_next_meeting_is_worked_out_once_until_it_is_over() -> None:
    timetable = Timetable()
    first = timetable.next_after(MONDAY_EVENING, NOON)
    assert timetable.next_after(MONDAY_EVENING, NOON + timedelta(hours=5)) is first
    assert timetable.next_after(MONDAY_EVENING, NOON + timedelta(hours=9)) is not first


def test_a_schedule_without_a_day_has_no_next_meeting() -> None:
    assert Timetable().next_after(Schedule(rhythm=Rhythm.WEEKLY), NOON) is None


def test_it_is_valid_until_the_first_meeting_is_over() -> None:
    over = datetime(2026, 12, 8, 2, tzinfo=UTC)  # Monday 21:00 in Toronto
    timetable = Timetable()
    assert timetable.valid_until([Schedule(), MONDAY_EVENING], NOON) == over
    assert timetable.valid_until([Schedule()], NOON) > datetime(9999, 1, 1, tzinfo=UTC)
    assert timetable.valid_until([], NOON) > datetime(9999, 1, 1, tzinfo=UTC)


def test_a_meeting_without_an_end_is_over_after_ninety_minutes() -> None:
    starts_at = datetime(2026, 12, 8, 0, tzinfo=UTC)
    meeting = Occurrence(starts_at=starts_at, ends_at=None, time_zone="America/Toronto")
    assert meeting.over_at == starts_at + timedelta(minutes=90)
