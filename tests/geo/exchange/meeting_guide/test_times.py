import pytest

from geo.listing.schedule import Weekday
from geo.place.locate import Locator
from tests.geo.exchange.made_up_feeds import ONLINE, REGINA, problems, read, remarked


def days(value: object, locator: Locator) -> list[Weekday]:
    (listing,) = read({**ONLINE, "day": value}, locator=locator).listings
    return [meeting.weekday for meeting in listing.schedule.meetings]


@pytest.mark.parametrize("day", [0, "0", 0.0, "Sunday", "dim.", [0], ["0", 0]])
def test_a_day_is_counted_from_sunday_or_named(day: object, locator: Locator) -> None:
    assert days(day, locator) == [Weekday.SUNDAY]


def test_several_days_are_several_meetings(locator: Locator) -> None:
    assert days([1, "6"], locator) == [Weekday.MONDAY, Weekday.SATURDAY]


@pytest.mark.parametrize("day", [None, "", []])
def test_a_time_without_a_day_is_by_appointment(day: object, locator: Locator) -> None:
    parsed = read({**ONLINE, "day": day}, locator=locator)
    assert parsed.listings[0].schedule.meetings == ()
    assert "day" in remarked(parsed)


@pytest.mark.parametrize("day", [7, -1, "x", True, [1, None], "12", 1.5, {}])
def test_a_day_that_is_none_is_refused(day: object, locator: Locator) -> None:
    assert "is no day" in problems(read({**ONLINE, "day": day}, locator=locator))["day"]


@pytest.mark.parametrize("time", ["7", "soon", "26:00"])
def test_a_time_that_is_none_is_refused(time: object, locator: Locator) -> None:
    assert "is no time" in problems(read({**ONLINE, "time": time}, locator=locator))["time"]


def test_an_end_that_is_none_is_left_out(locator: Locator) -> None:
    parsed = read({**ONLINE, "end_time": "late"}, locator=locator)
    assert parsed.listings[0].schedule.meetings[0].ends is None
    assert "end_time" in remarked(parsed)


def test_an_end_at_the_start_is_none(locator: Locator) -> None:
    parsed = read({**ONLINE, "time": "19:00", "end_time": "19:00"}, locator=locator)
    assert parsed.listings[0].schedule.meetings[0].ends is None
    assert "'19:00' is no end" in remarked(parsed)["end_time"]


def test_a_meeting_of_more_than_half_a_day_is_refused(locator: Locator) -> None:
    assert "end_time" in problems(read({**ONLINE, "end_time": "18:00"}, locator=locator))


def test_the_zone_of_the_place_stands_where_none_is_stated(locator: Locator) -> None:
    (listing,) = read(REGINA, locator=locator).listings
    assert listing.schedule.meetings[0].time_zone == "America/Regina"


def test_a_zone_that_is_none_gives_way_to_that_of_the_place(locator: Locator) -> None:
    parsed = read({**REGINA, "timezone": "EST"}, locator=locator)
    assert parsed.listings[0].schedule.meetings[0].time_zone == "America/Regina"
    assert "'EST' is no zone" in remarked(parsed)["timezone"]


@pytest.mark.parametrize("zone", [None, "EST", "America/Nowhere"])
def test_a_meeting_online_without_a_zone_is_refused(zone: object, locator: Locator) -> None:
    assert "timezone" in problems(read({**ONLINE, "timezone": zone}, locator=locator))


def test_an_online_meeting_takes_the_zone_of_its_approximate_address(locator: Locator) -> None:
    row = {**ONLINE, "timezone": None, "formatted_address": "Regina, SK, Canada"}
    (listing,) = read(row, locator=locator).listings
    assert listing.sites == ()
    assert listing.schedule.meetings[0].time_zone == "America/Regina"


def test_a_hall_has_its_own_clock_whatever_zone_is_stated(locator: Locator) -> None:
    parsed = read({**REGINA, "timezone": "America/Toronto"}, locator=locator)
    (meeting,) = parsed.listings[0].schedule.meetings
    assert (meeting.time_zone, meeting.starts.hour) == ("America/Regina", 19)
    said = remarked(parsed)["timezone"]
    assert "'America/Toronto'" in said
    assert "'America/Regina'" in said


def test_the_same_clock_by_another_name_is_left(locator: Locator) -> None:
    row = {**REGINA, "timezone": "America/Swift_Current"}
    parsed = read(row, locator=locator)
    assert parsed.listings[0].schedule.meetings[0].time_zone == "America/Swift_Current"
    assert "timezone" not in remarked(parsed)


def test_a_group_that_meets_online_too_keeps_the_zone_it_states_and_is_remarked_on(
    locator: Locator,
) -> None:
    row = {**REGINA, "timezone": "America/Toronto", "conference_url": "https://example.ca/join"}
    parsed = read(row, locator=locator)
    assert parsed.listings[0].schedule.meetings[0].time_zone == "America/Toronto"
    assert "as stated" in remarked(parsed)["timezone"]
