from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from geo.exchange.calendar import meetings_calendar
from geo.listing.toml_file import read_directory
from geo.place.time_zones import zone
from geo.words.language import Language

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def calendar_of(listing_id: str, language: Language = Language.EN) -> Calendar:
    written = meetings_calendar(read_directory()[listing_id], now=NOW, language=language)
    assert written is not None
    return Calendar.from_ical(written)


def test_a_weekly_meeting_comes_back_every_week_in_its_own_zone() -> None:
    (event,) = calendar_of("badge-of-life").walk("VEVENT")
    assert event["rrule"]["freq"] == ["WEEKLY"]
    assert event["rrule"]["byday"] == ["MO"]
    assert event["dtstart"].params["tzid"] == "America/Toronto"
    assert event["dtstart"].dt.isoformat() == "2026-11-23T19:00:00-05:00"
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(hours=2)


def test_the_file_carries_the_rules_of_the_zone_across_the_change_of_the_clock() -> None:
    calendar = calendar_of("phoenix")
    (rules,) = calendar.walk("VTIMEZONE")
    there = rules.to_tz()
    for month, day in ((3, 11), (3, 18), (11, 4), (11, 11)):
        by_file = datetime(2027, month, day, 19, tzinfo=there)
        by_zone_data = datetime(2027, month, day, 19, tzinfo=zone("America/Toronto"))
        assert by_file.utcoffset() == by_zone_data.utcoffset()


def test_two_meetings_a_day_are_two_events_and_one_without_an_end_lasts_ninety_minutes() -> None:
    morning, evening = calendar_of("heart").walk("VEVENT")
    assert morning["uid"] != evening["uid"]
    assert evening["dtend"].dt - evening["dtstart"].dt == timedelta(minutes=90)


def test_a_withheld_address_stays_out_of_the_file() -> None:
    (morning, _) = calendar_of("heart").walk("VEVENT")
    assert morning["location"] == "Toronto, ON"


def test_the_name_is_in_the_language_that_was_asked_for() -> None:
    (event,) = calendar_of("badge-of-life", Language.FR).walk("VEVENT")
    assert event["summary"] == read_directory()["badge-of-life"].name.fr


@pytest.mark.parametrize("listing_id", ["osiss", "saskatchewan-osi"])
def test_a_listing_that_states_no_day_has_no_file(listing_id: str) -> None:
    listing = read_directory()[listing_id]
    assert meetings_calendar(listing, now=NOW, language=Language.EN) is None
