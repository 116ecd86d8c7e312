"""A slow line before a server, below the browser: every engine meets the same one.

A browser's own network conditions delay neither handshakes nor what goes over a websocket; this
does. All connections share the line, as they do on a satellite link.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Final

HOST: Final = "127.0.0.1"
_PIECE: Final = 1_460
"""What one packet carries; no connection takes more of the line at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a line is like.

    Parameters
    ----------
    latency_ms
        There and back.
    bytes_a_second
        Each way.
    """

    latency_ms: float
    bytes_a_second: float

    def __str__(self) -> str:
        return f"{self.latency_ms:g} ms, {self.bytes_a_second / 1000:g} kB/s"


FAST: Final = Line(latency_ms=0, bytes_a_second=1e9)


@dataclass(slots=True)
class _Way:
    """One direction of the line, which all connections share."""

    line: Line
    passed: int = 0
    free_at: float = 0.0

    async def carry(self, piece: bytes) -> float:
        """Wait until the line has taken a piece in; return when it arrives."""
        now = asyncio.get_running_loop().time()
        self.free_at = max(now, self.free_at) + len(piece) / self.line.bytes_a_second
        self.passed += len(piece)
        arrives_at = self.free_at + self.line.latency_ms / 2_000
        await asyncio.sleep(self.free_at - now)
        return arrives_at


@dataclass(slots=True)
class SlowLine:
    """A running line.

    Attributes
    ----------
    port
        Where the server is reached over it.
    """

    line: Line
    server_port: int
    port: int = 0
    connections: int = 0
    _up: _Way = field(init=False)
    _down: _Way = field(init=False)

    def __post_init__(self) -> None:
        self._up, self._down = _Way(self.line), _Way(self.line)

    @property
    def received(self) -> int:
        """How many bytes have come from the server."""
        return self._down.passed

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection, whose handshake takes its own way there and back."""
        self.connections += 1
        await asyncio.sleep(self.line.latency_ms / 1_000)
        beyond = await asyncio.open_connection(HOST, self.server_port)
        with suppress(asyncio.CancelledError):  # a line that ends cuts what it carries
            await asyncio.gather(
                _carry(reader, beyond[1], self._up), _carry(beyond[0], writer, self._down)
            )


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: _Way) -> None:
    under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    delivering = asyncio.create_task(_deliver(under_way, writer))
    with suppress(OSError):
        while piece := await reader.read(_PIECE):
            under_way.put_nowait((await way.carry(piece), piece))
    under_way.put_nowait((0, b""))
    await delivering


async def _deliver(
    under_way: "asyncio.Queue[tuple[float, bytes]]", writer: asyncio.StreamWriter
) -> None:
    loop = asyncio.get_running_loop()
    with suppress(OSError):
        while True:
            arrives_at, piece = await under_way.get()
            if not piece:
                break
            await asyncio.sleep(max(0.0, arrives_at - loop.time()))
            writer.write(piece)
            await writer.drain()
    writer.close()


@contextmanager
def running_line(line: Line, server_port: int) -> Iterator[SlowLine]:
    """Open a line to a server, on a thread of its own."""
    running, started = SlowLine(line, server_port), Future[Callable[[], object]]()

    async def serve() -> None:
        ended = asyncio.Event()
        server = await asyncio.start_server(running.take, HOST, 0)
        running.port = server.sockets[0].getsockname()[1]
        started.set_result(partial(asyncio.get_running_loop().call_soon_threadsafe, ended.set))
        await ended.wait()

    thread = threading.Thread(target=asyncio.run, args=(serve(),), daemon=True)
    thread.start()
    end = started.result()
    try:
        yield running
    finally:
        end()
        thread.join()
