import gzip
from collections.abc import Mapping

import brotli
import pytest
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.middleware.packing import LEAST_BYTES, Packing
from tests.asynchronous import run

LONG = "Somebody is there. " * 100
SHORT = "x" * (LEAST_BYTES - 1)


def _sent(app: ASGIApp, accepted: str | None) -> tuple[Mapping[str, str], bytes]:
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        said.append(message)

    headers = [] if accepted is None else [(b"accept-encoding", accepted.encode())]
    run(Packing(app)({"type": "http", "headers": headers}, receive, send))
    kept = {name.decode(): value.decode() for name, value in said[0]["headers"]}
    assert len(kept) == len(said[0]["headers"]), "a header is said twice"
    return kept, b"".join(one.get("body", b"") for one in said[1:])


@pytest.mark.parametrize("kind", ["text/html", "application/json"])
def test_an_answer_is_packed_as_its_browser_reads_it(kind: str) -> None:
    for accepted, coding in (
        ("gzip, deflate, br", "br"),
        ("gzip;q=0.8", "gzip"),
        ("deflate", None),
        (None, None),
    ):
        headers, body = _sent(Response(LONG, media_type=kind), accepted)
        unpacked = {"br": brotli.decompress, "gzip": gzip.decompress}.get(coding or "", bytes)
        assert headers.get("content-encoding") == coding
        assert unpacked(body).decode() == LONG
        assert headers["content-length"] == str(len(body))
        assert headers["vary"] == "Accept-Encoding"


def test_what_varies_already_varies_by_the_packing_too() -> None:
    headers, _ = _sent(Response(LONG, headers={"Vary": "Origin"}, media_type="text/html"), "br")
    assert headers["vary"] == "Origin, Accept-Encoding"


@pytest.mark.parametrize(
    "reply",
    [
        Response(SHORT, media_type="text/html"),
        Response(LONG, media_type="image/png"),
        Response(LONG, media_type="text/html", headers={"Content-Encoding": "gzip"}),
        Response(status_code=204),
    ],
)
def test_what_is_small_or_packed_already_goes_out_as_it_is(reply: Response) -> None:
    headers, body = _sent(reply, "br, gzip")
    assert body == reply.body
    assert headers == dict(reply.headers)


def test_an_answer_in_parts_goes_out_as_it_comes() -> None:
    async def in_parts(_: Scope, __: Receive, send: Send) -> None:
        headers = [(b"content-type", b"text/html")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": LONG.encode(), "more_body": True})
        await send({"type": "http.response.body", "body": LONG.encode()})

    headers, body = _sent(in_parts, "br")
    assert "content-encoding" not in headers
    assert body.decode() == LONG * 2
