"""What a stranger can do with the line of a page, tried on the real server."""

import json
import re
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any, Final

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus

from geo.store.database import sqlite_url
from tests.lines import OWN, Browser, Line
from tests.test_server import Server, running

pytestmark = pytest.mark.slow

A_SESSION: Final = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ATTEMPTS: Final = 100
KEPT_FOR_A_WHILE: Final = 130
"""Sessions whose line is lost, as many as Streamlit keeps for those that come back."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("home")
    database = sqlite_url(home / "store.db")
    with running(home, NEARPEER_LISTINGS="", DATABASE_URL=database) as started:
        yield started


@pytest.fixture
def visitor(server: Server) -> Browser:
    return Browser.met(server.port)


def _is_shown(sent: list[ForwardMsg]) -> bool:
    return any(b"Phoenix" in one.SerializeToString() for one in sent)


def _refused(visitor: Browser, **line: Any) -> int:  # noqa: ANN401 - of `Browser.line`
    with pytest.raises(InvalidStatus) as refused, visitor.line(**line):
        pass
    return refused.value.response.status_code


# --- who may open a line -------------------------------------------------------------------------


def test_there_is_no_other_line_than_the_page_s(visitor: Browser) -> None:
    for path in ("/", "/_stcore/agent", "/_stcore/stream/x", "/_stcore/health"):
        assert _refused(visitor, path=path) == 404


def test_cookies_without_an_origin_are_refused(visitor: Browser) -> None:
    assert _refused(visitor, with_origin=False) == 403


# --- what may be said ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        {"clear_cache": True},
        {"set_run_on_save": True},
        {"stop_script": True},
        {"debug_disconnect_websocket": True},
        {"debug_shutdown_runtime": True},
        {"backend_operation_request": {"request_id": "1", "install_skills": {}}},
        {"backend_operation_request": {"request_id": "1", "dataframe_chunk": {"source_id": "1"}}},
        {"file_urls_request": {"request_id": "1", "file_names": ["a.csv"]}},
        {"rerun_script": {"widget_states": {"widgets": [{"id": "a", "bytes_value": b"a"}]}}},
        {"rerun_script": {"widget_states": {"widgets": [{"id": "a" * 600}]}}},
        {"rerun_script": {"widget_states": {"widgets": [{"id": str(n)} for n in range(2001)]}}},
    ],
)
def test_what_no_page_says_closes_that_line_and_no_other(
    visitor: Browser, said: dict[str, Any]
) -> None:
    with visitor.line() as other:
        other.run()
        with visitor.line() as line:
            line.run()
            line.say(**said)
            assert line.closing() == 1008
        assert _is_shown(other.run("groups"))


@pytest.mark.parametrize(("said", "code"), [(b"\xff\xff", 1002), (b"", 1002), ("text", 1003)])
def test_what_is_no_message_closes_that_line(
    visitor: Browser, said: str | bytes, code: int
) -> None:
    with visitor.line() as line:
        line.socket.send(said)
        assert line.closing() == code


def test_what_is_larger_than_any_form_closes_that_line(visitor: Browser) -> None:
    with visitor.line() as line:
        widgets = [{"id": "a", "string_value": "a" * 600_000}]
        line.say(rerun_script={"widget_states": {"widgets": widgets}})
        assert line.closing() == 1009


def test_clearing_the_caches_changes_nothing_for_anybody(server: Server, visitor: Browser) -> None:
    with visitor.line() as other:
        other.run()
        _clear(visitor, KEPT_FOR_A_WHILE)
        before = server.descriptors
        _clear(visitor, ATTEMPTS)
        _wait_until(lambda: server.descriptors <= before + 8)
        assert _is_shown(other.run("groups"))


def _clear(visitor: Browser, times: int) -> None:
    for _ in range(times):
        with visitor.line() as line:
            line.say(clear_cache=True)
            assert line.closing() == 1008


def _wait_until(holds: Any) -> None:  # noqa: ANN401 - what is asked
    until = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.1)


# --- whose session it is -------------------------------------------------------------------------


def test_a_page_keeps_its_session_when_its_line_is_lost(server: Server, visitor: Browser) -> None:
    with visitor.line() as line:
        line.run()
    again = Browser(server.port, {**visitor.cookies, OWN: _anew(server, visitor)})
    assert again.cookies != visitor.cookies, "the cookie is written anew, with the same in it"
    with again.line(line.session) as back:
        back.run()
        assert back.session == line.session


def _anew(server: Server, visitor: Browser) -> str:
    _, headers, _ = server.ask("GET", "/_stcore/health", headers=visitor.headers)
    return headers["set-cookie"].partition(";")[0].partition("=")[2]


def test_a_line_that_hangs_is_closed_when_its_page_comes_back(visitor: Browser) -> None:
    with visitor.line() as older:
        older.run()
        with visitor.line(older.session) as newer:
            newer.run()
            assert newer.session == older.session
            assert older.closing() == 1000
            newer.run()


def test_the_id_of_a_session_opens_nothing_for_another_browser(
    server: Server, visitor: Browser
) -> None:
    others = [
        Browser.met(server.port),
        Browser(server.port, {**visitor.cookies, "nearpeer_staff": "another sign-in"}),
        Browser(server.port),
    ]
    with visitor.line() as line:
        line.run()
        for other in others:
            with other.line(line.session, with_origin=bool(other.cookies)) as stolen:
                stolen.run()
                assert stolen.session != line.session
        line.run()
    with others[0].line(line.session) as stolen:
        stolen.run()
        assert stolen.session != line.session


def test_no_id_of_a_session_is_in_the_log(server: Server, visitor: Browser) -> None:
    with visitor.line() as line, visitor.line() as other:
        line.run()
        other.run()
    with visitor.line(line.session) as back:
        back.run()
    assert A_SESSION.search(server.output) is None


# --- files ---------------------------------------------------------------------------------------


def test_nobody_without_a_sign_in_sends_a_byte(server: Server, visitor: Browser) -> None:
    with visitor.line() as line:
        for page in ("", "staff", "suggest"):
            line.run(page)
            for address in (f"{line.session}/a-file", "a-token/a-file", line.session, "a/b/c"):
                assert _sent(server, visitor, f"/_stcore/upload_file/{address}") == 403


def _sent(server: Server, visitor: Browser, path: str) -> int:
    """Announce a file, send none of it, and return what is answered all the same."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.putrequest("PUT", path)
    for name, value in {**visitor.headers, "X-Xsrftoken": visitor.cookies[OWN]}.items():
        connection.putheader(name, value)
    connection.putheader("Content-Type", "multipart/form-data; boundary=x")
    connection.putheader("Content-Length", "5000000")
    connection.endheaders()
    try:
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize("method", ["PUT", "POST", "PATCH", "DELETE"])
def test_no_other_address_takes_a_body(server: Server, visitor: Browser, method: str) -> None:
    addresses = ("/", "/media/a", "/component/a/b", "/app/static/a", "/_stcore/health", "/a/b")
    for path in (*addresses, "/_stcore/bidi-components/a/b", "/_stcore/host-config"):
        status, _, _ = server.ask(method, path, json.dumps({"a": 1}), visitor.headers)
        assert status in {403, 404, 405}, path


# --- floods --------------------------------------------------------------------------------------


def test_a_flood_of_one_line_is_held_back_and_others_are_served(visitor: Browser) -> None:
    with visitor.line() as line, visitor.line() as other:
        line.run()
        other.run()
        for _ in range(200):
            line.say(rerun_script={"page_name": "groups"})
        waits = [_timed(other) for _ in range(10)]
    assert sorted(waits)[5] < 5, "200 runs of the flooding line take most of a minute"


def _timed(line: Line) -> float:
    began = time.monotonic()
    line.run()
    return time.monotonic() - began
