"""Answers that are made for one request, packed on their way out."""

import gzip
from typing import Final

import brotli
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.middleware.packed import coding_for

LEAST_BYTES: Final = 1_000
"""What is smaller fits into one packet as it is."""
_BROTLI_QUALITY: Final = 3
"""Half the time of gzip for the same page; the next takes twice as long for a twentieth."""
_GZIP_LEVEL: Final = 6
_OF_TEXT: Final = ("text/", "application/json")


class Packing:
    """Packs each answer that comes whole, as its browser reads it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        begun: Message | None = None

        async def packed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = message
                return
            if begun is not None:
                start, begun = begun, None
                content = message.get("body", b"")
                if len(content) >= LEAST_BYTES and not message.get("more_body"):
                    message = {**message, "body": _packed(start, content, scope)}
                await send(start)
            await send(message)

        await self._app(scope, receive, packed)


def _packed(start: Message, content: bytes, scope: Scope) -> bytes:
    """Pack a content, and say so in its headers."""
    headers = MutableHeaders(raw=start["headers"])
    if "content-encoding" in headers or not headers.get("content-type", "").startswith(_OF_TEXT):
        return content
    headers.add_vary_header("Accept-Encoding")
    coding = coding_for(Headers(scope=scope).get("accept-encoding", ""))
    match coding:
        case "br":
            content = brotli.compress(content, quality=_BROTLI_QUALITY)
        case "gzip":
            content = gzip.compress(content, _GZIP_LEVEL, mtime=0)
        case _:
            return content
    headers["content-encoding"] = coding
    headers["content-length"] = str(len(content))
    return content
