import asyncio
import logging
import threading
from collections.abc import Iterator

import pytest
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from geo.errors import GazetteerError, StoreError
from geo.faults.store import Away
from geo.words.faults.sentences import error_sentence
from service.responses.errors import Faults, keep_logs_quiet, type_and_place
from tests.asynchronous import run
from tests.service.conftest import FAULTY, FAULTY_API, UNSEEN, Client


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Keep the logs quiet during a test, and as they were after it."""
    factory, hook = logging.getLogRecordFactory(), threading.excepthook
    keep_logs_quiet()
    yield
    logging.setLogRecordFactory(factory)
    threading.excepthook = hook


def test_a_fault_is_logged_by_type_and_place_alone(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    reply = client.ask("POST", FAULTY, UNSEEN.encode())
    assert reply.status == 500
    assert UNSEEN not in reply.text
    assert UNSEEN not in caplog.text
    assert "ValueError in tests.service.conftest._fail, line " in caplog.text


def test_a_fault_of_the_api_is_said_in_json(client: Client) -> None:
    reply = client.ask("POST", FAULTY_API, UNSEEN.encode())
    assert reply.status == 500
    assert reply.json == {"error": "broken", "why": "a fault of the program"}


async def _fails_at_once(_: Scope, __: Receive, ___: Send) -> None:
    raise ValueError(UNSEEN)


async def _fails_midway(_: Scope, __: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"half of it", "more_body": True})
    raise ValueError(UNSEEN)


async def _visitor_left(_: Scope, __: Receive, ___: Send) -> None:
    raise ClientDisconnect


def _cannot_apologize(_: Request) -> Response:
    raise ValueError(UNSEEN)


def test_where_even_the_apology_fails_the_numbers_are_left(
    caplog: pytest.LogCaptureFixture,
) -> None:
    reply = Client(Faults(_fails_at_once, _cannot_apologize)).get("/plain")
    assert reply.status == 500
    assert "911, 9-8-8" in reply.text
    assert UNSEEN not in caplog.text
    assert caplog.text.count("ValueError in ") == 2


def test_an_answer_that_has_begun_is_not_begun_again(caplog: pytest.LogCaptureFixture) -> None:
    reply = Client(Faults(_fails_midway, _cannot_apologize)).get("/plain")
    assert reply.body == b"half of it"
    assert caplog.text.count("ValueError in ") == 1


def test_a_visitor_who_leaves_is_no_fault(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(IndexError):  # there is no reply to look at
        Client(Faults(_visitor_left, _cannot_apologize)).get("/plain")
    assert caplog.text == ""


def test_a_thread_that_fails_says_no_more_than_the_others(
    caplog: pytest.LogCaptureFixture,
) -> None:
    thread = threading.Thread(target=_failing)
    thread.start()
    thread.join()
    assert "ValueError in tests.service.responses.test_errors._failing" in caplog.text
    assert UNSEEN not in caplog.text


def _failing() -> None:
    raise ValueError(UNSEEN)


def test_no_library_can_write_down_the_message_of_an_error(
    caplog: pytest.LogCaptureFixture,
) -> None:
    log = logging.getLogger("some.library")
    try:
        _failing()
    except ValueError as error:
        log.exception("it failed for %s", UNSEEN)
        log.error("it failed: %s", error)  # noqa: TRY400 - what libraries do
        log.error(error)  # noqa: TRY400 - as above
    assert UNSEEN not in caplog.text
    assert (
        caplog.text.count("ValueError in tests.service.responses.test_errors._failing, line ") == 3
    )


def test_an_error_that_nobody_waited_for_is_quiet_too(caplog: pytest.LogCaptureFixture) -> None:
    async def forgotten() -> None:
        _failing()

    async def forget() -> None:
        task = asyncio.create_task(forgotten())
        await asyncio.sleep(0)
        del task

    run(forget())
    assert UNSEEN not in caplog.text
    assert "ValueError" in caplog.text


def test_the_place_of_an_error_is_where_it_was_raised() -> None:
    with pytest.raises(ValueError, match=UNSEEN) as caught:
        _failing()
    assert "test_errors._failing" in type_and_place(caught.value)
    assert type_and_place(KeyError(UNSEEN)) == "KeyError"


def test_a_fault_of_our_own_files_and_database_is_logged_with_its_reason() -> None:
    for error in (StoreError(Away.SILENT), GazetteerError("codes.bin", "is cut")):
        assert type_and_place(error) == f"{type(error).__name__}: {error_sentence(error)}"
    assert type_and_place(ValueError("T5J 2R7")) == "ValueError"


def test_no_log_names_a_session(caplog: pytest.LogCaptureFixture) -> None:
    session = "8be3a5c1-adff-4604-87ee-9cc4b962dc6c"
    log = logging.getLogger("streamlit.runtime.websocket_session_manager")
    log.warning("Session with id %s is already connected!", session)
    log.warning(f"Ignoring reconnect to {session.upper()}.")  # noqa: G004 - as others write
    assert [one.getMessage() for one in caplog.records] == [
        "Session with id (a session) is already connected!",
        "Ignoring reconnect to (a session).",
    ]
