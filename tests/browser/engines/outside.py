"""The world outside the server, played on this machine: a proxy that notes whom a browser calls.

Each engine sends through it whatever is not for this machine, its own calls on its own behalf
included. It lets none of them out: it answers for the hosts that a test expects, and refuses the
rest.
"""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from socket import socket
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Final, Protocol
from urllib.parse import urlsplit

import trustme

WEATHER: Final = "sun"
"""What every expected host has to say."""
_PATIENCE_S: Final = 10.0
_TUNNEL: Final = b"HTTP/1.1 200 OK\r\n\r\n"
_REFUSAL: Final = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_PAGE: Final = f"<!doctype html><title>{WEATHER}</title><body>{WEATHER}</body>".encode()
_ANSWER: Final = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
    b"Content-Length: %d\r\n\r\n%b" % (len(_PAGE), _PAGE)
)


class Outside(ThreadingTCPServer):
    """A running proxy.

    Attributes
    ----------
    expected
        The hosts that may be called: those get an answer.
    called
        The hosts that were called, in turn.
    told
        The headers that the expected hosts were sent.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Call)
        self.expected: set[str] = set()
        self.called: list[str] = []
        self.told: list[str] = []
        self._secure = _security()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    def unexpected(self) -> list[str]:
        return [host for host in self.called if host not in self.expected]

    def forget(self) -> None:
        """Begin anew, for the next test."""
        self.expected.clear()
        self.called.clear()
        self.told.clear()

    def secured(self, line: socket, host: str) -> ssl.SSLSocket:
        """Speak for a host, with a certificate that only a browser told to do so accepts."""
        return self._secure(host).wrap_socket(line, server_side=True)


def _security() -> Callable[[str], ssl.SSLContext]:
    """Keep to one certificate for each host: Chromium asks again for each new one."""
    authority = trustme.CA()

    @cache
    def secure(host: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(host).configure_cert(context)
        return context

    return secure


class Talk(Protocol):
    """A line that is read and written in bytes."""

    def readline(self) -> bytes: ...
    def write(self, data: bytes, /) -> int: ...
    def flush(self) -> None: ...


class _Call(StreamRequestHandler):
    server: Outside
    timeout = _PATIENCE_S

    def handle(self) -> None:
        """Note the host, and answer for it if it is expected."""
        with suppress(OSError):  # a browser may hang up at any moment
            verb, target, *_ = *self.rfile.readline().decode("latin-1").split(), "", ""
            if verb:
                self._answer(verb, target)

    def _answer(self, verb: str, target: str) -> None:
        tunnel = verb == "CONNECT"
        host = urlsplit(f"//{target}" if tunnel else target).hostname or target
        self.server.called.append(host)
        told = _headers(self.rfile)
        if host not in self.server.expected:
            self.wfile.write(_REFUSAL)
        elif tunnel:
            self.wfile.write(_TUNNEL)
            self._answer_in_tunnel(host)
        else:
            self._say(self.wfile, told)

    def _answer_in_tunnel(self, host: str) -> None:
        with self.server.secured(self.connection, host) as line, line.makefile("rwb") as talk:
            self._say(talk, _headers(talk))

    def _say(self, talk: Talk, told: str) -> None:
        self.server.told.append(told)
        talk.write(_ANSWER)
        talk.flush()


def _headers(talk: Talk) -> str:
    lines = iter(talk.readline, b"")
    told = []
    for line in lines:
        if not line.strip():
            break
        told.append(line.decode("latin-1"))
    return "".join(told)


@contextmanager
def running_outside() -> Iterator[Outside]:
    """Run the proxy beside the tests."""
    with Outside() as outside:
        thread = threading.Thread(target=outside.serve_forever, daemon=True)
        thread.start()
        yield outside
        outside.shutdown()
        thread.join(timeout=_PATIENCE_S)
