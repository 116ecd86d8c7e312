"""The face of a card says in few words what a visitor asks first, and sends nobody to nobody."""

import re
from dataclasses import replace
from typing import Any

import pytest

from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone
from geo.listing.listing import Mode
from geo.listing.published import PublishedListing
from geo.listing.schedule import Rhythm, Schedule
from geo.listing.service_area import Regions, WholeCanada
from geo.listing.site import AddressVisibility
from geo.place.fix import Fix
from geo.words.finder.face import Face, face
from geo.words.finder.face_text import EN, FR
from geo.words.language import Language
from geo.words.say import keeper
from tests.geo.finder.made_up import (
    IQALUIT,
    MONDAY_EVENING,
    NOON,
    POLICE_ONLY,
    TORONTO,
    listing,
    option_of,
    site_at,
)
from tests.geo.words.records import strings

ROLE = Bilingual("Coordinator", "Coordination")
PHONE = Phone(number="613-555-0101")
CALLED = Contact(role=ROLE, person="Pat Example", phones=(PHONE,))
WRITTEN = Contact(role=ROLE, email="pat@example.org")
SAME_IN_BOTH = {"contact"}
YES = Welcomes({Audience.FIRE: Welcome.YES})


def seen(
    one: PublishedListing,
    fix: Fix = TORONTO,
    audience: Audience | None = Audience.FIRE,
    language: Language = Language.EN,
) -> Face:
    return face(option_of(one, fix, audience), NOON, language)


def ways(**contacts: Any) -> list[tuple[str, str | None]]:  # noqa: ANN401 - any field
    return [(way.link.text, way.who) for way in seen(listing(**contacts)).ways]


# --- when ----------------------------------------------------------------------------------------


def test_a_meeting_is_told_by_the_visitors_day() -> None:
    assert seen(listing(schedule=MONDAY_EVENING)).when == ("Today, 7\u00a0p.m. to 9\u00a0p.m.",)


def test_where_no_day_is_stated_one_is_told_to_ask_only_where_somebody_can_be_asked() -> None:
    weekly = listing(schedule=Schedule(rhythm=Rhythm.WEEKLY))
    assert seen(weekly).when == ("Every week",)
    assert seen(replace(weekly, contacts=(CALLED,))).when == ("Every week: ask for the day",)
    monthly = listing(schedule=Schedule(rhythm=Rhythm.MONTHLY))
    assert seen(monthly).when == ("Every month",)
    assert seen(listing()).when == ()


# --- where ---------------------------------------------------------------------------------------


def test_a_public_address_is_written_out_where_one_may_set_out_for_it() -> None:
    church = listing(sites=(site_at(43.7, -79.6, street="1 Made Up Road"),))
    assert seen(church).where == "1 Made Up Road, Town, 18\u00a0km in a straight line"
    far = seen(church, IQALUIT).where
    assert "1 Made Up Road" not in far
    assert far.startswith("Town, ON, 2,")
    assert seen(church, IQALUIT, language=Language.FR).where.startswith("Town (Ontario), à 2")


def test_an_address_that_is_not_public_is_to_be_asked_for() -> None:
    hidden = site_at(43.66, -79.39, visibility=AddressVisibility.WITHHELD, uncertainty_km=25)
    assert seen(listing(sites=(hidden,), contacts=(CALLED,))).where == (
        "In Town: ask for the address"
    )
    assert seen(listing(sites=(hidden,))).where == "In Town"
    farther = replace(hidden, coordinate=site_at(44.6, -79.39).coordinate)
    asked = seen(listing(sites=(farther,), contacts=(CALLED,)))
    assert asked.where == "In Town, 105\u00a0km in a straight line: ask for the address"
    assert seen(listing(sites=(hidden,))).unstated == "Not stated: day, address, contact"


@pytest.mark.parametrize(
    ("one", "where"),
    [
        ({"modes": {Mode.VIRTUAL}}, "Online"),
        ({"modes": {Mode.PHONE}, "service_area": WholeCanada()}, "By phone · Says it serves all"),
        ({}, "In person"),
        ({"service_area": Regions(("CA-ON",))}, "In person · Says it serves Ontario"),
        ({"service_area": Regions(("CA-SK",))}, "In person · Says it serves another area: Sask"),
        ({"modes": ()}, ""),
    ],
)
def test_how_people_meet_and_what_is_served(one: dict[str, Any], where: str) -> None:
    assert seen(listing(**one)).where.startswith(where)


def test_a_reader_of_french_is_told_what_is_spoken() -> None:
    online = listing(modes={Mode.VIRTUAL})
    french = Language.FR
    silent = replace(online, schedule=MONDAY_EVENING, contacts=(CALLED,))
    assert seen(silent, language=french).unstated == FR.language_not_stated
    assert seen(silent).unstated is None
    bilingual = replace(online, languages=("en", "fr"))
    assert seen(bilingual, language=french).where == "En ligne · En anglais et français"
    assert seen(bilingual).where == "Online"
    assert seen(replace(online, languages=("fr",))).where == "Online · In French"


# --- what is not stated --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "missing"),
    [
        ({}, "Not stated: day, place, contact"),
        ({"modes": (), "contacts": (CALLED,)}, "Not stated: day, place"),
        ({"contacts": (replace(CALLED, answers_24_7=True),)}, "Not stated: place"),
        ({"schedule": Schedule(rhythm=Rhythm.WEEKLY)}, "Not stated: day, place, contact"),
        ({"schedule": MONDAY_EVENING, "modes": {Mode.VIRTUAL}}, "Not stated: contact"),
    ],
)
def test_what_is_not_stated_stands_on_one_line(one: dict[str, Any], missing: str) -> None:
    assert seen(listing(**one)).unstated == missing


# --- welcome -------------------------------------------------------------------------------------


def test_a_plain_yes_is_a_plain_word() -> None:
    own = Bilingual("Firefighters of all ranks", "Tous les grades")
    assert seen(listing(welcomes=YES, eligibility=own)).welcome == "Welcomes firefighters"


@pytest.mark.parametrize(
    ("welcomes", "audience"),
    [
        (POLICE_ONLY, Audience.POLICE),
        (POLICE_ONLY, None),
        (Welcomes({Audience.FIRE: Welcome.ASK_FIRST}), Audience.FIRE),
        (Welcomes({Audience.FAMILY: Welcome.YES}), Audience.FAMILY),
    ],
)
def test_the_words_of_the_entry_stand_on_the_face_where_they_decide(
    welcomes: Welcomes, audience: Audience | None
) -> None:
    own = Bilingual("Who may come", "Qui peut venir")
    its = seen(listing(welcomes=welcomes, eligibility=own), audience=audience)
    assert (its.welcome, its.own) == (None, own.en)
    generated = seen(listing(welcomes=welcomes), audience=audience)
    assert generated.welcome
    assert generated.own is None


def test_what_is_not_said_is_said_not_to_be_said() -> None:
    said = seen(listing(contacts=(CALLED,))).welcome
    assert said == "Does not say whether firefighters are included: ask"
    assert seen(listing(welcomes=YES), audience=None).welcome == "Welcomes firefighters"
    assert seen(listing(), audience=None).welcome is None


# --- ways ----------------------------------------------------------------------------------------


def test_the_first_contact_is_the_best_way_to_reach_somebody() -> None:
    assert ways(contacts=(WRITTEN, CALLED)) == [("Call 613-555-0101", "Pat Example")]
    assert ways(contacts=(WRITTEN,)) == [("Write to pat@example.org", None)]


def test_a_phone_that_takes_texts_offers_both() -> None:
    texted = replace(CALLED, phones=(replace(PHONE, text=True),))
    assert [text for text, _ in ways(contacts=(texted,))] == [
        "Call 613-555-0101",
        "Text 613-555-0101",
    ]


def test_all_who_can_be_called_at_any_hour_are_named_up_to_two() -> None:
    at_any_hour = tuple(
        replace(CALLED, phones=(Phone(number=f"613-555-010{last}"),), answers_24_7=True)
        for last in range(3)
    )
    texts = [text for text, _ in ways(contacts=(CALLED, *at_any_hour))]
    assert texts == ["Call 613-555-0100", "Call 613-555-0101"]


def test_where_nobody_is_known_that_is_said_and_who_may_know_is_named() -> None:
    (way,) = seen(listing()).ways
    assert way.link.href.startswith(f"mailto:{keeper.EMAIL}?subject=")
    assert way.link.text == f"Ask {keeper.NAME}"


# --- words ---------------------------------------------------------------------------------------


def test_all_the_words_of_a_face_can_be_read_in_one() -> None:
    words = seen(listing(schedule=MONDAY_EVENING, welcomes=YES, contacts=(CALLED,))).words
    assert words.splitlines() == [
        "Today, 7\u00a0p.m. to 9\u00a0p.m.",
        "In person",
        "Not stated: place",
        "Welcomes firefighters",
        "Call 613-555-0101",
        "Pat Example",
    ]


@pytest.mark.parametrize("name", sorted(dict(strings(EN))))
def test_each_sentence_has_the_same_gaps_and_words_of_its_own_in_both_languages(name: str) -> None:
    english, french = dict(strings(EN))[name], dict(strings(FR))[name]
    gaps = [sorted(re.findall(r"{(?:at_)?(\w+)}", text)) for text in (english, french)]
    assert gaps[0] == gaps[1]
    assert english != french or name in SAME_IN_BOTH or "{" in english
    assert not re.search(r" [:»]|« ", french)
