from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.listing import Listing
from geo.staff.consent import Unasked, unasked, with_role_address, without
from tests.geo.finder.made_up import listing
from tests.geo.listing.listings import listings

AGREED = Consent(by="Anne", on=date(2026, 11, 1), scope=ConsentScope.PUBLISH)
ROLE = Bilingual("Coordinator", "Coordination")
ANNE = Contact(
    role=ROLE,
    person="Anne",
    phones=(Phone(number="416-555-0100"), Phone(number="416-555-0199", consent=AGREED)),
    email="anne@example.org",
)
OFFICE = Contact(role=ROLE, phones=(Phone(number="416-555-0111"),), consent=AGREED)
ROLE_ADDRESS = "info@example.org"


def test_each_number_and_address_that_nobody_was_asked_about_is_found() -> None:
    assert unasked(listing(contacts=(OFFICE, ANNE))) == (
        Unasked(contact=1, phone=0, shown="416-555-0100"),
        Unasked(contact=1, phone=None, shown="anne@example.org"),
    )


def test_a_consent_of_the_contact_covers_all_its_numbers() -> None:
    assert unasked(listing(contacts=(replace(ANNE, consent=AGREED),))) == ()


def test_a_number_for_staff_alone_was_asked_about() -> None:
    private = replace(AGREED, scope=ConsentScope.STAFF_ONLY)
    assert unasked(listing(contacts=(replace(ANNE, consent=private),))) == ()


def test_a_number_is_taken_out_and_the_rest_stays() -> None:
    one = listing(contacts=(OFFICE, ANNE))
    left = without(one, unasked(one)[0])
    assert left == listing(contacts=(OFFICE, replace(ANNE, phones=ANNE.phones[1:])))


def test_an_address_is_taken_out_and_the_rest_stays() -> None:
    one = listing(contacts=(ANNE,))
    assert without(one, unasked(one)[1]) == listing(contacts=(replace(ANNE, email=None),))


@pytest.mark.parametrize("number", [0, 1])
def test_the_address_of_a_role_takes_the_place_of_a_person_s(number: int) -> None:
    one = listing(contacts=(ANNE,))
    phones = ANNE.phones[1:] if number == 0 else ANNE.phones
    role = replace(ANNE, person=None, email=ROLE_ADDRESS, phones=phones)
    changed = with_role_address(one, unasked(one)[number], ROLE_ADDRESS)
    assert changed == listing(contacts=(role,))


@settings(max_examples=15)
@given(one=listings(), data=st.data())
def test_what_is_taken_out_is_asked_about_no_more_and_nothing_else_changes(
    one: Listing, data: st.DataObject
) -> None:
    open_ = unasked(one)
    if not open_:
        return
    chosen = data.draw(st.sampled_from(open_))
    left = without(one, chosen)
    assert [other.shown for other in unasked(left)] == [
        other.shown for other in open_ if other is not chosen
    ]
    assert replace(left, contacts=one.contacts) == one


@settings(max_examples=15)
@given(one=listings())
def test_taking_out_one_after_the_other_ends_with_nothing_to_ask(one: Listing) -> None:
    for _ in range(len(unasked(one))):
        one = without(one, unasked(one)[0])
    assert unasked(one) == ()
