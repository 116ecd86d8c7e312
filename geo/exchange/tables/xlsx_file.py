"""The whole listing as a workbook for spreadsheets, and such a workbook, ours or another's, read.

Every cell we write is a text: no formula, and no number that a program would write its own way.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from geo.errors import ArchiveError, ArchiveTooLargeError, ExchangeError
from geo.exchange.tables.columns import Sheet, sheet_of
from geo.exchange.tables.listing_row import header_for, row_of
from geo.exchange.tables.workbook_parts import require_plain, stored
from geo.faults.file import Archive
from geo.faults.foreign_file import (
    DamagedWorkbook,
    Foreign,
    LargeArchive,
    LongCell,
    LongText,
    Measured,
    NoWorkbook,
    TooMuch,
)
from geo.listing.bounds import (
    LAST_ROW,
    LONGEST_CELL,
    MOST_BYTES,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_LISTINGS,
)
from geo.listing.directory import Directory
from geo.listing.files.archive import unpacked

TITLE: Final = "listings"
MOST_OF_CELL: Final = 7 * LONGEST_CELL
"""Characters of a cell as it is written, each of them perhaps as ``_x0007_``."""
_AS_TEXT: Final = "@"
_WIDTH: Final = 24.0
_OLE: Final = b"\xd0\xcf\x11\xe0"
_NOT_OF_XML: Final = re.compile(
    r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"
)
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def write_xlsx(directory: Directory) -> bytes:
    """Write a directory as a workbook of one sheet.

    Raises
    ------
    ExchangeError
        If a text is longer than a cell can be, as a finely drawn service area may be.
    """
    rows = [row_of(listing) for listing in directory]
    for row in rows:
        _require_fitting(row)
    header = header_for(rows)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(TITLE)
    sheet.freeze_panes = "B2"
    for place in range(1, len(header) + 1):
        column = sheet.column_dimensions[get_column_letter(place)]
        column.number_format, column.width = _AS_TEXT, _WIDTH
    sheet.append([_cell(sheet, name, bold=True) for name in header])
    for row in rows:
        sheet.append([_cell(sheet, row[name]) if name in row else None for name in header])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_of_xlsx(content: bytes) -> Sheet:
    """Read the texts of the first sheet of a workbook; of a formula, the value last calculated.

    Raises
    ------
    ExchangeError
        If it is no workbook, is locked, or is larger than any listing.
    """
    parts = _parts(content)
    try:
        rows = list(_rows(stored(parts)))
    except ExchangeError:
        raise
    except Exception as error:  # a damaged workbook raises anything, as openpyxl wraps nothing
        raise ExchangeError(DamagedWorkbook(str(error))) from error
    return sheet_of(rows)


def _cell(sheet: Any, text: str, *, bold: bool = False) -> Any:  # noqa: ANN401 - openpyxl ships no types
    cell = WriteOnlyCell(sheet, _escaped(text))
    cell.data_type = "s"  # openpyxl would make a formula of "=1+1" and an error of "#N/A"
    cell.number_format = _AS_TEXT
    if bold:
        cell.font = Font(bold=True)
    return cell


def _require_fitting(row: Mapping[str, str]) -> None:
    for column, text in row.items():
        if len(_escaped(text)) > LONGEST_CELL:
            raise ExchangeError(LongText(row["id"], column, len(text), LONGEST_CELL))


def _parts(content: bytes) -> dict[str, bytes]:
    """Unpack what a table is made of; pictures and programs stay where they are."""
    if content.startswith(_OLE):
        raise ExchangeError(Foreign.LOCKED_OR_OLD)
    try:
        parts = unpacked(content, is_wanted=lambda name: name.endswith((".xml", ".rels")))
    except ArchiveTooLargeError as error:
        raise ExchangeError(LargeArchive(error.problem)) from error
    except ArchiveError as error:
        is_locked = error.problem is Archive.ENCRYPTED
        raise ExchangeError(Foreign.LOCKED if is_locked else NoWorkbook(error.problem)) from error
    require_plain(parts)
    return parts


def _rows(content: bytes) -> Iterator[list[str]]:
    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # a file may state any size; the rows themselves count
        yield from _counted(sheet.iter_rows(values_only=True))
    finally:
        book.close()


def _counted(rows: Iterable[Sequence[object]]) -> Iterator[list[str]]:
    """Read the texts of rows, and stop where they are more than any listing has."""
    filled = cells = characters = 0
    for number, values in enumerate(rows, 1):
        row = [_text(value) for value in _narrow(values)]
        filled, cells = filled + any(row), cells + len(row)
        characters += sum(map(len, row))
        if filled > MOST_LISTINGS + 1 or number > LAST_ROW:
            raise ExchangeError(TooMuch(MOST_LISTINGS, Measured.ROWS))
        if cells > MOST_CELLS or characters > MOST_BYTES:
            raise ExchangeError(Foreign.LARGE_SHEET)
        yield row


def _narrow(values: Sequence[object]) -> Sequence[object]:
    """Leave out the empty cells at the end of a row."""
    beyond = values[MOST_COLUMNS:]
    if beyond.count(None) < len(beyond):
        raise ExchangeError(TooMuch(MOST_COLUMNS, Measured.COLUMNS))
    last = min(len(values), MOST_COLUMNS)
    while last and values[last - 1] is None:
        last -= 1
    return values[:last]


def _text(cell: object) -> str:
    match cell:
        case None:
            text = ""
        case str() if len(cell) > MOST_OF_CELL:
            raise ExchangeError(LongCell(len(cell), LONGEST_CELL))
        case str():
            text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), cell) if "_x" in cell else cell
        case bool():
            text = str(cell).lower()
        case float() if cell.is_integer():
            text = str(int(cell))
        case datetime() if cell.time() == time():
            text = cell.date().isoformat()
        case time():
            text = cell.isoformat("minutes")
        case _:
            text = str(cell)
    return text


def _escaped(text: str) -> str:
    """Write what XML cannot hold as a workbook does, ``_xFFFF_``, and such a text itself too."""
    return _NOT_OF_XML.sub(lambda at: f"_x{ord(at[0]):04X}_", text)
