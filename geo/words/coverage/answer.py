"""Gaps and proposals as plain text, for a terminal or a message."""

from collections.abc import Iterator

from geo.coverage.gaps import Gaps
from geo.coverage.siting import Siting
from geo.listing.published import PublishedDirectory
from geo.words.coverage.recommendations import needed_sentence
from geo.words.coverage.sentences import (
    counted,
    curve_sentence,
    headline,
    surface_sentences,
    worst_sentence,
)
from geo.words.coverage.tables import (
    next_table,
    regions_table,
    thresholds_table,
    virtual_table,
    worst_table,
)
from geo.words.language import Language
from geo.words.table import Kind, Table, shown

_WORST = 15
_BLANK = "  "


def gaps_text(
    gaps: Gaps, directory: PublishedDirectory, language: Language, *, limit: int = _WORST
) -> str:
    """Write who lives how far."""
    lines = [
        headline(gaps, language),
        worst_sentence(gaps, directory, language),
        curve_sentence(gaps, language),
        counted(gaps.question.criteria, language),
        *_table(thresholds_table(gaps, language), language),
        *_table(regions_table(gaps, language), language),
        *_table(worst_table(gaps, directory, language), language, limit=limit),
        "",
        surface_sentences(gaps.surface, language),
    ]
    return "\n".join(lines)


def siting_text(siting: Siting, gaps: Gaps, language: Language) -> str:
    """Write where the next groups should go."""
    lines = [
        counted(gaps.question.criteria, language),
        *_table(next_table(siting, language), language),
        *filter(None, [needed_sentence(siting, language)]),
        *_table(virtual_table(siting, language), language, limit=_WORST),
        "",
        surface_sentences(gaps.surface, language),
    ]
    return "\n".join(lines)


def _table(table: Table, language: Language, *, limit: int | None = None) -> Iterator[str]:
    """Write a table in columns of even width; numbers stand to the right."""
    yield from ("", table.caption, *filter(None, [table.reading]))
    kinds = [column.kind for column in table.columns]
    rows = [
        [shown(cell, kind, language) for cell, kind in zip(row.cells, kinds, strict=True)]
        for row in table.rows[:limit]
    ]
    if rows:
        yield from _even([[column.title for column in table.columns], *rows], kinds)
        yield from filter(None, [table.note])


def _even(rows: list[list[str]], kinds: list[Kind]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.ljust(width) if kind is Kind.TEXT else cell.rjust(width)
            for cell, width, kind in zip(row, widths, kinds, strict=True)
        )
        yield f"{_BLANK}{_BLANK.join(cells)}".rstrip()
