"""A server of uvicorn with our bounds on its connections, and a client of bare bytes."""

import asyncio
import inspect
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

import uvicorn
from starlette.types import Receive, Scope, Send

from service.connections.protocol import bound
from service.process.descriptors import Capacity

HOST: Final = "127.0.0.1"
SOON_S: Final = 10.0
SMALL: Final = Capacity(pages=6, requests=12, each=5, turned_away=4, burst=64)
OK: Final = b"HTTP/1.1 200"
FULL: Final = b"HTTP/1.1 503"
HELLO: Final = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
HALF: Final = b"GET / HTTP/1.1\r\nHost: x\r\nX-Half: "


@dataclass
class Served:
    """A running server: what it answers, and what it holds."""

    port: int
    server: uvicorn.Server
    peers: list[socket.socket] = field(default_factory=list)

    def visit(self, address: str = HOST, sent: bytes = b"") -> socket.socket:
        """Connect, and send some bytes."""
        peer = socket.create_connection((HOST, self.port), SOON_S, (address, 0))
        self.peers.append(peer)
        peer.sendall(sent)
        return peer

    def ask(self, sent: bytes = HELLO, address: str = HOST) -> bytes:
        """Send bytes on a connection of their own; return all that comes back."""
        return everything(
            self.visit(address, sent.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
        )

    @property
    def held(self) -> int:
        """How many connections the server holds."""
        return len(self.server.server_state.connections)


def everything(peer: socket.socket) -> bytes:
    """Read until the other side ends."""
    received = b""
    try:
        while part := peer.recv(65_536):
            received += part
    except ConnectionResetError:
        received += b"(reset)"
    return received


def is_open(peer: socket.socket) -> bool:
    """Tell whether a connection that nothing is sent on still stands."""
    peer.setblocking(False)  # noqa: FBT003 - the socket's own call
    try:
        return peer.recv(1) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        peer.settimeout(SOON_S)


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait a little for what is to become so."""
    until = time.monotonic() + SOON_S
    while not holds():
        assert time.monotonic() < until, "it did not become so"
        time.sleep(0.01)


async def answers(scope: Scope, receive: Receive, send: Send) -> None:
    """Say hello; at ``/held`` when the visitor has gone, at ``/much`` with much."""
    if scope["type"] == "websocket":
        await _echoes(receive, send)
        return
    while scope["path"] == "/held" and (await receive())["type"] != "http.disconnect":
        pass
    size = 16_000_000 if scope["path"] == "/much" else 5
    length = (b"content-length", str(size).encode())
    await send({"type": "http.response.start", "status": 200, "headers": [length]})
    await send({"type": "http.response.body", "body": b"x" * size})


async def _echoes(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    while (message := await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "bytes": message["bytes"]})


class _Server(uvicorn.Server):
    """Starts as uvicorn has it, though the program may have been loaded in this process."""

    startup = inspect.unwrap(uvicorn.Server.startup)


@contextmanager
def serving(capacity: Capacity = SMALL) -> Iterator[Served]:
    """Run a server with so much room."""
    config = uvicorn.Config(answers, ws="websockets-sansio", log_config=None, lifespan="off")
    config.load()
    bound(config, capacity)
    server = _Server(config)
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        wait_until(lambda: server.started)
        served = Served(listening.getsockname()[1], server)
        try:
            yield served
        finally:
            for peer in served.peers:
                peer.close()
            server.force_exit = server.should_exit = True
            thread.join(SOON_S)
            assert not thread.is_alive()
            asyncio.set_event_loop(None)
