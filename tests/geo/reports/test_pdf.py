import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from html import unescape
from pathlib import Path
from zlib import compress, crc32

import pytest

import geo.reports
from geo.reports.document import Document, Figure, Heading, Paragraph
from geo.reports.pdf import document_pdf
from geo.words.language import Language
from geo.words.table import Column, Kind, Row, Table
from tests.hostile import HOSTILE

NOON = datetime(2026, 12, 7, 12, 0, 0, 123_456, tzinfo=UTC)


def png(width: int, height: int) -> bytes:
    """Draw a grey picture of up to 255 by 255 dots."""
    lines = compress(height * (b"\0" + width * b"\x80"))
    head = bytes((0, 0, 0, width, 0, 0, 0, height, 8, 0, 0, 0, 0))
    parts = ((b"IHDR", head), (b"IDAT", lines), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4) + name + data + crc32(name + data).to_bytes(4) for name, data in parts
    )


HOSTILE_TO_TYPST = (
    '#panic("run")',
    '#read("/etc/passwd")',
    '#import "@preview/nothing:1.0.0"',
    "$ x^2",
    "*bold _both",
    "= heading <label> @reference",
    "[ unclosed",
    "\\",
    "/* comment // comment",
    '"); panic("run',
)
CHARACTERS = ("\x00\x07\x1b", "\ufffe\uffff", "\ud800", "\ue000", "日本 😀 ᐃᓄᒃ", "x" * 300, "a b")


def of_nothing_but(text: str, *, rows: int = 2, language: Language = Language.EN) -> Document:
    columns = (Column(id="a", title=text), Column(id="b", title=text, kind=Kind.PEOPLE))
    table = Table(
        id="a",
        caption=text,
        reading=text,
        note=text,
        columns=columns,
        rows=(Row(cells=(text, text)), Row(cells=(text, 7))) * (rows // 2),
    )
    return Document(
        title=text,
        made=text,
        footer=text,
        language=language,
        blocks=(
            Paragraph(text=text, lead=True),
            Heading(text=text),
            Paragraph(text=text),
            table,
            Figure(png=png(40, 10), alt=text, caption=text),
        ),
    )


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type/Page\b", pdf))


def title(pdf: bytes) -> str:
    found = re.search(rb"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", pdf, re.DOTALL)
    assert found
    return unescape(found[1].decode())


def test_the_same_report_and_moment_give_the_same_bytes() -> None:
    first, second = (document_pdf(of_nothing_but("Gaps"), NOON) for _ in range(2))
    assert first.startswith(b"%PDF-")
    assert first == second
    assert first != document_pdf(of_nothing_but("Gaps"), NOON + timedelta(days=1))


def test_the_file_says_when_it_was_made_wherever_the_clock_stands() -> None:
    there = NOON.astimezone(timezone(timedelta(hours=-5)))
    written = document_pdf(of_nothing_but("Gaps"), there)
    assert b"<xmp:CreateDate>2026-12-07T12:00:00+00:00</xmp:CreateDate>" in written


@pytest.mark.parametrize(("language", "tag"), [(Language.EN, b"en-CA"), (Language.FR, b"fr-CA")])
def test_a_screen_reader_finds_language_title_and_structure(language: Language, tag: bytes) -> None:
    written = document_pdf(of_nothing_but("Écarts", language=language), NOON)
    assert b"/Lang(" + tag + b")" in written
    assert title(written) == "Écarts"
    assert b"/MarkInfo" in written
    assert b"/StructTreeRoot" in written
    assert b"<pdfuaid:part>1</pdfuaid:part>" in written
    assert re.search(rb"/Alt ?[(<]", written)
    assert {b"/S/TH", b"/S/TD", b"/S/Caption", b"/S/Figure"} <= set(
        re.findall(rb"/S/[A-Za-z]+", written)
    )


def test_a_long_table_goes_on_over_pages_and_a_short_report_has_one() -> None:
    assert pages(document_pdf(of_nothing_but("Gaps"), NOON)) == 1
    assert pages(document_pdf(of_nothing_but("Gaps", rows=100), NOON)) > 2


def test_a_table_without_rows_is_a_table() -> None:
    assert pages(document_pdf(of_nothing_but("Gaps", rows=0), NOON)) == 1


def test_every_font_is_in_the_file_and_none_is_of_the_system() -> None:
    written = document_pdf(of_nothing_but("Gaps"), NOON)
    fonts = set(re.findall(rb"/BaseFont/[A-Z]{6}\+([A-Za-z-]+)", written))
    assert fonts == {b"DejaVuSans", b"DejaVuSans-Bold"}


@pytest.mark.parametrize("text", [*HOSTILE, *HOSTILE_TO_TYPST])
def test_hostile_text_is_text_in_every_field(text: str) -> None:
    written = document_pdf(of_nothing_but(text), NOON)
    assert title(written) == text.replace("\n", " ")
    assert pages(written) == 1
    assert not re.search(rb"/JavaScript|/JS\b|/URI|/Launch|/EmbeddedFile", written)


@pytest.mark.parametrize("text", CHARACTERS)
def test_every_character_prints_or_is_replaced(text: str) -> None:
    assert pages(document_pdf(of_nothing_but(text), NOON)) >= 1


def test_a_figure_fits_on_its_page_whatever_its_shape() -> None:
    tall = Figure(png=png(10, 100), alt="A tower", caption="Higher than wide")
    report = replace(of_nothing_but("Gaps"), blocks=(tall, tall, tall))
    assert pages(document_pdf(report, NOON)) == 3


def test_a_figure_that_is_no_drawing_is_refused() -> None:
    report = replace(of_nothing_but("Gaps"), blocks=(Figure(png=b"", alt="a", caption="b"),))
    with pytest.raises(RuntimeError, match="decode"):
        document_pdf(report, NOON)


def test_the_template_reads_nothing_but_the_report_and_runs_no_text() -> None:
    template = Path(geo.reports.__path__[0], "report.typ").read_text(encoding="utf-8")
    assert re.findall(r"\b(?:json|read|csv|yaml|toml|xml|cbor|plugin|eval)\(.*?\)", template) == [
        'json("report.json")'
    ]
    assert not re.search(r"#?\b(?:import|include|eval)\b", template)
