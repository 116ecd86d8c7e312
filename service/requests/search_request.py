"""What a visitor asks, read from a form or from JSON; every other thing that is sent is refused."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Never
from urllib.parse import parse_qs

from geo.answering import Position, Question
from geo.finder.criteria import Criterion
from geo.finder.filter_choices import chosen_words, filters_of
from geo.finder.filters import Filters
from geo.words.language import Language
from service.requests.search_fields import BY_POSITION, BY_TEXT, FIELDS
from service.responses.refusal import Refusal, RefusedError

_ONCE: Final = frozenset({"place", "audience", "limit", "choice", "in_full"})
_WISHED: Final = frozenset(about.value for about in Criterion)
_FIELDS: Final = 64
"""More than every choice of every filter at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest(Question):
    """One search, and how its reply is written.

    Parameters
    ----------
    in_full
        Whether the plain page tells all of the groups that are elsewhere, too.
    """

    language: Language = Language.EN
    in_full: bool = False


# --- a form --------------------------------------------------------------------------------------


def search_request_of_form(body: bytes, language: Language) -> SearchRequest:
    """Read the form of the plain page.

    Raises
    ------
    RefusedError
        If it is not that form.
    """
    sent = _sent(body)
    fields = {name: words[-1] for name, words in sent.items()}
    if not fields.keys() <= _ONCE | _WISHED or "place" not in fields:
        _refuse(f"the form has the fields {', '.join(sorted(_ONCE))}, and those of the filters")
    return SearchRequest(
        where=fields["place"],
        audience=_read("audience", fields["audience"]) if fields.get("audience") else None,
        limit=_count("limit", fields.get("limit")),
        choice=_count("choice", fields.get("choice")),
        in_full=bool(fields.get("in_full")),
        filters=_filters({name: words for name, words in sent.items() if name in _WISHED}),
        language=language,
    )


def form_fields(question: SearchRequest) -> Iterator[tuple[str, str]]:
    """Write a question as the fields of a form, so that the next page can ask it again."""
    yield "place", str(question.where)
    for name, value in (
        ("audience", question.audience),
        ("choice", None if question.choice is None else str(question.choice)),
        ("limit", question.limit),
        ("in_full", int(question.in_full)),
    ):
        if value:
            yield name, str(value)
    for about, words in chosen_words(question.filters).items():
        yield from ((about, word) for word in words)


def _sent(body: bytes) -> dict[str, list[str]]:
    """Read the fields, of which those of the filters may come several times."""
    try:
        return parse_qs(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS
        )
    except ValueError:
        _refuse("the form is damaged")


def _filters(sent: dict[str, list[str]]) -> Filters:
    filters = filters_of(sent)
    known = chosen_words(filters)
    if any(not {*words} <= {*known.get(name, ())} for name, words in sent.items()):
        _refuse("a filter has a word that is none of its choices")
    return filters


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
