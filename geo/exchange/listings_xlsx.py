"""The whole listing as a workbook for spreadsheets, and such a workbook, ours or another's, read.

Every cell we write is a text: no formula, and no number that a program would write its own way.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from geo.errors import ExchangeError
from geo.exchange.columns import MOST_BYTES, MOST_ROWS, Sheet, sheet_of
from geo.exchange.incoming import Incoming
from geo.exchange.listing_row import header_for, row_of
from geo.exchange.listing_sheet import read_sheet
from geo.listing.directory import Directory
from geo.place.locate import Locator

TITLE: Final = "listings"
LONGEST_CELL: Final = 32_767
"""Characters that a cell of a workbook holds."""
_AS_TEXT: Final = "@"
_WIDTH: Final = 24.0
_OLE: Final = b"\xd0\xcf\x11\xe0"
_REMEDY: Final = "save the table as .xlsx without a password, or as CSV"
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


def read_xlsx(
    content: bytes,
    *,
    known: Directory,
    columns: Mapping[str, str] | None = None,
    locator: Locator | None = None,
) -> Incoming:
    """Read the listings of a workbook; see `geo.exchange.listing_sheet.read_sheet`.

    Raises
    ------
    ExchangeError
        If it is no workbook, is locked, or is larger than any listing.
    """
    return read_sheet(sheet_of_xlsx(content), known=known, columns=columns, locator=locator)


def sheet_of_xlsx(content: bytes) -> Sheet:
    """Read the texts of the first sheet of a workbook; of a formula, the value last calculated.

    Raises
    ------
    ExchangeError
        If it is no workbook, is locked, or is larger than any listing.
    """
    _require_workbook(content)
    try:
        rows = list(_rows(content))
    except ExchangeError:
        raise
    except Exception as error:  # a damaged workbook raises anything, as openpyxl wraps nothing
        raise ExchangeError(f"the workbook is damaged ({error}); {_REMEDY}") from error
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
            raise ExchangeError(
                f"{row['id']}: {column} has {len(text):,} characters and a cell of a workbook "
                f"holds {LONGEST_CELL:,}; save the listing as CSV, or draw the area with fewer "
                "corners"
            )


def _require_workbook(content: bytes) -> None:
    if content.startswith(_OLE):
        raise ExchangeError(f"the workbook is locked by a password or of the old .xls; {_REMEDY}")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise ExchangeError(f"the file is no workbook ({error}); {_REMEDY}") from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise ExchangeError(f"the workbook is locked by a password; {_REMEDY}")
    size = sum(entry.file_size for entry in entries)
    if size > MOST_BYTES:
        raise ExchangeError(
            f"the workbook is {size // 2**20} MB unpacked; at most 64 are read; part the table"
        )


def _rows(content: bytes) -> Iterator[list[str]]:
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # a file may state any size; the rows themselves count
        filled = 0
        for cells in sheet.iter_rows(values_only=True):
            row = [_text(cell) for cell in cells]
            filled += any(row)
            if filled > MOST_ROWS + 1:
                raise ExchangeError(f"the sheet has over {MOST_ROWS:,} rows; part the table")
            yield row
    finally:
        book.close()


def _text(cell: object) -> str:
    match cell:
        case None:
            text = ""
        case str():
            text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), cell)
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
