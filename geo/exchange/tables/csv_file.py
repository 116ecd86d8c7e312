"""The whole listing as a CSV file for spreadsheets, and such a file, ours or another's, read."""

import csv
import re
from io import StringIO
from typing import Final

from geo.errors import ExchangeError
from geo.exchange.tables.columns import Sheet, sheet_of
from geo.exchange.tables.formulas import CELL, TRIGGERS
from geo.exchange.tables.listing_row import header_for, row_of
from geo.faults.foreign_file import Foreign, Kind, LargeFile, Measured, NoCsv, TooMuch
from geo.listing.bounds import MOST_BYTES, MOST_CELLS
from geo.listing.directory import Directory

_DELIMITERS: Final = ",;\t"
_SEPARATOR_LINE: Final = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_FORMULA: Final = re.compile(rf"{CELL}(?='*[{TRIGGERS}])")
"""Where a spreadsheet would begin to calculate, also behind apostrophes of the text's own."""
_GUARDED: Final = re.compile(rf"{CELL}'(?='*[{TRIGGERS}])")

# A drawn service area may be longer than the 128 KiB that the module allows a cell by default.
csv.field_size_limit(MOST_BYTES)


def write_csv(directory: Directory) -> bytes:
    """Write a directory as CSV (RFC 4180) in UTF-8 with the mark by which Excel knows it.

    A text that a spreadsheet would calculate begins with an apostrophe, which `sheet_of_csv` takes
    off.
    """
    rows = [row_of(listing) for listing in directory]
    header = header_for(rows)
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_FORMULA.sub(r"\1'", row.get(name, "")) for name in header] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def sheet_of_csv(content: bytes) -> Sheet:
    """Read the texts of a CSV file that is parted by commas, semicolons or tabs.

    Raises
    ------
    ExchangeError
        If it is no such file, or is larger than any listing.
    """
    if len(content) > MOST_BYTES:
        raise ExchangeError(LargeFile(len(content) // 2**20, MOST_BYTES // 2**20, Kind.TABLE))
    text = _decoded(content)
    line = _SEPARATOR_LINE.match(text)
    delimiter = line[1] if line else _delimiter(text)
    body = text[line.end() :] if line else text
    cells = body.count(delimiter) + body.count("\n")
    if cells > MOST_CELLS:
        raise ExchangeError(TooMuch(MOST_CELLS, Measured.CELLS))
    try:
        rows = list(csv.reader(StringIO(body, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ExchangeError(NoCsv(str(error))) from error
    bare = [[_GUARDED.sub(r"\1", cell) for cell in row] for row in rows]
    return sheet_of(bare, first_row=2 if line else 1)


def _decoded(content: bytes) -> str:
    is_utf_16 = content.startswith(_UTF_16)
    for name in ("utf-16",) if is_utf_16 else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
        break
    raise ExchangeError(Foreign.NO_TEXT)


def _delimiter(text: str) -> str:
    """Take the sign that parts the first line with a text most often; the comma if none does."""

    def parts(delimiter: str) -> int:
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        try:
            return len(next(row for row in reader if any(row)))
        except (csv.Error, StopIteration):
            return 0

    return max(_DELIMITERS, key=parts)
