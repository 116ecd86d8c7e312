"""How soon a group meets is told in days of the visitor's calendar, as people count them."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone
from geo.listing.listing import Mode
from geo.listing.schedule import Meeting, Schedule, Weekday
from geo.words.finder.time_until import dated_words, day_words, soon
from geo.words.language import Language
from geo.words.say.sentences import text_in
from tests.geo.finder.made_up import TORONTO, listing, option_of

ZONES = ("America/Toronto", "America/St_Johns", "America/Regina", "America/Vancouver", "UTC")
FRIDAY_NOON = datetime(2026, 11, 27, 12, tzinfo=ZoneInfo("America/Toronto"))


def said(at: datetime, starts_at: datetime, language: Language, here: str) -> str:
    return day_words(starts_at.astimezone(UTC), at, here, language)


@pytest.mark.parametrize(
    ("wait", "english", "french"),
    [
        (timedelta(minutes=-30), "Now", "Maintenant"),
        (timedelta(seconds=30), "In 1 minute", "Dans 1 minute"),
        (timedelta(seconds=119), "In 1 minute", "Dans 1 minute"),
        (timedelta(minutes=25, seconds=50), "In 25 minutes", "Dans 25 minutes"),
        (timedelta(hours=1), "Today", "Aujourd’hui"),
        (timedelta(hours=11, minutes=59), "Today", "Aujourd’hui"),
        (timedelta(hours=12), "Tomorrow", "Demain"),
        (timedelta(hours=35), "Tomorrow", "Demain"),
        (timedelta(hours=46), "On Sunday", "Dimanche"),
        (timedelta(days=2, hours=21), "On Monday", "Lundi"),
        (timedelta(days=4, hours=22), "On Wednesday", "Mercredi"),
        (timedelta(days=6, hours=23), "On Friday, December 4", "Vendredi 4 décembre"),
        (timedelta(days=8, hours=-12), "On Saturday, December 5", "Samedi 5 décembre"),
    ],
)
def test_a_meeting_is_so_far_off_as_the_calendar_says(
    wait: timedelta, english: str, french: str
) -> None:
    for language, words in ((Language.EN, english), (Language.FR, french)):
        told = said(FRIDAY_NOON, FRIDAY_NOON + wait, language, "America/Toronto")
        assert told.replace("\u00a0", " ") == words.replace("\u00a0", " ")


def test_it_is_the_calendar_of_the_visitor_and_not_of_the_group() -> None:
    at = datetime(2026, 11, 28, 2, tzinfo=UTC)  # Friday evening all over Canada
    starts_at = datetime(2026, 11, 29, 4, tzinfo=UTC)  # Sunday in St. John's, Saturday in Toronto
    assert said(at, starts_at, Language.EN, "America/Toronto") == "Tomorrow"
    assert said(at, starts_at, Language.EN, "America/St_Johns") == "On Sunday"


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(0), "Now"),
        (timedelta(minutes=59), "In 59 minutes"),
        (timedelta(hours=1), "On Friday, November 27"),
        (timedelta(days=1), "On Saturday, November 28"),
        (timedelta(days=14), "On Friday, December 11"),
    ],
)
def test_without_a_place_the_date_is_told_because_no_calendar_is_known(
    wait: timedelta, words: str
) -> None:
    said = dated_words(FRIDAY_NOON + wait, FRIDAY_NOON, "America/Toronto", Language.EN)
    assert said == words


def test_without_a_place_the_clock_is_that_of_the_group_and_is_named() -> None:
    weekly = Meeting(weekday=Weekday.MONDAY, starts=time(9), ends=None, time_zone="America/Regina")
    online = listing(modes=frozenset({Mode.VIRTUAL}), schedule=Schedule(meetings=(weekly,)))
    option = option_of(online, None)._replace(next_meeting=weekly.next_after(FRIDAY_NOON))
    (english,), (french,) = (soon(option, FRIDAY_NOON, one) for one in Language)
    assert english.replace("\u00a0", " ") == "On Monday, November 30, at 9 a.m. (Regina time)"
    assert french.replace("\u00a0", " ") == "Lundi 30 novembre, à 9 h (heure de Regina)"


def test_a_meeting_without_a_stated_end_is_not_said_to_go_on() -> None:
    at = datetime(2026, 12, 2, 20, tzinfo=ZoneInfo("America/Toronto"))
    for ends, english, french in (
        (None, "Already begun, at 7 p.m.", "Déjà commencée, à 19 h"),
        (time(21), "Now, 7 p.m. to 9 p.m.", "Maintenant, de 19 h à 21 h"),
    ):
        weekly = Meeting(
            weekday=Weekday.WEDNESDAY, starts=time(19), ends=ends, time_zone="America/Toronto"
        )
        near = listing(schedule=Schedule(meetings=(weekly,)))
        option = option_of(near, TORONTO)._replace(next_meeting=weekly.next_after(at))
        said = [line.replace("\u00a0", " ") for one in Language for line in soon(option, at, one)]
        assert said == [english, french]


def days_said(words: str, at: date) -> int | None:
    """Read a sentence back as the days that it counts; None where it counts minutes."""
    if words == "Today":
        return 0
    if words == "Tomorrow":
        return 1
    if found := re.fullmatch(r"On \w+, (\w+) (\d+)", words):
        month = text_in(Language.EN).months.index(found[1]) + 1
        day = date(at.year + (month < at.month), month, int(found[2]))
        return (day - at).days
    if words.startswith("On "):
        weekday = text_in(Language.EN).weekdays.index(words.removeprefix("On "))
        return (weekday - at.weekday()) % 7
    return None


@given(
    hour=st.integers(0, 2 * 365 * 24),
    wait=st.timedeltas(timedelta(hours=1), timedelta(days=32)),
    here=st.sampled_from(ZONES),
)
@settings(max_examples=400)
def test_the_days_said_are_the_days_between_two_dates(
    hour: int, wait: timedelta, here: str
) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
    one, other = (moment.astimezone(ZoneInfo(here)).date() for moment in (at, at + wait))
    words = said(at, at + wait, Language.EN, here)
    assert days_said(words, one) == (other - one).days
    assert "hours" not in words


@pytest.mark.parametrize("here", ZONES)
def test_at_every_hour_of_a_year_the_days_said_are_right(here: str) -> None:
    weekly = Meeting(
        weekday=Weekday.WEDNESDAY, starts=time(10), ends=time(11), time_zone="America/Toronto"
    )
    for hour in range(365 * 24):
        at = datetime(2026, 3, 1, 0, 5, tzinfo=UTC) + timedelta(hours=hour)
        starts_at = weekly.next_after(at).starts_at
        one, other = (moment.astimezone(ZoneInfo(here)).date() for moment in (at, starts_at))
        counted = days_said(said(at, starts_at, Language.EN, here), one)
        assert counted == (other - one).days or starts_at - at < timedelta(hours=1)


MONDAY_9 = Meeting(weekday=Weekday.MONDAY, starts=time(9), ends=None, time_zone="America/Toronto")


def told(*meetings: Meeting, here: str = "America/Toronto", **more: Any) -> tuple[str, ...]:  # noqa: ANN401 - any field
    schedule = Schedule(meetings=meetings)
    option = option_of(listing(schedule=schedule, **more), replace(TORONTO, time_zone=here))
    option = option._replace(next_meeting=schedule.next_after(FRIDAY_NOON))
    return soon(option, FRIDAY_NOON, Language.EN)


def test_who_answers_day_and_night_is_said_first() -> None:
    role = Bilingual(en="Peer", fr="Pair")
    contact = Contact(role=role, phones=(Phone(number="613-555-0101"),), answers_24_7=True)
    assert told(MONDAY_9, contacts=(contact,))[1:] == ("On Monday, at 9\u00a0a.m.",)


def test_all_meetings_are_told_by_their_days() -> None:
    noon = replace(MONDAY_9, starts=time(12), ends=time(13))
    thursday = replace(MONDAY_9, weekday=Weekday.THURSDAY)
    assert told(noon, MONDAY_9) == ("On Monday, at 9\u00a0a.m. and noon to 1\u00a0p.m.",)
    assert told(thursday, noon) == ("On Monday, noon to 1\u00a0p.m.; on Thursday, at 9\u00a0a.m.",)


def test_the_clock_of_the_visitor_is_named_where_the_group_has_another() -> None:
    said = told(MONDAY_9, here="America/Regina")
    assert said == ("On Monday, at 8\u00a0a.m. your time (9\u00a0a.m. in Toronto)",)


def test_a_group_without_a_day_says_nothing() -> None:
    assert told() == ()
