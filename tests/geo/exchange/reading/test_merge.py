from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from geo.exchange.reading.merge import one_language_alone, updated
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Phone
from geo.listing.listing import Listing, Mode
from geo.listing.published import without_staff_facts
from geo.listing.site import AddressVisibility
from tests.geo.exchange.made_up import ANN, DESK, HIDDEN, KNOWN, STAFF_NUMBER
from tests.geo.listing.listings import listings

TOLD = without_staff_facts(KNOWN)
TOLD_ANN = TOLD.contacts[0]


def changed(**fields: Any) -> Listing:  # noqa: ANN401 - fields of a listing by name
    return updated(KNOWN, before=TOLD, after=replace(TOLD, **fields))


@settings(max_examples=15)
@given(listing=listings())
def test_what_does_not_differ_changes_nothing(listing: Listing) -> None:
    told = without_staff_facts(listing)
    assert updated(listing, before=told, after=told) is listing


@settings(max_examples=15)
@given(known=listings(), other=listings())
def test_whatever_a_format_tells_stands_in_the_listing(known: Listing, other: Listing) -> None:
    told = without_staff_facts(known)
    after = replace(without_staff_facts(other), id=known.id)
    made = updated(known, before=told, after=after)
    assert {contact.role for contact in after.contacts} <= {one.role for one in made.contacts}
    assert replace(without_staff_facts(made), contacts=()) == replace(after, contacts=())


def test_a_changed_name_keeps_the_contacts_that_staff_alone_see() -> None:
    assert changed(name=Bilingual(en="New", fr="Neuf")).contacts == KNOWN.contacts


def test_a_new_email_takes_no_consent_over() -> None:
    ann = changed(contacts=(replace(TOLD_ANN, email="bee@example.ca"), DESK)).contacts[0]
    assert (ann.email, ann.consent_for_email) == ("bee@example.ca", None)
    assert all(ann.consent_for(phone) == ANN.consent_for(phone) for phone in ann.phones)


def test_another_person_takes_no_consent_over() -> None:
    bob = changed(contacts=(replace(TOLD_ANN, person="Bob"), DESK)).contacts[0]
    assert (bob.person, bob.consent, bob.email_consent) == ("Bob", None, ANN.email_consent)


def test_a_new_number_stands_beside_the_one_that_staff_alone_know() -> None:
    phones = (Phone(number="306-555-0100"),)
    ann = changed(contacts=(replace(TOLD_ANN, phones=phones), DESK)).contacts[0]
    assert [phone.number for phone in ann.phones] == ["306-555-0100", STAFF_NUMBER]
    assert ann.phones[0].consent is None


def test_a_contact_that_is_gone_takes_no_other_along() -> None:
    assert changed(contacts=(DESK,)).contacts == (DESK, HIDDEN)


def test_a_mode_that_the_format_has_no_word_for_stays() -> None:
    before = replace(TOLD, modes=frozenset({Mode.IN_PERSON}))
    after = replace(before, modes=frozenset({Mode.IN_PERSON, Mode.VIRTUAL}))
    assert updated(KNOWN, before=before, after=after).modes == frozenset(Mode)


def test_a_format_of_one_language_leaves_the_other() -> None:
    before = replace(TOLD, name=Bilingual(en="Known Group", fr="Known Group"))
    after = replace(TOLD, name=Bilingual(en="New", fr="New"))
    made = updated(KNOWN, before=before, after=after)
    assert made.name == Bilingual(en="New", fr="Groupe connu")
    assert list(one_language_alone(KNOWN, made)) == [("name", "fr")]


def test_the_language_that_is_left_behind_is_named() -> None:
    french = changed(name=Bilingual(en="Known Group", fr="Neuf"))
    assert list(one_language_alone(KNOWN, french)) == [("name", "en")]
    assert list(one_language_alone(KNOWN, changed(name=Bilingual(en="A", fr="B")))) == []


def test_what_makes_no_listing_together_is_refused() -> None:
    site = replace(KNOWN.sites[0], venue=None, street=None)
    told = replace(TOLD, sites=(site,))
    hidden = replace(site, visibility=AddressVisibility.WITHHELD, postal_code=None)
    with pytest.raises(ValueError, match="remove it"):
        updated(KNOWN, before=told, after=replace(TOLD, sites=(hidden,)))


def test_what_a_withheld_place_hid_does_not_come_out_because_a_file_shows_its_town() -> None:
    hidden = replace(
        KNOWN.sites[0],
        visibility=AddressVisibility.WITHHELD,
        venue=None,
        street=None,
        postal_code=None,
        accessibility="ring at the red door of 12 Main Street",
    )
    known = replace(KNOWN, sites=(hidden,))
    told = without_staff_facts(known)
    town = replace(told.sites[0], visibility=AddressVisibility.TOWN)
    assert updated(known, before=told, after=replace(told, sites=(town,))).sites == (town,)


def test_what_the_format_tells_in_another_place_becomes_the_text_of_this_one() -> None:
    known = replace(KNOWN, notes=None)
    before = replace(without_staff_facts(known), notes=Bilingual(en="a", fr="a"))
    after = replace(before, notes=Bilingual(en="b", fr="b"))
    assert updated(known, before=before, after=after).notes == Bilingual(en="b", fr="b")
