"""Clients that wish a server ill, one of each kind, for the server that a benchmark has started.

    python -m benchmarks.hostile PORT SECONDS KIND...

Each knows this machine's own address alone, does no more than its rate allows, and ends by itself.
"""

import asyncio
import contextlib
import random
import re
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Final
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import WebSocketException

from benchmarks.visitor import Tab, ask, open_tab

HOST: Final = "127.0.0.1"
READY: Final = "hostile clients begin"
FORM: Final = "Content-Type: application/x-www-form-urlencoded\r\n"
_PATIENCE_S: Final = 5.0
_UNSAID: Final = 4_096
_HIDDEN: Final = re.compile(r'<input[^>]*type=hidden[^>]*name=([^ >]+)[^>]*value="?([^">]*)')


@dataclass(slots=True)
class Target:
    """The server that is attacked, and until when.

    Parameters
    ----------
    until
        On the clock of `time.monotonic`.
    """

    port: int
    until: float
    done: int = 0
    failed: int = 0
    number: Iterator[int] = field(default_factory=count)

    @property
    def is_time(self) -> bool:
        """Whether there is time for more."""
        return time.monotonic() < self.until

    def somebody(self) -> str:
        """Make up the address of another client on this machine."""
        number = next(self.number)
        return f"127.{3 + number // 62_500 % 200}.{number // 250 % 250}.{number % 250 + 1}"

    async def repeat(self, act: Callable[[], Awaitable[object]], *, a_second: float) -> None:
        """Do something again and again, whatever becomes of it."""
        while self.is_time:
            began = time.monotonic()
            try:
                await asyncio.wait_for(act(), max(0.1, self.until - began + 1))
                self.done += 1
            except (OSError, TimeoutError, KeyError, WebSocketException):
                self.failed += 1
            await asyncio.sleep(max(0.0, 1 / a_second - (time.monotonic() - began)))


Attack = Callable[[Target], Awaitable[None]]


async def clear_cache(target: Target) -> None:
    """Ask for everybody's caches to be cleared."""
    await _send(target, BackMsg(clear_cache=True), a_second=50)


async def reruns(target: Target) -> None:
    """Ask for a page again before it is drawn, on one line."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    await _send(target, asked, a_second=200)


async def _send(target: Target, message: BackMsg, *, a_second: float) -> None:
    tab: Tab | None = None
    reading: asyncio.Task[None] | None = None

    async def once() -> None:
        nonlocal tab, reading
        if tab is None:
            tab = await open_tab(HOST, target.port, address=target.somebody())
            reading = asyncio.create_task(_read_all(tab))
        try:
            await tab.line.send(message.SerializeToString())
        except WebSocketException:
            tab = None
            raise

    await target.repeat(once, a_second=a_second)
    if reading is not None:
        reading.cancel()


async def _read_all(tab: Tab) -> None:
    with contextlib.suppress(WebSocketException):
        async for _ in tab.line:
            pass


async def uploads(target: Target) -> None:
    """Send files to the address of uploads."""
    tab = await open_tab(HOST, target.port, address=target.somebody())

    async def once() -> None:
        path = f"/_stcore/upload_file/{tab.session}/{random.random()}"
        edge = b"--edge\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n"
        body = edge + random.randbytes(4_000_000) + b"\r\n--edge--\r\n"
        told = "Content-Type: multipart/form-data; boundary=edge\r\n"
        await ask(HOST, target.port, path, method="PUT", headers=told, body=body)

    await target.repeat(once, a_second=4)


async def cookies(target: Target) -> None:
    """Send cookies that Python reads slowly."""

    async def once() -> None:
        escapes = "\\\\" * random.choice((3_000, 7_000, 30_000))
        told = f'Cookie: _streamlit_xsrf="{escapes}"\r\n'
        await ask(HOST, target.port, "/_stcore/health", headers=told, address=target.somebody())

    await target.repeat(once, a_second=10)


async def half_heads(target: Target) -> None:
    """Begin requests and never end them, from one address and from many."""

    async def once() -> None:
        for address in (f"{HOST[:-1]}9", target.somebody()):
            _, writer = await asyncio.open_connection(
                HOST, target.port, local_addr=(address, 0), limit=_UNSAID
            )
            writer.write(b"GET / HTTP/1.1\r\nHost: x\r\nX-Half: ")
            held.append(writer)
        while len(held) > 2_000:  # noqa: PLR2004 - of so many the issue speaks
            held.pop(0).close()

    held: list[asyncio.StreamWriter] = []
    await target.repeat(once, a_second=100)
    for writer in held:
        writer.close()


async def connections(target: Target) -> None:
    """Connect and leave, as fast as it goes."""

    async def once() -> None:
        _, writer = await asyncio.open_connection(
            HOST, target.port, local_addr=(target.somebody(), 0)
        )
        writer.close()

    await target.repeat(once, a_second=300)


async def guesses(target: Target) -> None:
    """Guess the staff's password."""

    async def once() -> None:
        body = urlencode({"name": "Staff", "password": str(random.random())}).encode()
        told = f"{FORM}X-Forwarded-For: {_network()}\r\n"
        await ask(HOST, target.port, "/sign-in", method="POST", headers=told, body=body)

    await target.repeat(once, a_second=14)


async def letters(target: Target) -> None:
    """Send letters from made-up networks, which are believed behind a proxy."""
    drawn = await ask(HOST, target.port, "/suggest-a-group")
    hidden = dict(_HIDDEN.findall(drawn.decode()))
    await asyncio.sleep(_PATIENCE_S)

    async def once() -> None:
        words = {"name": f"Group {random.random()}", "reached_by": "555-0100", "where": "Here"}
        body = urlencode({**hidden, **words}).encode()
        told = f"{FORM}X-Forwarded-For: {_network()}\r\n"
        await ask(HOST, target.port, "/suggest-a-group", method="POST", headers=told, body=body)

    await target.repeat(once, a_second=20)


def _network() -> str:
    return f"2001:db8:{random.randrange(65_536):x}:{random.randrange(65_536):x}::1"


async def coverage(target: Target) -> None:
    """Ask the page of gaps other questions, and for all that it can work out."""
    tab = await open_tab(HOST, target.port, address=target.somebody())
    await tab.open_page("coverage")

    async def once() -> None:
        await tab.run_with(filter(None, map(_changed, tab.elements)))

    def _changed(key: str) -> WidgetState | None:
        element = tab.elements[key]
        match element.WhichOneof("type"):
            case "selectbox" if element.selectbox.options:
                return WidgetState(id=key, string_value=random.choice(element.selectbox.options))
            case "slider":
                low, high = element.slider.min, element.slider.max
                told = WidgetState(id=key)
                told.double_array_value.data.append(float(round(random.uniform(low, high))))
                return told
            case "checkbox":
                return WidgetState(id=key, bool_value=random.random() < 0.5)  # noqa: PLR2004 - a coin
            case "button":
                return WidgetState(id=key, trigger_value=True)
            case _:
                return None

    await target.repeat(once, a_second=4)


async def large_posts(target: Target) -> None:
    """Send large bodies to the forms and the API."""

    async def once() -> None:
        path = random.choice(("/plain", "/simple", "/api/v1/options", "/suggest-a-group"))
        told = "Content-Type: application/json\r\n" if "api" in path else FORM
        body = b"place=" + b"x" * 4_000_000
        await ask(HOST, target.port, path, method="POST", headers=told, body=body)

    await target.repeat(once, a_second=10)


async def never_reads(target: Target) -> None:
    """Ask for much, over requests and over lines of pages, and read nothing."""
    held: list[asyncio.StreamWriter] = []

    async def once() -> None:
        _, writer = await asyncio.open_connection(
            HOST, target.port, local_addr=(target.somebody(), 0), limit=_UNSAID
        )
        writer.write(b"GET /app/static/page.css HTTP/1.1\r\nHost: x\r\n\r\n" * 200)
        held.append(writer)
        while len(held) > 200:  # noqa: PLR2004 - enough to be felt
            held.pop(0).close()

    lines = [await open_tab(HOST, target.port, address=target.somebody()) for _ in range(10)]
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    for tab in lines:
        for _ in range(50):
            await tab.line.send(asked.SerializeToString())
    await target.repeat(once, a_second=20)


KINDS: Final[dict[str, Attack]] = {
    one.__name__: one
    for one in (
        *(clear_cache, reruns, uploads, cookies, half_heads, connections),
        *(guesses, letters, coverage, large_posts, never_reads),
    )
}


async def attack(kind: str, port: int, seconds: float) -> str:
    """Attack for so long; return what became of it, in a line."""
    target = Target(port, time.monotonic() + seconds)
    try:
        await asyncio.wait_for(KINDS[kind](target), seconds + 10)
    except (OSError, TimeoutError, KeyError, WebSocketException) as error:
        return f"{kind}: ended early, {type(error).__name__}; {target.done} done"
    return f"{kind}: {target.done} done, {target.failed} failed"


async def _attack_all(kinds: list[str], port: int, seconds: float) -> None:
    for told in asyncio.as_completed([attack(kind, port, seconds) for kind in kinds]):
        print(await told, flush=True)


def main() -> None:
    """Attack as the command line says; a first line says that it begins."""
    port, seconds, *kinds = sys.argv[1:]
    print(READY, flush=True)
    asyncio.run(_attack_all(kinds, int(port), float(seconds)))


if __name__ == "__main__":
    main()
