from datetime import date, datetime, time, timedelta
from zoneinfo import available_timezones

import pytest
from icalendar import Calendar, Event, Timezone

from geo.exchange.feeds.zone_rules import add_zone_rules, yearly_rule
from geo.place.time_zones import zone

YEARS = (2026, 2036)
CANADA = (
    *("America/Toronto", "America/Vancouver", "America/Edmonton", "America/Winnipeg"),
    *("America/Regina", "America/Halifax", "America/St_Johns", "America/Iqaluit"),
    *("America/Whitehorse", "America/Creston", "America/Blanc-Sablon"),
)


def rules_of(name: str) -> Calendar:
    calendar = Calendar()
    event = Event()
    event.add("dtstart", datetime(2026, 11, 23, 19, tzinfo=zone(name)))
    calendar.add_component(event)
    add_zone_rules(calendar, first_year=YEARS[0], last_year=YEARS[1])
    return calendar


@pytest.mark.parametrize("name", CANADA)
def test_the_rules_give_the_offset_of_the_zone_on_every_day(name: str) -> None:
    assert name in available_timezones()
    written = Calendar.from_ical(rules_of(name).to_ical())
    (rules,) = written.walk("VTIMEZONE")
    assert isinstance(rules, Timezone)
    there = rules.to_tz()
    day = datetime.fromisoformat("2026-03-01T12:00:00")
    while day.year < YEARS[1]:
        assert day.replace(tzinfo=there).utcoffset() == day.replace(tzinfo=zone(name)).utcoffset()
        day += timedelta(days=9)


def test_a_zone_that_stopped_changing_its_clock_has_no_yearly_rule() -> None:
    assert "RRULE" not in rules_of("America/Vancouver").to_ical().decode()
    assert "RRULE" not in rules_of("America/Regina").to_ical().decode()


def yearly(*days: date) -> list[datetime]:
    return [datetime.combine(day, time(2)) for day in days]


def test_a_rule_counts_from_the_end_of_the_month_where_only_that_fits() -> None:
    last_sundays = yearly(date(2026, 3, 29), date(2027, 3, 28), date(2028, 3, 26))
    assert yearly_rule(last_sundays, last_year=2028) == {
        "freq": "yearly",
        "bymonth": 3,
        "byday": "-1SU",
    }


@pytest.mark.parametrize(
    "days",
    [
        (date(2026, 3, 8),),
        (date(2026, 3, 8), date(2028, 3, 12)),
        (date(2026, 3, 8), date(2027, 4, 11)),
        (date(2026, 3, 8), date(2027, 3, 14)),
    ],
    ids=["one alone", "a year without", "another month", "an end before the last year"],
)
def test_dates_that_follow_no_rule_have_none(days: tuple[date, ...]) -> None:
    assert yearly_rule(yearly(*days), last_year=2028) is None
