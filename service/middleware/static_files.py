"""The files of the page: compressed once, kept in memory, and known to browsers by their content.

Streamlit sends its own program as it is, 2.3 MB at the first visit; compressed it is 0.7 MB, which
on a satellite link is half a minute.
"""

import gzip
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from service.process.threads import FILES

A_DAY: Final = "public, max-age=86400"
FOREVER: Final = "public, max-age=31536000, immutable"
"""For files whose name changes with their content."""
_TEXT: Final = frozenset({".js", ".mjs", ".css", ".json", ".svg", ".txt", ".html", ".map", ".xml"})
_LEVEL = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticMount:
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


def body_of(content: bytes, name: str) -> Body:
    """Compress a content where that helps."""
    zipped = gzip.compress(content, _LEVEL, mtime=0) if Path(name).suffix in _TEXT else None
    return Body(
        plain=content if zipped is None else b"",
        zipped=zipped,
        tag=f'"{zlib.crc32(content):08x}{len(content):x}"',
        media_type=guess_type(name)[0] or "application/octet-stream",
    )


def respond(request: Request, body: Body, keep: str, *, varies_by: str = "") -> Response:
    """Send a body, or that the browser has it already.

    Parameters
    ----------
    varies_by
        The header, beside that for compression, by which the body was chosen.
    """
    varies = ", ".join(filter(None, ("Accept-Encoding", varies_by)))
    headers = {"Cache-Control": keep, "ETag": body.tag, "Vary": varies}
    tags = {tag.strip().removeprefix("W/") for tag in _stated(request, "if-none-match")}
    if body.tag in tags:
        return Response(status_code=304, headers=headers)
    content = body.plain
    if body.zipped is not None:
        if any(coding.strip().startswith("gzip") for coding in _stated(request, "accept-encoding")):
            content = body.zipped
            headers["Content-Encoding"] = "gzip"
        else:
            content = _unpacked(body.zipped)
    return Response(content, headers=headers, media_type=body.media_type)


@lru_cache(maxsize=32)
def _unpacked(zipped: bytes) -> bytes:
    """Unpack for a client without compression; a flood of those would unpack without an end."""
    return gzip.decompress(zipped)


def _stated(request: Request, header: str) -> Iterable[str]:
    return request.headers.get(header, "").split(",")


class Files:
    """Answers for the files on its mounts.

    The files are listed once, at the start: no other path can be reached through an address. Each
    is read once, beside the event loop; what was read is sent whatever becomes of the disk.
    """

    def __init__(self, app: ASGIApp, mounts: Iterable[StaticMount]) -> None:
        self._app = app
        self._files = {
            address: (path, mount.keep)
            for mount in mounts
            for address, path in mount.files().items()
        }
        self._read: dict[Path, Body] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file, or pass the request on."""
        asked = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        found = self._files.get(scope["path"]) if asked else None
        if found is None:
            await self._app(scope, receive, send)
            return
        path, keep = found
        body = self._read.get(path)
        if body is None:
            body = await FILES.run(lambda: body_of(path.read_bytes(), path.name))
            self._read[path] = body
        await respond(Request(scope), body, keep)(scope, receive, send)
