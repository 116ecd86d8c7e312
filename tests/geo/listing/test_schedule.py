from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.listing.schedule import UNDER_WAY, Meeting, Occurrence, Schedule, Weekday
from geo.place.time_zones import zone
from tests.geo.listing.listings import meetings

TORONTO = "America/Toronto"


def meeting(
    weekday: Weekday,
    starts: str,
    ends: str | None = None,
    *,
    nth: int | None = None,
    time_zone: str = TORONTO,
) -> Meeting:
    return Meeting(
        weekday=weekday,
        starts=time.fromisoformat(starts),
        ends=None if ends is None else time.fromisoformat(ends),
        time_zone=time_zone,
        nth=nth,
    )


def at(text: str, time_zone: str = TORONTO) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone(time_zone))


def local(moment: datetime, time_zone: str = TORONTO) -> str:
    return f"{moment.astimezone(zone(time_zone)):%Y-%m-%d %H:%M}"


MONDAYS = meeting(Weekday.MONDAY, "19:00", "21:00")


@pytest.mark.parametrize(
    ("where", "clock"),
    [
        ("America/Toronto", "19:00"),
        ("America/Vancouver", "17:00"),
        ("America/Edmonton", "18:00"),
        ("America/Winnipeg", "19:00"),
        ("America/Regina", "18:00"),
        ("America/St_Johns", "20:30"),
    ],
)
def test_monday_at_seven_in_toronto_is_told_in_the_visitors_own_time(
    where: str, clock: str
) -> None:
    occurrence = MONDAYS.next_after(at("2026-12-07T12:00"))
    assert local(occurrence.starts_at, where) == f"2026-12-07 {clock}"


@pytest.mark.parametrize(
    ("moment", "starts"),
    [
        ("2026-12-07T18:59", "2026-12-07 19:00"),
        ("2026-12-07T19:00", "2026-12-07 19:00"),
        ("2026-12-07T20:59", "2026-12-07 19:00"),
        ("2026-12-07T21:00", "2026-12-14 19:00"),
        ("2026-12-08T00:00", "2026-12-14 19:00"),
    ],
)
def test_a_meeting_under_way_is_the_next_until_it_ends(moment: str, starts: str) -> None:
    assert local(MONDAYS.next_after(at(moment)).starts_at) == starts


def test_a_meeting_without_a_stated_end_is_under_way_for_ninety_minutes() -> None:
    evening = meeting(Weekday.WEDNESDAY, "19:00")
    during = evening.next_after(at("2026-12-09T20:29"))
    assert (local(during.starts_at), during.ends_at) == ("2026-12-09 19:00", None)
    assert during.over_at - during.starts_at == UNDER_WAY
    assert local(evening.next_after(at("2026-12-09T20:30")).starts_at) == "2026-12-16 19:00"


@pytest.mark.parametrize(
    ("nth", "days"),
    [
        (1, ["2026-12-01", "2027-01-05", "2027-02-02"]),
        (2, ["2026-12-08", "2027-01-12", "2027-02-09"]),
        (5, ["2026-12-29", "2027-03-30", "2027-06-29"]),
        (-1, ["2026-11-24", "2026-12-29", "2027-01-26"]),
    ],
)
def test_the_nth_weekday_comes_once_a_month_if_the_month_has_it(nth: int, days: list[str]) -> None:
    monthly = meeting(Weekday.TUESDAY, "10:00", "11:00", nth=nth)
    moment, found = at("2026-11-23T12:00"), []
    for _ in days:
        occurrence = monthly.next_after(moment)
        found.append(local(occurrence.starts_at)[:10])
        moment = occurrence.over_at
    assert found == days


def test_a_week_of_the_month_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="0 is not a week of the month; give 1 to 5, or -1"):
        meeting(Weekday.MONDAY, "19:00", nth=0)


def test_a_meeting_may_end_after_midnight() -> None:
    late = meeting(Weekday.FRIDAY, "22:30", "00:30")
    occurrence = late.next_after(at("2026-12-05T00:15"))  # a Saturday
    assert local(occurrence.starts_at) == "2026-12-04 22:30"
    assert occurrence.ends_at is not None
    assert local(occurrence.ends_at) == "2026-12-05 00:30"
    assert local(late.next_after(at("2026-12-05T00:30")).starts_at) == "2026-12-11 22:30"


def test_in_an_hour_that_is_skipped_the_meeting_starts_an_hour_later_by_the_clock() -> None:
    nights = meeting(Weekday.SUNDAY, "02:30", "04:00")
    occurrence = nights.next_after(at("2027-03-14T00:00"))
    assert occurrence.starts_at == datetime(2027, 3, 14, 7, 30, tzinfo=UTC)
    assert local(occurrence.starts_at) == "2027-03-14 03:30"
    assert local(nights.next_after(occurrence.over_at).starts_at) == "2027-03-21 02:30"


def test_in_an_hour_that_comes_twice_the_meeting_starts_in_the_first() -> None:
    nights = meeting(Weekday.SUNDAY, "01:30", "02:30")
    occurrence = nights.next_after(at("2027-11-07T00:00"))
    assert occurrence.starts_at == datetime(2027, 11, 7, 5, 30, tzinfo=UTC)
    assert occurrence.ends_at == datetime(2027, 11, 7, 7, 30, tzinfo=UTC)


def test_a_change_of_clocks_does_not_move_the_wall_clock_of_the_group() -> None:
    before = MONDAYS.next_after(at("2027-03-08T12:00")).starts_at
    after = MONDAYS.next_after(at("2027-03-15T12:00")).starts_at
    assert (local(before)[11:], local(after)[11:]) == ("19:00", "19:00")
    assert after - before == timedelta(days=7, hours=-1)


@pytest.mark.parametrize(
    ("where", "hours"),
    [
        ("America/Vancouver", -7),
        ("America/Edmonton", -6),
        ("America/Yellowknife", -6),
        ("America/Winnipeg", -5),
    ],
)
def test_the_zone_data_knows_who_stopped_changing_clocks_in_2026(where: str, hours: int) -> None:
    in_winter = datetime(2027, 1, 15, 12, tzinfo=zone(where))
    assert in_winter.utcoffset() == timedelta(hours=hours)
    assert in_winter.replace(month=7).utcoffset() == timedelta(hours=hours)


def test_any_part_of_the_program_gets_the_same_zone_data() -> None:
    assert ZoneInfo("America/Vancouver") is zone("America/Vancouver")


def test_the_earliest_of_several_meetings_is_next() -> None:
    schedule = Schedule(
        meetings=(
            meeting(Weekday.WEDNESDAY, "19:00"),
            meeting(Weekday.WEDNESDAY, "10:00", "12:00"),
        )
    )
    morning = schedule.next_after(at("2026-12-08T12:00"))
    evening = schedule.next_after(at("2026-12-09T12:00"))
    assert morning is not None
    assert evening is not None
    assert (local(morning.starts_at), local(evening.starts_at)) == (
        "2026-12-09 10:00",
        "2026-12-09 19:00",
    )


def test_a_listing_without_a_stated_day_has_no_next_meeting() -> None:
    assert Schedule().next_after(at("2026-12-08T12:00")) is None


moments = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    max_value=datetime(2030, 1, 1),  # noqa: DTZ001 - the same
    timezones=st.just(UTC),
)


@given(any_meeting=meetings(), moment=moments)
def test_the_next_meeting_is_not_over_and_falls_on_its_weekday(
    any_meeting: Meeting, moment: datetime
) -> None:
    occurrence: Occurrence = any_meeting.next_after(moment)
    assert occurrence.over_at > moment
    # An hour that is skipped may push a start past midnight, never back.
    near = occurrence.starts_at.astimezone(zone(any_meeting.time_zone)).date()
    assert any_meeting.weekday in {near.weekday(), (near - timedelta(days=1)).weekday()}


@given(any_meeting=meetings(), moment=moments)
def test_asking_later_never_gives_an_earlier_meeting(
    any_meeting: Meeting, moment: datetime
) -> None:
    first = any_meeting.next_after(moment)
    assert any_meeting.next_after(moment + timedelta(minutes=7)).starts_at >= first.starts_at
    assert any_meeting.next_after(first.over_at).starts_at > first.starts_at


def test_days_are_counted_where_the_group_meets() -> None:
    nights = meeting(Weekday.MONDAY, "23:30", "23:59", time_zone="America/Vancouver")
    tuesday_in_toronto = at("2026-12-08T01:00")
    assert tuesday_in_toronto.date() == date(2026, 12, 8)
    assert local(nights.next_after(tuesday_in_toronto).starts_at) == "2026-12-08 01:30"


# --- when the clocks change ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "starts", "ends", "told"),
    [
        ("2027-03-14", "02:30", "03:30", "03:30 EDT to 04:30 EDT"),
        ("2027-03-14", "02:15", "02:45", "03:15 EDT to 03:45 EDT"),
        ("2027-03-14", "02:45", "03:15", "03:45 EDT to 04:15 EDT"),
        ("2027-03-14", "01:30", "02:30", "01:30 EST to 03:30 EDT"),
        ("2027-03-14", "01:30", "03:30", "01:30 EST to 03:30 EDT"),
        ("2027-03-13", "23:00", "03:30", "23:00 EST to 03:30 EDT"),
        ("2026-11-01", "01:30", "02:30", "01:30 EDT to 02:30 EST"),
        ("2026-11-01", "01:15", "01:45", "01:15 EDT to 01:45 EDT"),
        ("2026-11-01", "00:30", "01:30", "00:30 EDT to 01:30 EDT"),
        ("2026-10-31", "23:00", "03:30", "23:00 EDT to 03:30 EST"),
    ],
)
def test_a_meeting_on_the_night_of_the_change_is_told_right(
    day: str, starts: str, ends: str, told: str
) -> None:
    on = date.fromisoformat(day)
    once = meeting(Weekday(on.weekday()), starts, ends).on(on)
    assert once.ends_at is not None
    start, end = (moment.astimezone(zone(TORONTO)) for moment in (once.starts_at, once.ends_at))
    assert f"{start:%H:%M %Z} to {end:%H:%M %Z}" == told


def changes(name: str) -> list[datetime]:
    """Find the minutes at which the clocks of a zone change, 2026 to 2028."""
    there, found = zone(name), []

    def offset(minute: int) -> timedelta | None:
        return (FIRST + timedelta(minutes=minute)).astimezone(there).utcoffset()

    for day in range(3 * 366):
        before, after = day * DAY_MINUTES, (day + 1) * DAY_MINUTES
        if offset(before) == offset(after):
            continue
        while after - before > 1:
            middle = (before + after) // 2
            before, after = (
                (middle, after) if offset(middle) == offset(before) else (before, middle)
            )
        found.append(FIRST + timedelta(minutes=after))
    return found


FIRST, DAY_MINUTES = datetime(2026, 1, 1, tzinfo=UTC), 24 * 60


@pytest.mark.slow
def test_at_every_change_of_every_zone_a_meeting_starts_as_stated_and_ends_after() -> None:
    seen = 0
    for name in sorted(available_timezones()):
        there = zone(name)
        for change in changes(name):
            seen += 1
            before = (change - timedelta(minutes=1)).astimezone(there)
            wall = before.replace(tzinfo=None) + timedelta(minutes=1)
            skipped = (change.astimezone(there).utcoffset() or timedelta()) - (
                before.utcoffset() or timedelta()
            )
            for off in range(-150, 151, 25):
                start = wall + timedelta(minutes=off)
                for lasts in (15, 60, 240):
                    check(start, lasts, name, gap=(wall, wall + skipped))
    assert seen > 1_000


def check(start: datetime, lasts: int, name: str, *, gap: tuple[datetime, datetime]) -> None:
    end = start + timedelta(minutes=lasts)
    one = Meeting(
        weekday=Weekday(start.weekday()), starts=start.time(), ends=end.time(), time_zone=name
    )
    once = one.on(start.date())
    assert once.ends_at is not None
    assert once.ends_at > once.starts_at
    told, until = (
        moment.astimezone(zone(name)).replace(tzinfo=None)
        for moment in (once.starts_at, once.ends_at)
    )
    if gap[0] <= start < gap[1]:
        assert told == start + (gap[1] - gap[0])
        assert once.ends_at - once.starts_at == timedelta(minutes=lasts)
    else:
        assert told == start
        assert until == end or gap[0] <= end < gap[1]
    assert one.next_after(once.starts_at) == once
