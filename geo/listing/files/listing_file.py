"""Listings as TOML files: one file for each, all faults of all files found in one run.

tomli is the standard library's own reader, compiled: it takes a fifth of the time.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

import tomli

from geo.errors import GazetteerError, ListingError, ListingsError
from geo.faults.file import (
    DataDamaged,
    LongName,
    NotToml,
    OwnFile,
    OwnFileProblem,
    Slip,
    TooDeep,
    Unreadable,
)
from geo.faults.listing import IdNotOfFile, IdTaken
from geo.listing.bounds import DEEPEST
from geo.listing.directory import Directory
from geo.listing.files.lines import line_of, lines_of
from geo.listing.files.readers import Fault, Node
from geo.listing.files.schema import LISTING
from geo.listing.listing import Listing
from geo.project import DATA

FOLDER: Final = DATA / "listings"

_LONGEST_KEY = 100
_NOT_TOML = (ValueError, RecursionError)
"""What the standard library's reader raises; not all of it is its own TOMLDecodeError."""
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
_BARE = re.compile(r"=\s*(0\d+|\d{1,2}:\d\d)\s*([],}#]|$)")


class Reading(NamedTuple):
    """What a file gave: a listing, or the faults that keep it from being one."""

    source: str
    text: str
    listing: Listing | None
    faults: tuple[ListingError, ...]


def read_directory(folder: Path | None = None) -> Directory:
    """Read all files of a folder, by default the project's own listing.

    Raises
    ------
    ListingsError
        With all faults of all files.
    """
    readings = read_folder(folder or FOLDER)
    faults = [fault for reading in readings for fault in reading.faults]
    if faults:
        raise ListingsError(str(folder or FOLDER), faults)
    return Directory(reading.listing for reading in readings if reading.listing is not None)


def from_toml(text: str, *, source: str) -> Listing:
    """Read a listing from the text of a file; ``source`` names it in messages.

    Raises
    ------
    ListingsError
        With all faults of the text.
    """
    reading = read_text(text, source=source)
    if reading.listing is None:
        raise ListingsError(source, reading.faults)
    return reading.listing


def read_whole(folder: Path) -> tuple[tuple[Reading, ...], tuple[ListingError, ...]]:
    """Read the files of a folder that are whole, and the faults of the others.

    One damaged file takes no other one along. A folder without a whole file is none.

    Raises
    ------
    ListingsError
        With all faults of all files, if none is whole.
    """
    readings = read_folder(folder)
    faults = tuple(fault for reading in readings for fault in reading.faults)
    whole = tuple(reading for reading in readings if reading.listing is not None)
    if not whole:
        raise ListingsError(str(folder), faults)
    return whole, faults


def read_folder(folder: Path) -> tuple[Reading, ...]:
    """Read every file of a folder, with or without faults, in the order of their names."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        return (_unreadable(str(folder), OwnFile.NONE_IN_FOLDER),)
    return tuple(_twins_found(read_file(path) for path in paths))


def read_file(path: Path) -> Reading:
    """Read one file, with or without faults."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return _unreadable(path.name, OwnFile.NOT_UTF_8)
    except OSError as error:
        return _unreadable(path.name, Unreadable(str(error.strerror)))
    return read_text(text, source=path.name, file_id=path.stem)


def read_text(text: str, *, source: str, file_id: str | None = None) -> Reading:
    """Read the text of a file, with or without faults.

    Parameters
    ----------
    file_id
        The id that the name of the file asks for; ``None`` if there is no file.
    """
    try:
        table = tomli.loads(text)
    except _NOT_TOML as error:
        return Reading(source, text, None, (_not_toml(text, str(error), source=source),))
    odd = _odd_shape(table, DEEPEST)
    if odd is not None:
        return Reading(source, text, None, (ListingError(source, "", odd),))
    faults: list[Fault] = []
    try:
        listing = Node(table, "", faults).read(LISTING)
    except GazetteerError as error:  # its area is one that a damaged file of the program draws
        damaged = ListingError(source, "", DataDamaged(str(error)))
        return Reading(source, text, None, (damaged,))
    given = table.get("id")
    if file_id is not None and isinstance(given, str) and given != file_id:
        faults.append(Fault("id", IdNotOfFile(repr(given), file_id)))
    if faults:
        return Reading(source, text, None, located(faults, source=source, text=text))
    return Reading(source, text, listing, ())


def located(faults: Iterable[Fault], *, source: str, text: str) -> tuple[ListingError, ...]:
    """Give each fault its file and line, in the order of the lines."""
    lines = lines_of(text)
    errors = (
        ListingError(source, path, problem, line=line_of(path, lines)) for path, problem in faults
    )
    return tuple(sorted(errors, key=lambda error: error.line or 0))


def _twins_found(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Add a fault to each file whose id an earlier file has."""
    owners: dict[str, str] = {}
    for reading in readings:
        listing_id = _id_in(reading)
        owner = owners.setdefault(listing_id, reading.source) if listing_id else reading.source
        if owner == reading.source:
            yield reading
            continue
        twin = Fault("id", IdTaken(repr(listing_id), owner))
        found = located([twin], source=reading.source, text=reading.text)
        yield reading._replace(listing=None, faults=(*reading.faults, *found))


def _id_in(reading: Reading) -> str | None:
    if reading.listing is not None:
        return reading.listing.id
    with suppress(*_NOT_TOML):
        given = tomli.loads(reading.text).get("id")
        return given if isinstance(given, str) else None
    return None


def _odd_shape(value: object, levels: int) -> TooDeep | LongName | None:
    """Tell what keeps the file from being a listing whatever it says; None if nothing does."""
    if not isinstance(value, dict | list):
        return None
    if levels == 0:
        return TooDeep(DEEPEST)
    longest = max(map(len, value), default=0) if isinstance(value, dict) else 0
    if longest > _LONGEST_KEY:
        return LongName(longest)
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, dict | list) and (odd := _odd_shape(one, levels - 1)):
            return odd
    return None


def _not_toml(text: str, message: str, *, source: str) -> ListingError:
    found = _PLACE.search(message)
    if found is None:
        return ListingError(source, "", NotToml(message, Slip.TOO_LONG))
    rows = text.rstrip().split("\n")
    line = int(found[1]) if found[1] else len(rows)
    written = rows[line - 1] if line <= len(rows) else ""
    slip, value = _slip(message, written)
    said = _PLACE.sub("", message)
    return ListingError(source, "", NotToml(said, slip, value), line=line)


def _slip(message: str, written: str) -> tuple[Slip, str]:
    bare = _BARE.search(written)
    if bare:
        return Slip.WITHOUT_QUOTES, bare[1]
    if any(word in message for word in ("overwrite", "twice", "eclare", "Duplicate")):
        return Slip.TWICE, ""
    return Slip.MARK, ""


def _unreadable(source: str, problem: OwnFileProblem) -> Reading:
    return Reading(source, "", None, (ListingError(source, "", problem),))
