"""The rulings on the nine entries of the listing, one by one."""

import re
from datetime import time

import pytest

from geo.listing.audience import FIRST_RESPONDERS, Audience, Welcome
from geo.listing.bilingual import Bilingual
from geo.listing.directory import Directory
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Attendees, Cost, HowToStart, LedBy, Listing, Mode, Status
from geo.listing.schedule import Meeting, Rhythm, Weekday
from geo.listing.service_area import NotStated, Regions, WholeCanada
from geo.listing.site import AddressVisibility

YES, ASK_FIRST, NO, NOT_STATED = Welcome.YES, Welcome.ASK_FIRST, Welcome.NO, Welcome.NOT_STATED
OTHERS = frozenset(Audience) - FIRST_RESPONDERS
IDS = {
    "badge-of-life",
    "osiss",
    "wings-of-change",
    "edmonton-police-veterans",
    "first-responders-cafe",
    "rcmp-sosi-nb",
    "heart",
    "phoenix",
    "saskatchewan-osi",
}


@pytest.fixture(scope="module")
def directory() -> Directory:
    return read_directory()


def answered(listing: Listing, welcome: Welcome) -> frozenset[Audience]:
    return frozenset(who for who in Audience if listing.welcomes.of(who) is welcome)


def test_every_entry_is_in_and_none_is_invented(directory: Directory) -> None:
    assert {listing.id for listing in directory} == IDS


def test_nothing_is_claimed_that_nobody_confirmed(directory: Directory) -> None:
    for listing in directory:
        assert listing.assured_on is None
        assert listing.status is Status.ACTIVE
        assert listing.source_url == "https://badgeoflifecanada.org/peer-support-groups/"
        assert all(contact.consent is None for contact in listing.contacts)


def test_badge_of_life_meets_online_on_mondays(directory: Directory) -> None:
    listing = directory["badge-of-life"]
    assert listing.modes == {Mode.VIRTUAL}
    assert listing.sites == ()
    assert listing.schedule.meetings == (weekly(Weekday.MONDAY, 19, 21),)
    assert answered(listing, YES) == FIRST_RESPONDERS
    assert answered(listing, NOT_STATED) == OTHERS
    assert listing.room is Attendees.NOT_STATED
    assert listing.led_by is LedBy.NOT_STATED
    assert [contact.email for contact in listing.contacts] == ["info@badgeoflifecanada.org"]
    assert "psychoeducational" in listing.description.en
    assert_says(listing.notes, "does not say how to join")
    for word in ("sign-up", "below", "above", "inscription", "dessous", "dessus"):
        assert word not in told(listing)


def test_osiss_serves_all_canada_without_a_known_contact(directory: Directory) -> None:
    listing = directory["osiss"]
    assert listing.service_area == WholeCanada()
    assert listing.modes == frozenset()
    assert answered(listing, YES) == {Audience.MILITARY, Audience.VETERAN, Audience.FAMILY}
    assert answered(listing, ASK_FIRST) == FIRST_RESPONDERS
    assert answered(listing, NO) == frozenset()
    assert listing.contacts == ()
    assert listing.led_by is LedBy.PEER
    assert listing.room is Attendees.NOT_STATED
    assert_says(listing.notes, "A national program.")
    assert_says(listing.notes, "does not say how people meet")
    assert_says(listing.notes, "no regional contact is known")
    assert_says(listing.confidentiality, "imminent harm to a person, child abuse and subpoena")
    assert_says(listing.eligibility, "may be included, where the area has the resources")
    assert listing.name.fr == "Soutien social aux blessures de stress opérationnel (SSBSO)"


def test_wings_of_change_names_no_place(directory: Directory) -> None:
    listing = directory["wings-of-change"]
    assert listing.modes == {Mode.IN_PERSON}
    assert listing.sites == ()
    assert listing.service_area == NotStated()
    also = {Audience.HEALTH_CARE, Audience.MILITARY, Audience.CORRECTIONS}
    assert answered(listing, YES) == FIRST_RESPONDERS | also
    assert answered(listing, NOT_STATED) == {Audience.VETERAN, Audience.FAMILY}
    assert listing.contacts == ()
    assert_says(listing.notes, "names no day")
    for words in ("Anonymous", "No diagnosis", "This is not professional care", "stigma"):
        assert_says(listing.description, words)
    assert "Échange anonyme" in listing.description.fr


def test_the_edmonton_group_gives_its_address_on_contact(directory: Directory) -> None:
    listing = directory["edmonton-police-veterans"]
    (site,) = listing.sites
    assert (site.visibility, site.town) == (AddressVisibility.WITHHELD, "Edmonton")
    assert answered(listing, YES) == answered(listing, NO) == frozenset()
    assert answered(listing, ASK_FIRST) == {Audience.POLICE, Audience.RCMP}
    assert_says(listing.eligibility, "Police Service Veterans")
    assert_says(listing.eligibility, "does not say who may come")
    assert listing.how_to_start is HowToStart.CONTACT_FIRST
    assert [
        (contact.person, numbers(listing)[at]) for at, contact in enumerate(listing.contacts)
    ] == [
        ("Chris Hayden", "1-780-913-4362"),
        ("John Rutledge", "1-780-819-5877"),
    ]
    assert all(contact.answers_24_7 for contact in listing.contacts)
    assert_says(listing.notes, "dates from the time of the COVID-19 rules: call before you go")


def test_the_cafe_serves_northern_bc_and_names_no_site(directory: Directory) -> None:
    listing = directory["first-responders-cafe"]
    assert listing.service_area == Regions(
        ("northern-bc",),
        Bilingual(
            en="several communities in northern British Columbia",
            fr="plusieurs collectivités du nord de la Colombie-Britannique",
        ),
    )
    assert_says(listing.description, "since January 2018")
    assert listing.sites == ()
    assert listing.schedule.meetings == ()
    assert listing.schedule.rhythm is Rhythm.WEEKLY
    assert answered(listing, YES) == FIRST_RESPONDERS
    assert [contact.email for contact in listing.contacts] == ["ronbren@telus.net"]


def test_sosi_is_called_or_texted_and_its_office_is_no_meeting_place(directory: Directory) -> None:
    listing = directory["rcmp-sosi-nb"]
    assert listing.modes == {Mode.PHONE}
    assert listing.sites == ()
    assert listing.service_area == Regions(("CA-NB",))
    assert answered(listing, YES) == {Audience.RCMP}
    assert answered(listing, NOT_STATED) == set(Audience) - {Audience.RCMP}
    (contact,) = listing.contacts
    assert contact.office is not None
    assert "65 Regent Street" in contact.office
    assert contact.phones[0].text is True
    assert numbers(listing) == ["613-407-8410"]
    assert listing.languages == ()
    assert_says(listing.notes, "does not say which languages are spoken")
    assert listing.room is Attendees.NOT_STATED
    assert_says(listing.description, "NB & Peer Support Accreditation Canada")
    french = "Soutien – blessures de stress opérationnel (SBSO) de la GRC, Division J"
    assert listing.name.fr == french


def test_heart_is_for_sworn_police_and_nobody_else(directory: Directory) -> None:
    listing = directory["heart"]
    (site,) = listing.sites
    assert (site.visibility, site.town) == (AddressVisibility.WITHHELD, "Toronto")
    assert answered(listing, YES) == {Audience.POLICE, Audience.RCMP}
    assert answered(listing, NO) == set(Audience) - {Audience.POLICE, Audience.RCMP}
    assert listing.schedule.meetings == (
        weekly(Weekday.WEDNESDAY, 10, 12),
        weekly(Weekday.WEDNESDAY, 19, None),
    )
    for service in ("OPP", "RCMP", "Hamilton", "Peel", "Toronto", "York"):
        assert_says(listing.description, service)
    for state in ("active", "retired", "suspended", "on sick leave"):
        assert_says(listing.eligibility, state)
    assert listing.cost is Cost.FREE
    assert listing.room is Attendees.OWN_PROFESSION
    assert numbers(listing) == ["416-859-3579"]
    assert [contact.email for contact in listing.contacts] == ["kirmit@sympatico.ca"]


def test_phoenix_meets_in_hornby_and_not_in_toronto(directory: Directory) -> None:
    listing = directory["phoenix"]
    (site,) = listing.sites
    assert site.visibility is AddressVisibility.PUBLIC
    assert (site.street, site.town) == ("14946 Steeles Avenue East", "Hornby")
    assert site.coordinate.lat == pytest.approx(43.575, abs=0.02)
    assert site.coordinate.lon == pytest.approx(-79.83, abs=0.02)
    assert listing.schedule.meetings == (weekly(Weekday.THURSDAY, 19, 21),)
    assert answered(listing, YES) == FIRST_RESPONDERS
    assert answered(listing, ASK_FIRST) == {Audience.HEALTH_CARE}
    assert_says(listing.eligibility, "dispatchers and nurses")
    assert_says(listing.description, "spiritual")
    assert_says(listing.description, "Anglican church")
    assert "west of Toronto" not in told(listing)


def test_saskatchewan_is_reached_through_its_coordinator(directory: Directory) -> None:
    listing = directory["saskatchewan-osi"]
    assert listing.service_area == Regions(("CA-SK",))
    assert listing.sites == ()
    assert listing.schedule.rhythm is Rhythm.WEEKLY
    assert answered(listing, YES) == FIRST_RESPONDERS | {Audience.MILITARY, Audience.VETERAN}
    assert listing.how_to_start is HowToStart.CONTACT_FIRST
    (contact,) = listing.contacts
    assert (contact.person, contact.email) == ("Julius Brown", "osi_ptsdcoord@cmhask.com")
    assert_says(listing.description, "PTSD (post-traumatic stress disorder)")
    assert_says(listing.description, "You are not alone")
    assert_says(listing.eligibility, "serving and retired")
    assert numbers(listing) == ["1-888-495-6068", "306-525-5601 ext. 222", "306-552-3801"]


def test_no_withheld_or_town_level_site_tells_a_street(directory: Directory) -> None:
    for listing in directory:
        for site in listing.sites:
            if site.visibility is not AddressVisibility.PUBLIC:
                assert (site.venue, site.street, site.postal_code) == (None, None, None)


@pytest.mark.parametrize(
    "entry",
    [
        *("edmonton-police-veterans", "first-responders-cafe", "heart", "phoenix"),
        *("saskatchewan-osi", "wings-of-change"),
    ],
)
def test_a_name_that_has_no_published_french_stays_as_it_is(
    directory: Directory, entry: str
) -> None:
    listing = directory[entry]
    assert listing.name.fr == listing.name.en
    assert listing.organization.fr == listing.organization.en


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_sentence_is_short(directory: Directory, language: str) -> None:
    for listing in directory:
        for sentence in sentences(told(listing, language)):
            assert len(sentence.split()) <= LONGEST, (listing.id, sentence)


LONGEST = 17
"""Words of a sentence that one reads once."""


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.;:!?»”])\s+", text) if part]


def told(listing: Listing, language: str = "en") -> str:
    own = (listing.description, listing.eligibility, listing.confidentiality, listing.notes)
    return "\n".join(text.in_language(language) for text in own if text is not None)


def assert_says(text: Bilingual | None, words: str) -> None:
    assert text is not None
    assert words in text.en


def weekly(weekday: Weekday, starts: int, ends: int | None) -> Meeting:
    return Meeting(
        weekday=weekday,
        starts=time(starts),
        ends=None if ends is None else time(ends),
        time_zone="America/Toronto",
    )


def numbers(listing: Listing) -> list[str]:
    return [
        phone.number + (f" ext. {phone.extension}" if phone.extension else "")
        for contact in listing.contacts
        for phone in contact.phones
    ]
