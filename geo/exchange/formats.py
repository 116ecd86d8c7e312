"""All formats of files that the listing goes out in and comes in by, in one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType
from typing import Final, Literal

from geo.errors import ExchangeError, ListingError
from geo.exchange.feeds.calendar import listings_calendar
from geo.exchange.feeds.listings_geojson import write_geojson
from geo.exchange.hsds.reader import read_hsds
from geo.exchange.hsds.writer import write_hsds
from geo.exchange.meeting_guide.reader import read_feed
from geo.exchange.meeting_guide.writer import write_feed
from geo.exchange.reading.parsed_file import ParsedListings, RowFault
from geo.exchange.tables.columns import Sheet
from geo.exchange.tables.csv_file import sheet_of_csv, write_csv
from geo.exchange.tables.listing_sheet import read_sheet
from geo.exchange.tables.xlsx_file import sheet_of_xlsx, write_xlsx
from geo.faults.foreign_file import ExportOnly, NotUtf8
from geo.listing.directory import Directory
from geo.listing.files.listing_file import Reading, read_text
from geo.listing.files.snapshot import pack_texts, read_snapshot, to_snapshot
from geo.listing.files.writer import to_toml
from geo.listing.published import PublishedDirectory
from geo.place.locate import Locator
from geo.words.language import Language


class Format(StrEnum):
    """A format by the word that the command line uses."""

    TOML = "toml"
    """The files of the listing themselves, packed as a ZIP; on the command line also a folder."""
    CSV = "csv"
    """One row for each listing, as any spreadsheet reads it."""
    XLSX = "xlsx"
    """The same rows as a workbook."""
    MEETING_GUIDE = "meeting-guide"
    """The JSON feed that recovery fellowships publish their meetings in."""
    HSDS = "hsds"
    """The Human Services Data Specification, which directories of services exchange."""
    GEOJSON = "geojson"
    """Points and areas for map programs."""
    ICAL = "ical"
    """The meetings as events that calendars follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is known of a format.

    Parameters
    ----------
    ends
        How the name of such a file ends.
    is_read
        Whether such a file can be taken in; the others are export only.
    is_table
        Whether it is read by columns, which staff may have to name.
    tells_hidden
        Whether it can say that a listing is paused or withdrawn.
    """

    ends: str
    media_type: str
    is_read: bool = True
    is_table: bool = False
    tells_hidden: bool = True


FORMATS: Final[Mapping[Format, About]] = MappingProxyType(
    {
        Format.TOML: About(ends=".zip", media_type="application/zip"),
        Format.CSV: About(ends=".csv", media_type="text/csv", is_table=True),
        Format.XLSX: About(
            ends=".xlsx",
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            is_table=True,
        ),
        Format.MEETING_GUIDE: About(
            ends=".meeting-guide.json",
            media_type="application/json",
        ),
        Format.HSDS: About(ends=".hsds.json", media_type="application/json"),
        Format.GEOJSON: About(
            ends=".geojson",
            media_type="application/geo+json",
            is_read=False,
            tells_hidden=False,
        ),
        Format.ICAL: About(
            ends=".ics",
            media_type="text/calendar",
            is_read=False,
            tells_hidden=False,
        ),
    }
)
_OfRows = Literal[Format.CSV, Format.XLSX, Format.MEETING_GUIDE, Format.HSDS]
"""Formats of an entry after the other, each with its status."""
_READ: Final = tuple(form.value for form, about in FORMATS.items() if about.is_read)


# --- out -----------------------------------------------------------------------------------------


def write(
    directory: PublishedDirectory, form: Format, *, now: datetime, language: Language
) -> bytes:
    """Write what the public may have.

    Parameters
    ----------
    now
        Aware.
    language
        Of what a format says in one language.

    Raises
    ------
    ExchangeError
        If the format cannot hold one of the listings.
    """
    match form:
        case Format.TOML:
            return to_snapshot(directory)
        case Format.GEOJSON:
            return write_geojson(directory)
        case Format.ICAL:
            return listings_calendar(directory, now=now, language=language)
        case Format.CSV | Format.XLSX | Format.MEETING_GUIDE | Format.HSDS:
            return _write_rows(directory, form, now=now)


def write_for_staff(
    directory: Directory, form: Format, *, now: datetime, language: Language
) -> bytes:
    """Write what staff alone may have: also paused and withdrawn listings where a format tells so.

    The listing's own files hold all of it, consents and what is for staff alone; no other does.
    The parameters and errors are those of `write`.
    """
    match form:
        case Format.TOML:
            return pack_texts({listing.id: to_toml(listing) for listing in directory})
        case Format.GEOJSON | Format.ICAL:
            return write(PublishedDirectory(directory), form, now=now, language=language)
        case Format.CSV | Format.XLSX | Format.MEETING_GUIDE | Format.HSDS:
            return _write_rows(directory, form, now=now)


def _write_rows(directory: Directory, form: _OfRows, *, now: datetime) -> bytes:
    """Write each listing with its status, and no fact that is for staff alone."""
    match form:
        case Format.CSV:
            return write_csv(directory)
        case Format.XLSX:
            return write_xlsx(directory)
        case Format.MEETING_GUIDE:
            return write_feed(directory, now=now)
        case Format.HSDS:
            return write_hsds(directory, now=now)


# --- in ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFile:
    """What a file brought.

    Parameters
    ----------
    texts
        By id, the listings as they stand in the file: only of TOML, whose remarks are kept.
    """

    parsed: ParsedListings
    texts: Mapping[str, str]


def read(
    content: bytes,
    form: Format,
    *,
    name: str,
    known: Directory,
    locator: Locator,
    today: date,
    columns: Mapping[str, str] | None = None,
) -> ParsedFile:
    """Read a file.

    Parameters
    ----------
    name
        Of the file, for messages and to tell one listing from many.
    known
        What the file is compared with.
    today
        The day in UTC, from which on the clocks of meetings are compared.
    columns
        Of a table: its headings and our columns, as staff confirmed them.

    Raises
    ------
    ExchangeError, SnapshotError
        If it is no file of this format, or the format is not read.
    """
    match form:
        case Format.TOML:
            return parsed_texts(_toml_readings(content, name))
        case Format.CSV | Format.XLSX:
            sheet = sheet_of(content, form)
            taken = read_sheet(sheet, known=known, columns=columns, locator=locator)
        case Format.MEETING_GUIDE:
            taken = read_feed(content, known=known, locator=locator, today=today)
        case Format.HSDS:
            taken = read_hsds(content, known=known)
        case _:
            raise ExchangeError(ExportOnly(form.value, _READ))
    return ParsedFile(parsed=taken, texts={})


def sheet_of(content: bytes, form: Format) -> Sheet:
    """Read the texts of a table, before anything is known of its columns.

    Raises
    ------
    ExchangeError
        If it is no table of this format.
    """
    return sheet_of_xlsx(content) if form is Format.XLSX else sheet_of_csv(content)


def parsed_texts(readings: tuple[Reading, ...]) -> ParsedFile:
    """Put the readings of TOML files together; each fault has its file and its line."""
    whole = [(one.listing, one.text) for one in readings if one.listing is not None]
    faults = [_row_fault(fault) for reading in readings for fault in reading.faults]
    parsed = ParsedListings(listings=tuple(listing for listing, _ in whole), refused=tuple(faults))
    return ParsedFile(parsed=parsed, texts={listing.id: text for listing, text in whole})


def _row_fault(fault: ListingError) -> RowFault:
    return RowFault(row=fault.line, name=fault.source, field=fault.field, problem=fault.problem)


def _toml_readings(content: bytes, name: str) -> tuple[Reading, ...]:
    if not name.lower().endswith(".toml"):
        return read_snapshot(content)
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ExchangeError(NotUtf8(name)) from None
    return (read_text(text, source=name, file_id=PurePath(name).stem),)
