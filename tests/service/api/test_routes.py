import json

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from geo.cli import main
from geo.place.fix import WhyNoPlace
from tests.geo.place.offering import OfferingLocator
from tests.service.conftest import AT, PARTNER, TYPED, Client, Opened


def test_the_api_answers_as_the_command_line_does(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    at = AT.isoformat()
    main(["find", "E3B 5A3", "--audience", "rcmp", "--at", at, "--format", "json", "--lang", "fr"])
    said = json.loads(capsys.readouterr().out)
    assert client.options(text="E3B 5A3", audience="rcmp", at=at, lang="fr").json == said


def test_without_a_moment_the_answer_is_for_now(client: Client) -> None:
    assert client.options(text=TYPED).json["query"]["at"] == AT.isoformat()


def test_a_position_is_answered_like_a_place(client: Client) -> None:
    answer = client.options(lat=63.75, lon=-68.52, accuracy_km=0.5, limit=1).json
    assert answer["fix"]["label"] == "Iqaluit, NU"
    assert answer["fix"]["how"] == "device"
    assert len(answer["options"]) == 1


def test_several_places_are_a_question_and_the_choice_answers_it(client: Client) -> None:
    asked = client.options(text="X0A")
    assert asked.status == 409
    choices = asked.json["choices"]
    assert {"label", "lat", "lon"} == set(choices[0])
    answer = client.options(text="X0A", choice=2)
    assert answer.status == 200
    assert answer.json["fix"]["label"] == choices[2]["label"]


def test_the_others_of_a_name_are_offered_and_the_choice_of_one_answers_for_it(
    opened: Opened,
) -> None:
    client = opened(places=OfferingLocator.open())
    best = client.options(text="Windsor").json["fix"]
    assert set(best["others"][0]) == {"label", "lat", "lon", "choice"}
    for other in best["others"]:
        fix = client.options(text="Windsor", choice=other["choice"]).json["fix"]
        assert fix["label"] == other["label"]
        assert best["label"] in [one["label"] for one in fix["others"]]
    assert client.options(text="Windsor", choice=0).json["fix"] == best
    assert client.options(text="Windsor", choice=900).status == 400


@pytest.mark.parametrize("text", ["", "Nowhere at all", "H0H 0H0", "90210", "x" * 500])
def test_text_that_is_no_place_has_its_reason_in_both_languages(client: Client, text: str) -> None:
    english, french = (client.options(text=text, lang=lang) for lang in ("en", "fr"))
    assert english.status == french.status == 422
    assert english.json["error"] in {why.name.lower() for why in WhyNoPlace}
    assert english.json["why"] != french.json["why"]
    assert [one["id"] for one in french.json["options"]] == ["badge-of-life", "osiss"]


def test_without_a_place_the_api_answers_as_the_command_line_does(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    at = AT.isoformat()
    for text in ("Iqualuitt", "help", "X0A", "Nunavut"):
        main(["find", text, "--audience", "fire", "--at", at, "--format", "json"])
        said = json.loads(capsys.readouterr().out)
        assert client.options(text=text, audience="fire", at=at).json == said


def test_a_position_outside_canada_is_no_place(client: Client) -> None:
    assert client.options(lat=40.7, lon=-74.0).json["error"] == "outside_canada"


MALFORMED = [
    b"",
    b"null",
    b"[]",
    b"{",
    b"[" * 4000,
    b'{"text": "\\ud800"}',
    b'{"text": 1}',
    b"{}",
    b'{"lat": 60}',
    b'{"lat": NaN, "lon": -68}',
    b'{"lat": 1e999, "lon": -68}',
    b'{"lat": true, "lon": -68}',
    b'{"lat": ' + b"9" * 3000 + b', "lon": -68}',
    b'{"lat": 60, "lon": -68, "accuracy_km": -1}',
    b'{"lat": 60, "lon": -68, "choice": 1}',
    b'{"text": "Iqaluit", "lat": 60, "lon": -68}',
    b'{"text": "Iqaluit", "audience": "spy"}',
    b'{"text": "Iqaluit", "audience": null}',
    b'{"text": "Iqaluit", "lang": "iu"}',
    b'{"text": "Iqaluit", "limit": 0}',
    b'{"text": "Iqaluit", "limit": 1.5}',
    b'{"text": "Iqaluit", "at": "2026-11-23T12:00:00"}',
    b'{"text": "Iqaluit", "at": "2026-02-30T12:00:00Z"}',
    b'{"text": "X0A", "choice": 900}',
    b'{"text": "Iqaluit", "Iqaluit": 1}',
    b'\xff{"text": "Iqaluit"}',
]


@pytest.mark.parametrize("body", MALFORMED)
def test_a_body_that_is_not_described_is_refused_and_not_repeated(
    client: Client, body: bytes
) -> None:
    reply = client.options(body)
    assert reply.status == 400
    assert reply.json["error"] == "malformed"
    assert "Iqaluit" not in reply.text


def test_only_small_json_is_read(client: Client) -> None:
    assert client.options(b" " * 5000).status == 413
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.ask("POST", "/api/v1/options", b"text=x", headers=form).status == 415


def test_only_partners_may_ask_from_their_own_pages(client: Client) -> None:
    for origin, allowed in ((PARTNER, PARTNER), ("https://evil.example", None), ("null", None)):
        asks = {"origin": origin, "access-control-request-method": "POST"}
        before = client.ask("OPTIONS", "/api/v1/options", headers=asks)
        after = client.ask("POST", "/api/v1/options", headers={"origin": origin})
        assert before.status == 204
        assert before.headers.get("access-control-allow-origin") == allowed
        assert after.headers.get("access-control-allow-origin") == allowed
        assert before.headers["vary"] == after.headers["vary"] == "Origin"
        assert "access-control-allow-credentials" not in before.headers


SCHEMATHESIS = SchemathesisConfig.from_dict(
    {"checks": {"positive_data_acceptance": {"expected-statuses": ["200", "409", "422"]}}}
)


@pytest.mark.slow
@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize(
    ("path", "method"), [("/api/v1/options", "POST"), ("/api/v1/openapi.json", "GET")]
)
def test_the_description_is_true(
    client: Client, path: str, method: str, mode: GenerationMode
) -> None:
    described = schemathesis.openapi.from_asgi(
        "/api/v1/openapi.json", client.app, config=SCHEMATHESIS
    )
    if mode is GenerationMode.NEGATIVE and method == "GET":
        return  # nothing that is sent with it can be wrong

    @settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=_SLOW)
    @given(described[path][method].as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:  # type: ignore[type-arg] # of none
        case.call_and_validate()

    ask()


_SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
