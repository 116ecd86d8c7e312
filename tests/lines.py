"""A page's line to the server, without a page: what Streamlit's program says and hears."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any, Final, Self

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode
from websockets.sync.client import ClientConnection, connect

OWN: Final = "_streamlit_xsrf"
SECONDS: Final = 30.0


@dataclass(frozen=True)
class Browser:
    """One browser: its cookies, and the address it comes from."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    forwarded_for: str = ""

    @classmethod
    def met(cls, port: int, forwarded_for: str = "") -> Self:
        """Take the cookie that a page gets before it opens its line."""
        connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        connection.request("GET", "/_stcore/health")
        reply = connection.getresponse()
        reply.read()
        connection.close()
        name, _, value = (reply.getheader("set-cookie") or "").partition(";")[0].partition("=")
        return cls(port, {name: value}, forwarded_for)

    @property
    def headers(self) -> dict[str, str]:
        named = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if self.forwarded_for:
            named["X-Forwarded-For"] = self.forwarded_for
        return named if self.cookies else {}

    def unread(self) -> "Unread":
        return Unread(self)

    @contextmanager
    def line(
        self, session: str = "", *, path: str = "/_stcore/stream", with_origin: bool = True
    ) -> Iterator["Line"]:
        """Open a line, to a session that there was if it is named."""
        told = ["streamlit", self.cookies.get(OWN, "none"), *([session] if session else [])]
        with connect(
            f"ws://127.0.0.1:{self.port}{path}",
            origin=f"http://127.0.0.1:{self.port}" if with_origin else None,  # type: ignore[arg-type] # a str
            additional_headers=self.headers,
            subprotocols=told,  # type: ignore[arg-type] # a list of str
            open_timeout=SECONDS,
            close_timeout=1,
            max_size=None,
        ) as opened:
            yield Line(opened)


@dataclass
class Line:
    """An open line."""

    socket: ClientConnection
    session: str = ""

    def say(self, **said: Any) -> None:  # noqa: ANN401 - whatever the message holds
        self.socket.send(BackMsg(**said).SerializeToString())

    def run(self, page: str = "", **state: Any) -> list[ForwardMsg]:  # noqa: ANN401 - as above
        """Ask for a run of a page, and return all that it sends."""
        self.say(rerun_script={"page_name": page, **state})
        return self.until("script_finished")

    def until(self, kind: str) -> list[ForwardMsg]:
        """Hear everything up to a kind of message."""
        heard: list[ForwardMsg] = []
        while not heard or heard[-1].WhichOneof("type") != kind:
            data = self.socket.recv(timeout=SECONDS)
            assert isinstance(data, bytes)
            heard.append(ForwardMsg.FromString(data))
            if heard[-1].WhichOneof("type") == "new_session":
                self.session = heard[-1].new_session.initialize.session_id
        return heard

    def closing(self) -> int:
        """Return the code with which the server closes the line."""
        with pytest.raises(ConnectionClosed) as closed:
            self._hear_all()
        frame = closed.value.rcvd
        return frame.code if frame else 0

    def _hear_all(self) -> None:
        while True:
            self.socket.recv(timeout=SECONDS)


class Unread:
    """A line of which nobody reads anything: written by hand, a library would read along."""

    def __init__(self, browser: Browser) -> None:
        self._socket = socket.create_connection(("127.0.0.1", browser.port), timeout=SECONDS)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        named = {
            **browser.headers,
            "Host": f"127.0.0.1:{browser.port}",
            "Origin": f"http://127.0.0.1:{browser.port}",
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Protocol": f"streamlit, {browser.cookies[OWN]}",
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
        self._socket.sendall(f"GET /_stcore/stream HTTP/1.1\r\n{head}\r\n".encode())

    def say(self, **said: Any) -> None:  # noqa: ANN401 - whatever the message holds
        """Send a message, if there is room for it."""
        frame = Frame(Opcode.BINARY, BackMsg(**said).SerializeToString()).serialize(mask=True)
        self._socket.settimeout(0.05)
        with suppress(OSError):
            self._socket.sendall(frame)

    def close(self) -> None:
        self._socket.close()
