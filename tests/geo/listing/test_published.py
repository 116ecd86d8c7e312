from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Listing, Mode, Status
from geo.listing.published import (
    HIDDEN_DOOR_KM,
    PublishedDirectory,
    published,
    published_contacts,
    without_staff_facts,
)
from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import Coordinate
from geo.place.distance import distance_km
from tests.geo.exchange.made_up import AGREED, ANN, DESK, KNOWN, STAFF_NUMBER
from tests.geo.finder.made_up import listing, site_at
from tests.geo.listing.listings import listings

PROJECT: Final = Path(__file__).resolve().parents[3]
FOR_STAFF: Final = Consent(by="Anne", on=date(2026, 11, 1), scope=ConsentScope.STAFF_ONLY)
OFFICE, MOBILE = Phone(number="416-555-0100"), Phone(number="416-555-0199")
EMAIL: Final = "anne@example.org"
NOT_PUBLIC: Final = [one for one in AddressVisibility if one is not AddressVisibility.PUBLIC]
DECIDED: Final = {
    Site: (
        "visibility town region coordinate uncertainty_km venue street postal_code accessibility"
    ),
    Contact: ("role person phones email url office hours answers_24_7 consent email_consent"),
    Phone: "number extension text consent",
    Consent: "by on scope",
}
"""Every field about which docs/exchange-details.md says whether the public gets it."""


def contact(**changes: Any) -> Contact:  # noqa: ANN401 - any field of a contact
    plain = Contact(
        role=Bilingual("Coordinator", "Coordination"), phones=(OFFICE, MOBILE), email=EMAIL
    )
    return replace(plain, **changes)


def shown(*contacts: Contact) -> tuple[Contact, ...]:
    return without_staff_facts(listing(contacts=contacts)).contacts


def place(visibility: AddressVisibility, **changes: Any) -> Site:  # noqa: ANN401 - any field of a site
    return site_at(53.518273, -113.571946, visibility=visibility, **changes)


def told(site: Site) -> Site:
    [one] = without_staff_facts(listing(sites=(site,), modes=frozenset({Mode.IN_PERSON}))).sites
    return one


@pytest.mark.parametrize("kind", DECIDED, ids=lambda kind: kind.__name__)
def test_a_new_field_is_decided_on_before_it_can_leave(kind: type) -> None:
    assert [field.name for field in fields(kind)] == DECIDED[kind].split()


def test_the_document_says_of_every_field_whether_the_public_gets_it() -> None:
    document = (PROJECT / "docs" / "exchange-details.md").read_text(encoding="utf-8")
    table = document.partition("## What the public gets")[2].partition("\n## ")[0]
    names = {name for several in DECIDED.values() for name in several.split()}
    assert [name for name in sorted(names) if f"`{name}`" not in table] == []


# --- whole listings ------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [one for one in Status if one is not Status.ACTIVE])
def test_nothing_is_published_of_a_listing_that_is_paused_or_withdrawn(status: Status) -> None:
    assert published(replace(KNOWN, status=status)) is None


def test_a_listing_with_nothing_for_staff_is_published_as_it_is() -> None:
    assert [published(one) is one for one in read_directory()] == [True] * 9


def test_a_directory_holds_what_is_published_and_nothing_else() -> None:
    nine = list(read_directory())
    directory = PublishedDirectory([replace(nine[0], status=Status.PAUSED), *nine[1:], KNOWN])
    assert nine[0].id not in directory
    assert len(directory) == len(nine)
    assert directory[KNOWN.id] == published(KNOWN)
    assert STAFF_NUMBER not in repr(directory)


@settings(max_examples=25)
@given(several=st.lists(listings(), max_size=3, unique_by=lambda one: one.id))
def test_publishing_twice_is_publishing_once(several: list[Listing]) -> None:
    once = PublishedDirectory(several)
    assert PublishedDirectory(once).listings == once.listings
    assert all(without_staff_facts(one) is one for one in once)


@settings(max_examples=25)
@given(one=listings())
def test_only_contacts_and_sites_are_held_back_of_what_visitors_see(one: Listing) -> None:
    bare = without_staff_facts(one)
    assert replace(bare, contacts=one.contacts, sites=one.sites) == one
    assert "Consent(" not in repr(bare)


# --- contacts ------------------------------------------------------------------------------------


def test_what_is_for_staff_alone_and_every_consent_stay_here() -> None:
    bare = without_staff_facts(KNOWN)
    assert [one.person for one in bare.contacts] == ["Ann Bee", None]
    assert STAFF_NUMBER not in repr(bare)
    assert "Consent(" not in repr(bare)


@pytest.mark.parametrize("consent", [None, AGREED])
def test_what_its_source_publishes_or_somebody_agreed_to_is_shown(consent: Consent | None) -> None:
    assert shown(contact(consent=consent)) == (contact(),)


def test_a_contact_for_staff_alone_is_not_shown_whatever_its_numbers_say() -> None:
    assert shown(contact(consent=FOR_STAFF, phones=(replace(OFFICE, consent=AGREED),))) == ()


def test_a_number_for_staff_alone_is_left_out_and_the_rest_is_shown() -> None:
    one = contact(phones=(OFFICE, replace(MOBILE, consent=FOR_STAFF)))
    assert shown(one) == (contact(phones=(OFFICE,)),)


def test_an_e_mail_for_staff_alone_is_left_out_and_the_rest_is_shown() -> None:
    assert shown(contact(email_consent=FOR_STAFF)) == (contact(email=None),)


@pytest.mark.parametrize("number", ["416-555-0199", "1-416-555-0199", "+1-416-555-0199"])
@pytest.mark.parametrize("consent", [None, AGREED])
def test_a_number_for_staff_in_one_contact_is_left_out_of_all(
    number: str, consent: Consent | None
) -> None:
    twin = Phone(number=number, extension="7", consent=consent)
    for marked in (
        contact(consent=FOR_STAFF, phones=(MOBILE,), email=None),
        contact(phones=(replace(MOBILE, consent=FOR_STAFF),), email=None),
    ):
        assert "555-0199" not in repr(shown(contact(phones=(OFFICE, twin)), marked))


def test_an_e_mail_for_staff_in_one_contact_is_left_out_of_all() -> None:
    marked = contact(email="ANNE@Example.org", email_consent=FOR_STAFF)
    assert EMAIL not in repr(shown(contact(), marked)).lower()


def test_nobody_is_named_who_cannot_be_reached_because_the_only_way_is_for_staff_alone() -> None:
    only = contact(person="Pat", phones=(replace(MOBILE, consent=FOR_STAFF),), email=None)
    office = contact(phones=(OFFICE,), email=None)
    assert shown(only, office) == (office,)


def test_somebody_who_gave_no_way_at_all_is_named_as_the_source_names_them() -> None:
    silent = contact(person="Pat", phones=(), email=None)
    assert shown(silent) == (silent,)


def test_the_contacts_that_are_left_keep_their_order() -> None:
    hidden = contact(consent=FOR_STAFF, phones=(MOBILE,), email=None)
    partly = contact(phones=(OFFICE,), email="pat@example.org", email_consent=FOR_STAFF)
    first = contact(phones=(OFFICE,))
    assert shown(hidden, first, partly) == (first, contact(phones=(OFFICE,), email=None))


def test_contacts_that_differ_in_their_consents_alone_are_one() -> None:
    twins = replace(KNOWN, contacts=(DESK, ANN, replace(DESK, consent=AGREED)))
    assert [at for at, _ in published_contacts(twins)] == [0, 1]


# --- sites ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("visibility", NOT_PUBLIC)
def test_a_street_never_leaves_even_if_it_came_into_a_site_that_is_not_public(
    visibility: AddressVisibility,
) -> None:
    site = place(visibility)
    for name in ("venue", "street", "postal_code"):
        object.__setattr__(site, name, "Zqhidden 12")
    assert "Zqhidden" not in repr(told(site))


@pytest.mark.parametrize("visibility", NOT_PUBLIC)
def test_a_point_at_the_door_is_told_no_finer_than_a_kilometre(
    visibility: AddressVisibility,
) -> None:
    site = place(visibility, uncertainty_km=0.03)
    left = told(site)
    assert left.coordinate == Coordinate(53.52, -113.57)
    assert left.uncertainty_km >= HIDDEN_DOOR_KM
    assert distance_km(left.coordinate, site.coordinate) <= left.uncertainty_km - 0.03


def test_the_point_of_a_town_is_told_as_it_is() -> None:
    site = place(AddressVisibility.TOWN, uncertainty_km=25.0)
    assert told(site) is site


def test_how_to_get_in_is_told_but_for_an_address_that_is_withheld() -> None:
    left = {
        one: told(place(one, accessibility="A ramp")).accessibility for one in AddressVisibility
    }
    assert left == {
        AddressVisibility.PUBLIC: "A ramp",
        AddressVisibility.TOWN: "A ramp",
        AddressVisibility.WITHHELD: None,
    }
