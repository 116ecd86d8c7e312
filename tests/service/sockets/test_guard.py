"""Who may open a line to the page, and what may be said on it; Streamlit is a stand-in here."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import pytest
from starlette.types import Message, Receive, Scope, Send

from service.limits.proxies import Proxies
from service.limits.shares import Bounds
from service.limits.token_bucket import Pace
from service.sockets import guard, line
from service.sockets.browser_marks import OWN, BrowserMarks
from service.sockets.client_message import MOST_BYTES, Heard, Told
from service.sockets.guard import STREAM, SocketGuard
from service.sockets.sessions import Sessions
from service.sockets.traffic import FREE_BYTES, Limits, Traffic
from service.sockets.upload_permits import Permits
from tests.asynchronous import run

pytestmark = pytest.mark.slow

ADDRESS: Final = "192.0.2.7"
MINE, THEIRS = f"{OWN}=mine", f"{OWN}=theirs"
ORIGIN: Final = (b"origin", b"https://nearpeer.example")
SAYS: Final[Mapping[bytes, Heard]] = {one.name.encode(): one for one in Heard}


Headers = tuple[tuple[bytes, bytes], ...]


class Wire:
    """Messages that are the names of what they say."""

    def heard(self, data: bytes) -> Heard:
        return SAYS[data.partition(b" ")[0]]

    def told(self, data: bytes) -> Told:
        kind, _, name = data.decode().partition(" ")
        match kind:
            case "session":
                return Told(session=name)
            case "uploads":
                return Told(uploads=(name,))
            case _:
                return Told(is_end=kind == "end")

    def renamed(self, data: bytes, session: str, token: str) -> bytes:
        return data + f" at {token}, not {session}".encode()

    def secret_of(self, cookie: str) -> bytes | None:
        return cookie.encode() or None


class End:
    """The far end of a line: what the client sends, and what it gets."""

    def __init__(self) -> None:
        self.sent: asyncio.Queue[Message] = asyncio.Queue()
        self.got: list[Message] = []
        self.reads = asyncio.Event()
        self.reads.set()
        self.sent.put_nowait({"type": "websocket.connect"})

    def say(self, *said: bytes) -> None:
        for one in said:
            self.sent.put_nowait({"type": "websocket.receive", "bytes": one})

    def go(self) -> None:
        self.sent.put_nowait({"type": "websocket.disconnect", "code": 1001})

    async def send(self, message: Message) -> None:
        await self.reads.wait()
        self.got.append(message)

    @property
    def status(self) -> int:
        """The status of a refusal, or the code of a closing."""
        found = [one for one in self.got if one["type"] != "websocket.http.response.body"]
        last = found[-1]
        return int(last.get("status") or last.get("code") or 0)


class House:
    """The guard, and what its Streamlit got to hear."""

    def __init__(self, **figures: Any) -> None:  # noqa: ANN401 - figures of `Limits`
        limits = replace(Limits(), **figures)
        self.heard: list[bytes] = []
        self.told: list[list[str]] = []
        self.ended = 0
        self.freed: list[tuple[str, str]] = []
        self.answers: Callable[[bytes], tuple[bytes, ...]] = lambda _: (b"end",)
        self.sessions = Sessions()
        self.permits = Permits(self.sessions, free=lambda *freed: self.freed.append(freed))
        self.traffic = Traffic(limits, unbounded=Proxies())
        wire = Wire()
        self.guard = SocketGuard(
            self._streamlit,
            wire=wire,
            traffic=self.traffic,
            marks=BrowserMarks(wire.secret_of),
            sessions=self.sessions,
            permits=self.permits,
        )

    async def _streamlit(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.told.append(list(scope["subprotocols"]))
        assert (await receive())["type"] == "websocket.connect"
        await send({"type": "websocket.accept"})
        named = scope["subprotocols"][2:] or [f"new-{len(self.told)}"]
        await send({"type": "websocket.send", "bytes": f"session {named[0]}".encode()})
        answers: asyncio.Queue[bytes] = asyncio.Queue()
        sender = asyncio.create_task(_send_all(answers, send))
        while (message := await receive())["type"] == "websocket.receive":
            self.heard.append(message["bytes"])
            for answer in self.answers(message["bytes"]):
                answers.put_nowait(answer)
        sender.cancel()
        self.ended += 1

    def open(
        self,
        end: End,
        *,
        path: str = STREAM,
        cookie: str = MINE,
        session: str = "",
        address: str = ADDRESS,
        origin: Headers = (ORIGIN,),
    ) -> "asyncio.Task[None]":
        told = ["streamlit", "token", *([session] if session else [])]
        sent = [(b"cookie", cookie.encode())] if cookie else []
        scope = {
            "type": "websocket",
            "path": path,
            "client": (address, 50_000),
            "headers": [*origin, *sent, (b"sec-websocket-protocol", ", ".join(told).encode())],
            "subprotocols": told,
            "extensions": {"websocket.http.response": {}},
        }
        return asyncio.create_task(self.guard(scope, end.sent.get, end.send))


async def _send_all(answers: "asyncio.Queue[bytes]", send: Send) -> None:
    while True:
        await send({"type": "websocket.send", "bytes": await answers.get()})


async def settled() -> None:
    for _ in range(50):
        await asyncio.sleep(0)


def scene(play: Callable[[House], Awaitable[None]], **figures: Any) -> None:  # noqa: ANN401 - as above
    async def played() -> None:
        async with asyncio.timeout(20):  # a line that should have been closed does not hold up all
            await play(House(**figures))

    run(played())


# --- who may open a line -------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/_stcore", "/_stcore/stream/", "/_stcore/agent", "/media"])
def test_there_is_one_address_of_lines(path: str) -> None:
    async def play(house: House) -> None:
        end = End()
        await house.open(end, path=path)
        assert end.status == 404
        assert house.told == []

    scene(play)


def test_cookies_without_an_origin_are_no_browser_s() -> None:
    async def play(house: House) -> None:
        end, other = End(), End()
        await house.open(end, origin=())
        assert end.status == 403
        house.open(other, cookie="", origin=())
        await settled()
        assert other.got[0]["type"] == "websocket.accept"

    scene(play)


def test_lines_of_one_address_and_of_all_are_bounded_and_given_back() -> None:
    async def play(house: House) -> None:
        first, second, third, fourth = (End() for _ in range(4))
        task = house.open(first)
        await settled()
        await house.open(second)
        assert second.status == 503
        house.open(third, address="192.0.2.8")
        await settled()
        await house.open(fourth, address="192.0.2.9")
        assert fourth.status == 503
        first.go()
        await task
        again = End()
        house.open(again)
        await settled()
        assert again.got[0]["type"] == "websocket.accept"

    scene(play, lines=Bounds(each=1, in_all=2))


def test_an_address_that_opens_lines_without_end_has_to_wait() -> None:
    async def play(house: House) -> None:
        for expected in ("websocket.accept", "websocket.accept", "websocket.http.response.start"):
            end = End()
            end.go()
            await house.open(end)
            assert end.got[0]["type"] == expected
        proxy = End()
        house.open(proxy, address="127.0.0.1")
        await settled()
        assert proxy.got[0]["type"] == "websocket.accept"

    scene(play, lines_a_minute=2)


# --- whose session it is -------------------------------------------------------------------------


def test_a_page_that_comes_back_keeps_its_session() -> None:
    async def play(house: House) -> None:
        first = End()
        task = house.open(first)
        await settled()
        first.go()
        await task
        house.open(End(), session="new-1")
        await settled()
        assert house.told[1] == ["streamlit", "token", "new-1"]

    scene(play)


@pytest.mark.parametrize(
    ("cookie", "session"), [(THEIRS, "new-1"), ("", "new-1"), (MINE, "made-up")]
)
def test_a_session_of_another_browser_or_of_nobody_is_a_new_one(cookie: str, session: str) -> None:
    async def play(house: House) -> None:
        mine = End()
        house.open(mine)
        await settled()
        house.open(End(), cookie=cookie, session=session)
        await settled()
        assert house.told[1] == ["streamlit", "token"]
        assert house.ended == 0, "the line of the session's own browser stays open"

    scene(play)


def test_the_older_of_two_lines_is_closed_before_the_newer_one_opens() -> None:
    async def play(house: House) -> None:
        older, newer = End(), End()
        task = house.open(older)
        await settled()
        house.open(newer, session="new-1")
        await task
        await settled()
        assert house.ended == 1
        assert older.status == 1000
        assert house.told[1][2:] == ["new-1"]
        newer.say(b"RUN")
        await settled()
        assert house.heard == [b"RUN"]

    scene(play)


# --- what may be said ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (b"FORBIDDEN", 1008),
        (b"GARBLED", 1002),
        (b"UPLOAD", 1008),
        (b"RUN " + b"a" * MOST_BYTES, 1009),
        (None, 1003),
    ],
)
def test_what_no_page_sends_closes_its_own_line_and_no_other(said: bytes, code: int) -> None:
    async def play(house: House) -> None:
        bad, good = End(), End()
        task = house.open(bad)
        house.open(good)
        bad.sent.put_nowait({"type": "websocket.receive", "bytes": said, "text": "a text"})
        await task
        assert bad.status == code
        assert house.heard == []
        good.say(b"RUN")
        await settled()
        assert house.heard == [b"RUN"]

    scene(play)


def test_what_a_browser_sends_by_itself_is_left_out_and_the_rest_passes() -> None:
    async def play(house: House) -> None:
        end = End()
        house.open(end)
        end.say(b"NEEDLESS", b"SIGN_OF_LIFE", b"RUN", b"DOWNLOAD")
        await settled()
        assert house.heard == [b"SIGN_OF_LIFE", b"RUN", b"DOWNLOAD"]

    scene(play)


def test_a_flood_is_slowed_down_and_then_closed() -> None:
    async def play(house: House) -> None:
        end = End()
        task = house.open(end)
        end.say(*[b"SIGN_OF_LIFE"] * 50)
        await asyncio.wait_for(task, 10)
        assert end.status == 1008
        assert 10 <= len(house.heard) <= 16

    slow = Pace(at_once=5, a_second=100)
    scene(play, of_a_line=slow, patience=Pace(at_once=5, a_second=0.001))


def test_a_line_that_never_pauses_is_closed_however_slowly_it_is_served() -> None:
    async def play(house: House) -> None:
        end = End()
        task = house.open(end)
        end.say(*[b"SIGN_OF_LIFE"] * 60)
        await task
        assert end.status == 1008
        assert 45 <= len(house.heard) <= line.MOST_IN_A_ROW

    scene(play)


def test_many_lines_of_one_address_share_a_pace() -> None:
    async def play(house: House) -> None:
        ends = [End() for _ in range(4)]
        for end in ends:
            house.open(end)
            end.say(b"SIGN_OF_LIFE", b"SIGN_OF_LIFE")
        await asyncio.sleep(0.1)
        assert len(house.heard) == 4
        other = End()
        house.open(other, address="192.0.2.8")
        other.say(b"SIGN_OF_LIFE", b"SIGN_OF_LIFE")
        await settled()
        assert len(house.heard) == 6

    scene(play, of_an_address=Pace(at_once=4, a_second=0.01))


# --- runs ----------------------------------------------------------------------------------------


def test_one_address_has_a_few_runs_at_work_and_others_pass_it() -> None:
    async def play(house: House) -> None:
        house.answers = lambda _: ()
        crowd, other = [End() for _ in range(5)], End()
        for end in crowd:
            house.open(end)
            end.say(b"RUN crowd")
        house.open(other, address="192.0.2.8")
        await settled()
        other.say(b"RUN other")
        await settled()
        assert house.heard == [b"RUN crowd", b"RUN crowd", b"RUN other"]
        crowd[0].go()
        await settled()
        assert house.heard.count(b"RUN crowd") == 3

    scene(play, runs=Bounds(each=2, in_all=3))


def test_a_run_waits_a_little_for_the_one_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "PATIENT_S", 0.2)

    async def play(house: House) -> None:
        house.answers = lambda _: ()
        end = End()
        house.open(end)
        end.say(b"RUN one", b"RUN two")
        await settled()
        assert house.heard == [b"RUN one"]
        await asyncio.sleep(0.3)
        assert house.heard == [b"RUN one", b"RUN two"]

    scene(play)


def test_a_run_that_takes_long_keeps_no_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "LONGEST_TURN_S", 0.1)

    async def play(house: House) -> None:
        house.answers = lambda _: ()
        one, two = End(), End()
        for end in (one, two):
            house.open(end)
            end.say(b"RUN")
        await settled()
        assert len(house.heard) == 1
        await asyncio.sleep(0.2)
        assert len(house.heard) == 2

    scene(play, runs=Bounds(each=1, in_all=1))


def test_a_page_that_reads_nothing_gets_no_second_run_and_loses_its_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(line, "READS_WITHIN_S", 0.4)
    monkeypatch.setattr(line, "PATIENT_S", 0.05)

    async def play(house: House) -> None:
        house.answers = lambda _: (b"a part", b"end")
        end = End()
        task = house.open(end)
        await settled()
        end.reads.clear()
        end.say(*[b"RUN"] * 20)
        await asyncio.wait_for(task, 10)
        assert house.heard == [b"RUN"]
        assert house.traffic.lines.in_all == 0

    scene(play)


def test_large_forms_share_what_there_is_for_them() -> None:
    async def play(house: House) -> None:
        large = b"RUN " + b"a" * (FREE_BYTES + 500)
        one, two, small = End(), End(), End()
        tasks = [house.open(end) for end in (one, two, small)]
        one.say(large, large)
        small.say(b"RUN " + b"a" * (FREE_BYTES - 10))
        await settled()
        two.say(large)
        await tasks[1]
        assert two.status == 1009
        assert len(house.heard) == 3
        one.go()
        await tasks[0]
        assert house.traffic.fields.in_all == 0

    scene(play, fields_bytes=Bounds(each=900, in_all=900))


# --- files ---------------------------------------------------------------------------------------


def test_only_a_page_with_a_permit_gets_an_address_and_it_names_no_session() -> None:
    async def play(house: House) -> None:
        house.answers = lambda _: (b"uploads a-file",)
        end = End()
        house.open(end)
        await settled()
        house.permits.grant("new-1", holds=lambda: True)
        end.say(b"UPLOAD")
        await settled()
        token = house.permits.token_of("new-1") or ""
        assert end.got[-1]["bytes"] == f"uploads a-file at {token}, not new-1".encode()
        mark = house.guard._marks.of([(b"cookie", MINE.encode())])  # noqa: SLF001 - the same marks
        assert house.permits.begin(token, "a-file", mark=mark, size=1) == "new-1"

    scene(play)


@pytest.mark.parametrize("comes_back", [False, True])
def test_files_outlast_a_line_that_comes_back_and_no_other(
    monkeypatch: pytest.MonkeyPatch, *, comes_back: bool
) -> None:
    monkeypatch.setattr(guard, "KEPT_S", 0.1)

    async def play(house: House) -> None:
        end = End()
        task = house.open(end)
        await settled()
        house.permits.grant("new-1", holds=lambda: True)
        end.go()
        await task
        assert house.permits.token_of("new-1") is not None
        if comes_back:
            house.open(End(), session="new-1")
        await asyncio.sleep(0.2)
        assert (house.permits.token_of("new-1") is not None) is comes_back

    scene(play)
