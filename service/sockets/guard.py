"""Who may open a line to the page: its own browser, few at a time, and to its own session."""

import asyncio
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.sockets.browser_marks import BrowserMarks
from service.sockets.client_message import Wire
from service.sockets.line import SocketLine
from service.sockets.sessions import Sessions
from service.sockets.traffic import Traffic
from service.sockets.upload_permits import KEPT_S, Permits

STREAM: Final = "/_stcore/stream"
"""The one address of lines."""
_NOTHING, _FOREIGN, _FULL = 404, 403, 503
_TOLD: Final = b"sec-websocket-protocol"
_SESSION_AT: Final = 2
"""Streamlit's pages send their protocol's name, their token and the session that they had."""


class SocketGuard:
    """Refuses lines before Streamlit sees them, and stands in each that is open."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        wire: Wire,
        traffic: Traffic,
        marks: BrowserMarks,
        sessions: Sessions,
        permits: Permits,
    ) -> None:
        self._app, self._wire, self._traffic = app, wire, traffic
        self._marks, self._sessions, self._permits = marks, sessions, permits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Open a line, or refuse it."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        address = scope["client"][0] if scope.get("client") else ""
        refusal = self._refusal(scope, address)
        if refusal:
            await _refuse(refusal, scope, send)
            return
        try:
            await self._open(scope, receive, send, address=address)
        finally:
            self._traffic.lines.give_back(address)

    def _refusal(self, scope: Scope, address: str) -> int:
        """Return the status of a line that is refused; 0 for one that has been taken."""
        headers = Headers(scope=scope)
        if scope["path"] != STREAM:
            return _NOTHING
        if "origin" not in headers and "cookie" in headers:
            return _FOREIGN  # a browser says where it comes from
        return 0 if self._traffic.may_open(address) else _FULL

    async def _open(self, scope: Scope, receive: Receive, send: Send, *, address: str) -> None:
        mark = self._marks.of(scope["headers"])
        line = SocketLine(
            receive,
            send,
            address=address,
            mark=mark,
            wire=self._wire,
            traffic=self._traffic,
            sessions=self._sessions,
            permits=self._permits,
        )
        try:
            own = await self._own_session(scope, mark)
            await self._app(own, line.receive, line.send)
        finally:
            line.done()
            if self._sessions.left(line.session, line):
                later = asyncio.get_running_loop().call_later
                later(KEPT_S, self._let_go, line.session)

    def _let_go(self, session: str) -> None:
        """Free the files of a page that has not come back."""
        if not self._sessions.is_open(session):
            self._permits.revoke(session)

    async def _own_session(self, scope: Scope, mark: bytes | None) -> Scope:
        """Take out the id of a session that is not this browser's: it gets a new one."""
        asked = Headers(scope=scope).get(_TOLD.decode(), "").split(",")
        session = asked[_SESSION_AT].strip() if len(asked) > _SESSION_AT else ""
        is_own = bool(session) and await self._sessions.claim(session, mark)
        told = [one.strip() for one in asked[: _SESSION_AT + is_own]]
        headers = [(name, value) for name, value in scope["headers"] if name.lower() != _TOLD]
        if any(told):
            headers.append((_TOLD, ", ".join(told).encode("latin-1")))
        return {**scope, "headers": headers, "subprotocols": told}


async def _refuse(status: int, scope: Scope, send: Send) -> None:
    """Refuse a line with a status where the server can, else as the protocol does."""
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1008})
        return
    retry = [(b"retry-after", b"30")] if status == _FULL else []
    start: Message = {"type": "websocket.http.response.start", "status": status, "headers": retry}
    await send(start)
    await send({"type": "websocket.http.response.body", "body": b""})
