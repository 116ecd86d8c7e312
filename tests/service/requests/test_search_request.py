import json
from datetime import datetime
from urllib.parse import urlencode

import pytest

from geo.answering import Position
from geo.finder.filters import Filters
from geo.listing.audience import Audience
from geo.listing.listing import Mode
from geo.listing.schedule import Weekday
from geo.words.language import Language
from service.requests.search_request import (
    SearchRequest,
    form_fields,
    search_request_of_form,
    search_request_of_json,
)
from service.responses.refusal import Refusal, RefusedError

AT = "2026-11-23T12:00:00-05:00"
TEXT_FIELDS = "at, audience, choice, lang, limit, text"
FIELDS_OF_FORM = (
    "the form has the fields audience, choice, in_full, limit, place, and those of the filters"
)
POSITION_FIELDS = "accuracy_km, at, audience, lang, lat, limit, lon"


def asked(**fields: object) -> SearchRequest:
    return search_request_of_json(json.dumps(fields).encode())


def test_every_field_of_a_text_is_read() -> None:
    everything = asked(text="X0A", audience="rcmp", at=AT, limit=2.0, choice=3, lang="fr")
    assert everything == SearchRequest(
        where="X0A",
        audience=Audience.RCMP,
        at=datetime.fromisoformat(AT),
        limit=2,
        choice=3,
        language=Language.FR,
    )
    assert isinstance(everything.audience, Audience)
    assert isinstance(everything.limit, int)


def test_what_is_left_out_has_its_usual_value() -> None:
    here = SearchRequest(where=Position(lat=60.0, lon=-100.0, accuracy_km=1.0))
    assert asked(lat=60, lon=-100) == here
    assert asked(text="Iqaluit") == SearchRequest(where="Iqaluit", language=Language.EN)


REFUSED: list[tuple[dict[str, object], str]] = [
    ({}, "give text, or lat and lon"),
    ({"lat": 60, "accuracy_km": "x"}, "give text, or lat and lon"),
    ({"text": 1}, "text is not a string"),
    ({"text": "\ud800"}, "text holds half a character"),
    ({"text": "x", "lat": 1, "lon": 2}, f"2 unknown fields; known beside this one: {TEXT_FIELDS}"),
    ({"lat": 1, "choice": 2}, f"1 unknown fields; known beside this one: {POSITION_FIELDS}"),
    ({"lat": 91, "lon": None}, "lat is not within -90 and 90"),
    ({"lat": 60, "lon": -181}, "lon is not within -180 and 180"),
    ({"lat": 60, "lon": True}, "lon is not a number"),
    ({"lat": 91, "lon": 0, "accuracy_km": 501}, "accuracy_km is not within 0 and 500.0"),
    ({"text": "x", "audience": None}, f"audience is not one of {', '.join(Audience)}"),
    ({"text": "x", "lang": ["en"]}, "lang is not one of en, fr"),
    ({"text": "x", "limit": 0}, "limit is not within 1 and 100"),
    ({"text": "x", "limit": 1.5, "choice": -1}, "limit is not a whole number"),
    ({"text": "x", "choice": 1001}, "choice is not within 0 and 1000"),
    (
        {"text": "x", "at": "2026-02-30T12:00:00Z"},
        f"at is not a moment with its offset; write {AT}",
    ),
]


@pytest.mark.parametrize(("fields", "why"), REFUSED)
def test_what_is_not_described_is_refused_with_the_first_fault(
    fields: dict[str, object], why: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        asked(**fields)
    assert (refused.value.refusal, refused.value.why) == (Refusal.MALFORMED, why)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"audience": "rcmp"}, FIELDS_OF_FORM),
        ({"place": "x", "lang": "fr"}, FIELDS_OF_FORM),
        ({"place": "x", "audience": "spy"}, f"audience is not one of {', '.join(Audience)}"),
        ({"place": "x", "limit": "many"}, "limit is not a whole number"),
        ({"place": "x", "limit": "101"}, "limit is not within 1 and 100"),
        ({"place": "x", "choice": "\u00b2"}, "choice is not a whole number"),
    ],
)
def test_a_form_is_held_to_the_same_limits(fields: dict[str, str], why: str) -> None:
    with pytest.raises(RefusedError) as refused:
        search_request_of_form(urlencode(fields).encode(), Language.EN)
    assert refused.value.why == why


def test_an_empty_field_of_a_form_is_one_that_was_left_out() -> None:
    body = urlencode({"place": "Iqaluit", "audience": "", "limit": "", "choice": "2"}).encode()
    asked = SearchRequest(where="Iqaluit", choice=2, language=Language.FR)
    assert search_request_of_form(body, Language.FR) == asked


def test_a_question_is_asked_again_as_the_fields_of_a_form() -> None:
    question = SearchRequest(
        where="X0A",
        audience=Audience.RCMP,
        choice=0,
        limit=3,
        filters=Filters(weekdays=frozenset({Weekday.MONDAY, Weekday.SUNDAY})),
        language=Language.FR,
        in_full=True,
    )
    body = urlencode([*form_fields(question)]).encode()
    assert search_request_of_form(body, Language.FR) == question


def test_what_was_not_asked_is_no_field() -> None:
    assert [*form_fields(SearchRequest(where="Iqaluit"))] == [("place", "Iqaluit")]


def test_a_filter_takes_several_words_and_refuses_one_that_is_none_of_its_choices() -> None:
    read = search_request_of_form(b"place=x&modes=phone&modes=virtual", Language.EN)
    assert read.filters == Filters(modes=frozenset({Mode.PHONE, Mode.VIRTUAL}))
    for body in (b"place=x&modes=phone&modes=by_owl", b"place=x&costs=charged"):
        with pytest.raises(RefusedError) as refused:
            search_request_of_form(body, Language.EN)
        assert refused.value.why == "a filter has a word that is none of its choices"
