import time as clock
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook

from geo.errors import ExchangeError
from geo.exchange.formats import Format
from geo.exchange.reading.parsed_file import compare
from geo.exchange.tables.xlsx_file import sheet_of_xlsx, write_xlsx
from geo.listing.directory import Directory
from geo.listing.published import without_staff_facts
from geo.listing.service_area import Outline
from tests.geo.exchange.made_up import (
    DIRECTORY,
    KNOWN,
    STAFF_NUMBER,
    directories,
    read_back,
    retold,
)
from tests.geo.told import raises_saying
from tests.hostile import HOSTILE

EXAMPLES = settings(max_examples=8)
"""A workbook is slow to write; the CSV tests try more."""


def book_of(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@EXAMPLES
@given(directory=directories)
def test_every_directory_comes_back_as_it_was_published(directory: Directory) -> None:
    parsed = read_back(write_xlsx(directory), Format.XLSX)
    assert parsed.refused == ()
    assert parsed.listings == tuple(map(without_staff_facts, directory))


@EXAMPLES
@given(directory=directories)
def test_an_export_that_nobody_touched_changes_nothing(directory: Directory) -> None:
    comparison = compare(directory, read_back(write_xlsx(directory), Format.XLSX, known=directory))
    assert comparison.same == len(directory)


def test_every_cell_is_a_text_and_none_a_formula() -> None:
    sheet = load_workbook(BytesIO(write_xlsx(DIRECTORY))).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    values = {cell.value for cell in cells}
    assert {"+1-888-495-6068", "0222", "=1+1; park behind"} <= values
    assert STAFF_NUMBER not in values


@pytest.mark.parametrize(
    "text", ["=1+1", "#N/A", "_x0041_x0042_", "x005F_", " a ", "'=1", *HOSTILE]
)
def test_every_text_comes_back(text: str) -> None:
    listing = without_staff_facts(retold(text))
    assert read_back(write_xlsx(Directory((listing,))), Format.XLSX).listings == (listing,)


def test_values_of_a_spreadsheet_are_read_as_texts() -> None:
    content = book_of(
        ["a", "b", "c", "d", "e", "f", "g"],
        [1.0, 1.5, True, datetime(2026, 1, 2), date(2026, 1, 2), time(19), datetime(2026, 1, 2, 3)],  # noqa: DTZ001 - a cell has no zone
    )
    expected = ("1", "1.5", "true", "2026-01-02", "2026-01-02", "19:00", "2026-01-02 03:00:00")
    assert sheet_of_xlsx(content).rows == (expected,)


def test_a_formula_that_was_never_calculated_is_empty() -> None:
    assert sheet_of_xlsx(book_of(["a", "b"], ["x", "=1+1"])).rows == (("x", ""),)


def test_a_text_longer_than_a_cell_names_the_listing_and_the_way_out() -> None:
    ring = [[-105 + n / 1e4, 50.0] for n in range(4000)] + [[-105, 51], [-105, 50.0]]
    large = Outline({"type": "Polygon", "coordinates": [ring]})
    with raises_saying(ExchangeError, match=r"known: service_area has .* as CSV"):
        write_xlsx(Directory((retold("x", service_area=large),)))


def packed(name: str, content: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "no workbook"),
        (b"name,phone\r\n", "no workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        (packed("a.txt", b"x"), "damaged"),
        (packed("a.xml", b"\0" * (64 * 2**20 + 1)), "larger than any listing"),
        (write_xlsx(DIRECTORY)[:3000], "no workbook"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, problem: str) -> None:
    with raises_saying(ExchangeError, match=problem):
        sheet_of_xlsx(content)


def test_a_locked_archive_is_refused() -> None:
    content = bytearray(packed("a.txt", b"x"))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with raises_saying(ExchangeError, match="password"):
        sheet_of_xlsx(bytes(content))


def test_a_sheet_of_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.exchange.tables.xlsx_file.MOST_LISTINGS", 3)
    assert len(sheet_of_xlsx(book_of(["a"], *[["x"]] * 3)).rows) == 3
    with raises_saying(ExchangeError, match="over 3 rows"):
        sheet_of_xlsx(book_of(["a"], *[["x"]] * 4))


def test_known_listings_are_compared_by_their_id() -> None:
    content = book_of(["id", "cost"], ["known", "free"])
    assert read_back(content, Format.XLSX, known=DIRECTORY).listings != (KNOWN,)


# --- workbooks that are meant to do harm ---------------------------------------------------------


_OF_TEXTS = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)


def sheet_of_xml(rows: str, texts: str = "") -> bytes:
    """Make a workbook of a sheet and a list of texts as somebody writes them by hand."""
    out = BytesIO()
    parts = {}
    with zipfile.ZipFile(BytesIO(book_of(["a", "b"], ["x", "y"]))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    parts["xl/worksheets/sheet1.xml"] = head + f"<sheetData>{rows}</sheetData></worksheet>".encode()
    if texts:
        own = head.replace(b"worksheet", b"sst")
        parts["xl/sharedStrings.xml"] = own + f"{texts}</sst>".encode()
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = types.replace(b"</Types>", _OF_TEXTS + b"</Types>")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def cpu_of_refusal(content: bytes, problem: str) -> float:
    begun = clock.process_time()
    with raises_saying(ExchangeError, match=problem):
        sheet_of_xlsx(content)
    return clock.process_time() - begun


def test_a_cell_in_the_last_column_of_every_row_costs_nothing() -> None:
    rows = "".join(f'<row r="{at}"><c r="XFD{at}"><v>1</v></c></row>' for at in range(1, 2_001))
    assert cpu_of_refusal(sheet_of_xml(rows), "over 2,000 columns") < 2.0


def test_an_empty_cell_in_the_last_column_is_left_out() -> None:
    first = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"/></row>'
    rows = f'{first}<row r="2"><c r="A2"><v>2</v></c></row>'
    assert sheet_of_xlsx(sheet_of_xml(rows)).rows == (("2",),)


@pytest.mark.slow
def test_a_row_beyond_the_last_one_is_refused_in_time() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="99999999999"><c><v>2</v></c></row>'
    assert cpu_of_refusal(sheet_of_xml(rows), "rows") < 20.0


def test_a_long_text_that_many_cells_share_is_counted_for_each_of_them() -> None:
    cells = "".join("<c t='s'><v>0</v></c>" for _ in range(1_000))
    rows = "".join(f"<row>{cells}</row>" for _ in range(30))
    content = sheet_of_xml(rows, f"<si><t>{'x' * 32_000}</t></si>")
    assert cpu_of_refusal(content, "holds more than any listing") < 10.0


def test_a_cell_longer_than_a_cell_can_be_is_refused() -> None:
    text = "x" * (8 * 32_767)
    content = sheet_of_xml(f"<row><c t='str'><v>{text}</v></c></row>")
    with raises_saying(ExchangeError, match="may have 32,767"):
        sheet_of_xlsx(content)


@pytest.mark.parametrize("declared", [10, 2**31])
def test_a_bomb_is_refused_whatever_it_declares(declared: int) -> None:
    content = packed("xl/worksheets/sheet1.xml", bytes(100 * 2**20))
    bomb = bytearray(content)
    for header, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = bomb.index(header) + at
        bomb[start : start + 4] = declared.to_bytes(4, "little")
    assert cpu_of_refusal(bytes(bomb), "workbook") < 2.0
