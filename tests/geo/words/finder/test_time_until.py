"""How soon a group meets is told in days of the visitor's calendar, as people count them."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone
from geo.listing.listing import Mode
from geo.listing.schedule import Meeting, Occurrence, Schedule, Weekday
from geo.words.finder.time_until import soon
from geo.words.language import Language
from geo.words.say.sentences import text_in
from tests.geo.finder.made_up import TORONTO, listing, option_of

ZONES = ("America/Toronto", "America/St_Johns", "America/Regina", "America/Vancouver", "UTC")
FRIDAY_NOON = datetime(2026, 11, 27, 12, tzinfo=ZoneInfo("America/Toronto"))


def said(at: datetime, starts_at: datetime, language: Language, here: str) -> str:
    option = option_of(listing(), replace(TORONTO, time_zone=here))
    meeting = Occurrence(
        starts_at=starts_at.astimezone(UTC), ends_at=None, time_zone="America/Toronto"
    )
    (words,) = soon(option._replace(next_meeting=meeting), at, language)
    return words


@pytest.mark.parametrize(
    ("wait", "english", "french"),
    [
        (timedelta(minutes=-30), "Now", "Maintenant"),
        (timedelta(seconds=30), "In 1 minute", "Dans 1 minute"),
        (timedelta(seconds=119), "In 1 minute", "Dans 1 minute"),
        (timedelta(minutes=25, seconds=50), "In 25 minutes", "Dans 25 minutes"),
        (timedelta(hours=1), "Today at 1 p.m.", "Aujourd’hui à 13 h"),
        (timedelta(hours=11, minutes=59), "Today at 11:59 p.m.", "Aujourd’hui à 23\u00a0h\u00a059"),
        (timedelta(hours=12), "Tomorrow", "Demain"),
        (timedelta(hours=35), "Tomorrow", "Demain"),
        (timedelta(hours=46), "On Sunday", "Dimanche"),
        (timedelta(days=2, hours=21), "On Monday", "Lundi"),
        (timedelta(days=4, hours=22), "On Wednesday", "Mercredi"),
        (timedelta(days=6, hours=23), "In 7 days", "Dans 7 jours"),
        (timedelta(days=8, hours=-12), "In 8 days", "Dans 8 jours"),
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
        (timedelta(0), ("Now",)),
        (timedelta(minutes=59), ("In 59 minutes",)),
        (timedelta(hours=1), ()),
        (timedelta(days=1), ()),
    ],
)
def test_without_a_place_no_day_is_told_because_no_calendar_is_known(
    wait: timedelta, words: tuple[str, ...]
) -> None:
    starts_at = (FRIDAY_NOON + wait).astimezone(UTC)
    meeting = Occurrence(starts_at=starts_at, ends_at=None, time_zone="America/Toronto")
    option = option_of(listing(modes=frozenset({Mode.VIRTUAL})), None)
    assert soon(option._replace(next_meeting=meeting), FRIDAY_NOON, Language.EN) == words


def days_said(words: str, at: date) -> int | None:
    """Read a sentence back as the days that it counts; None where it counts minutes."""
    if words.startswith("Today"):
        return 0
    if words == "Tomorrow":
        return 1
    if found := re.fullmatch(r"In (\d+) days", words):
        return int(found[1])
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


def test_who_answers_day_and_night_is_said_first() -> None:
    role = Bilingual(en="Peer", fr="Pair")
    contact = Contact(role=role, phones=(Phone(number="613-555-0101"),), answers_24_7=True)
    weekly = Meeting(weekday=Weekday.MONDAY, starts=time(9), ends=None, time_zone="America/Toronto")
    option = option_of(listing(contacts=(contact,), schedule=Schedule(meetings=(weekly,))))
    meeting = weekly.next_after(FRIDAY_NOON)
    words = soon(option._replace(next_meeting=meeting), FRIDAY_NOON, Language.EN)
    assert words[1:] == ("On Monday",)
