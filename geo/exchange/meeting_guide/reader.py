"""A Meeting Guide feed as listings: lenient on spelling, strict on where things are."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NoReturn

from geo.errors import ExchangeError, ListingError
from geo.exchange.meeting_guide.keys import (
    APPROXIMATE,
    KEY_OF_FIELD,
    KEYS,
    UPDATED,
    Json,
    base_slug,
    with_plain_keys,
)
from geo.exchange.meeting_guide.place import Atlas
from geo.exchange.meeting_guide.row import Guide, table_of
from geo.exchange.meeting_guide.writer import rows_of
from geo.exchange.reading.merge import one_language_alone, updated
from geo.exchange.reading.parsed_file import ParsedListings
from geo.exchange.reading.rows import ImportBuilder, ImportRow, listing_of
from geo.faults.foreign_file import Foreign, Kind, LargeFile, ManyMeetings, NoJson
from geo.faults.row import InFeed, KeysNotTaken, ManyOfGroup, NotOfFeed, OfRow, SlugInEarlierRow
from geo.listing.bounds import MOST_BYTES, MOST_LISTINGS, MOST_OF_A_KIND
from geo.listing.directory import Directory
from geo.listing.listing import Listing, Status
from geo.place.locate import Locator

_HEADS: Final = 3
"""Levels of objects in which the list is looked for."""


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows of one listing, and where the first of them stands."""

    number: int
    slug: str
    rows: tuple[Json, ...]


def read_feed(content: bytes, *, known: Directory, locator: Locator, today: date) -> ParsedListings:
    """Read every meeting of a feed.

    Parameters
    ----------
    locator
        Offline data that addresses are placed by and held against.
    today
        From which on the clocks of meetings and of their places are compared.

    Raises
    ------
    ExchangeError
        If it is no such feed, or is larger than any listing.
    """
    builder, atlas = ImportBuilder(known), Atlas(locator, today=today)
    rows = [_plain(row, at, builder) for at, row in enumerate(_rows(_parsed(content)), 1)]
    for group in _groups(rows, builder):
        name = group.rows[0].get("name")
        row = ImportRow(builder, group.number, name.strip() if isinstance(name, str) else "")
        _read(group, row, atlas)
    _remark_on_unknown(rows, builder)
    return builder.parsed()


def _plain(row: object, number: int, builder: ImportBuilder) -> object:
    if not isinstance(row, dict):
        return row
    told = ImportRow(builder, number, "")
    return with_plain_keys(row, lambda problem: told.remark(APPROXIMATE, problem))


def _read(group: _Group, row: ImportRow, atlas: Atlas) -> None:
    known = row.builder.known
    if len(group.rows) > MOST_OF_A_KIND:
        row.refuse("slug", ManyOfGroup(len(group.rows), MOST_OF_A_KIND))
        return
    is_second = group.slug in row.builder.listings
    if group.slug in known and not is_second:
        _read_known(known[group.slug], group, row, atlas)
        return
    if is_second:
        row.remark("slug", SlugInEarlierRow(repr(group.slug)))
    listing = _listing(group.rows, row, atlas, own_id=None)
    if listing is not None:
        row.take(listing)


def _read_known(known: Listing, group: _Group, row: ImportRow, atlas: Atlas) -> None:
    told = rows_of(replace(known, status=Status.ACTIVE) if _is_withdrawn(known) else known)
    if _is_withdrawn(known):
        row.remark("", OfRow.WITHDRAWN)
    if [_compared(one) for one in told] == [_compared(one) for one in group.rows]:
        row.take(known)
        return
    after = _listing(group.rows, row, atlas, own_id=known.id)
    before = _listing(
        told, ImportRow(ImportBuilder(row.builder.known), row.number, row.name), atlas, known.id
    )
    if after is None:
        return
    if before is None:
        row.refuse("", OfRow.KNOWN_NOT_TOLD)
        return
    told_alike = replace(after, source_line=before.source_line)
    try:
        listing = updated(known, before=before, after=told_alike)
    except ListingError as error:
        row.refuse("", error.problem)
        return
    row.take(listing)
    for field, _ in one_language_alone(known, listing):
        row.remark(KEY_OF_FIELD.get(field, field), OfRow.ENGLISH_CHANGED)


def _listing(
    rows: tuple[Json, ...], row: ImportRow, atlas: Atlas, own_id: str | None
) -> Listing | None:
    table = table_of(Guide(rows, row, atlas), own_id=own_id)
    if table is None:
        return None
    listing, faults = listing_of(table)
    for path, problem in faults:
        head = path.split(".")[0].split("[")[0]
        row.refuse("end_time" if path.endswith(".ends") else KEY_OF_FIELD.get(head, head), problem)
    return listing


def _is_withdrawn(listing: Listing) -> bool:
    return listing.status is Status.WITHDRAWN


def _compared(row: Json) -> Json:
    return {key: row[key] for key in KEYS if row.get(key) not in (None, "", [])}


def _groups(rows: list[object], builder: ImportBuilder) -> Iterator[_Group]:
    """Put the rows together that this program has written of one listing."""
    meetings: list[tuple[int, str, Json]] = []
    for number, row in enumerate(rows, 1):
        if isinstance(row, dict):
            slug = row.get("slug")
            meetings.append((number, slug.strip() if isinstance(slug, str) else "", row))
        else:
            problem = NotOfFeed(repr(str(row)[:60]), InFeed.MEETING)
            ImportRow(builder, number, "").refuse("", problem)
    own = {slug for _, slug, _ in meetings} | {listing.id for listing in builder.known}
    further: dict[str, list[tuple[int, Json]]] = {}
    first: list[tuple[int, str, Json]] = []
    for number, slug, row in meetings:
        base = base_slug(slug)
        if base != slug and base in own:
            further.setdefault(base, []).append((number, row))
        else:
            first.append((number, slug, row))
    for number, slug, row in first:
        yield _Group(number, slug, (row, *(one for _, one in further.pop(slug, ()))))
    for base, rest in further.items():
        yield _Group(rest[0][0], base, tuple(one for _, one in rest))


def _remark_on_unknown(rows: list[object], builder: ImportBuilder) -> None:
    known = {*KEYS, UPDATED}
    other = sorted({key for row in rows if isinstance(row, dict) for key in row} - known)
    if other:
        builder.remark("", KeysNotTaken(len(other), tuple(other[:10])))


def _rows(parsed: object) -> list[object]:
    found = _list_in(parsed, _HEADS)
    if found is None:
        raise ExchangeError(Foreign.NO_MEETINGS)
    if len(found) > MOST_LISTINGS:
        raise ExchangeError(ManyMeetings(len(found), MOST_LISTINGS))
    return found


def _list_in(value: object, levels: int) -> list[object] | None:
    """Find the list itself, or the first one with objects under a key."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or not levels:
        return None
    lists = (_list_in(part, levels - 1) for part in value.values())
    return next((one for one in lists if one is not None), None)


def _parsed(content: bytes) -> object:
    if len(content) > MOST_BYTES:
        raise ExchangeError(LargeFile(len(content) // 2**20, MOST_BYTES // 2**20, Kind.FEED))
    try:
        text = content.decode("utf-8-sig")
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(NoJson(str(error), Kind.FEED)) from error


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")
