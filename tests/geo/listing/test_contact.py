from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.listing import Listing
from tests.geo.finder.made_up import listing
from tests.geo.listing.listings import contacts, listings

DAY = date(2026, 11, 1)
AGREED = Consent(by="Anne", on=DAY, scope=ConsentScope.PUBLISH)
FOR_STAFF = Consent(by="Anne", on=DAY, scope=ConsentScope.STAFF_ONLY)
OFFICE, MOBILE = Phone(number="416-555-0100"), Phone(number="416-555-0199")
EMAIL = "anne@example.org"


def contact(**changes: Any) -> Contact:  # noqa: ANN401 - any field of a contact
    plain = Contact(
        role=Bilingual("Coordinator", "Coordination"), phones=(OFFICE, MOBILE), email=EMAIL
    )
    return replace(plain, **changes)


def shown(one: Contact) -> Contact:
    left = one.for_visitors()
    assert left is not None
    return left


# --- whose consent -------------------------------------------------------------------------------


def test_a_number_rests_on_its_own_consent_before_that_of_its_contact() -> None:
    one = contact(consent=AGREED, phones=(OFFICE, replace(MOBILE, consent=FOR_STAFF)))
    assert [one.consent_for(phone) for phone in one.phones] == [AGREED, FOR_STAFF]


def test_an_e_mail_rests_on_its_own_consent_before_that_of_its_contact() -> None:
    assert contact(consent=AGREED).consent_for_email == AGREED
    assert contact(consent=AGREED, email_consent=FOR_STAFF).consent_for_email == FOR_STAFF


def test_of_whom_nobody_asked_nothing_is_known() -> None:
    assert contact().consent_for(OFFICE) is None
    assert contact().consent_for_email is None


# --- what visitors see ---------------------------------------------------------------------------


@pytest.mark.parametrize("consent", [None, AGREED])
def test_what_its_source_publishes_or_somebody_agreed_to_is_shown_as_it_is(
    consent: Consent | None,
) -> None:
    one = contact(consent=consent)
    assert one.for_visitors() is one


def test_a_contact_for_staff_alone_is_not_shown_whatever_its_numbers_say() -> None:
    assert (
        contact(consent=FOR_STAFF, phones=(replace(OFFICE, consent=AGREED),)).for_visitors() is None
    )


def test_a_number_for_staff_alone_is_left_out_and_the_rest_is_shown() -> None:
    one = contact(phones=(OFFICE, replace(MOBILE, consent=FOR_STAFF)))
    assert shown(one) == contact(phones=(OFFICE,))


def test_an_e_mail_for_staff_alone_is_left_out_and_the_rest_is_shown() -> None:
    assert shown(contact(email_consent=FOR_STAFF)).email is None
    assert shown(contact(email_consent=FOR_STAFF)).phones == (OFFICE, MOBILE)


def test_a_listing_shows_visitors_the_contacts_that_are_left() -> None:
    hidden = contact(consent=FOR_STAFF)
    partly = contact(email_consent=FOR_STAFF)
    seen = listing(contacts=(hidden, contact(), partly)).for_visitors()
    assert seen == listing(contacts=(contact(), shown(partly)))


@given(one=contacts)
def test_no_contact_shows_visitors_what_is_for_staff_alone(one: Contact) -> None:
    left = one.for_visitors()
    if one.consent is not None and one.consent.scope is ConsentScope.STAFF_ONLY:
        assert left is None
        return
    assert left is not None
    consents = [phone.consent for phone in left.phones]
    consents += [left.email_consent] if left.email else []
    assert all(given is None or given.scope is ConsentScope.PUBLISH for given in consents)


@settings(max_examples=15)
@given(one=listings())
def test_what_visitors_see_of_a_listing_is_what_they_see_of_that(one: Listing) -> None:
    seen = one.for_visitors()
    assert seen.for_visitors() == seen
    assert replace(seen, contacts=one.contacts) == one
