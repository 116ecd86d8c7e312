"""Tables as HTML: short at first, in one piece for a screen reader."""

from geo.markup import NONE, Markup, element, paragraph, said, together
from geo.reports.table_html import table_html
from geo.words.coverage.names import coverage_text
from geo.words.language import Language
from geo.words.table import Table, without_empty_columns
from views.draw import draw

_AT_FIRST = 14
_AT_MOST = 120


def draw_table(table: Table, language: Language) -> None:
    """Draw a table under its heading, with its reading above it."""
    draw(section_html(table, language))


def draw_part(heading: str, reading: str, *inner: Markup, language: Language) -> None:
    """Draw a part of the page: its heading, what to read from it, and what it shows."""
    head = (element("h2", said(heading)), paragraph(reading, class_="np-reading"))
    draw(element("section", *head, *inner, class_="np-gap", lang=language.value))


def section_html(table: Table, language: Language) -> Markup:
    """Write a table with its heading, reading and note."""
    return element(
        "section",
        element("h2", said(table.caption)),
        paragraph(table.reading, class_="np-reading"),
        rows_html(table, language),
        paragraph(table.note, class_="np-aside"),
        class_="np-gap",
        id=f"gap-{table.id}",
        lang=language.value,
    )


def rows_html(table: Table, language: Language) -> Markup:
    """Write the rows: the first ones at once, more when they are asked for."""
    table = without_empty_columns(table)
    if not table.rows:
        return NONE
    first, more = table.rows[:_AT_FIRST], table.rows[_AT_FIRST:_AT_MOST]
    written = table_html(table, first, language)
    if not more:
        return written
    words = coverage_text(language).more_rows.format(count=len(more))
    rest = element("details", element("summary", said(words)), table_html(table, more, language))
    return together((written, rest))
