"""The rows of a sheet as listings: new ones completed where nothing is guessed, known ones kept."""

from collections.abc import Iterator, Mapping
from typing import Final

from geo.exchange.reading.meeting_place import completed_sites, keep_back
from geo.exchange.reading.merge import one_language_alone, updated
from geo.exchange.reading.parsed_file import ParsedListings
from geo.exchange.reading.rows import ImportBuilder, ImportRow, listing_of
from geo.exchange.tables.columns import Sheet, confirmed
from geo.exchange.tables.listing_row import column_at, row_of, table_of
from geo.faults.row import IdInEarlierRow, OfRow, Untranslated
from geo.listing.directory import Directory
from geo.listing.listing import Listing, Mode
from geo.listing.published import without_staff_facts
from geo.place.locate import Locator

CONTACT: Final = "Contact"
"""The role of a contact that states none; the word is the same in both languages."""
_LANGUAGES: Final = {"_en": "_fr", "_fr": "_en"}
Cells = dict[str, str]


def read_sheet(
    sheet: Sheet,
    *,
    known: Directory,
    columns: Mapping[str, str] | None = None,
    locator: Locator | None = None,
) -> ParsedListings:
    """Read every row.

    Parameters
    ----------
    columns
        Headings and our columns, as staff confirmed them; by default those that are ours or usual.
    locator
        Places a new listing whose row names a town or postal code but no point; without it such a
        row is refused.

    Raises
    ------
    ExchangeError
        If the columns cannot be told apart.
    """
    taken = confirmed(sheet.header, columns)
    builder = ImportBuilder(known)
    for heading in sheet.header:
        if heading not in taken:
            builder.remark(heading, OfRow.COLUMN_NOT_TAKEN)
    for number, texts in enumerate(sheet.rows, sheet.first_row):
        texts_at = dict(zip(sheet.header, texts, strict=True))
        cells = {column: _lines(texts_at[heading]) for heading, column in taken.items()}
        if any(text.strip() for text in cells.values()):
            _read(cells, ImportRow(builder, number, _name(cells)), locator)
    return builder.parsed()


def _read(cells: Cells, row: ImportRow, locator: Locator | None) -> None:
    own_id = cells.get("id", "").strip()
    if own_id in row.builder.listings:
        row.refuse("id", IdInEarlierRow(repr(own_id)))
    elif own_id in row.builder.known:
        _read_known(row.builder.known[own_id], cells, row, locator)
    else:
        _read_new(cells, row, locator)


def _read_known(known: Listing, cells: Cells, row: ImportRow, locator: Locator | None) -> None:
    told = row_of(known)
    changed = {
        column: text
        for column, text in cells.items()
        if column != "id" and (text if text.strip() else "") != told.get(column, "")
    }
    if not changed:
        row.take(known)
        return
    before = without_staff_facts(known)
    after = _listing(told | changed, row, locator, is_new=False)
    if after is None:
        return
    listing = updated(known, before=before, after=after)
    row.take(listing)
    for field, language in one_language_alone(known, listing):
        row.remark(f"{field}_{language}", OfRow.OTHER_LANGUAGE)


def _read_new(cells: Cells, row: ImportRow, locator: Locator | None) -> None:
    stated = {column: text for column, text in cells.items() if text.strip()}
    if not row.name:
        row.refuse("name_en", OfRow.NO_NAME)
        return
    full = stated | dict(_completions(stated, row))
    full |= dict(_translations(full, row))
    listing = _listing(full, row, locator, is_new=True)
    if listing is not None:
        row.take(listing)


def _completions(cells: Cells, row: ImportRow) -> Iterator[tuple[str, str]]:
    """Fill in what follows from the row itself."""
    if "id" not in cells:
        yield "id", row.builder.free_id(row.name)
    yield from _named_after_the_group(cells, row)
    if "source_url" not in cells and "contact_1_url" in cells:
        yield "source_url", cells["contact_1_url"].strip()
    if "source_line" not in cells:
        yield "source_line", f"imported from a table: {row.name}"
    if "service_area" not in cells:
        yield "service_area", "not_stated"
    if "modes" not in cells and any(column.startswith("site_") for column in cells):
        row.remark("modes", OfRow.IN_PERSON)
        yield "modes", Mode.IN_PERSON.value
    for number in _contacts_without_role(cells):
        yield from ((f"contact_{number}_role{end}", CONTACT) for end in _LANGUAGES)


def _named_after_the_group(cells: Cells, row: ImportRow) -> Iterator[tuple[str, str]]:
    for field in ("organization", "description"):
        if not {f"{field}_en", f"{field}_fr"} & cells.keys():
            row.remark(f"{field}_en", OfRow.NAME_OF_GROUP)
            yield from ((f"{field}{end}", cells.get(f"name{end}", row.name)) for end in _LANGUAGES)


def _contacts_without_role(cells: Cells) -> set[str]:
    numbers = {column.split("_")[1] for column in cells if column.startswith("contact_")}
    return {
        number
        for number in numbers
        if not any(f"contact_{number}_role{end}" in cells for end in _LANGUAGES)
    }


def _translations(cells: Cells, row: ImportRow) -> Iterator[tuple[str, str]]:
    for column, text in cells.items():
        other = _LANGUAGES.get(column[-3:])
        twin = f"{column[:-3]}{other}"
        if other and twin not in cells:
            row.remark(twin, Untranslated(english_stands=column.endswith("_en")))
            yield twin, text


def _listing(
    cells: Cells, row: ImportRow, locator: Locator | None, *, is_new: bool
) -> Listing | None:
    table = table_of(cells)
    if locator is not None:
        keep_back(table, row, locator)
        if is_new:
            completed_sites(table, row, locator)
    listing, faults = listing_of(table)
    for path, problem in faults:
        row.refuse(column_at(path), problem)
    return listing


def _name(cells: Cells) -> str:
    names = (cells.get(f"name{end}", "").strip() for end in _LANGUAGES)
    return next((name for name in names if name), "")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
