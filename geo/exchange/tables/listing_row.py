"""A listing as one row of texts under readable columns, and such a row as the table of a listing.

The columns are the fields of a listing file, made flat: ``name_en``, ``welcome_police``,
``site_1_town``, ``contact_1_phone_1_extension``.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, Final

import tomli

from geo.exchange.reading import spellings
from geo.listing.audience import Audience
from geo.listing.field_kinds import (
    BothLanguages,
    Choice,
    Choices,
    Day,
    LanguageCodes,
    ListingField,
    Part,
    PlainText,
)
from geo.listing.fields import FIELDS, of_kind
from geo.listing.files.area import CANADA, NOT_STATED
from geo.listing.files.parts import LAST
from geo.listing.files.schema import EVERYONE_ELSE
from geo.listing.files.writer import to_toml
from geo.listing.listing import Listing
from geo.listing.published import without_staff_facts

Row = Mapping[str, str]
"""Column and text; a column without a text is not stated."""

_LANGUAGES: Final = ("en", "fr")
GROUPS: Final = {"site": "sites", "meeting": "meetings", "contact": "contacts"}
"""How numbered columns begin, and the list of a listing file that they stand for."""


def columns_of(field: ListingField) -> Iterator[str]:
    """Name the columns of a field, none of them of sites, meetings and contacts: they are many."""
    match field.name, field.kind:
        case name, BothLanguages():
            yield from (f"{name}_{language}" for language in _LANGUAGES)
        case "service_area", _:
            yield "service_area"
            yield from (f"service_area_words_{language}" for language in _LANGUAGES)
        case "welcomes", _:
            yield from (f"welcome_{who}" for who in (*Audience, EVERYONE_ELSE))
        case "schedule", _:
            yield "rhythm"
        case _, Part():
            return
        case name, _:
            yield name


_HEAD: Final = tuple(column for field in FIELDS for column in columns_of(field))
_SITE: Final = (
    *("visibility", "venue", "street", "town", "region", "postal_code"),
    *("lat", "lon", "uncertainty_km", "accessibility"),
)
_APPROXIMATE: Final = "approximate"
"""Of a site in the tables of others: its address is read, and only its town is shown."""
_MEETING: Final = ("weekday", "nth", "starts", "ends", "time_zone")
_PHONE: Final = ("", "_extension", "_text")
_BEFORE_PHONES: Final = ("role_en", "role_fr", "person")
_AFTER_PHONES: Final = ("email", "url", "office", "hours_en", "hours_fr", "answers_24_7")

_TEXTS: Final = (
    *(field.name for field in of_kind(BothLanguages)),
    *("service_area_words", "role", "hours"),
)
_BILINGUAL: Final = re.compile(f"({'|'.join(_TEXTS)})_({'|'.join(_LANGUAGES)})")
_NUMBERED: Final = re.compile(r"(site|meeting|contact)_([1-9]\d{0,2})_(\w+)")
_OF_PHONE: Final = re.compile(r"phone_([1-9]\d{0,2})(_extension|_text)?")
_LISTS: Final = (*(field.name for field in of_kind(Choices, LanguageCodes)), "service_area")
_FREE: Final = frozenset(
    {*_LANGUAGES, "venue", "street", "town", "accessibility", "person", "office"}
    | {field.name for field in of_kind(PlainText)}
)
"""Texts for people, kept with their blanks; all others lose those at their ends."""
_WORDS: Final = frozenset(Audience) | frozenset(
    {EVERYONE_ELSE, "rhythm", "visibility", *(field.name for field in of_kind(Choice))}
)
_DAYS: Final = frozenset(field.name for field in of_kind(Day))
_NUMBERS: Final = frozenset({"lat", "lon", "uncertainty_km"})
_FLAGS: Final = frozenset({"text", "answers_24_7"})
_CLOCKS: Final = frozenset({"starts", "ends"})
_PARTED: Final = re.compile(r"[;,]")


def row_of(listing: Listing) -> dict[str, str]:
    """Write a listing as a row, without what is for staff alone."""
    table = tomli.loads(to_toml(without_staff_facts(listing)))
    table["welcome"] = dict(listing.welcomes.stated) | {
        EVERYONE_ELSE: listing.welcomes.everyone_else
    }
    return {column_at(path): _written(value) for path, value in _leaves(table)}


def header_for(rows: Iterable[Row]) -> tuple[str, ...]:
    """List the columns that rows need, in the order to read them; each group stands once at least.

    A directory without listings so gives a form to fill in.
    """
    used = {column for row in rows for column in row}
    sites, meetings, contacts = (_most(used, group) for group in GROUPS)
    return (
        *_HEAD,
        *(f"site_{number}_{name}" for number in range(1, sites + 1) for name in _SITE),
        *(f"meeting_{number}_{name}" for number in range(1, meetings + 1) for name in _MEETING),
        *(name for number in range(1, contacts + 1) for name in _contact(number, used)),
    )


def is_column(column: str) -> bool:
    """Tell whether a row may have such a column."""
    if column in _HEAD:
        return True
    found = _NUMBERED.fullmatch(column)
    if found is None:
        return False
    name = found[3]
    match found[1]:
        case "site":
            return name in _SITE or name == _APPROXIMATE
        case "meeting":
            return name in _MEETING
        case _:
            is_phone = _OF_PHONE.fullmatch(name) is not None
            return is_phone or name in _BEFORE_PHONES or name in _AFTER_PHONES


def table_of(row: Row) -> dict[str, Any]:
    """Read a row as the table that `geo.listing.files.schema.LISTING` takes.

    A text that cannot be read as what its column holds stays as it is, for the schema to refuse.
    """
    table: dict[str, Any] = {"modes": [], "welcome": {}}
    for column, text in row.items():
        if text.strip():
            *way, last = _path(column)
            inside: dict[Any, Any] = table
            for step in way:
                inside = inside.setdefault(step, {})
            inside[last] = _value(last, text)
    return {name: _with_lists(value) for name, value in table.items()}


def column_at(path: str) -> str:
    """Name the column of a field: ``contact_1_phone_1`` for ``contacts[0].phones[0].number``."""
    column = re.sub(
        r"(site|meeting|contact|phone)s\[(\d+)\]", lambda at: f"{at[1]}_{int(at[2]) + 1}", path
    )
    return re.sub(r"\[\d+\]", "", column).removesuffix(".number").replace(".", "_")


def _leaves(table: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        path = f"{within}{name}"
        if isinstance(value, dict) and name != "service_area":
            yield from _leaves(value, f"{path}.")
        elif isinstance(value, list) and name not in _LISTS:
            for number, item in enumerate(value):
                yield from _leaves(item, f"{path}[{number}].")
        else:
            yield path, value


def _written(value: Any) -> str:  # noqa: ANN401 - any value of TOML
    match value:
        case str():
            return str(value)
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case list():
            return "; ".join(value)
        case dict():
            return json.dumps(value)
        case _:
            return repr(value)


def _most(columns: Iterable[str], group: str) -> int:
    found = (_NUMBERED.fullmatch(column) for column in columns)
    return max((int(at[2]) for at in found if at and at[1] == group), default=1)


def _contact(number: int, used: Iterable[str]) -> Iterator[str]:
    begin = f"contact_{number}_"
    own = (column.removeprefix(begin) for column in used if column.startswith(begin))
    found = (_OF_PHONE.fullmatch(name) for name in own)
    phones = max((int(at[1]) for at in found if at), default=1)
    yield from (f"{begin}{name}" for name in _BEFORE_PHONES)
    yield from (f"{begin}phone_{at}{name}" for at in range(1, phones + 1) for name in _PHONE)
    yield from (f"{begin}{name}" for name in _AFTER_PHONES)


def _path(column: str) -> tuple[str | int, ...]:
    if at := _NUMBERED.fullmatch(column):
        return GROUPS[at[1]], int(at[2]), *_path(at[3])
    if at := _OF_PHONE.fullmatch(column):
        return "phones", int(at[1]), (at[2] or "_number").removeprefix("_")
    if at := _BILINGUAL.fullmatch(column):
        return at[1], at[2]
    if column.startswith("welcome_"):
        return "welcome", column.removeprefix("welcome_")
    return (column,)


def _with_lists(value: Any) -> Any:  # noqa: ANN401 - any part of the table
    """Turn numbered entries into lists; a number that is left out leaves no gap."""
    if not isinstance(value, dict):
        return value
    inside = {key: _with_lists(part) for key, part in value.items()}
    numbered = bool(inside) and all(isinstance(key, int) for key in inside)
    return [inside[key] for key in sorted(inside)] if numbered else inside


def _value(field: str | int, text: str) -> Any:  # noqa: ANN401 - any value of TOML
    bare = text.strip()
    if field in _FREE:
        return text
    if field in _LISTS:
        return _area(bare) if field == "service_area" else _words(bare)
    if field in _WORDS:
        return _word(bare)
    return _form(field, bare)


def _form(field: str | int, bare: str) -> Any:  # noqa: ANN401 - as above
    read: Any = None
    match field:
        case "nth":
            read = LAST if bare.casefold() == LAST else spellings.number(bare)
        case "weekday":
            read = spellings.weekday(bare)
        case "region":
            read = spellings.region(bare)
        case _ if field in _DAYS:
            read = _iso_day(bare)
        case _ if field in _NUMBERS:
            read = spellings.number(bare)
        case _ if field in _FLAGS:
            read = spellings.truth(bare)
        case _ if field in _CLOCKS:
            read = spellings.clock(bare)
        case _:
            pass  # as it stands
    return bare if read is None else read


def _iso_day(text: str) -> date | None:
    """Read 2026-11-23 alone: 11/10/2026 is another day to each of two readers."""
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def _word(text: str) -> str:
    return text.casefold().replace(" ", "_").replace("-", "_")


def _words(text: str) -> list[str]:
    return [_word(part.strip()) for part in _PARTED.split(text) if part.strip()]


def _area(text: str) -> Any:  # noqa: ANN401 - a word, a list or a polygon
    if text.startswith("{"):
        with suppress(ValueError, RecursionError):
            return json.loads(text)
        return text
    if _word(text) in {CANADA, NOT_STATED}:
        return _word(text)
    parts = [part.strip() for part in _PARTED.split(text) if part.strip()]
    return [str(spellings.region(part) or part) for part in parts]
