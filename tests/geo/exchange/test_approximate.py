"""What is called approximate comes in as its town alone, however and wherever that is written."""

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from geo.exchange.formats import Format, read
from geo.exchange.reading.parsed_file import ParsedListings
from geo.exchange.reading.spellings import truth
from geo.listing.site import AddressVisibility, Site
from geo.place.locate import Locator
from tests.geo.exchange.made_up import DIRECTORY, KNOWN, NOBODY
from tests.geo.exchange.made_up_feeds import REGINA, TODAY
from tests.geo.told import english

LOCATOR = Locator.open()
TOWN_POINT = (50.4501, -104.6178)
CELLS: dict[str, Any] = {
    "Name": "Night Watch",
    "Website": "https://example.ca/night",
    "Venue": "Hall",
    "Address": "1 Main Street",
    "City": "Regina",
    "Province": "SK",
    "Postal code": "S4P 3Y2",
    "Latitude": "50.4516",
    "Longitude": "-104.6122",
}
Arrive = Callable[[object], ParsedListings]
YES = ["true", "TRUE", "True", " yes ", "Yes", "y", "Oui", "o", "vrai", "x", "1", "1.0", "\u00a01"]
UNKNOWN = ["maybe", "approx.", "ja", "2", "?", "à peu près", "no idea"]


def feed(value: object) -> ParsedListings:
    return taken(json.dumps([{**REGINA, "approximate": value}]).encode(), Format.MEETING_GUIDE)


def table(value: object, **cells: object) -> ParsedListings:
    row = CELLS | {"Approximate": value} | cells
    out = StringIO(newline="")
    csv.writer(out).writerows([row.keys(), row.values()])
    return taken(out.getvalue().encode(), Format.CSV)


def workbook(value: object) -> ParsedListings:
    row, book, out = CELLS | {"Approximate": value}, Workbook(), BytesIO()
    book.worksheets[0].append(list(row))
    book.worksheets[0].append(list(row.values()))
    book.save(out)
    return taken(out.getvalue(), Format.XLSX)


def taken(content: bytes, form: Format) -> ParsedListings:
    found = read(content, form, name="file", known=NOBODY, locator=LOCATOR, today=TODAY)
    return found.parsed


def is_town_alone(site: Site) -> bool:
    finer = (site.venue, site.street, site.postal_code)
    return (
        site.visibility is AddressVisibility.TOWN
        and finer == (None, None, None)
        and site.coordinate.lat_lon == TOWN_POINT
    )


def said(parsed: ParsedListings) -> bool:
    return any(one.field.endswith("approximate") for one in parsed.remarks)


@pytest.mark.parametrize("arrive", [feed, table, workbook])
@pytest.mark.parametrize("value", [*YES, True, 1, 1.0])
def test_every_yes_is_the_town_alone(arrive: Arrive, value: object) -> None:
    parsed = arrive(value)
    assert is_town_alone(parsed.listings[0].sites[0])
    assert not said(parsed)


@pytest.mark.parametrize("arrive", [feed, table, workbook])
@pytest.mark.parametrize("value", UNKNOWN)
def test_what_is_neither_yes_nor_no_is_the_town_alone_and_said(
    arrive: Arrive, value: object
) -> None:
    parsed = arrive(value)
    assert is_town_alone(parsed.listings[0].sites[0])
    assert said(parsed)


@pytest.mark.parametrize("arrive", [feed, table, workbook])
@pytest.mark.parametrize("value", [False, "no", "Non", "FAUX", "0", 0, None, "", " "])
def test_a_plain_no_and_silence_leave_the_address(arrive: Arrive, value: object) -> None:
    (site,) = arrive(value).listings[0].sites
    assert (site.street, site.postal_code) == ("1 Main Street", "S4P 3Y2")


@given(value=st.text(st.characters(codec="utf-8"), max_size=12) | st.booleans() | st.integers())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_street_comes_in_by_a_feed_only_beside_a_plain_no(value: object) -> None:
    (site,) = feed(value).listings[0].sites
    is_silent = not str(value).strip()
    assert is_town_alone(site) != (is_silent or truth(value) is False)


@pytest.mark.parametrize("value", [{"a": 1}, ["yes"], [False], 2, 0.5])
def test_json_of_another_shape_is_the_town_alone_too(value: object) -> None:
    assert is_town_alone(feed(value).listings[0].sites[0])


def test_a_postal_code_alone_gives_its_town() -> None:
    parsed = table("yes", Address="", City="", Province="", Venue="", Latitude="", Longitude="")
    assert is_town_alone(parsed.listings[0].sites[0])


def test_a_visibility_in_other_words_is_the_town_alone() -> None:
    parsed = table("", Visibility="friends only")
    assert is_town_alone(parsed.listings[0].sites[0])
    assert any("friends_only" in english(one.problem) for one in parsed.remarks)


def test_any_row_of_a_group_may_call_its_place_approximate() -> None:
    rows = [REGINA, {**REGINA, "slug": "night-watch--2", "day": 2, "approximate": True}]
    (listing,) = taken(json.dumps(rows).encode(), Format.MEETING_GUIDE).listings
    assert len(listing.schedule.meetings) == 2
    assert is_town_alone(listing.sites[0])


def test_a_known_listing_that_a_table_calls_approximate_loses_its_address() -> None:
    content = f"id,approximate\n{KNOWN.id},oui\n".encode()
    parsed_file = read(content, Format.CSV, name="x", known=DIRECTORY, locator=LOCATOR, today=TODAY)
    assert KNOWN.sites[0].visibility is AddressVisibility.PUBLIC
    (listing,) = parsed_file.parsed.listings
    assert is_town_alone(listing.sites[0])
    assert listing.contacts == KNOWN.contacts
