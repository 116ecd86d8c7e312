from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone
from geo.listing.directory import Directory
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Assurance
from geo.listing.schedule import Meeting, Rhythm, Schedule, Weekday
from geo.words.language import Language
from geo.words.listing.entry import Fact, facts, reach, when, where

EN, FR = Language.EN, Language.FR


@pytest.fixture(scope="module")
def listings() -> Directory:
    return read_directory()


def _contact(**facts: Any) -> Contact:  # noqa: ANN401 - fields of a contact
    return Contact(role=Bilingual("Coordinator", "Coordination"), **facts)


def test_a_number_with_an_extension_dials_it() -> None:
    contact = _contact(phones=(Phone(number="306-525-5601", extension="222"),))
    (link,) = reach(contact, EN).links
    assert link.href == "tel:+1-306-525-5601;ext=222"
    assert link.text == "Call 306-525-5601, extension 222"


def test_a_number_that_takes_texts_offers_both() -> None:
    contact = _contact(phones=(Phone(number="613-407-8410", text=True),))
    assert [link.href.split(":")[0] for link in reach(contact, FR).links] == ["tel", "sms"]


def test_what_a_screen_reader_says_begins_with_what_is_seen() -> None:
    contact = _contact(person="Ada", email="ada@example.org", url="https://example.org/")
    assert all(link.label.startswith(link.text) for link in reach(contact, EN).links)
    assert all(link.label.endswith("Ada") for link in reach(contact, EN).links)


def test_a_withheld_address_stays_withheld(listings: Directory) -> None:
    (site,) = listings["edmonton-police-veterans"].sites
    assert where(site, EN) == "Edmonton, AB; the address is not published"


def test_a_public_address_is_written_out(listings: Directory) -> None:
    (site,) = listings["phoenix"].sites
    assert "14946 Steeles Avenue East, Hornby, ON" in where(site, EN)


def test_a_weekly_meeting_is_told_by_the_clock_of_its_place(listings: Directory) -> None:
    (said,) = when(listings["badge-of-life"].schedule, EN)
    assert said == "Every Monday, 7\u00a0p.m. to 9\u00a0p.m. (Toronto time)"


def test_a_monthly_meeting_names_its_week() -> None:
    meeting = Meeting(
        weekday=Weekday.FRIDAY,
        starts=time(19, 30),
        ends=None,
        time_zone="America/St_Johns",
        nth=-1,
    )
    (said,) = when(Schedule(meetings=(meeting,)), EN)
    assert said == "Last Friday of every month, 7:30\u00a0p.m. (St. John’s time)"


@pytest.mark.parametrize("rhythm", Rhythm)
def test_a_rhythm_without_a_day_is_said_or_left_out(rhythm: Rhythm) -> None:
    assert len(when(Schedule(rhythm=rhythm), FR)) == (rhythm is not Rhythm.NOT_STATED)


@pytest.mark.parametrize("language", Language)
def test_what_is_not_stated_has_no_value(listings: Directory, language: Language) -> None:
    for listing in listings:
        values = [fact.value for fact in facts(listing, language)]
        assert None in values
        assert "" not in values


def test_a_group_for_one_audience_says_only(listings: Directory) -> None:
    said = {fact.label: fact.value for fact in facts(listings["heart"], EN)}
    assert said["Welcome"] == "police (only)"


def test_when_and_how_an_entry_was_last_confirmed_is_a_fact_once_it_was(
    listings: Directory,
) -> None:
    heart = listings["heart"]
    assert "Last confirmed" not in {fact.label for fact in facts(heart, EN)}
    by_mail = replace(heart, assured_on=date(2026, 11, 2), assured_how=Assurance.EMAIL)
    assert facts(by_mail, EN)[-1] == Fact("Last confirmed", "Monday, November 2, 2026, by e-mail")
    by_nobody_known = replace(heart, assured_on=date(2026, 11, 2))
    assert facts(by_nobody_known, FR)[-1].value == "lundi 2 novembre 2026"
