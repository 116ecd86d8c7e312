"""The connections of the server: how many, how long they may take, and what is sent on them.

Streamlit starts uvicorn and gives nobody a say in its settings, and uvicorn itself bounds neither
connections nor the time that a head may take. So the classes that read a connection are replaced
by those below when the server starts. They are uvicorn's own with bounds around them, and always
those that read with h11, so that what is proved here holds whatever else is installed.
"""

import asyncio
import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any, Final

import h11
import uvicorn
from uvicorn.config import Config
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.utils import get_remote_addr
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from service.connections.admission import Admission, Entry
from service.connections.heads import MOST_BYTES, WITHIN_S, BoundedConnection
from service.connections.last_reply import LastReply, TurnedAway
from service.connections.progress import Progress
from service.connections.refused_head import Refused, refused_of
from service.process.descriptors import Capacity
from service.responses.cookies import with_our_cookies
from service.sockets import client_message

WRITTEN_FOR: Final = "uvicorn 0.54"
QUEUE: Final = 2_048
"""Connections that the system keeps waiting; beyond that a visitor's system tries again in 1 s."""


MOST_IN_ADVANCE: Final = 2
"""Requests sent before the answer to the one before; no browser and no usual proxy sends any."""


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A connection as the bookkeeping knows it."""

    transport: asyncio.Transport

    def give_way(self) -> None:
        """Close at once."""
        self.transport.abort()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What all connections of one server share."""

    admission: Admission[Place]
    turned_away: TurnedAway


class NotesProgress(asyncio.BaseProtocol):
    """What every connection does: it notes whether the visitor's side takes what is sent."""

    _progress: Progress

    def pause_writing(self) -> None:
        """Note that the visitor's side takes no more."""
        super().pause_writing()
        self._progress.is_awaited()

    def resume_writing(self) -> None:
        """Note that it does again."""
        super().resume_writing()
        self._progress.is_made()


class RequestConnection(NotesProgress, H11Protocol):
    """One connection for requests, one after the other."""

    def __init__(self, bounds: Bounds, **told: Any) -> None:  # noqa: ANN401 - as uvicorn gives it
        super().__init__(**told)
        self.conn: BoundedConnection = BoundedConnection()
        self._bounds = bounds
        self._deadline: asyncio.TimerHandle | None = None
        self._in_advance = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Take a place, or be told that there is none."""
        _send_at_once(transport)
        remote = get_remote_addr(transport)
        self._place, self._progress = Place(transport), Progress(transport)
        entry = self._bounds.admission.enter(self._place, remote[0] if remote else "")
        if entry is Entry.GRANTED:
            super().connection_made(transport)
            self._await_head()
        else:
            self._bounds.turned_away.take_in(transport, Refused.FULL.reply)

    def data_received(self, data: bytes) -> None:
        """Read in pieces, so that no more than the largest head is ever read at a time."""
        while data and self._is_here:
            most = MOST_BYTES if self.conn.awaits_head else len(data)
            super().data_received(data[:most])
            data = data[most:]
        if self._is_here:
            self._note()

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Become the connection of a page, where there is room for one more."""
        self._stop_waiting()
        if not self._bounds.admission.opens_page(self._place):
            self._end_with(Refused.FULL)
            return
        self.headers = with_our_cookies(self.headers)
        self.ws_protocol_class = partial(PageConnection, self._bounds, self._place)  # type: ignore[assignment] # called as a class is
        super().handle_websocket_upgrade(event)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's own words
        """Answer for a request that cannot be read."""
        self._end_with(refused_of(self.conn.fault))

    def on_response_complete(self) -> None:
        """Wait for the next request; one who asks far in advance is answered no more."""
        waiting, _ = self.conn.trailing_data
        self._in_advance = self._in_advance + 1 if waiting else 0
        if self._in_advance > MOST_IN_ADVANCE:
            self.transport.close()
        super().on_response_complete()
        if self not in self.connections:
            return
        if self.transport.is_closing():
            self._progress.is_awaited()
        elif self._is_here and not self._is_answering:
            self._await_head()
            self._note()

    def timeout_keep_alive_handler(self) -> None:
        """End a connection that asks for nothing more."""
        super().timeout_keep_alive_handler()
        self._progress.is_awaited()

    def connection_lost(self, exc: Exception | None) -> None:
        """Give the place back."""
        self._leave()
        super().connection_lost(exc)

    @property
    def _is_here(self) -> bool:
        return not self.transport.is_closing() and self.transport.get_protocol() is self

    @property
    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _note(self) -> None:
        """Tell the bookkeeping whose turn it is."""
        admission = self._bounds.admission
        if not self._is_answering:
            begun = self.conn.has_begun or not self.conn.awaits_head or self.cycle is None
            admission.waits(self._place, has_begun=begun)
            return
        self._stop_waiting()
        if self.conn.awaits_body:
            admission.waits(self._place, has_begun=True)
        else:
            admission.is_answered(self._place)

    def _await_head(self) -> None:
        self._stop_waiting()
        self._deadline = self.loop.call_later(WITHIN_S, self._waited_in_vain)

    def _stop_waiting(self) -> None:
        if self._deadline:
            self._deadline.cancel()
            self._deadline = None

    def _waited_in_vain(self) -> None:
        if self._is_here and self.conn.awaits_head and self.conn.has_begun:
            self._end_with(Refused.TOO_SLOW)
        else:
            self.transport.abort()

    def _end_with(self, why: Refused) -> None:
        """Send a prepared reply, and give the place back when it is read."""
        self._stop_waiting()
        self._unset_keepalive_if_required()
        self.connections.discard(self)
        LastReply(self.transport, why.reply, at_once=True, gone=self._leave)

    def _leave(self) -> None:
        self._stop_waiting()
        self._progress.stop()
        self._bounds.admission.leave(self._place)


class PageConnection(NotesProgress, WebSocketsSansIOProtocol):
    """The websocket of an open page."""

    def __init__(self, bounds: Bounds, place: Place, **told: Any) -> None:  # noqa: ANN401 - as uvicorn gives it
        super().__init__(**told)
        self._bounds, self._place = bounds, place
        self._progress = Progress(place.transport)

    def keepalive_timeout(self) -> None:
        """End the connection of a page that does not answer any more."""
        super().keepalive_timeout()
        self._progress.is_awaited()

    def connection_lost(self, exc: Exception | None) -> None:
        """Give the place back."""
        self._progress.stop()
        self._bounds.admission.leave(self._place)
        super().connection_lost(exc)


def _send_at_once(transport: asyncio.Transport) -> None:
    """Let no answer wait for the receipt of the one before.

    asyncio does that by itself only for sockets that name their protocol; Streamlit's does not.
    """
    accepted = transport.get_extra_info("socket")
    if accepted is not None and accepted.family in {socket.AF_INET, socket.AF_INET6}:
        accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def bound_connections(capacity: Capacity) -> None:
    """Let every server of this process, from now on, read its connections by the classes above.

    Raises
    ------
    SystemExit
        If uvicorn is not as these classes expect it.
    """
    _require_expected()
    startup = uvicorn.Server.startup

    @wraps(startup)
    async def started(server: uvicorn.Server, sockets: list[socket.socket] | None = None) -> None:
        bound(server.config, capacity)
        await startup(server, sockets=sockets)
        for listening in sockets or ():
            listening.listen(QUEUE)  # more wait with the system than are taken in at once

    # Streamlit makes the server itself, so there is no object of ours to give this to.
    uvicorn.Server.startup = started  # type: ignore[method-assign, assignment] # see above


def bound(config: Config, capacity: Capacity) -> None:
    """Let one server, not yet started, read its connections by the classes above.

    Raises
    ------
    SystemExit
        If it reads websockets in another way than they expect.
    """
    if config.ws_protocol_class is not WebSocketsSansIOProtocol:
        raise SystemExit(
            f"the websockets of this server are read by {config.ws_protocol_class}; the bounds on "
            f"connections were written for {WRITTEN_FOR}: install what constraints.txt says"
        )
    bounds = Bounds(
        admission=Admission(capacity, is_proxy=_proxies(config)),
        turned_away=TurnedAway(capacity.turned_away),
    )
    config.http_protocol_class = partial(RequestConnection, bounds)  # type: ignore[assignment] # called as a class is
    config.backlog = min(config.backlog, capacity.burst)
    config.ws_max_size = client_message.MOST_BYTES


def _proxies(config: Config) -> Callable[[str], bool]:
    """Return what tells whether an address is that of a proxy, whose word is taken."""
    app = config.loaded_app
    if isinstance(app, ProxyHeadersMiddleware):
        return app.trusted_hosts.__contains__
    return lambda _: False


def _require_expected() -> None:
    expected = (
        *(f"{name}" for name in ("data_received", "handle_websocket_upgrade", "send_400_response")),
        *("on_response_complete", "pause_writing", "resume_writing", "connection_lost"),
    )
    missing = [name for name in expected if name not in vars(H11Protocol)]
    if missing or not asyncio.iscoroutinefunction(uvicorn.Server.startup):
        raise SystemExit(
            f"uvicorn {uvicorn.__version__} reads connections in another way than {WRITTEN_FOR}, "
            "for which their bounds were written: install what constraints.txt says"
        )
