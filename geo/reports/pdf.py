"""A report as a PDF, for paper and for screen readers (PDF/UA-1); no other module imports typst.

Callers import this module late, since it loads typst and matplotlib.
"""

import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any, Final, assert_never

import matplotlib as mpl
import typst

from geo.reports.document import Block, Document, Figure, Heading, Paragraph
from geo.words.language import Language
from geo.words.table import Kind, Table, shown

_TEMPLATE: Final = Path(__file__).with_name("report.typ")
_BLANKS: Final = re.compile(r"[\t\n\v\f\r ]+")
_NOT_FOR_PDF: Final = re.compile("[\x00\ufffe\ud800-\udfff]")
"""What PDF/UA forbids in text, and halves of characters."""


def document_pdf(document: Document, made_on: datetime) -> bytes:
    """Set a report on letter paper.

    Parameters
    ----------
    made_on
        Aware; stands in the file's metadata. The same report and moment give the same bytes.

    Raises
    ------
    typst.TypstError
        If a figure is no PNG.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        template = Path(copyfile(_TEMPLATE, folder / _TEMPLATE.name))
        _write(document, folder)
        return typst.compile(
            template,
            root=folder,
            font_paths=_fonts(),
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=made_on.astimezone(UTC).replace(microsecond=0),
        )


@cache
def _fonts() -> typst.Fonts:
    """Take the fonts that matplotlib brings, so that a report looks the same on any computer.

    Among them is one that has a box for each character that the others lack.
    """
    folder = Path(mpl.get_data_path(), "fonts", "ttf")
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


def _write(document: Document, folder: Path) -> None:
    """Put all that the template reads into its folder."""
    blocks = []
    for number, block in enumerate(document.blocks):
        written = _block(block, document.language)
        if isinstance(block, Figure):
            written["file"] = f"{number}.png"
            Path(folder, written["file"]).write_bytes(block.png)
        blocks.append(written)
    report = {
        "title": _plain(document.title),
        "made": _plain(document.made),
        "footer": _plain(document.footer),
        "language": document.language,
        "blocks": blocks,
    }
    Path(folder, "report.json").write_text(json.dumps(report), encoding="ascii")


def _block(block: Block, language: Language) -> dict[str, Any]:
    match block:
        case Heading(text=text):
            return {"is": "heading", "text": _plain(text)}
        case Paragraph(text=text, lead=lead):
            return {"is": "lead" if lead else "paragraph", "text": _plain(text)}
        case Figure(alt=alt, caption=caption):
            return {"is": "figure", "alt": _plain(alt), "caption": _plain(caption)}
        case Table():
            return _table(block, language)
        case _:
            assert_never(block)


def _table(table: Table, language: Language) -> dict[str, Any]:
    kinds = [column.kind for column in table.columns]
    rows = [
        [_plain(shown(cell, kind, language)) for cell, kind in zip(row.cells, kinds, strict=True)]
        for row in table.rows
    ]
    return {
        "is": "table",
        "caption": _plain(table.caption),
        "reading": _plain(table.reading),
        "note": _plain(table.note),
        "titles": [_plain(column.title) for column in table.columns],
        "numeric": [kind is not Kind.TEXT for kind in kinds],
        "rows": rows,
    }


def _plain(text: str) -> str:
    """Keep what can be printed, on one line."""
    return _NOT_FOR_PDF.sub("\ufffd", _BLANKS.sub(" ", text))
