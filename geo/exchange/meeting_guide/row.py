"""The rows of one group in a feed as the table of a listing, with remarks on what was repaired."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from geo.exchange.meeting_guide.contacts import contacts_of
from geo.exchange.meeting_guide.keys import APPROXIMATE, UPDATED, Json
from geo.exchange.meeting_guide.place import Address, Atlas, address_in, placed
from geo.exchange.meeting_guide.times import PlaceClock, meetings_of
from geo.exchange.meeting_guide.types import (
    ACCESS,
    CLOSED,
    CLOSED_FOR_NOW,
    HYBRID,
    LANGUAGES,
    ONLINE,
    OPEN,
    TAKEN,
)
from geo.exchange.reading import spellings
from geo.exchange.reading.rows import ImportRow
from geo.faults.row import InFeed, NotOfFeed, OfRow, StillNames, TypesNotTaken
from geo.listing.audience import Welcome
from geo.listing.listing import Mode, Status
from geo.place.places import plain

_CLOSED_MEETING: Final = {"en": "Closed meeting", "fr": "Réunion fermée"}
_DOOR: Final = "location_notes"
_LETTERS_OF_CODE: Final = 6
_PROSE: Final = (
    "notes",
    _DOOR,
    "conference_url_notes",
    "conference_phone_notes",
)
_KEPT: Final = (
    *("name", "group", "entity", "group_notes", "slug", "url"),
    *(key for key in _PROSE if key != _DOOR),
    *(f"contact_{at}_name" for at in (1, 2, 3)),
)
"""Texts that stay when the address is approximate."""
Texts = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Guide:
    """The rows of one group, where they stand, and what their addresses are held against."""

    rows: tuple[Json, ...]
    row: ImportRow
    atlas: Atlas


def table_of(guide: Guide, *, own_id: str | None) -> dict[str, Any] | None:
    """Read the rows; the first says everything but the further meetings.

    Parameters
    ----------
    own_id
        Of a known listing; else an id is made of the slug or the name.

    Returns
    -------
    dict or None
        None if the group is refused: the row has been told why.
    """
    row, texts, types = guide.row, texts_of(guide.rows[0]), _types(guide)
    if texts.get("name") is None:
        row.refuse("name", OfRow.NAMELESS_MEETING)
        return None
    address = address_in(texts, approximate=_is_approximate(guide))
    if address.approximate:
        texts = _without_door(texts, address, row)
    modes = _modes(texts, types, address)
    place = _place(address, modes, guide)
    if isinstance(place, str):
        return None
    site, zone = place
    clock = PlaceClock(zone, is_alone=modes == {Mode.IN_PERSON}, today=guide.atlas.today)
    meetings = meetings_of(guide.rows, row, place=clock)
    if meetings is None:
        return None
    if own_id is None:
        row.remark("name", OfRow.IN_BOTH_LANGUAGES)
    return {
        "id": own_id or row.builder.free_id(texts.get("slug") or texts["name"] or ""),
        "modes": [mode.value for mode in Mode if mode in modes],
        "sites": _sites(site, types),
        "meetings": meetings,
        "contacts": contacts_of(texts, row),
        "languages": [LANGUAGES[code] for code in types if code in LANGUAGES],
        "status": (Status.PAUSED if _is_paused(types, modes) else Status.ACTIVE).value,
        "service_area": "not_stated",
        "welcome": {"everyone_else": Welcome.YES.value} if OPEN in types else {},
        **({"eligibility": _CLOSED_MEETING} if CLOSED in types else {}),
        **dict(_words(texts, row)),
    }


def texts_of(row: Json) -> Texts:
    """Read the values of a row as texts for people; None where nothing is written."""
    return {key: _text(value) for key, value in row.items()}


def _text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return spellings.without_markup(str(value)) or spellings.with_line_feeds(str(value)) or None


def _words(texts: Texts, row: ImportRow) -> Iterator[tuple[str, Any]]:
    name = texts["name"] or ""
    about = texts.get("group_notes") or texts.get("notes")
    organization = texts.get("entity") or texts.get("group")
    for key, text in (("entity", organization), ("notes", about)):
        if text is None:
            row.remark(key, OfRow.NAME_OF_MEETING)
    yield "name", _both(name)
    yield "organization", _both(organization or name)
    yield "description", _both(about or name)
    rest = [text for key in _PROSE if (text := texts.get(key)) is not None and text != about]
    if rest:
        yield "notes", _both("\n\n".join(dict.fromkeys(rest)))
    page = texts.get("url") or texts.get("entity_website_url") or texts.get("entity_url")
    if page is not None:
        yield "source_url", page
    yield "source_line", _source_line(name, texts, row)


def _source_line(name: str, texts: Texts, row: ImportRow) -> str:
    written = texts.get(UPDATED)
    day = spellings.day(written) if written else None
    if written and day is None:
        row.remark(UPDATED, NotOfFeed(repr(written[:40]), InFeed.UPDATED))
    there = f" (updated there on {day.isoformat()})" if day else ""
    return f"imported from a Meeting Guide feed: {name}{there}"


def _both(text: str) -> dict[str, str]:
    return {"en": text, "fr": text}


def _types(guide: Guide) -> tuple[str, ...]:
    given = guide.rows[0].get("types")
    parts = given.split(",") if isinstance(given, str) else given
    codes = [str(part).strip().upper() for part in parts] if isinstance(parts, list) else []
    codes = [code for code in dict.fromkeys(codes) if code]
    other = [code[:20] for code in codes if code not in TAKEN]
    if other:
        guide.row.remark("types", TypesNotTaken(tuple(other[:10])))
    return tuple(codes)


def _modes(texts: Texts, types: tuple[str, ...], address: Address) -> frozenset[Mode]:
    calls = {
        Mode.VIRTUAL: texts.get("conference_url") is not None or {ONLINE, HYBRID} & set(types),
        Mode.PHONE: texts.get("conference_phone") is not None,
    }
    distant = {mode for mode, stated in calls.items() if stated}
    if distant and CLOSED_FOR_NOW in types:
        return frozenset(distant)
    meets = address.is_stated and (not distant or address.names_a_door or HYBRID in types)
    return frozenset(distant | ({Mode.IN_PERSON} if meets else set()))


def _is_paused(types: tuple[str, ...], modes: frozenset[Mode]) -> bool:
    """Tell whether nothing goes on: the code says that the room is closed, and that alone."""
    return CLOSED_FOR_NOW in types and not modes & {Mode.VIRTUAL, Mode.PHONE}


def _is_approximate(guide: Guide) -> bool:
    def remark(problem: spellings.Remark) -> None:
        guide.row.remark(APPROXIMATE, problem)

    return sum(spellings.keeps_back(one.get(APPROXIMATE), remark) for one in guide.rows) > 0


def _without_door(texts: Texts, address: Address, row: ImportRow) -> Texts:
    """Leave out how to find the door, and remark on each other text that names it."""
    if texts.get(_DOOR):
        row.remark(_DOOR, OfRow.DOOR_LEFT_OUT)
    doors = [address.venue, address.street, address.postal_code]
    for key in _KEPT:
        named = [door for door in doors if door and _names(texts.get(key) or "", door)]
        if named:
            row.remark(key, StillNames(tuple(map(repr, named))))
    return texts | {_DOOR: None}


def _names(text: str, door: str) -> bool:
    words, sought = plain(text), plain(door)
    code = sought.replace(" ", "")
    is_code = len(code) == _LETTERS_OF_CODE and code in words.replace(" ", "")
    return sought != "" and (is_code or f" {sought} " in f" {words} ")


def _place(
    address: Address, modes: frozenset[Mode], guide: Guide
) -> tuple[dict[str, Any] | None, str | None] | str:
    """Place the group.

    Returns
    -------
    tuple or str
        The site, if it meets in person, and the zone of its place; a text if it is refused.
    """
    if not address.is_stated:
        return None, None
    found = placed(address, guide.atlas)
    if Mode.IN_PERSON not in modes:
        if address.names_a_door:
            guide.row.remark("types", OfRow.ONLINE_ALONE)
        if address.lat is not None:
            guide.row.remark("latitude", OfRow.POINT_LEFT_OUT)
        return None, None if isinstance(found, list) else found.time_zone
    if isinstance(found, list):
        for key, problem in found:
            guide.row.refuse(key, problem)
        return "refused"
    return found.site, found.time_zone


def _sites(site: dict[str, Any] | None, types: tuple[str, ...]) -> list[dict[str, Any]]:
    if site is None:
        return []
    access = "; ".join(words for code, words in ACCESS.items() if code in types)
    return [site | ({"accessibility": access} if access else {})]
