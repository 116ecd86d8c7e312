from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.difference import FIELDS
from geo.listing.listing import Listing, Mode, Status
from geo.listing.service_area import NotStated, Regions, WholeCanada
from geo.words.admin.field_values import NOTHING, shown_value
from geo.words.admin.sentences import staff_text
from geo.words.language import Language
from tests.geo.finder.made_up import MONDAY_EVENING, listing, site_at
from tests.geo.listing.listings import listings

EN, FR = Language.EN, Language.FR


@settings(max_examples=8)
@given(one=listings(), language=st.sampled_from(Language))
def test_every_field_of_any_listing_can_be_written(one: Listing, language: Language) -> None:
    for name in FIELDS:
        said = shown_value(name, getattr(one, name), language)
        assert said.strip()
        assert "geo.listing" not in said


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_not_stated_is_a_dash(name: str) -> None:
    assert shown_value(name, None, EN) == NOTHING
    assert shown_value("sites", (), EN) == NOTHING
    assert shown_value("modes", frozenset(), EN) == NOTHING
    assert shown_value("schedule", listing().schedule, EN).strip()


def test_a_text_is_shown_in_both_languages() -> None:
    assert shown_value("name", Bilingual("Group", "Groupe"), FR) == "Group / Groupe"


def test_words_of_closed_sets_are_written_in_the_reader_s_language() -> None:
    for name, value in (("status", Status.PAUSED), ("modes", frozenset({Mode.IN_PERSON}))):
        english, french = (shown_value(name, value, language) for language in Language)
        assert english != french


def test_who_is_welcome_is_written_for_each_audience_and_for_all_others() -> None:
    said = shown_value("welcomes", Welcomes({Audience.FIRE: Welcome.NO}, Welcome.YES), EN)
    assert said.count(":") == 2
    assert staff_text(EN).fields["everyone_else"] in said
    assert f": {staff_text(EN).no};" in said


def test_an_area_is_named() -> None:
    said = {
        shown_value("service_area", area, EN)
        for area in (NotStated(), WholeCanada(), Regions(("CA-ON",)), Regions(("northern-on",)))
    }
    assert len(said) == 4
    assert any("Ontario" in one for one in said)


def test_two_points_of_one_address_are_told_apart() -> None:
    one, other = (shown_value("sites", (site_at(lat, -75),), EN) for lat in (45, 45.001))
    assert one != other


def test_a_meeting_is_written_with_its_day_and_time() -> None:
    assert "Monday" in shown_value("schedule", MONDAY_EVENING, EN)
    assert "lundi" in shown_value("schedule", MONDAY_EVENING, FR).casefold()


def test_a_contact_is_written_with_its_numbers_and_whose_consent_they_rest_on() -> None:
    agreed = Consent(by="Anne", on=date(2026, 11, 1), scope=ConsentScope.PUBLISH)
    contact = Contact(
        role=Bilingual("Chair", "Présidence"),
        phones=(Phone(number="416-555-0100", consent=agreed),),
        email="anne@example.org",
    )
    said = shown_value("contacts", (contact,), EN)
    for fact in ("416-555-0100", "anne@example.org", "Anne", staff_text(EN).scopes[agreed.scope]):
        assert fact in said


def test_a_change_of_a_consent_alone_can_be_seen() -> None:
    asked = Consent(by="Anne", on=date(2026, 11, 1), scope=ConsentScope.STAFF_ONLY)
    plain = Contact(role=Bilingual("Chair", "Présidence"), email="anne@example.org")
    with_consent = Contact(role=plain.role, email=plain.email, consent=asked)
    assert shown_value("contacts", (plain,), EN) != shown_value("contacts", (with_consent,), EN)
