"""A table as HTML, the same on the page and in the report."""

from collections.abc import Iterable
from typing import Final

from geo.markup import LINE, Markup, element, line, said, together
from geo.words.language import Language
from geo.words.table import Column, Kind, Row, Table, shown

_LONG: Final = 24
"""Characters of a text that may not be squeezed on a narrow screen."""


def table_html(table: Table, rows: Iterable[Row], language: Language) -> Markup:
    """Write rows of a table in a region that scrolls by itself, also by keyboard.

    Parameters
    ----------
    rows
        Those of the table's rows to write.
    """
    titles = together(
        element("th", said(column.title), scope="col", class_=_look(column.kind))
        for column in table.columns
    )
    written = together(_row(row, table.columns, language) for row in rows)
    head = element("thead", element("tr", titles))
    drawn = element("table", head, LINE, element("tbody", written))
    look = {"class_": "np-scroll", "role": "region", "tabindex": "0", "aria_label": table.caption}
    return line(element("div", drawn, **look))


def _row(row: Row, columns: Iterable[Column], language: Language) -> Markup:
    (kind, name), *others = (
        (column.kind, shown(cell, column.kind, language))
        for cell, column in zip(row.cells, columns, strict=True)
    )
    first = element("th", said(name), scope="row", class_=_look(kind, name))
    cells = (element("td", said(text), class_=_look(kind, text)) for kind, text in others)
    return line(element("tr", first, *cells))


def _look(kind: Kind, text: str = "") -> str | bool:
    if kind is not Kind.TEXT:
        return "np-number-cell"
    return "np-long" if len(text) > _LONG else False
