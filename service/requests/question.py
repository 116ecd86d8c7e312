"""What a visitor asks, read from a form or from JSON; every other thing that is sent is refused."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Never
from urllib.parse import parse_qsl

from geo.answering import Position, Question
from geo.listing.audience import Audience
from geo.words.language import Language
from service.responses.refusal import Refusal, RefusedError

MOMENT: Final = (
    r"^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
    r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$"
)
"""A moment of this century with its offset, as RFC 3339 writes it."""
MOST_OPTIONS: Final = 100
MOST_CHOICES: Final = 1000
USUAL_ACCURACY_KM: Final = 1.0
WORST_ACCURACY_KM: Final = 500.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest(Question):
    """One search, and the language of its reply."""

    language: Language = Language.EN


# --- a form --------------------------------------------------------------------------------------


def question_of_form(body: bytes, language: Language) -> SearchRequest:
    """Read the form of the plain page.

    Raises
    ------
    RefusedError
        If it is not that form.
    """
    try:
        fields = dict(
            parse_qsl(
                body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=8
            )
        )
    except ValueError:
        _refuse("the form is damaged")
    if not fields.keys() <= {"place", "audience", "limit", "choice"} or "place" not in fields:
        _refuse("the form has the fields place, audience, limit and choice")
    return SearchRequest(
        where=fields["place"],
        audience=_audience(fields["audience"]) if fields.get("audience") else None,
        limit=_count(fields.get("limit"), "limit", 1, MOST_OPTIONS),
        choice=_count(fields.get("choice"), "choice", 0, MOST_CHOICES),
        language=language,
    )


def _count(text: str | None, name: str, least: int, most: int) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII):
        _refuse(f"{name} is not a whole number")
    return _whole(int(text), name, least, most)


# --- JSON ----------------------------------------------------------------------------------------


def question_of_json(body: bytes) -> SearchRequest:
    """Read the body of ``POST /api/v1/options``.

    Raises
    ------
    RefusedError
        If `service.api.openapi` does not describe it.
    """
    fields = _object(body)
    known = _BY_TEXT if "text" in fields else _BY_POSITION
    if unknown := fields.keys() - known:
        _refuse(f"{len(unknown)} unknown fields; known beside this one: {', '.join(sorted(known))}")
    return SearchRequest(
        where=_text(fields["text"]) if "text" in fields else _position(fields),
        audience=_audience(fields["audience"]) if "audience" in fields else None,
        at=_moment(fields["at"]) if "at" in fields else None,
        limit=_whole(fields["limit"], "limit", 1, MOST_OPTIONS) if "limit" in fields else None,
        choice=_whole(fields["choice"], "choice", 0, MOST_CHOICES) if "choice" in fields else None,
        language=_language(fields["lang"]) if "lang" in fields else Language.EN,
    )


_COMMON = frozenset({"audience", "at", "limit", "lang"})
_BY_TEXT = _COMMON | {"text", "choice"}
_BY_POSITION = _COMMON | {"lat", "lon", "accuracy_km"}


def _object(body: bytes) -> dict[str, Any]:
    try:
        read = json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        _refuse("the body is not JSON in UTF-8")
    if not isinstance(read, dict):
        _refuse("the body is not an object")
    return read


def _no_number(_: str) -> Never:
    raise ValueError("JSON has finite numbers only")


def _text(value: object) -> str:
    if not isinstance(value, str):
        _refuse("text is not a string")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        _refuse("text holds half a character")
    return value


def _position(fields: dict[str, Any]) -> Position:
    if not {"lat", "lon"} <= fields.keys():
        _refuse("give text, or lat and lon")
    accuracy_km = _number(
        fields.get("accuracy_km", USUAL_ACCURACY_KM), "accuracy_km", 0, WORST_ACCURACY_KM
    )
    return Position(
        lat=_number(fields["lat"], "lat", -90, 90),
        lon=_number(fields["lon"], "lon", -180, 180),
        accuracy_km=accuracy_km,
    )


def _number(value: object, name: str, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        _refuse(f"{name} is not a number")
    if not least <= value <= most:
        _refuse(f"{name} is not within {least} and {most}")
    return float(value)


def _whole(value: object, name: str, least: int, most: int) -> int:
    number = _number(value, name, least, most)
    if not number.is_integer():
        _refuse(f"{name} is not a whole number")
    return int(number)


def _audience(value: object) -> Audience:
    if not isinstance(value, str) or value not in set(Audience):
        _refuse(f"audience is not one of {', '.join(Audience)}")
    return Audience(value)


def _language(value: object) -> Language:
    if not isinstance(value, str) or value not in set(Language):
        _refuse(f"lang is not one of {', '.join(Language)}")
    return Language(value)


def _moment(value: object) -> datetime:
    try:
        if isinstance(value, str) and re.fullmatch(MOMENT, value, re.ASCII):
            return datetime.fromisoformat(value)
    except ValueError:  # the thirtieth of February
        pass
    return _refuse("at is not a moment with its offset; write 2026-11-23T12:00:00-05:00")


def _refuse(why: str) -> Never:
    raise RefusedError(Refusal.MALFORMED, why) from None
