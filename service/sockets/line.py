"""One line between a page and the server: each message is looked at before Streamlit sees it."""

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Any, Final, TypeVar

from starlette.types import Message, Receive, Send

from service.sockets.client_message import MOST_BYTES, Closing, Heard, Wire
from service.sockets.sessions import Sessions
from service.sockets.traffic import FREE_BYTES, Traffic
from service.sockets.upload_permits import Permits

_T = TypeVar("_T")
READS_WITHIN_S: Final = 60.0
"""A page that has not taken up one message by then reads no more."""
PATIENT_S: Final = 0.5
"""How long a run waits for the one before it to end by itself; then it cuts that one short."""
LONGEST_TURN_S: Final = 1.0
"""A run that takes longer waits for something, and keeps nobody else from working."""
MOST_IN_A_ROW: Final = 50
"""Messages that each come as soon as the one before is through; no hand is so fast for so long."""
_AT_ONCE_S: Final = 0.02
_TAKES_UP_WITHIN_S: Final = 0.2
"""A page that has not taken up a message by then keeps nobody else waiting for its end."""
_CLOSES_WITHIN_S: Final = 5.0
_SIMPLY: Final[Mapping[Heard, bool | Closing]] = {
    Heard.SIGN_OF_LIFE: True,
    Heard.NEEDLESS: False,
    Heard.GARBLED: Closing.GARBLED,
    Heard.FORBIDDEN: Closing.AGAINST_RULES,
}
_SMALL: Final = 1024
"""Bytes; the end of a run is told in fewer."""


class SocketLine:
    """Stands between the server and Streamlit's own handler of a line.

    Parameters
    ----------
    address
        Of the client.
    mark
        Of the browser.
    """

    def __init__(
        self,
        receive: Receive,
        send: Send,
        *,
        address: str,
        mark: bytes | None,
        wire: Wire,
        traffic: Traffic,
        sessions: Sessions,
        permits: Permits,
    ) -> None:
        self._receive, self._send = receive, send
        self._address, self._mark, self._wire = address, mark, wire
        self._traffic, self._sessions, self._permits = traffic, sessions, permits
        self._pacer = traffic.pacer(address)
        self._over: asyncio.Future[Closing] = asyncio.get_running_loop().create_future()
        self._is_read, self._is_idle, self._is_done = (
            asyncio.Event(),
            asyncio.Event(),
            asyncio.Event(),
        )
        self._is_read.set()
        self._is_idle.set()
        self._name = str(id(self))
        self._turn: asyncio.TimerHandle | None = None
        self._turn_at = 0.0
        self._fields_bytes = 0
        self._is_closed = False
        self._in_a_row = 0
        self.session = ""

    async def hang_up(self) -> None:
        """Close the line, and return when Streamlit has let its session go."""
        self._end(Closing.REPLACED)
        try:
            async with asyncio.timeout(_CLOSES_WITHIN_S):
                await self._is_done.wait()
        except TimeoutError:
            pass  # Streamlit then takes the session from the line that hangs

    def done(self) -> None:
        """Give back all that the line held."""
        self._end_turn()
        self._traffic.fields.give_back(self._address, self._fields_bytes)
        self._fields_bytes = 0
        self._is_done.set()

    # --- what the page says --------------------------------------------------------------------

    async def receive(self) -> Message:
        """Receive the next message that may pass."""
        while True:
            message = await self._unless_over(self._next())
            if message is None:
                return await self._close(self._over.result())
            if self._in_a_row > MOST_IN_A_ROW:
                return await self._close(Closing.AGAINST_RULES)
            if message["type"] != "websocket.receive":
                return message
            judged = await self._unless_over(self._judge(message))
            if isinstance(judged, Closing):
                return await self._close(judged)
            if judged:
                return message

    async def _next(self) -> Message:
        """Receive a message, and count those that were there before anybody could wait."""
        now = asyncio.get_running_loop().time
        began = now()
        message = await self._receive()
        self._in_a_row = self._in_a_row + 1 if now() - began < _AT_ONCE_S else 0
        return message

    async def _judge(self, message: Message) -> bool | Closing:
        """Tell whether a message passes, is left out, or ends the line; wait until it is due."""
        data = message.get("bytes")
        if data is None or len(data) > MOST_BYTES:
            return Closing.TEXT if data is None else Closing.TOO_LARGE
        if not await self._pacer.next():
            return Closing.AGAINST_RULES
        match self._wire.heard(data):
            case Heard.RUN:
                return await self._take_turn() if self._hold(len(data)) else Closing.TOO_LARGE
            case Heard.DOWNLOAD:
                return await self._take_turn()
            case Heard.UPLOAD:
                return self._has_permit() or Closing.AGAINST_RULES
            case other:
                return _SIMPLY[other]

    async def _take_turn(self) -> bool:
        """Wait for a turn, so that no page and no address has more than its share of the work."""
        await self._is_read.wait()
        try:
            async with asyncio.timeout(PATIENT_S):
                await self._is_idle.wait()
        except TimeoutError:
            pass  # Streamlit ends the run before, and begins this one
        self._end_turn()
        await self._traffic.runs.take(self._address, self._name)
        loop = asyncio.get_running_loop()
        self._turn, self._turn_at = loop.call_later(LONGEST_TURN_S, self._end_turn), loop.time()
        self._is_idle.clear()
        return True

    def _hold(self, size: int) -> bool:
        """Count what the page's fields hold from now on; tell whether there is room for it."""
        self._traffic.fields.give_back(self._address, self._fields_bytes)
        self._fields_bytes = max(0, size - FREE_BYTES)
        if self._traffic.fields.take(self._address, self._fields_bytes):
            return True
        self._fields_bytes = 0
        return False

    def _end_turn(self) -> None:
        if self._turn is not None:
            self._turn.cancel()
            self._turn = None
            took_s = asyncio.get_running_loop().time() - self._turn_at
            self._traffic.runs.give_back(self._address, self._name, took_s=took_s)
        self._is_idle.set()

    def _has_permit(self) -> bool:
        return self._permits.token_of(self.session) is not None

    # --- what the page is told -------------------------------------------------------------------

    async def send(self, message: Message) -> None:
        """Send a message; a page that does not take it up loses its line."""
        if self._is_closed:
            return
        if message["type"] == "websocket.send":
            message = self._looked_at(message)
        self._is_closed = message["type"] == "websocket.close"
        self._is_read.clear()
        slow = asyncio.get_running_loop().call_later(_TAKES_UP_WITHIN_S, self._end_turn)
        try:
            async with asyncio.timeout(READS_WITHIN_S):
                await self._send(message)
        except TimeoutError:
            self._end(Closing.AGAINST_RULES)
        finally:
            slow.cancel()
            self._is_read.set()

    def _looked_at(self, message: Message) -> Message:
        data: bytes = message.get("bytes") or b""
        if self.session and len(data) > _SMALL:
            return message
        told = self._wire.told(data)
        if told.session and told.session != self.session:
            self.session = told.session
            self._sessions.joined(told.session, self._mark, self)
        if told.is_end:
            self._end_turn()
        if told.uploads:
            token = self._permits.token_of(self.session)
            self._permits.expect(self.session, told.uploads[-1])
            return {**message, "bytes": self._wire.renamed(data, self.session, token or "none")}
        return message

    # --- the end ---------------------------------------------------------------------------------

    def _end(self, closing: Closing) -> None:
        if not self._over.done():
            self._over.set_result(closing)

    async def _close(self, closing: Closing) -> Message:
        if not self._is_closed:
            self._is_closed = True
            try:
                async with asyncio.timeout(1):
                    await self._send({"type": "websocket.close", "code": int(closing)})
            except TimeoutError:
                pass  # it reads nothing, so it cannot be told
        return {"type": "websocket.disconnect", "code": int(closing)}

    async def _unless_over(self, work: Awaitable[_T]) -> _T | None:
        """Wait for something, but no longer than the line lasts."""
        task = asyncio.ensure_future(work)
        either: set[asyncio.Future[Any]] = {task, self._over}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            return None if self._over.done() else task.result()
        finally:
            task.cancel()
