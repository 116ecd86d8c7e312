"""The address to which a page sends a file."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.sockets import upload_endpoint
from service.sockets.browser_marks import OWN, BrowserMarks
from service.sockets.sessions import Sessions
from service.sockets.upload_endpoint import FOLDER, UploadEndpoint
from service.sockets.upload_permits import MOST_BYTES, Permits
from tests.asynchronous import run

MINE, THEIRS, FILE = f"{OWN}=mine", f"{OWN}=theirs", "a-file"


class Line:
    async def hang_up(self) -> None:
        """Nothing hangs on it here."""


class Door:
    """The door, with what Streamlit behind it got to see."""

    def __init__(self, behind: ASGIApp | None = None) -> None:
        sessions, self.marks = Sessions(), BrowserMarks(lambda said: said.encode() or None)
        self.freed: list[tuple[str, str]] = []
        self.permits = Permits(sessions, free=lambda *freed: self.freed.append(freed))
        self.paths: list[str] = []
        self.got = b""
        self.app = UploadEndpoint(behind or self._streamlit, self.permits, self.marks)
        sessions.joined("session", self.marks.of([(b"cookie", MINE.encode())]), Line())
        self.permits.grant("session", holds=lambda: True)
        self.token = self.permits.token_of("session") or ""
        self.permits.expect("session", FILE)

    async def _streamlit(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.paths.append(scope["path"])
        self.got = await Request(scope, receive).body()
        await Response(status_code=204)(scope, receive, send)

    def ask(
        self, method: str, path: str, body: bytes = b"", *, cookie: str = MINE, stated: str = ""
    ) -> int:
        async def pieces() -> AsyncIterator[Message]:
            yield {"type": "http.request", "body": body, "more_body": False}

        return self.ask_slowly(method, path, pieces, cookie=cookie, stated=stated or str(len(body)))

    def ask_slowly(
        self,
        method: str,
        path: str,
        pieces: Callable[[], AsyncIterator[Message]],
        *,
        cookie: str = MINE,
        stated: str = "",
    ) -> int:
        headers = [(b"cookie", cookie.encode())]
        headers += [(b"content-length", stated.encode())] if stated else []
        scope = {"type": "http", "method": method, "path": path, "headers": headers}
        sent: list[Message] = []
        self.is_read = False

        async def scene() -> None:
            arriving = pieces()

            async def receive() -> Message:
                self.is_read = True
                return await anext(arriving)

            async def send(message: Message) -> None:
                sent.append(message)

            await self.app(scope, receive, send)

        run(scene())
        return int(sent[0]["status"]) if sent else 0

    @property
    def address(self) -> str:
        return f"{FOLDER}/{self.token}/{FILE}"


def test_a_permitted_file_reaches_streamlit_under_its_session() -> None:
    door = Door()
    assert door.ask("PUT", door.address, b"all of it") == 204
    assert door.paths == [f"{FOLDER}/session/{FILE}"]
    assert door.got == b"all of it"
    assert door.permits.held == len(b"all of it")
    assert door.ask("DELETE", door.address) == 204
    assert door.permits.held == 0


def test_a_file_whose_place_another_took_may_still_be_taken_back() -> None:
    door = Door()
    assert door.ask("PUT", door.address, b"the first") == 204
    door.permits.expect("session", "another-file")
    assert door.ask("DELETE", door.address) == 204
    assert door.paths == [f"{FOLDER}/session/{FILE}"], "nobody else is asked"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "GET", "POST", "PATCH"])
@pytest.mark.parametrize(
    "path",
    [
        FOLDER,
        f"{FOLDER}/",
        f"/{FOLDER}/session/{FILE}",
        f"{FOLDER}/session/{FILE}",
        f"{FOLDER}/TOKEN/another-file",
        f"{FOLDER}/TOKEN/{FILE}/",
        f"{FOLDER}/TOKEN",
    ],
)
def test_everything_else_is_refused_before_a_byte_is_read(method: str, path: str) -> None:
    door = Door()
    assert door.ask(method, path.replace("TOKEN", door.token), b"a" * 1000) == 403
    assert not door.is_read
    assert door.paths == []


def test_another_browser_is_refused_although_it_knows_the_address() -> None:
    door = Door()
    for method in ("PUT", "DELETE"):
        for cookie in (THEIRS, ""):
            assert door.ask(method, door.address, b"a", cookie=cookie) == 403
    assert not door.is_read


@pytest.mark.parametrize("stated", [str(MOST_BYTES + 1), "9" * 15])
def test_a_file_that_says_it_is_too_large_is_refused_unread(stated: str) -> None:
    door = Door()
    assert door.ask("PUT", door.address, b"a", stated=stated) == 413
    assert not door.is_read


def test_a_file_that_grows_beyond_what_it_said_is_cut() -> None:
    door = Door()

    async def pieces() -> AsyncIterator[Message]:
        for _ in range(7):
            yield {"type": "http.request", "body": b"a" * 1024 * 1024, "more_body": True}

    with pytest.raises(ClientDisconnect):
        door.ask_slowly("PUT", door.address, pieces)
    assert door.permits.held == 0


def test_a_file_that_stops_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_endpoint, "SLOWEST_S", 0.05)
    door = Door()

    async def pieces() -> AsyncIterator[Message]:
        yield {"type": "http.request", "body": b"a", "more_body": True}
        await asyncio.sleep(60)

    with pytest.raises(ClientDisconnect):
        door.ask_slowly("PUT", door.address, pieces)
    assert door.permits.held == 0


def test_where_too_much_is_held_a_file_waits_a_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_endpoint, "WAITS_S", 0.5)
    door = Door()
    for name in ("one", "two", "three"):
        door.permits._arriving[name] = MOST_BYTES  # noqa: SLF001 - others' files on their way
    assert door.ask("PUT", door.address, b"a", stated=str(MOST_BYTES)) == 503
    door.permits._arriving.clear()  # noqa: SLF001 - as above
    assert door.ask("PUT", door.address, b"a") == 204


def test_all_other_addresses_are_passed_on() -> None:
    door = Door()
    assert door.ask("PUT", "/_stcore/upload_files/x", b"a") == 204
    assert door.paths == ["/_stcore/upload_files/x"]
