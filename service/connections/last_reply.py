"""The end of a connection that is not served: one reply, and time to read it."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Final

READ_WITHIN_S: Final = 2.0
"""A system that closes while bytes are still coming in takes the reply back from the visitor."""
_MOST_HEAD_BYTES = 32_768
_END_OF_HEAD = b"\r\n\r\n"


class LastReply(asyncio.Protocol):
    """Says one thing, and lets whatever still comes fall.

    Parameters
    ----------
    at_once
        Whether to say it now, or when the head of the request is there.
    gone
        Called once, when the connection is closed.
    """

    def __init__(
        self,
        transport: asyncio.Transport,
        reply: bytes,
        *,
        at_once: bool,
        gone: Callable[[], None],
    ) -> None:
        self._transport, self._reply, self._gone = transport, reply, gone
        self._heard = 0
        self._last = b""
        loop = asyncio.get_running_loop()
        self._deadline = loop.call_later(READ_WITHIN_S, transport.abort)
        transport.set_protocol(self)
        if at_once:
            self._say()

    def data_received(self, data: bytes) -> None:
        """Look for the end of the head, and forget the bytes."""
        self._heard += len(data)
        seen = self._last + data
        self._last = seen[-len(_END_OF_HEAD) + 1 :]
        if self._reply and (_END_OF_HEAD in seen or self._heard > _MOST_HEAD_BYTES):
            self._say()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's own call
        """Let go."""
        self._deadline.cancel()
        self._gone()

    def _say(self) -> None:
        reply, self._reply = self._reply, b""
        if self._transport.is_closing():
            return
        self._transport.write(reply)
        if self._transport.can_write_eof():
            with suppress(OSError):  # the visitor may have gone first
                self._transport.write_eof()


class TurnedAway:
    """Those who are being told that there is no room, so many at a time.

    Where it is full itself, whoever came first has to go: most probably it has read the reply.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._there: deque[asyncio.Transport] = deque()

    def take_in(self, transport: asyncio.Transport, reply: bytes) -> None:
        """Tell one more."""
        if len(self._there) >= self._most:
            self._there.popleft().abort()
        self._there.append(transport)
        LastReply(transport, reply, at_once=False, gone=lambda: self._let_go(transport))

    def _let_go(self, transport: asyncio.Transport) -> None:
        if transport in self._there:
            self._there.remove(transport)
