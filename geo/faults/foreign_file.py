"""What can be wrong with a file of another format as a whole."""

from enum import StrEnum
from typing import NamedTuple

from geo.faults.file import ArchiveProblem


class Foreign(StrEnum):
    """Faults of such a file that need no facts."""

    EMPTY_TABLE = "empty_table"
    """A table has no text at all."""
    NO_TEXT = "no_text"
    """A table is not written in letters."""
    LOCKED_OR_OLD = "locked_or_old"
    """A workbook is locked, or of a format of long ago."""
    LOCKED = "locked"
    """A workbook asks for a password."""
    LARGE_WORKBOOK = "large_workbook"
    """A workbook holds more than any listing."""
    LARGE_SHEET = "large_sheet"
    """A sheet holds more than any listing."""
    NO_MEETINGS = "no_meetings"
    """A feed holds no list of meetings."""
    NO_FOLDER = "no_folder"
    """The listing's own files are to be written, and no folder is named."""


class Kind(StrEnum):
    """Files by what they should hold."""

    TABLE = "table"
    """A table of texts."""
    FEED = "feed"
    """A Meeting Guide feed."""
    SERVICES = "services"
    """Services of HSDS."""


class LargeFile(NamedTuple):
    """A file has more megabytes than any listing."""

    mb: int
    most_mb: int
    kind: Kind


class NoJson(NamedTuple):
    """A file is no JSON; a library says why."""

    said: str
    kind: Kind


class NoCsv(NamedTuple):
    """A file is no table of texts; a library says why."""

    said: str


class DamagedWorkbook(NamedTuple):
    """A workbook cannot be read; a library says why."""

    said: str


class NoWorkbook(NamedTuple):
    """A file is no workbook, and why."""

    why: ArchiveProblem


class LargeArchive(NamedTuple):
    """A workbook is larger than any listing, and why."""

    why: ArchiveProblem


class Oddity(StrEnum):
    """What no program writes into a part of a workbook."""

    NOT_UTF_8 = "not_utf_8"
    """Another encoding."""
    DOCUMENT_TYPE = "document_type"
    """A type of document, or entities."""
    LARGE = "large"
    """More than such a part ever has."""
    ENDLESS = "endless"
    """A piece of markup without an end."""


class OddPart(NamedTuple):
    """A part of a workbook is not as programs write it."""

    part: str
    oddity: Oddity


class LargeTable(NamedTuple):
    """A table has more rows and columns than any listing."""

    rows: int
    columns: int
    most_rows: int
    most_columns: int
    most_cells: int


class Measured(StrEnum):
    """Of what a file can have too much; the number is the most."""

    CELLS = "cells"
    """Cells of a table."""
    ROWS = "rows"
    """Rows of a sheet."""
    COLUMNS = "columns"
    """Columns of a row."""


class TooMuch(NamedTuple):
    """A table has more of something than any listing."""

    most: int
    measured: Measured


class LongCell(NamedTuple):
    """A cell of a workbook has more characters than it may."""

    characters: int
    most: int


class LongText(NamedTuple):
    """A text of a listing does not fit into a cell of a workbook."""

    listing: str
    column: str
    characters: int
    most: int


class NoColumn(NamedTuple):
    """Staff named a column that is none of ours."""

    column: str
    heading: str


class ColumnTwice(NamedTuple):
    """Two headings stand for one column."""

    column: str


class ManyMeetings(NamedTuple):
    """A feed holds more meetings than any listing."""

    how_many: int
    most: int


class ExportOnly(NamedTuple):
    """A format is not read; those that are."""

    form: str
    read: tuple[str, ...]


class NotUtf8(NamedTuple):
    """A file is written in another encoding."""

    file: str


class FormatNotTold(NamedTuple):
    """A file does not tell its format."""

    file: str


class FileNotRead(NamedTuple):
    """A file cannot be read; the system says why."""

    file: str
    said: str


TableProblem = (
    LargeTable
    | TooMuch
    | LongCell
    | LongText
    | NoColumn
    | ColumnTwice
    | NoCsv
    | DamagedWorkbook
    | NoWorkbook
    | LargeArchive
    | OddPart
)
"""What can be wrong with a table or a workbook."""
ForeignProblem = (
    Foreign | LargeFile | NoJson | ManyMeetings | ExportOnly | NotUtf8 | FormatNotTold | FileNotRead
)
"""What else can be wrong with a file of another format as a whole."""
