"""A server on this machine that answers as Nominatim does, or goes wrong in a chosen way."""

import gzip
import json
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from socket import SO_LINGER, SOL_SOCKET, socket
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Event, Thread
from typing import Any, Final

HORNBY: Final[dict[str, Any]] = {
    "lat": "43.5762",
    "lon": "-79.8365",
    "display_name": "14946, Steeles Avenue, Hornby, Halton Hills, Ontario, L0P 1E0, Canada",
    "boundingbox": ["43.5761", "43.5763", "-79.8366", "-79.8364"],
    "address": {"country_code": "ca", "ISO3166-2-lvl4": "CA-ON"},
}
"""What Nominatim would say of the meeting place in Hornby, Ontario."""

_HUGE: Final = 200 * 1024 * 1024
_BOMB: Final = gzip.compress(bytes(64 * 1024 * 1024), compresslevel=1)
_DRIP_S: Final = 0.2


def with_changes(**changes: object) -> bytes:
    """Change fields of a right answer; those that are None are left out."""
    changed = {**HORNBY, **changes}
    fields = {name: value for name, value in changed.items() if value is not None}
    return json.dumps([fields]).encode()


def _reply(body: bytes, *, status: str = "200 OK", headers: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{headers}\r\n"
    return head.encode() + body


def _stays(lat: float, lon: float, code: str | None = None, country: str = "ca") -> bytes:
    address = {"country_code": country, **({"ISO3166-2-lvl4": code} if code else {})}
    return _reply(with_changes(lat=str(lat), lon=str(lon), boundingbox=None, address=address))


_RIGHT: Final = with_changes()
_ANSWERS: Final[dict[str, bytes]] = {
    "right": _reply(_RIGHT),
    "nothing_found": _reply(b"[]"),
    "no_coordinates": _reply(with_changes(lat=None, lon=None)),
    "null_coordinates": _reply(json.dumps([{**HORNBY, "lat": None, "lon": None}]).encode()),
    "nan": _reply(b'[{"lat": NaN, "lon": NaN, "display_name": "NaN"}]'),
    "nan_in_words": _reply(with_changes(lat="nan", lon="nan")),
    "infinite": _reply(b'[{"lat": 1e999, "lon": -1e999, "display_name": "far"}]'),
    "out_of_range": _stays(143.6, -479.8),
    "zero": _stays(0.0, 0.0),
    "swapped": _stays(-79.8365, 43.5762),
    "other_country": _stays(43.1566, -77.6088),
    "says_other_country": _stays(43.5762, -79.8365, country="us"),
    "other_province": _stays(45.5019, -73.5674),
    "says_other_province": _stays(43.5762, -79.8365, code="CA-QC"),
    "far_in_the_province": _stays(45.4215, -75.6972),
    "html": _reply(b"<!doctype html><title>It works</title>"),
    "empty": _reply(b""),
    "truncated": _reply(_RIGHT).replace(b"Content-Length: ", b"Content-Length: 9")[:-60],
    "closed_at_once": b"",
    "not_http": b"\x00\xff" * 100 + b"\r\n\r\n",
    "a_number": _reply(b"17"),
    "a_list_of_numbers": _reply(b"[1, 2, 3]"),
    "an_error": _reply(b'{"error": {"code": 400, "message": "no"}}'),
    "deep": _reply(b"[" * 100_000),
    "not_utf8": _reply(b"\xff\xfe\xfa"),
    "gzip_bomb": _reply(_BOMB, headers="Content-Encoding: gzip\r\n"),
    "too_many_requests": _reply(b"", status="429 Slow", headers="Retry-After: 3600\r\n"),
    "try_again_now": _reply(b"", status="429 Slow", headers="Retry-After: 0\r\n"),
    "forbidden": _reply(b"", status="403 Forbidden"),
    "broken": _reply(b"<h1>Oops</h1>", status="503 Unavailable", headers="Retry-After: 7\r\n"),
    "endless_header": b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1_000_000,
}


@dataclass
class FaultyServer:
    """Remembers the first line of each request with its second of the monotonic clock."""

    port: int = 0
    arrivals: list[tuple[float, str]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    stopped: Event = field(default_factory=Event)

    def url(self, mode: str) -> str:
        return f"http://127.0.0.1:{self.port}/{mode}"

    def requests(self, mode: str) -> list[str]:
        return [line for _, line in self.arrivals if line.startswith(f"GET /{mode}/")]


def _hang(_: socket, server: FaultyServer) -> None:
    server.stopped.wait()


def _drip(connection: socket, server: FaultyServer, text: Iterator[bytes]) -> None:
    for letter in text:
        connection.sendall(letter)
        if server.stopped.wait(_DRIP_S):
            return


def _drip_body(connection: socket, server: FaultyServer) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    _drip(connection, server, (b" " for _ in range(1_000_000)))


def _drip_headers(connection: socket, server: FaultyServer) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    _drip(connection, server, (b"x" for _ in range(60_000)))


def _drip_chunks(connection: socket, server: FaultyServer) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    _drip(connection, server, (b"1\r\n \r\n" for _ in range(1_000_000)))


def _reset(connection: socket, _: FaultyServer) -> None:
    connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def _huge(connection: socket, _: FaultyServer) -> None:
    connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {_HUGE}\r\n\r\n[".encode())
    for _part in range(_HUGE // 65536):
        connection.sendall(b" " * 65536)


def _elsewhere(connection: socket, server: FaultyServer) -> None:
    other = f"Location: http://localhost:{server.port}/right/search\r\n"
    connection.sendall(_reply(b"", status="302 Found", headers=other))


def _round_and_round(connection: socket, server: FaultyServer) -> None:
    same = f"Location: {server.url('round_and_round')}/search\r\n"
    connection.sendall(_reply(b"", status="307 Again", headers=same))


_DEEDS: Final[dict[str, Callable[[socket, FaultyServer], None]]] = {
    "hang": _hang,
    "drip_body": _drip_body,
    "drip_headers": _drip_headers,
    "drip_chunks": _drip_chunks,
    "reset": _reset,
    "huge": _huge,
    "elsewhere": _elsewhere,
    "round_and_round": _round_and_round,
}
SLOW: Final = ("hang", "drip_body", "drip_headers", "drip_chunks")
"""Modes that would never end."""
MODES: Final = (*_ANSWERS, *_DEEDS)


@contextmanager
def faulty_server() -> Iterator[FaultyServer]:
    """Run the server; the first part of a request's path chooses the mode."""
    facts = FaultyServer()

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            asked = self.request.recv(65536).decode()
            facts.heads.append(asked)
            facts.arrivals.append((time.monotonic(), asked.partition("\r\n")[0]))
            mode = asked.split("/")[1]
            with suppress(OSError):  # who asked may leave at any moment
                if mode in _ANSWERS:
                    self.request.sendall(_ANSWERS[mode])
                else:
                    _DEEDS[mode](self.request, facts)

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        facts.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield facts
        finally:
            facts.stopped.set()
            server.shutdown()
            thread.join()
