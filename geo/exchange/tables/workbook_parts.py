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

MOST_TAGS: Final = 16_000_000
"""Beginnings and ends of elements in all parts; a cell has four of them at most."""
MOST_OF_SIDE_PART: Final = 8 * 2**20
"""Bytes of a part that is no sheet and no list of texts: styles, names, the order of the sheets."""
LONGEST_MARKUP: Final = 512 * 1024
"""Bytes without an end of markup: a text of a cell has fewer."""
_LARGE: Final = ("xl/worksheets/", "xl/sharedStrings")
_APART: Final = ((b"<!--", b"-->"), (b"<?", b"?>"), (b"<![CDATA[", b"]]>"))
_REMEDY: Final = "save the table with a spreadsheet program again, or as CSV"


def require_plain(parts: Mapping[str, bytes]) -> None:
    """Refuse parts that would take long to parse, or declare entities.

    Raises
    ------
    ExchangeError
        If one of them is not as programs write it.
    """
    if sum(part.count(b"<") for part in parts.values()) > MOST_TAGS:
        raise ExchangeError("the workbook is larger than any listing; part the table")
    for name, part in parts.items():
        fault = _fault(name, part)
        if fault:
            raise ExchangeError(f"the workbook is odd ({name[:60]} {fault}); {_REMEDY}")


def stored(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts as they are, without making them smaller."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def _fault(name: str, part: bytes) -> str:
    if not part.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") or b"\0" in part:
        return "is not written in UTF-8"
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        return "declares a type of document"
    if len(part) > MOST_OF_SIDE_PART and not name.startswith(_LARGE):
        return "is too large"
    if _has_long_markup(part) or any(_has_long(part, *signs) for signs in _APART):
        return "holds a piece of markup without an end"
    return ""


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
