"""Everything that can be read in a file, whatever it is packed into."""

import base64
import gzip
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Final
from urllib.parse import unquote

from pypdf import PdfReader

_BASE64: Final = re.compile(rb"base64,([A-Za-z0-9+/]+=*)")
_DRAWN_BY_LOT: Final = re.compile(r"(?<=_)[0-9a-f]{32}")
"""Names that folium gives to the parts of a map, anew each time: any digits may stand in them."""
_JSON_ESCAPE: Final = re.compile(r"\\u[0-9a-fA-F]{4}")


def readable(content: bytes | str) -> str:
    """Return all texts of a file in small letters: as they are written, and as they are read."""
    parts = content.encode() if isinstance(content, str) else content
    return "\n".join(_readings(parts)).lower()


def _readings(content: bytes) -> Iterator[str]:
    text = _DRAWN_BY_LOT.sub("", content.decode("utf-8", "replace"))
    yield text
    yield unescape(unquote(_JSON_ESCAPE.sub(lambda one: json.loads(f'"{one[0]}"'), text)))
    for packed in _packed(content):
        yield from _readings(packed)


def _packed(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    elif content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    elif content.startswith(b"%PDF"):
        document = PdfReader(BytesIO(content))
        yield str(document.metadata).encode()
        # A word that the PDF breaks at the end of a line is one word again.
        yield "\n".join(page.extract_text() for page in document.pages).encode()
    else:
        for found in _BASE64.finditer(content):
            yield base64.b64decode(found[1])
