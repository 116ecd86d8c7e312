"""Answers of the plain page a second, over a few connections that stay open.

    python -m benchmarks.keep_alive PORT --connections 20 --seconds 10

Each connection sends a question, reads the whole answer, and sends the next one. It runs in a
process of its own, so that it shares no interpreter lock with the server, and ends by itself after
the given time or `MOST` answers. It prints one JSON object.
"""

import argparse
import asyncio
import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from benchmarks.figures import p50, p99
from benchmarks.hostile import HOST

MOST: Final = 100_000
"""Answers after which it ends, whatever time is left."""
PLACES: Final = ("X0A 0H0", "E3B 5A3", "T5J 2R7", "L9T 2X5", "Y1A 1A1", "S4P 3Y2")
WHO: Final = ("", "police", "rcmp", "fire", "veteran")
_END_OF_HEAD: Final = b"\r\n\r\n"
_LENGTH: Final = b"content-length:"


@dataclass(slots=True, kw_only=True)
class Heard:
    """What all connections of one measurement met with; times in seconds."""

    until: float
    times: list[float] = field(default_factory=list)
    faults: int = 0
    size: int = 0

    @property
    def is_over(self) -> bool:
        """Whether nobody asks any more."""
        return time.monotonic() >= self.until or len(self.times) + self.faults >= MOST


class Asking(asyncio.Protocol):
    """One connection that asks again and again."""

    def __init__(self, questions: Iterator[bytes], heard: Heard, gone: asyncio.Event) -> None:
        self._questions, self._heard, self._gone = questions, heard, gone
        self._received, self._began = b"", 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask the first question."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - what TCP has
        self._transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        """Read an answer; ask again when it is whole."""
        self._received += data
        head, end, body = self._received.partition(_END_OF_HEAD)
        if not end or len(body) < _length_of(head):
            return
        if head.startswith(b"HTTP/1.1 200"):
            self._heard.times.append(time.perf_counter() - self._began)
            self._heard.size += len(body)
        else:
            self._heard.faults += 1
        self._received = b""
        if self._heard.is_over:
            self._transport.close()
        else:
            self._ask()

    def connection_lost(self, exc: Exception | None) -> None:
        """Count a connection that the server ended."""
        self._heard.faults += not self._heard.is_over or exc is not None
        self._gone.set()

    def _ask(self) -> None:
        self._began = time.perf_counter()
        self._transport.write(next(self._questions))


def _length_of(head: bytes) -> int:
    _, _, after = head.lower().partition(_LENGTH)
    return int(after.partition(b"\r\n")[0])


def _questions(port: int, coding: str) -> Iterator[bytes]:
    """Ask for the plain page's answers, without an end."""
    for place, who in itertools.cycle(itertools.product(PLACES, WHO)):
        body = urlencode({"place": place, "audience": who})
        head = (
            f"POST /plain HTTP/1.1\r\nHost: {HOST}:{port}\r\nAccept-Encoding: {coding}\r\n"
            "Accept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        )
        yield f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()


async def _measure(told: argparse.Namespace) -> dict[str, float]:
    heard = Heard(until=time.monotonic() + told.seconds)
    questions = _questions(told.port, told.coding)
    began, loop = time.monotonic(), asyncio.get_running_loop()
    ends = [asyncio.Event() for _ in range(told.connections)]
    for gone in ends:
        await loop.create_connection(
            lambda gone=gone: Asking(questions, heard, gone),  # type: ignore[misc] # a default
            HOST,
            told.port,
        )
    await asyncio.gather(*(gone.wait() for gone in ends))
    took_s, answers = time.monotonic() - began, len(heard.times)
    return {
        "answers": answers,
        "a_second": answers / took_s,
        "p50_ms": p50(heard.times) * 1_000,
        "p99_ms": p99(heard.times) * 1_000,
        "bytes": heard.size / answers,
        "faults": heard.faults,
        "client_cpu_s": time.process_time(),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("--connections", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--coding", default="gzip", help="what the answers may be packed by")
    print(json.dumps(asyncio.run(_measure(parser.parse_args()))))
