from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.listing import Assurance, Listing
from geo.staff.form import EMPTY, POINT, read_table, same_address, to_table
from tests.geo.finder.made_up import MONDAY_EVENING, TEXT, listing, site_at
from tests.geo.listing.listings import listings

ADDRESS = ("visibility", "street", "town", "region", "postal_code", "venue")
RICH = listing(
    sites=(site_at(45, -75, street="1 Main Street"),),
    schedule=MONDAY_EVENING,
    welcomes=Welcomes(dict.fromkeys(Audience, Welcome.YES), Welcome.NO),
    contacts=(
        Contact(
            role=TEXT,
            phones=(Phone(number="416-555-0100"),),
            consent=Consent(by="Anne", on=date(2026, 11, 1), scope=ConsentScope.PUBLISH),
        ),
    ),
    assured_on=date(2026, 12, 1),
    assured_how=Assurance.PHONE,
)


@settings(max_examples=15)
@given(one=listings())
def test_any_listing_comes_back_from_the_table_of_its_form(one: Listing) -> None:
    filled = read_table(to_table(one))
    assert filled.faults == ()
    assert filled.listing == one


@settings(max_examples=15)
@given(one=listings())
def test_every_choice_of_an_audience_is_spelled_out(one: Listing) -> None:
    spelled = to_table(one)["welcome"]
    assert set(spelled) == {who.value for who in one.welcomes.stated} | {"everyone_else"}


@settings(max_examples=15)
@given(one=listings())
def test_reading_a_table_leaves_it_as_it_was(one: Listing) -> None:
    table = to_table(one)
    before = deepcopy(table)
    read_table(table)
    assert table == before


def test_the_table_of_a_new_listing_lacks_what_has_to_be_filled_in_and_nothing_else() -> None:
    filled = read_table(EMPTY)
    assert filled.listing is None
    assert {fault.field for fault in filled.faults} == {
        "id",
        "name",
        "organization",
        "description",
        "source_url",
        "source_line",
    }


def test_all_faults_of_a_form_are_found_at_once_each_at_its_field() -> None:
    table = to_table(RICH)
    table["name"] = {"en": "Only English"}
    table["meetings"][0]["starts"] = "7 pm"
    table["sites"][0]["postal_code"] = "L0P"
    table["contacts"][0]["phones"][0]["number"] = "555"
    table["assured_on"] = None
    del table["assured_on"]
    filled = read_table(table)
    assert filled.listing is None
    assert {fault.field for fault in filled.faults} == {
        "name.fr",
        "meetings[0].starts",
        "sites[0].postal_code",
        "contacts[0].phones[0].number",
        "assured_how",
    }


@pytest.mark.parametrize("name", ADDRESS)
def test_another_address_is_another_place(name: str) -> None:
    site = to_table(RICH)["sites"][0]
    assert same_address(site, dict(site))
    assert not same_address(site, {**site, name: "something else"})


@pytest.mark.parametrize("name", [*POINT, "accessibility"])
def test_what_is_no_part_of_an_address_makes_no_other_place(name: str) -> None:
    site = to_table(RICH)["sites"][0]
    assert same_address(site, {**site, name: "something else"})


def test_a_field_that_was_left_out_is_the_same_as_one_that_never_was() -> None:
    site = to_table(replace(RICH, sites=(site_at(45, -75),)))["sites"][0]
    assert same_address(site, {**site, "street": None})
