import csv
from io import StringIO

import pytest
from hypothesis import given, settings

from geo.errors import ExchangeError
from geo.exchange.formats import Format
from geo.exchange.reading.parsed_file import compare
from geo.exchange.tables.csv_file import sheet_of_csv, write_csv
from geo.listing.directory import Directory
from geo.listing.published import without_staff_facts
from tests.geo.exchange.made_up import DIRECTORY, STAFF_NUMBER, directories, read_back, retold
from tests.geo.told import raises_saying
from tests.hostile import HOSTILE

FEW = settings(max_examples=15)
"""Any listing takes long to make up; test_listing_row tries more."""
GUARDED = ("=1+1", "'=1", "''+1", "a;'-b", "\t'\t@x", "-", "'", "a\n=1", "x\t'\tz", ";;=;'=")


@FEW
@given(directory=directories)
def test_every_directory_comes_back_as_it_was_published(directory: Directory) -> None:
    parsed = read_back(write_csv(directory), Format.CSV)
    assert parsed.refused == ()
    assert parsed.listings == tuple(map(without_staff_facts, directory))


@FEW
@given(directory=directories)
def test_an_export_that_nobody_touched_changes_nothing(directory: Directory) -> None:
    comparison = compare(directory, read_back(write_csv(directory), Format.CSV, known=directory))
    assert comparison.same == len(directory)


def test_the_bytes_are_those_that_excel_reads() -> None:
    written = write_csv(DIRECTORY)
    assert written.startswith(b"\xef\xbb\xbfid,status,name_en")
    assert written.endswith(b"\r\n")
    assert STAFF_NUMBER.encode() not in written


def test_no_cell_is_a_formula_and_numbers_survive() -> None:
    rows = list(csv.reader(StringIO(write_csv(DIRECTORY).decode("utf-8-sig"), newline="")))
    cells = dict(zip(*rows, strict=True))
    assert not any(cell.startswith(("=", "+", "@", "\t")) for row in rows for cell in row)
    assert cells["contact_1_phone_1"] == "'+1-888-495-6068"
    assert cells["notes_en"] == "'=1+1; park behind"
    (read,) = read_back(write_csv(DIRECTORY), Format.CSV).listings
    assert read.contacts[0].phones[0].number == "+1-888-495-6068"


@pytest.mark.parametrize("text", [*GUARDED, *HOSTILE])
def test_every_text_comes_back_through_the_guard(text: str) -> None:
    listing = without_staff_facts(retold(text))
    assert read_back(write_csv(Directory((listing,))), Format.CSV).listings == (listing,)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_delimiters_and_encodings_are_recognised(delimiter: str, encoding: str) -> None:
    text = delimiter.join(("Nom", "Téléphone")) + "\r\n" + delimiter.join(("Été", "1")) + "\r\n"
    sheet = sheet_of_csv(text.encode(encoding))
    assert sheet.header == ("Nom", "Téléphone")
    assert sheet.rows == (("Été", "1"),)
    assert sheet.first_row == 2


def test_the_line_by_which_excel_names_its_delimiter_is_no_header() -> None:
    sheet = sheet_of_csv(b"sep=;\r\na,b;c\r\n1;2\r\n")
    assert (sheet.header, sheet.first_row) == (("a,b", "c"), 3)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"\x81\x8d\x00", "no text"),
        (b"a\0b", "no text"),
        (b"\xff\xfea", "no text"),
        (b"x" * (64 * 2**20 + 1), "64 MB|at most 64"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, problem: str) -> None:
    with raises_saying(ExchangeError, match=problem):
        sheet_of_csv(content)


def test_a_cell_longer_than_usual_is_read() -> None:
    sheet = sheet_of_csv(b"name\r\n" + b"x" * 200_000 + b"\r\n")
    assert len(sheet.rows[0][0]) == 200_000
