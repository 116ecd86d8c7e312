"""Parts of workbooks that no program writes."""

import io
import zipfile

import pytest

from geo.errors import ExchangeError
from geo.exchange.tables.workbook_parts import (
    LONGEST_MARKUP,
    MOST_OF_SIDE_PART,
    require_plain,
    stored,
)
from tests.geo.told import raises_saying

SHEET = "xl/worksheets/sheet1.xml"
PLAIN = b'<?xml version="1.0"?>\n<!-- made by hand --><worksheet><c><v>1</v></c></worksheet>'


def test_what_programs_write_is_taken_and_packed_again() -> None:
    parts = {SHEET: b"\xef\xbb\xbf" + PLAIN, "xl/styles.xml": PLAIN}
    require_plain(parts)
    with zipfile.ZipFile(io.BytesIO(stored(parts))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == parts


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        (PLAIN.decode().encode("utf-16"), "UTF-8"),
        ("<a/>".encode("cp037"), "UTF-8"),
        (b"", "UTF-8"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "type of document"),
        (b"<a b='" + bytes(b"x" * LONGEST_MARKUP) + b"'/>", "without an end"),
        (b"<a><!--" + b"> " * LONGEST_MARKUP + b"--></a>", "without an end"),
        (b"<a><?b " + b"> " * LONGEST_MARKUP + b"?></a>", "without an end"),
        (b"<a>" + b"<b/>" * 16_000_000, "larger than any listing"),
    ],
)
def test_what_would_take_long_to_parse_is_refused(part: bytes, problem: str) -> None:
    with raises_saying(ExchangeError, match=problem):
        require_plain({SHEET: part})


def test_only_sheets_and_their_texts_may_be_large() -> None:
    large = b"<a>" + b"<b/>" * (MOST_OF_SIDE_PART // 4) + b"</a>"
    require_plain({SHEET: large, "xl/sharedStrings.xml": large})
    with raises_saying(ExchangeError, match="is too large"):
        require_plain({"xl/styles.xml": large})
