"""A table for spreadsheets: raw numbers, and the papers of the figures in each row."""

import csv
import re
from collections.abc import Mapping
from io import StringIO
from typing import Final

from geo.coverage.demand import FEWEST_SHOWN
from geo.exchange.tables.formulas import CELL, TRIGGERS
from geo.words.table import Cell, Kind, Row, Table

KM_DIGITS: Final = 1
SHARE_DIGITS: Final = 4
DEGREE_DIGITS: Final = 4
"""About ten metres."""
_FEW: Final = f"<{FEWEST_SHOWN}"
_FORMULA: Final = re.compile(rf"{CELL}(?=[{TRIGGERS}])")
"""Where a spreadsheet would begin to calculate."""


def table_csv(table: Table, *, about: Mapping[str, str]) -> str:
    """Write a table as CSV (RFC 4180), with the ids of the columns as its header.

    Parameters
    ----------
    about
        Name and value of the columns that are the same in each row: surface, vintage, grade.

    Returns
    -------
    str
        Lines end in CRLF; write it as ``utf-8-sig``, so that Excel knows its letters.
    """
    located = any(row.at for row in table.rows)
    header = [column.id for column in table.columns]
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(map(_inert, [*header, *(("lat", "lon") if located else ()), *about]))
    for row in table.rows:
        cells = [_written(cell, kind) for cell, kind in zip(row.cells, _kinds(table), strict=True)]
        writer.writerow(map(_inert, [*cells, *(_degrees(row) if located else ()), *about.values()]))
    return out.getvalue()


def is_few(cell: Cell, kind: Kind) -> bool:
    """Tell whether a cell counts so few residents that their number stays with us."""
    if cell is None or isinstance(cell, str):
        return False
    return kind in {Kind.PEOPLE, Kind.ESTIMATE} and 0 < cell < FEWEST_SHOWN


def raw(cell: Cell, kind: Kind) -> Cell:
    """Round a number for other programs; words and what is not stated stay as they are."""
    if cell is None or isinstance(cell, str):
        return cell
    match kind:
        case Kind.PEOPLE | Kind.ESTIMATE | Kind.COUNT:
            return round(cell)
        case Kind.KM:
            return round(cell, KM_DIGITS)
        case Kind.SHARE:
            return round(cell, SHARE_DIGITS)
        case _:
            return cell


def _written(cell: Cell, kind: Kind) -> Cell:
    return _FEW if is_few(cell, kind) else raw(cell, kind)


def _kinds(table: Table) -> list[Kind]:
    return [column.kind for column in table.columns]


def _degrees(row: Row) -> tuple[Cell, Cell]:
    if row.at is None:
        return None, None
    return round(row.at.lat, DEGREE_DIGITS), round(row.at.lon, DEGREE_DIGITS)


def _inert(cell: Cell) -> Cell:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return _FORMULA.sub(r"\1'", cell) if isinstance(cell, str) else cell
