"""Whether a visitor's side still takes what it is sent."""

import asyncio
from typing import Final

WITHIN_S: Final = 30.0
"""A satellite link takes some bytes in this time; a client that never reads takes none."""


class Progress:
    """Ends a connection that took nothing of what waits for it for `WITHIN_S`."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._waiting = 0
        self._look: asyncio.TimerHandle | None = None

    def is_awaited(self) -> None:
        """Look again in a while."""
        self.stop()
        self._waiting = self._transport.get_write_buffer_size()
        self._look = asyncio.get_running_loop().call_later(WITHIN_S, self._looked)

    def is_made(self) -> None:
        """Stop looking, unless the connection is to end as soon as all is taken."""
        if not self._transport.is_closing():
            self.stop()

    def stop(self) -> None:
        """Stop looking."""
        if self._look:
            self._look.cancel()
            self._look = None

    def _looked(self) -> None:
        if self._transport.get_write_buffer_size() >= self._waiting:
            self._transport.abort()
        else:
            self.is_awaited()
