"""Tables as HTML: short at first, in one piece for a screen reader."""

from html import escape

import streamlit as st

from geo.reports.table_html import table_html
from geo.words.coverage.names import coverage_text
from geo.words.language import Language
from geo.words.table import Table, without_empty_columns

_AT_FIRST = 14
_AT_MOST = 120


def draw_table(table: Table, language: Language) -> None:
    """Draw a table under its heading, with its reading above it."""
    st.html(section_html(table, language))


def section_html(table: Table, language: Language) -> str:
    """Write a table with its heading, reading and note."""
    return (
        f'<section class="np-gap" id="gap-{table.id}" lang="{language.value}">'
        f"<h2>{escape(table.caption)}</h2>{_said('np-reading', table.reading)}"
        f"{rows_html(table, language)}{_said('np-aside', table.note)}</section>"
    )


def rows_html(table: Table, language: Language) -> str:
    """Write the rows: the first ones at once, more when they are asked for."""
    table = without_empty_columns(table)
    if not table.rows:
        return ""
    first, more = table.rows[:_AT_FIRST], table.rows[_AT_FIRST:_AT_MOST]
    written = table_html(table, first, language)
    if more:
        said = coverage_text(language).more_rows.format(count=len(more))
        rest = table_html(table, more, language)
        written += f"<details><summary>{escape(said)}</summary>{rest}</details>"
    return written


def _said(style: str, text: str) -> str:
    return f'<p class="{style}">{escape(text)}</p>' if text else ""
