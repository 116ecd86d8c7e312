"""Tables as values: one table serves the page, the report, the spreadsheet and the map file."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from geo.coverage.demand import FEWEST_SHOWN
from geo.place.coordinate import Coordinate
from geo.words.language import Language
from geo.words.say.sentences import distance, text_in

NOTHING: Final = "–"
_ROUND_FROM: Final = 1_000


class Kind(Enum):
    """What the cells of a column are."""

    TEXT = auto()
    """Words, which are shown as they are."""
    PEOPLE = auto()
    """Residents; counted or, for a single community, mostly estimated."""
    ESTIMATE = auto()
    """Residents of one community, shown no finer than the estimate is worth."""
    COUNT = auto()
    """Things that are counted exactly, such as groups or places."""
    KM = auto()
    """A distance in kilometres."""
    SHARE = auto()
    """A part of one, shown in percent."""


Cell = str | int | float | None
"""``None`` stands where there is nothing to say: no group at all, or not stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; ``id`` names it in files, ``title`` to people."""

    id: str
    title: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row, and where on the map it stands, if it does."""

    cells: tuple[Cell, ...]
    at: Coordinate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its reading in plain words.

    Parameters
    ----------
    id
        Slug that names files and anchors.
    reading
        What the table says, as a sentence; stands above it.
    note
        What one must know to read it right; stands below it.
    """

    id: str
    caption: str
    reading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""


def shown(cell: Cell, kind: Kind, language: Language) -> str:
    """Write a cell for people, no finer than it is worth."""
    if cell is None:
        return NOTHING
    return cell if isinstance(cell, str) else _number(cell, kind, language)


def _number(number: float, kind: Kind, language: Language) -> str:
    match kind:
        case Kind.PEOPLE | Kind.ESTIMATE if 0 < number < FEWEST_SHOWN:
            return text_in(language).fewer_than.format(count=FEWEST_SHOWN)
        case Kind.ESTIMATE:
            return grouped(round(number, -1 if number < _ROUND_FROM else -2), language)
        case Kind.KM:
            return distance(number, language)
        case Kind.SHARE:
            return percent(number, language)
        case _:
            return grouped(number, language)


def without_empty_columns(table: Table) -> Table:
    """Leave out the columns that say nothing in any row."""
    kept = [
        number
        for number, _ in enumerate(table.columns)
        if any(row.cells[number] not in {None, ""} for row in table.rows)
    ]
    return replace(
        table,
        columns=tuple(table.columns[number] for number in kept),
        rows=tuple(
            replace(row, cells=tuple(row.cells[number] for number in kept)) for row in table.rows
        ),
    )


def grouped(number: float, language: Language) -> str:
    """Write a whole number with its thousands apart."""
    return f"{number:,.0f}".replace(",", text_in(language).thousands)


def percent(share: float, language: Language) -> str:
    """Write a share in percent: no part is called none, and not all is never called all."""
    whole = round(100 * share)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return text_in(language).percent.format(number=whole)
