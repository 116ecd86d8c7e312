"""What the asking process makes of replies; that it is ended is in ``test_online_geocoder``."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from geo.place.geocoding import worker
from geo.place.geocoding.outcome import Why
from geo.place.geocoding.street_query import Errand, Question, Service
from geo.place.regions import Region
from tests.geo.place.faulty_server import HORNBY, FaultyServer, faulty_server

UNREADABLE = (
    "nan",
    "nan_in_words",
    "infinite",
    "out_of_range",
    "html",
    "empty",
    "truncated",
    "a_number",
    "a_list_of_numbers",
    "deep",
    "not_utf8",
    "gzip_bomb",
    "huge",
)
TURNED_AWAY = (
    "an_error",
    "too_many_requests",
    "try_again_now",
    "forbidden",
    "broken",
    "elsewhere",
    "round_and_round",
)
UNREACHABLE = ("closed_at_once", "reset", "not_http", "endless_header")


@pytest.fixture(scope="module")
def server() -> Iterator[FaultyServer]:
    with faulty_server() as running:
        yield running


def errand(server: FaultyServer, mode: str, *, within_s: float = 30.0) -> Errand:
    return Errand(
        service=Service.at(server.url(mode), contact="staff@example.org"),
        question=Question.of("14946 Steeles Ave E", town="Hornby", region=Region.ONTARIO),
        within_s=within_s,
    )


def test_a_reply_is_handed_on_as_it_came(server: FaultyServer) -> None:
    assert worker.run(errand(server, "right")) == {"reply": HORNBY}
    assert worker.run(errand(server, "nothing_found")) == {"reply": None}


@pytest.mark.parametrize("mode", ["no_coordinates", "null_coordinates"])
def test_no_position_is_made_of_none(server: FaultyServer, mode: str) -> None:
    reply = worker.run(errand(server, mode))["reply"]
    assert reply.get("lat") is None
    assert reply.get("lon") is None


@pytest.mark.parametrize(
    ("mode", "why"),
    [
        *((mode, Why.UNREADABLE) for mode in UNREADABLE),
        *((mode, Why.TURNED_AWAY) for mode in TURNED_AWAY),
        *((mode, Why.UNREACHABLE) for mode in UNREACHABLE),
    ],
)
def test_whatever_else_comes_has_its_reason_and_is_not_tried_again(
    server: FaultyServer, mode: str, why: Why
) -> None:
    before = len(server.requests(mode))
    assert worker.run(errand(server, mode)) == {"why": why}
    assert len(server.requests(mode)) == before + 1


def test_nobody_is_followed_elsewhere(server: FaultyServer) -> None:
    before = len(server.arrivals)
    worker.run(errand(server, "elsewhere"))
    assert [line.split("/")[1] for _, line in server.arrivals[before:]] == ["elsewhere"]


def test_nobody_listens_where_no_server_is() -> None:
    with faulty_server() as gone:
        pass
    assert worker.run(errand(gone, "right")) == {"why": Why.UNREACHABLE}


def test_silence_is_too_slow(server: FaultyServer) -> None:
    assert worker.run(errand(server, "hang", within_s=0.2)) == {"why": Why.TOO_SLOW}


def test_the_request_names_the_program_and_structures_the_address(server: FaultyServer) -> None:
    before = len(server.arrivals)
    worker.run(errand(server, "right"))
    line = server.arrivals[before][1]
    for part in (
        "street=14946+steeles+ave+e",
        "city=hornby",
        "state=ontario",
        "country=Canada",
        "countrycodes=ca",
        "addressdetails=1",
        "limit=1",
    ):
        assert part in line
    assert "User-Agent: nearpeer/1 (staff@example.org)" in server.heads[before]


def test_an_errand_comes_in_and_its_end_goes_out(
    server: FaultyServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(worker, "hold_to", lambda **_: None)
    monkeypatch.setattr(sys, "stdin", io.StringIO(errand(server, "right").to_json()))
    worker.main()
    assert json.loads(capsys.readouterr().out) == {"reply": HORNBY}


@pytest.mark.parametrize(
    ("then", "said"), [("bytearray(512 * 1024 * 1024)", "MemoryError"), ("while True: pass", "")]
)
def test_the_process_can_outgrow_neither_its_memory_nor_its_time(then: str, said: str) -> None:
    held = "w.hold_to(memory_bytes=w.MOST_BYTES, wall_s=-0.5)"
    code = f"import geo.place.geocoding.worker as w; {held}\n{then}"
    done = subprocess.run(  # noqa: S603 - the code stands above
        [sys.executable, "-c", code], capture_output=True, check=False, text=True
    )
    assert done.returncode != 0
    assert said in done.stderr
