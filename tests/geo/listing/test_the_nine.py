"""The rulings on the nine entries of the listing, one by one."""

from datetime import time

import pytest

from geo.listing.audience import FIRST_RESPONDERS, Audience, Welcome
from geo.listing.directory import Directory
from geo.listing.listing import Cost, HowToStart, LedBy, Listing, Mode, Room, Status
from geo.listing.schedule import Meeting, Rhythm, Weekday
from geo.listing.service_area import NotStated, Regions, WholeCanada
from geo.listing.site import AddressVisibility
from geo.listing.toml_file import read_directory

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
    assert listing.room is Room.MIXED_RESPONDERS
    assert listing.led_by is LedBy.NOT_STATED
    assert [contact.email for contact in listing.contacts] == ["info@badgeoflifecanada.org"]
    assert "psychoeducational" in listing.description.en


def test_osiss_serves_all_canada_without_a_known_contact(directory: Directory) -> None:
    listing = directory["osiss"]
    assert listing.service_area == WholeCanada()
    assert listing.modes == {Mode.IN_PERSON}
    assert answered(listing, YES) == {Audience.MILITARY, Audience.VETERAN, Audience.FAMILY}
    assert answered(listing, ASK_FIRST) == FIRST_RESPONDERS
    assert answered(listing, NO) == frozenset()
    assert listing.contacts == ()
    assert listing.led_by is LedBy.PEER
    assert listing.room is Room.WITH_FAMILIES
    assert listing.notes is not None
    assert "no contact is known" in listing.notes.en
    assert listing.confidentiality is not None
    assert "subpoena" in listing.confidentiality.en


def test_wings_of_change_names_no_place(directory: Directory) -> None:
    listing = directory["wings-of-change"]
    assert listing.modes == {Mode.IN_PERSON}
    assert listing.sites == ()
    assert listing.service_area == NotStated()
    also = {Audience.HEALTH_CARE, Audience.MILITARY, Audience.CORRECTIONS}
    assert answered(listing, YES) == FIRST_RESPONDERS | also
    assert answered(listing, NOT_STATED) == {Audience.VETERAN, Audience.FAMILY}
    assert listing.contacts == ()
    assert listing.notes is not None
    assert "ask where the nearest group meets" in listing.notes.en


def test_the_edmonton_group_gives_its_address_on_contact(directory: Directory) -> None:
    listing = directory["edmonton-police-veterans"]
    (site,) = listing.sites
    assert (site.visibility, site.town) == (AddressVisibility.WITHHELD, "Edmonton")
    assert answered(listing, YES) == {Audience.POLICE, Audience.RCMP}
    assert answered(listing, NO) == frozenset()
    assert listing.how_to_start is HowToStart.CONTACT_FIRST
    assert [
        (contact.person, numbers(listing)[at]) for at, contact in enumerate(listing.contacts)
    ] == [
        ("Chris Hayden", "1-780-913-4362"),
        ("John Rutledge", "1-780-819-5877"),
    ]
    assert all(contact.answers_24_7 for contact in listing.contacts)
    assert "ovid" not in "".join(
        (listing.description.en, listing.notes.en if listing.notes else "")
    )


def test_the_cafe_serves_northern_bc_and_names_no_site(directory: Directory) -> None:
    listing = directory["first-responders-cafe"]
    assert listing.service_area == Regions(("northern-bc",))
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
    assert listing.languages == ("en", "fr")


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
    assert listing.cost is Cost.FREE
    assert listing.room is Room.OWN_PROFESSION
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
    assert answered(listing, YES) == FIRST_RESPONDERS | {Audience.HEALTH_CARE}
    assert listing.eligibility is not None
    assert "nurses" in listing.eligibility.en


def test_saskatchewan_is_reached_through_its_coordinator(directory: Directory) -> None:
    listing = directory["saskatchewan-osi"]
    assert listing.service_area == Regions(("CA-SK",))
    assert listing.sites == ()
    assert listing.schedule.rhythm is Rhythm.WEEKLY
    assert answered(listing, YES) == FIRST_RESPONDERS | {Audience.MILITARY, Audience.VETERAN}
    assert listing.how_to_start is HowToStart.CONTACT_FIRST
    (contact,) = listing.contacts
    assert (contact.person, contact.email) == ("Julius Brown", "osi_ptsdcoord@cmhask.com")
    assert numbers(listing) == ["1-888-495-6068", "306-525-5601 ext. 222", "306-552-3801"]


def test_no_withheld_or_town_level_site_tells_a_street(directory: Directory) -> None:
    for listing in directory:
        for site in listing.sites:
            if site.visibility is not AddressVisibility.PUBLIC:
                assert (site.venue, site.street, site.postal_code) == (None, None, None)


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
