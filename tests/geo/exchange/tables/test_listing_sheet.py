from dataclasses import replace

import pytest

from geo.exchange.reading.parsed_file import ParsedListings
from geo.exchange.tables.columns import Sheet, sheet_of
from geo.exchange.tables.listing_row import header_for, row_of
from geo.exchange.tables.listing_sheet import read_sheet
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Phone
from geo.listing.listing import Listing, Mode
from geo.listing.site import AddressVisibility
from geo.place.locate import Locator
from tests.geo.exchange.made_up import ANN, DIRECTORY, HIDDEN, KNOWN, NOBODY
from tests.geo.told import english

LEAST = {"Name": "Blue Group", "Website": "https://example.ca/blue"}


def sheet(**cells: str) -> Sheet:
    return sheet_of([list(cells), list(cells.values())])


def new(locator: Locator | None = None, **cells: str) -> ParsedListings:
    return read_sheet(sheet(**(LEAST | cells)), known=NOBODY, locator=locator)


def known(**cells: str) -> Listing:
    parsed = read_sheet(sheet(id="known", **cells), known=DIRECTORY)
    assert parsed.refused == ()
    return parsed.listings[0]


def problems(parsed: ParsedListings) -> dict[str, str]:
    return {fault.field: english(fault.problem) for fault in parsed.refused}


def remarked(parsed: ParsedListings) -> set[str]:
    return {fault.field for fault in parsed.remarks}


def test_a_foreign_row_becomes_a_listing_that_says_what_is_missing() -> None:
    parsed = new(Phone="(416) 859-3579", Day="Mondays")
    assert problems(parsed) == {
        "meeting_1_starts": 'the field is missing; write when it starts: starts = "19:00"',
        "meeting_1_time_zone": (
            'the field is missing; write the zone of its clock: time_zone = "America/Toronto"'
        ),
    }


def test_a_foreign_row_is_completed_without_guessing() -> None:
    parsed = new(Phone="(416) 859-3579")
    (listing,) = parsed.listings
    assert (listing.id, listing.source_url) == ("blue-group", "https://example.ca/blue")
    assert listing.name == Bilingual(en="Blue Group", fr="Blue Group")
    assert listing.source_line == "imported from a table: Blue Group"
    assert listing.contacts[0].role.fr == "Contact"
    assert listing.contacts[0].phones == (Phone(number="416-859-3579"),)
    assert {"name_fr", "organization_en", "description_en"} <= remarked(parsed)


def test_a_row_without_a_page_as_its_source_is_refused() -> None:
    parsed = read_sheet(sheet(Name="Blue"), known=NOBODY)
    assert list(problems(parsed)) == ["source_url"]
    assert parsed.refused[0].row == 2
    assert parsed.refused[0].name == "Blue"


def test_french_alone_stands_in_english_too() -> None:
    (listing,) = new(Name="", Nom="Groupe bleu").listings
    assert listing.name == Bilingual(en="Groupe bleu", fr="Groupe bleu")


def test_a_town_is_placed_and_gives_its_zone(locator: Locator) -> None:
    (listing,) = new(locator, Ville="Regina", Province="SK", Jour="lundi", Heure="19 h").listings
    (site,) = listing.sites
    assert site.visibility is AddressVisibility.TOWN
    assert site.coordinate.lat == pytest.approx(50.45, abs=0.01)
    assert listing.schedule.meetings[0].time_zone == "America/Regina"
    assert listing.modes == {Mode.IN_PERSON}


def test_a_town_that_is_not_known_is_refused(locator: Locator) -> None:
    found = problems(new(locator, City="Nowhereville", Province="ON"))
    assert "'Nowhereville, ON' is no place that is known" in found["site_1_town"]


def test_two_rows_of_one_name_get_two_ids() -> None:
    twice = Sheet(header=tuple(LEAST), rows=(tuple(LEAST.values()),) * 2, first_row=2)
    parsed = read_sheet(twice, known=NOBODY)
    assert [listing.id for listing in parsed.listings] == ["blue-group", "blue-group-2"]


def test_one_id_twice_is_refused() -> None:
    twice = Sheet(header=("id",), rows=(("known",), ("known",)), first_row=2)
    parsed = read_sheet(twice, known=DIRECTORY)
    assert [fault.row for fault in parsed.refused] == [3]


def test_a_row_without_a_name_is_refused() -> None:
    assert list(problems(new(Name=""))) == ["name_en"]


def test_an_empty_row_is_no_row() -> None:
    rows = (("", ""), tuple(LEAST.values()))
    parsed = read_sheet(Sheet(header=tuple(LEAST), rows=rows, first_row=2), known=NOBODY)
    assert (len(parsed.listings), parsed.refused) == (1, ())


def test_a_column_that_is_not_taken_is_named() -> None:
    assert "Shoe size" in remarked(new(None, **{"Shoe size": "9"}))


def test_what_staff_confirmed_is_taken_and_nothing_else() -> None:
    given = sheet_of([["A", "Name"], ["x", "y"]])
    parsed = read_sheet(given, known=NOBODY, columns={"A": "name_en"})
    assert parsed.refused[0].name == "x"


def test_a_known_row_changes_only_what_differs() -> None:
    assert known(cost="free") == replace(KNOWN, cost=known(cost="free").cost)
    assert known(name_en="Known Group", notes_en="=1+1; park behind") is KNOWN


def test_an_empty_cell_takes_a_value_away_and_a_missing_column_does_not() -> None:
    assert known(notes_en="", notes_fr="").notes is None
    assert known(cost="free").notes == KNOWN.notes


def test_a_changed_phone_keeps_what_staff_alone_know() -> None:
    made = known(contact_1_phone_1="306-555-0111")
    assert made.contacts[-1] == HIDDEN
    assert made.contacts[0].phones[0].consent is None
    assert made.contacts[0].phones[1] == ANN.phones[1]


def test_a_changed_english_text_asks_for_the_french() -> None:
    parsed = read_sheet(sheet(id="known", name_en="New"), known=DIRECTORY)
    assert remarked(parsed) == {"name_fr"}
    assert parsed.listings[0].name == Bilingual(en="New", fr="Groupe connu")


def test_a_cleared_french_text_is_refused() -> None:
    parsed = read_sheet(sheet(id="known", name_fr=""), known=DIRECTORY)
    assert list(problems(parsed)) == ["name_fr"]
    assert parsed.listings == ()


def test_what_makes_no_listing_is_refused_by_its_column() -> None:
    parsed = read_sheet(sheet(id="known", site_1_lat="12"), known=DIRECTORY)
    assert "latitude 12 is outside Canada" in problems(parsed)["site_1_lat"]


def test_line_ends_of_a_spreadsheet_are_no_change() -> None:
    listing = replace(KNOWN, notes=Bilingual(en="a\nb", fr="a\nb"))
    row = row_of(listing) | {"notes_en": "a\r\nb"}
    header = header_for([row])
    given = sheet_of([header, [row.get(column, "") for column in header]])
    assert read_sheet(given, known=type(DIRECTORY)((listing,))).listings[0] is listing
