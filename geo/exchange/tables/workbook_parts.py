"""The XML parts of a workbook, held to what programs write, before anything parses them.

openpyxl unpacks and parses whatever an archive says. It is given an archive made anew of parts that
have been counted. The parser of XML that comes with Python 3.11 reads a long piece of markup over
and over, once for each 16 kB of it.
"""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from geo.errors import ExchangeError
from geo.faults.foreign_file import Foreign, Oddity, OddPart

MOST_TAGS: Final = 16_000_000
"""Beginnings and ends of elements in all parts; a cell has four of them at most."""
MOST_OF_SIDE_PART: Final = 8 * 2**20
"""Bytes of a part that is no sheet and no list of texts: styles, names, the order of the sheets."""
LONGEST_MARKUP: Final = 512 * 1024
"""Bytes without an end of markup: a text of a cell has fewer."""
_LARGE: Final = ("xl/worksheets/", "xl/sharedStrings")
_APART: Final = ((b"<!--", b"-->"), (b"<?", b"?>"), (b"<![CDATA[", b"]]>"))


def require_plain(parts: Mapping[str, bytes]) -> None:
    """Refuse parts that would take long to parse, or declare entities.

    Raises
    ------
    ExchangeError
        If one of them is not as programs write it.
    """
    if sum(part.count(b"<") for part in parts.values()) > MOST_TAGS:
        raise ExchangeError(Foreign.LARGE_WORKBOOK)
    for name, part in parts.items():
        oddity = _oddity(name, part)
        if oddity is not None:
            raise ExchangeError(OddPart(name[:60], oddity))


def stored(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts as they are, without making them smaller."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def _oddity(name: str, part: bytes) -> Oddity | None:
    if not part.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") or b"\0" in part:
        return Oddity.NOT_UTF_8
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        return Oddity.DOCUMENT_TYPE
    if len(part) > MOST_OF_SIDE_PART and not name.startswith(_LARGE):
        return Oddity.LARGE
    if _has_long_markup(part) or any(_has_long(part, *signs) for signs in _APART):
        return Oddity.ENDLESS
    return None


def _has_long_markup(part: bytes) -> bool:
    """Look whether somewhere no ``>`` stands for too long."""
    half = LONGEST_MARKUP // 2
    starts = range(0, len(part) - half, half)
    return any(part.find(b">", at, at + half) < 0 for at in starts)


def _has_long(part: bytes, begin: bytes, end: bytes) -> bool:
    at = 0
    while (at := part.find(begin, at)) >= 0:
        stop = part.find(end, at + len(begin), at + LONGEST_MARKUP)
        if stop < 0:
            return True
        at = stop
    return False
