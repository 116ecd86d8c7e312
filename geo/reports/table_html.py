"""A table as HTML, the same on the page and in the report."""

from collections.abc import Iterable
from html import escape
from typing import Final

from geo.words.language import Language
from geo.words.table import Column, Kind, Row, Table, shown

_LONG: Final = 24
"""Characters of a text that may not be squeezed on a narrow screen."""


def table_html(table: Table, rows: Iterable[Row], language: Language) -> str:
    """Write rows of a table in a region that scrolls by itself, also by keyboard.

    Parameters
    ----------
    rows
        Those of the table's rows to write.
    """
    titles = "".join(
        f'<th scope="col"{_class(column.kind)}>{escape(column.title)}</th>'
        for column in table.columns
    )
    written = "".join(_row(row, table.columns, language) for row in rows)
    return (
        f'<div class="np-scroll" role="region" tabindex="0" aria-label="{escape(table.caption)}">'
        f"<table><thead><tr>{titles}</tr></thead>\n<tbody>{written}</tbody></table></div>\n"
    )


def _row(row: Row, columns: Iterable[Column], language: Language) -> str:
    texts = [
        (column.kind, shown(cell, column.kind, language))
        for cell, column in zip(row.cells, columns, strict=True)
    ]
    (kind, name), *others = texts
    cells = "".join(f"<td{_class(kind, text)}>{escape(text)}</td>" for kind, text in others)
    return f'<tr><th scope="row"{_class(kind, name)}>{escape(name)}</th>{cells}</tr>\n'


def _class(kind: Kind, text: str = "") -> str:
    if kind is not Kind.TEXT:
        return ' class="np-number-cell"'
    return ' class="np-long"' if len(text) > _LONG else ""
