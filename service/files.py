"""The files of the page: compressed once, kept in memory, and known to browsers by their content.

Streamlit sends its own program as it is, 2.3 MB at the first visit; compressed it is 0.7 MB, which
on a satellite link is half a minute.
"""

import gzip
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path
from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

A_DAY: Final = "public, max-age=86400"
FOREVER: Final = "public, max-age=31536000, immutable"
"""For files whose name changes with their content."""
_TEXT: Final = frozenset({".js", ".mjs", ".css", ".json", ".svg", ".txt", ".html", ".map", ".xml"})
_LEVEL = 9
_KEPT = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A folder of files and the addresses below which they stand."""

    prefix: str
    folder: Path
    keep: str

    def files(self) -> Mapping[str, Path]:
        """List the files by their address."""
        return {
            f"{self.prefix}/{path.relative_to(self.folder).as_posix()}": path
            for path in self.folder.rglob("*")
            if path.is_file() and not path.is_symlink()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The content of a file as it is sent."""

    plain: bytes
    zipped: bytes | None
    tag: str
    media_type: str


@lru_cache(maxsize=_KEPT)
def _body(path: Path) -> Body:
    return body_of(path.read_bytes(), path.name)


def body_of(content: bytes, name: str) -> Body:
    """Compress a content where that helps."""
    zipped = gzip.compress(content, _LEVEL, mtime=0) if Path(name).suffix in _TEXT else None
    return Body(
        plain=content if zipped is None else b"",
        zipped=zipped,
        tag=f'"{zlib.crc32(content):08x}{len(content):x}"',
        media_type=guess_type(name)[0] or "application/octet-stream",
    )


def respond(request: Request, body: Body, keep: str) -> Response:
    """Send a body, or that the browser has it already."""
    headers = {"Cache-Control": keep, "ETag": body.tag, "Vary": "Accept-Encoding"}
    tags = {tag.strip().removeprefix("W/") for tag in _stated(request, "if-none-match")}
    if body.tag in tags:
        return Response(status_code=304, headers=headers)
    content = body.plain
    if body.zipped is not None:
        if any(coding.strip().startswith("gzip") for coding in _stated(request, "accept-encoding")):
            content = body.zipped
            headers["Content-Encoding"] = "gzip"
        else:
            content = gzip.decompress(body.zipped)
    return Response(content, headers=headers, media_type=body.media_type)


def _stated(request: Request, header: str) -> Iterable[str]:
    return request.headers.get(header, "").split(",")


class Files:
    """Answers for the files on its shelves and for the document of the page.

    The files are listed once, at the start: no other path can be reached through an address.

    Parameters
    ----------
    document
        The page that Streamlit's program is loaded by, in place of the one that it ships.
    own
        Addresses of one word that are no pages of Streamlit's.
    """

    def __init__(
        self, app: ASGIApp, shelves: Iterable[Shelf], document: bytes, own: Iterable[str]
    ) -> None:
        self._app, self._own = app, frozenset(own)
        self._document = body_of(document, "index.html")
        self._files = {
            address: (path, shelf.keep)
            for shelf in shelves
            for address, path in shelf.files().items()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file, or pass the request on."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        if found := self._files.get(scope["path"]):
            path, keep = found
            body = await to_thread.run_sync(_body, path)
            await respond(request, body, keep)(scope, receive, send)
        elif self._is_page(request):
            await respond(request, self._document, "no-cache")(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_page(self, request: Request) -> bool:
        path = request.url.path
        return bool(_PAGE.fullmatch(path)) and path not in self._own


_PAGE = re.compile(r"/[^/.]*")
"""The start, or the name of a page; what has a dot is a file."""
