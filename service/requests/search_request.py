"""What a visitor asks, read from a form or from JSON; every other thing that is sent is refused."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Never
from urllib.parse import parse_qsl

from geo.answering import Position, Question
from geo.words.language import Language
from service.requests.search_fields import BY_POSITION, BY_TEXT, FIELDS
from service.responses.refusal import Refusal, RefusedError


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest(Question):
    """One search, and the language of its reply."""

    language: Language = Language.EN


# --- a form --------------------------------------------------------------------------------------


def search_request_of_form(body: bytes, language: Language) -> SearchRequest:
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
        audience=_read("audience", fields["audience"]) if fields.get("audience") else None,
        limit=_count("limit", fields.get("limit")),
        choice=_count("choice", fields.get("choice")),
        language=language,
    )


def _count(name: str, text: str | None) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII):
        _refuse(f"{name} is not a whole number")
    count: int = _read(name, int(text))
    return count


# --- JSON ----------------------------------------------------------------------------------------


def search_request_of_json(body: bytes) -> SearchRequest:
    """Read the body of ``POST /api/v1/options``.

    Raises
    ------
    RefusedError
        If `service.api.openapi` does not describe it.
    """
    sent = _object(body)
    known = BY_TEXT if "text" in sent else BY_POSITION
    if unknown := sent.keys() - known:
        _refuse(f"{len(unknown)} unknown fields; known beside this one: {', '.join(sorted(known))}")
    if "text" not in sent and not {"lat", "lon"} <= sent.keys():
        _refuse("give text, or lat and lon")
    read: dict[str, Any] = {
        name: _read(name, sent[name]) if name in sent else field.get("default")
        for name, field in FIELDS.items()
    }
    return SearchRequest(
        where=read["text"] if "text" in sent else _position(read),
        audience=read["audience"],
        at=read["at"],
        limit=read["limit"],
        choice=read["choice"],
        language=read["lang"],
    )


def _position(read: dict[str, float]) -> Position:
    return Position(lat=read["lat"], lon=read["lon"], accuracy_km=read["accuracy_km"])


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


# --- one field, by its description ---------------------------------------------------------------


def _read(name: str, value: object) -> Any:  # noqa: ANN401 - a value of the kind that is described
    match FIELDS[name]:
        case {"enum": words}:
            return _word(name, value, words)
        case {"pattern": pattern}:
            return _moment(name, value, pattern)
        case {"minimum": least, "maximum": most, "type": kind}:
            number = _number(name, value, least, most)
            return _whole(name, number) if kind == "integer" else number
        case _:
            return _text(name, value)


def _word(name: str, value: object, words: list[str]) -> str:
    if value not in words:
        _refuse(f"{name} is not one of {', '.join(words)}")
    return words[words.index(str(value))]


def _moment(name: str, value: object, pattern: str) -> datetime:
    try:
        if isinstance(value, str) and re.fullmatch(pattern, value, re.ASCII):
            return datetime.fromisoformat(value)
    except ValueError:  # the thirtieth of February
        pass
    return _refuse(f"{name} is not a moment with its offset; write 2026-11-23T12:00:00-05:00")


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        _refuse(f"{name} is not a string")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        _refuse(f"{name} holds half a character")
    return value


def _whole(name: str, number: float) -> int:
    if not number.is_integer():
        _refuse(f"{name} is not a whole number")
    return int(number)


def _number(name: str, value: object, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        _refuse(f"{name} is not a number")
    if not least <= value <= most:
        _refuse(f"{name} is not within {least} and {most}")
    return float(value)


def _refuse(why: str) -> Never:
    raise RefusedError(Refusal.MALFORMED, why) from None
