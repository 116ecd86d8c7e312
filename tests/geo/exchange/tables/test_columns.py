import pytest

from geo.errors import ExchangeError
from geo.exchange.tables.columns import (
    confirmed,
    is_guess,
    match,
    sheet_of,
)
from geo.exchange.tables.listing_row import header_for, is_column
from geo.listing.bounds import MOST_COLUMNS, MOST_LISTINGS
from tests.geo.told import raises_saying


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("name_fr", "name_fr"),
        ("Group", "name_en"),
        ("Nom", "name_fr"),
        ("Téléphone", "contact_1_phone_1"),
        ("City/Town", "site_1_town"),
        ("Ville", "site_1_town"),
        ("Code postal", "site_1_postal_code"),
        ("E-mail", "contact_1_email"),
        ("Courriel", "contact_1_email"),
        ("Site web", "contact_1_url"),
        ("Jour", "meeting_1_weekday"),
        ("Heure de début", "meeting_1_starts"),
        ("Shoe size", None),
        ("", None),
    ],
)
def test_usual_headings_are_known_in_both_languages(heading: str, column: str | None) -> None:
    assert match([heading]) == {heading: column}
    assert not is_guess(heading)


@pytest.mark.parametrize(
    ("heading", "column"),
    [("Telehpone", "contact_1_phone_1"), ("Post code", "site_1_postal_code")],
)
def test_a_heading_that_is_only_alike_is_a_guess(heading: str, column: str) -> None:
    assert match([heading]) == {heading: column}
    assert is_guess(heading)


def test_no_column_is_given_twice_and_the_surer_heading_has_it() -> None:
    found = match(["Telehpone", "Phone", "contact_1_phone_1"])
    assert found == {"Telehpone": None, "Phone": None, "contact_1_phone_1": "contact_1_phone_1"}


def test_every_column_of_ours_is_known() -> None:
    header = header_for([])
    assert match(header) == {column: column for column in header}


def test_each_synonym_leads_to_a_column() -> None:
    found = match(["statut", "lien source", "poste", "hours"])
    assert all(column and is_column(column) for column in found.values())


def test_without_a_word_from_staff_no_guess_is_taken() -> None:
    assert confirmed(["Name", "Telehpone"], None) == {"Name": "name_en"}


def test_staff_decide() -> None:
    assert confirmed(["A", "B"], {"A": "name_fr", "C": "id"}) == {"A": "name_fr"}


@pytest.mark.parametrize(
    ("columns", "problem"),
    [({"A": "shoes"}, "'shoes' for 'A'"), ({"A": "id", "B": "id"}, "two headings")],
)
def test_what_staff_cannot_mean_is_refused(columns: dict[str, str], problem: str) -> None:
    with raises_saying(ExchangeError, match=problem):
        confirmed(["A", "B"], columns)


def test_a_sheet_begins_at_its_first_text_and_ends_at_its_last() -> None:
    sheet = sheet_of([["", ""], ["name", "", "name"], ["a"], [], ["b", "", "", "x"], ["", ""]])
    assert sheet.header == ("name", "(2)", "name (3)", "(4)")
    assert sheet.rows == (("a", "", "", ""), ("", "", "", ""), ("b", "", "", "x"))
    assert sheet.first_row == 3


def test_an_empty_table_says_so() -> None:
    with raises_saying(ExchangeError, match="empty"):
        sheet_of([["", " "]])


@pytest.mark.parametrize(
    "rows",
    [[["a"]] * (MOST_LISTINGS + 2), [["a"] * (MOST_COLUMNS + 1)], [["a"] * 1900, *[["a"]] * 2700]],
)
def test_a_table_larger_than_any_listing_is_refused(rows: list[list[str]]) -> None:
    with raises_saying(ExchangeError, match="split the table"):
        sheet_of(rows)
