"""A file as it is sent: packed by Brotli or gzip, as its browser reads it, and known by a tag."""

import gzip
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path
from typing import Final

import brotli
from starlette.requests import Request
from starlette.responses import Response

PACKED: Final = ".br"
"""The end of a file's name that was packed when it was made."""
_TEXT: Final = frozenset({".js", ".mjs", ".css", ".json", ".svg", ".txt", ".html", ".map", ".xml"})
_GZIP_LEVEL: Final = 9
_QUICK, _WELL = 5, 11
"""Brotli's quality: the best makes a base map smaller by a third, and takes forty times as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The content of a file as it is sent.

    Parameters
    ----------
    plain
        Empty where the others are there.
    is_well_packed
        Whether nothing is left to gain.
    """

    plain: bytes
    zipped: bytes | None
    brotli: bytes | None
    tag: str
    media_type: str
    is_well_packed: bool


def body_of(content: bytes, name: str) -> Body:
    """Pack a content quickly, where that helps."""
    is_text = Path(name).suffix in _TEXT
    return Body(
        plain=b"" if is_text else content,
        zipped=gzip.compress(content, _GZIP_LEVEL, mtime=0) if is_text else None,
        brotli=brotli.compress(content, quality=_QUICK) if is_text else None,
        tag=f'"{zlib.crc32(content):08x}{len(content):x}"',
        media_type=guess_type(name)[0] or "application/octet-stream",
        is_well_packed=not is_text,
    )


def body_of_file(path: Path) -> Body:
    """Read a file; one that was packed when it was made is sent as it is."""
    content = path.read_bytes()
    if path.suffix != PACKED:
        return body_of(content, path.name)
    body = body_of(brotli.decompress(content), path.stem)
    return replace(body, brotli=content, is_well_packed=True)


def packed_well(body: Body) -> Body:
    """Pack a content as small as it gets, which takes its time."""
    if body.is_well_packed or body.zipped is None:
        return body
    small = brotli.compress(gzip.decompress(body.zipped), quality=_WELL)
    return replace(body, brotli=small, is_well_packed=True)


def respond(request: Request, body: Body, keep: str, *, varies_by: str = "") -> Response:
    """Send a body, or that the browser has it already.

    Parameters
    ----------
    varies_by
        The header, beside that for compression, by which the body was chosen.
    """
    varies = ", ".join(filter(None, ("Accept-Encoding", varies_by)))
    headers = {"Cache-Control": keep, "ETag": body.tag, "Vary": varies}
    tags = {tag.removeprefix("W/") for tag in _stated(request, "if-none-match")}
    if body.tag in tags:
        return Response(status_code=304, headers=headers)
    coding, content = _coded(body, coding_for(request.headers.get("accept-encoding", "")))
    if coding:
        headers["Content-Encoding"] = coding
    return Response(content, headers=headers, media_type=body.media_type)


def coding_for(accepted: str) -> str:
    """Choose by what a browser reads how a text is packed; empty for not at all."""
    read = [one.strip() for one in accepted.split(",")]
    if "br" in read:
        return "br"
    return "gzip" if any(one.startswith("gzip") for one in read) else ""


def _coded(body: Body, coding: str) -> tuple[str, bytes]:
    """Choose what is sent, and name its coding."""
    if body.zipped is None:
        return "", body.plain
    if coding == "br" and body.brotli is not None:
        return coding, body.brotli
    return (coding, body.zipped) if coding == "gzip" else ("", _unpacked(body.zipped))


@lru_cache(maxsize=32)
def _unpacked(zipped: bytes) -> bytes:
    """Unpack for a client without compression; a flood of those would unpack without an end."""
    return gzip.decompress(zipped)


def _stated(request: Request, header: str) -> Iterable[str]:
    return (one.strip() for one in request.headers.get(header, "").split(","))
