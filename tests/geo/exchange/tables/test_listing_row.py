import pytest
from hypothesis import given, settings

from geo.exchange.reading.rows import listing_of
from geo.exchange.tables.listing_row import (
    column_at,
    header_for,
    is_column,
    row_of,
    table_of,
)
from geo.listing.listing import Listing
from geo.listing.published import without_staff_facts
from tests.geo.exchange.made_up import KNOWN, STAFF_NUMBER
from tests.geo.listing.listings import listings


def test_a_row_is_readable() -> None:
    row = row_of(KNOWN)
    assert row["modes"] == "in_person; phone"
    assert row["service_area"] == "CA-SK; northern-bc"
    assert row["welcome_police"] == "yes"
    assert row["site_1_town"] == "Regina"
    assert row["meeting_2_nth"] == "last"
    assert row["contact_1_phone_1"] == "+1-888-495-6068"
    assert row["contact_1_phone_1_extension"] == "0222"


def test_a_row_tells_nothing_that_is_for_staff_alone() -> None:
    row = row_of(KNOWN)
    assert STAFF_NUMBER not in row.values()
    assert not any("consent" in column for column in row)


@settings(max_examples=30)
@given(listing=listings())
def test_every_listing_comes_back_from_its_row(listing: Listing) -> None:
    row = row_of(listing)
    assert listing_of(table_of(row)) == (without_staff_facts(listing), [])
    assert all(map(is_column, row))
    assert set(row) <= set(header_for([row]))


def test_a_form_without_listings_has_each_group_once() -> None:
    header = header_for([])
    assert {"site_1_town", "meeting_1_starts", "contact_1_phone_1"} <= set(header)
    assert "site_2_town" not in header
    assert len(set(header)) == len(header)


def test_a_number_that_is_left_out_leaves_no_gap() -> None:
    table = table_of({"contact_3_role_en": "A", "contact_1_role_en": "B", "contact_2_person": " "})
    assert [contact["role"]["en"] for contact in table["contacts"]] == ["B", "A"]


@pytest.mark.parametrize(
    ("path", "column"),
    [
        ("name.en", "name_en"),
        ("modes[1]", "modes"),
        ("welcome.police", "welcome_police"),
        ("contacts[0].phones[1].number", "contact_1_phone_2"),
        ("contacts[2].phones[0].extension", "contact_3_phone_1_extension"),
        ("sites[0].lat", "site_1_lat"),
    ],
)
def test_a_fault_is_named_by_its_column(path: str, column: str) -> None:
    assert column_at(path) == column


@pytest.mark.parametrize(
    "column",
    ["site_0_town", "contact_1_consent", "contact_1_phone", "welcome_nurse", "site_1_", "", "Name"],
)
def test_other_words_are_no_column(column: str) -> None:
    assert not is_column(column)


@pytest.mark.parametrize("text", ["{", '{"type": "Point"}', "[" * 9999, "{" * 9999, "Mars"])
def test_an_area_that_is_none_is_a_fault_and_no_crash(text: str) -> None:
    _, faults = listing_of(table_of(row_of(KNOWN) | {"service_area": text}))
    assert {fault.field.split("[")[0].split(".")[0] for fault in faults} == {"service_area"}
