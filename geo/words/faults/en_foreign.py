"""What can be wrong with a file of another format as a whole, in English."""

from typing import assert_never

from geo.faults.foreign_file import (
    ColumnTwice,
    DamagedWorkbook,
    ExportOnly,
    FileNotRead,
    Foreign,
    ForeignProblem,
    FormatNotTold,
    Kind,
    LargeArchive,
    LargeFile,
    LargeTable,
    LongCell,
    LongText,
    ManyMeetings,
    Measured,
    NoColumn,
    NoCsv,
    NoJson,
    NotUtf8,
    NoWorkbook,
    Oddity,
    OddPart,
    TableProblem,
    TooMuch,
)
from geo.words.faults.en_files import of_archive


def of_foreign(problem: ForeignProblem) -> str:
    """Say why a file cannot be taken or written, and what to do."""
    match problem:
        case Foreign():
            return _plain(problem)
        case LargeFile(mb, most_mb, kind):
            return _large(mb, most_mb, kind)
        case NoJson(said, kind):
            return f"the file is no JSON ({said}); {_choose(kind)}"
        case ManyMeetings(how_many, most):
            return f"{how_many:,} meetings; at most {most:,} are read; split the feed"
        case ExportOnly(form, read):
            return f"{form} files are export only; choose one of {', '.join(read)}"
        case NotUtf8(file):
            return f"{file} is not written in UTF-8; save it again as UTF-8"
        case FormatNotTold(file):
            return f"{file} does not say its format; name it with --format"
        case FileNotRead(file, said):
            return f"{file} cannot be read ({said}); check its name"
        case _:
            assert_never(problem)


def of_table(problem: TableProblem) -> str:
    """Say why a table or a workbook cannot be taken or written, and what to do."""
    match problem:
        case LargeTable(rows, columns, most_rows, most_columns, most_cells):
            return (
                f"{rows:,} rows and {columns:,} columns are more than any listing has (at most "
                f"{most_rows:,} rows, {most_columns:,} columns, {most_cells:,} cells); split the "
                "table"
            )
        case TooMuch(most, measured):
            return _too_much(most, measured)
        case LongCell(characters, most):
            return (
                f"a cell has {characters:,} characters and may have {most:,}; save the table as CSV"
            )
        case LongText(listing, column, characters, most):
            return (
                f"{listing}: {column} has {characters:,} characters and a cell of a workbook "
                f"holds {most:,}; save the listing as CSV, or draw the area with fewer corners"
            )
        case NoColumn(column, heading):
            return f"{column!r} for {heading!r} is no column of a listing; see the list"
        case ColumnTwice(column):
            return f"two headings are {column!r}; leave one of them out"
        case NoCsv(said):
            return f"the file is no CSV ({said}); save the table as CSV again"
        case DamagedWorkbook(said):
            return f"the workbook is damaged ({said}); {_SAVE_XLSX}"
        case NoWorkbook(why):
            return f"the file is no workbook ({of_archive(why)}); {_SAVE_XLSX}"
        case LargeArchive(why):
            return f"the workbook is larger than any listing ({of_archive(why)}); split the table"
        case OddPart(part, oddity):
            return (
                f"the workbook is odd ({part} {_odd(oddity)}); save the table with a spreadsheet "
                "program again, or as CSV"
            )
        case _:
            assert_never(problem)


_SAVE_XLSX = "save the table as .xlsx without a password, or as CSV"


def _plain(problem: Foreign) -> str:
    match problem:
        case Foreign.EMPTY_TABLE:
            return "the table is empty; choose a table with a header and rows below it"
        case Foreign.NO_TEXT:
            return "the file is no text; save the table as CSV with the encoding UTF-8"
        case Foreign.LOCKED_OR_OLD:
            return f"the workbook is locked by a password or of the old .xls; {_SAVE_XLSX}"
        case Foreign.LOCKED:
            return f"the workbook is locked by a password; {_SAVE_XLSX}"
        case Foreign.LARGE_WORKBOOK:
            return "the workbook is larger than any listing; split the table"
        case Foreign.LARGE_SHEET:
            return "the sheet holds more than any listing; split the table"
        case Foreign.NO_MEETINGS:
            return f"the file holds no list of meetings; {_choose(Kind.FEED)}"
        case Foreign.NO_FOLDER:
            return "toml is a folder of files; name one with --to FOLDER"
        case _:
            assert_never(problem)


def _large(mb: int, most_mb: int, kind: Kind) -> str:
    match kind:
        case Kind.TABLE:
            return f"the file has {mb} MB; at most {most_mb} are read"
        case Kind.FEED:
            return f"the feed has {mb} MB; at most {most_mb} are read"
        case Kind.SERVICES:
            return f"the file of {mb} MB is larger than any listing; {_choose(kind)}"
        case _:
            assert_never(kind)


def _choose(kind: Kind) -> str:
    match kind:
        case Kind.TABLE:
            return "choose a table with a header and rows below it"
        case Kind.FEED:
            return "choose a feed: a JSON list with one object for each meeting"
        case Kind.SERVICES:
            return "choose a file with a list of HSDS services"
        case _:
            assert_never(kind)


def _too_much(most: int, measured: Measured) -> str:
    match measured:
        case Measured.CELLS:
            return f"over {most:,} cells are more than any listing has; split it"
        case Measured.ROWS:
            return f"the sheet has over {most:,} rows; split the table"
        case Measured.COLUMNS:
            return f"a row has over {most:,} columns; take the last ones out"
        case _:
            assert_never(measured)


def _odd(oddity: Oddity) -> str:
    match oddity:
        case Oddity.NOT_UTF_8:
            return "is not written in UTF-8"
        case Oddity.DOCUMENT_TYPE:
            return "declares a type of document"
        case Oddity.LARGE:
            return "is too large"
        case Oddity.ENDLESS:
            return "holds a piece of markup without an end"
        case _:
            assert_never(oddity)
