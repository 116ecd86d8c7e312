"""What is known of one visitor's place against the rows, each fact looked at once."""

from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

from geo.finder.columns.columns import Chosen, Columns
from geo.finder.columns.outlines import Around
from geo.finder.columns.rows import OUTLINE, REGIONS, VIRTUAL
from geo.finder.columns.sites import Here, millimetres
from geo.finder.columns.walk import BEYOND_KM2, WITHIN_KM2
from geo.finder.decision import NEAR_MM
from geo.place.fix import Fix

UNSETTLED: Final = "unsettled"
"""Of a drawn area: its circles do not tell."""

_MANY: Final = 4
"""From so many on it is quicker to measure them together."""


class Places:
    """Distances to rows, and whether their areas contain the visitor.

    Parameters
    ----------
    answers
        Of each set of regions, see `geo.finder.columns.region_classes`.
    """

    __slots__ = (
        "_answers",
        "_columns",
        "_drawn",
        "_nearest",
        "_places",
        "_reached",
        "_starts",
        "around",
        "here",
    )

    def __init__(self, columns: Columns, fix: Fix, answers: tuple[bool | None, ...]) -> None:
        self._columns, self._answers = columns, answers
        self._places, self._starts = columns.rows.sites.places, columns.starts_of
        self.here, self.around = Here.at(fix.coordinate), Around.of(fix)
        self._reached: set[int] | None = None
        self._nearest: dict[int, tuple[int, int]] = {}
        self._drawn: dict[int, bool | str | None] = {}

    def nearest(self, row: int) -> tuple[int, int]:
        """Find the closest site of a row that has some: its place among them, and millimetres."""
        known = self._nearest.get(row)
        if known is None:
            first, end = self._starts[row], self._starts[row + 1]
            if end - first == 1:
                known = 0, millimetres(self.here, self._places[first].tolist())
            else:
                known = self._columns.rows.sites.nearest(self.here, first, end)
            self._nearest[row] = known
        return known

    def only_reached(self, rows: set[int] | None) -> None:
        """Take note that no other rows than these have a site within reach, if that is known."""
        self._reached = rows

    def measure(self, rows: Iterable[int]) -> None:
        """Measure all sites of rows that are about to be shown, in one go if there are many."""
        starts = self._starts
        left = dict.fromkeys(row for row in rows if row not in self._nearest)
        alone = [row for row in left if starts[row + 1] - starts[row] == 1]
        if len(alone) >= _MANY:
            sites = [starts[row] for row in alone]
            away_mm = self._columns.rows.sites.measured(self.here, sites)
            self._nearest.update((row, (0, mm)) for row, mm in zip(alone, away_mm, strict=True))

    def is_near(self, row: int) -> bool:
        """Tell whether a row with sites has one within reach; most chords tell."""
        if self._reached is not None:
            return row in self._reached and self.nearest(row)[1] <= NEAR_MM
        known = self._nearest.get(row)
        if known is not None:
            return known[1] <= NEAR_MM
        here = self.here
        for site in range(self._starts[row], self._starts[row + 1]):
            x, y, z = self._places[site, :3].tolist()
            chord2 = (x - here.x) ** 2 + (y - here.y) ** 2 + (z - here.z) ** 2
            if chord2 < BEYOND_KM2 or (chord2 < WITHIN_KM2 and self.nearest(row)[1] <= NEAR_MM):
                return True
        return False

    def area(self, row: int) -> bool | str | None:
        """Tell whether the area of a row, of regions or drawn, contains the visitor.

        Returns
        -------
        bool, None or str
            ``None`` if it cannot be told; `UNSETTLED` if its outline is still to be measured.
        """
        if self._columns.flags_of[row] & REGIONS:
            return self._answers[self._columns.class_of[row]]
        if row not in self._drawn:
            outline = self._columns.outline_of[row]
            settled = self._columns.outlines.settled(outline, self.around)
            self._drawn[row] = UNSETTLED if settled is None else settled
        return self._drawn[row]

    def may_serve(self, rows: Chosen) -> npt.NDArray[np.bool_]:
        """Tell of many rows with drawn areas which may contain the visitor and are not near.

        The areas that surely contain the visitor are taken note of.
        """
        columns, sites = self._columns, self._columns.rows.sites
        touched, held = columns.outlines.circled(columns.rows.outline[rows], self.around)
        if len(self._places):
            first = sites.starts[rows]
            has_sites = first < sites.starts[rows + 1]
            apart = self._places[np.where(has_sites, first, 0), :3] - self.here[:3]
            touched &= ~has_sites | (np.einsum("ij,ij->i", apart, apart) > BEYOND_KM2)
        kept = zip(rows[touched].tolist(), held[touched].tolist(), strict=True)
        self._drawn.update((row, True if holds else UNSETTLED) for row, holds in kept)
        return touched

    def settle(self, rows: Iterable[int]) -> None:
        """Measure the outlines of some rows that are unsettled, all in one go."""
        left = [row for row in dict.fromkeys(rows) if self.area(row) is UNSETTLED]
        if left:
            outlines = [self._columns.outline_of[row] for row in left]
            measured = self._columns.outlines.measured(outlines, self.around.fix)
            self._drawn.update(zip(left, measured, strict=True))

    def may_be_farther(self, row: int) -> bool | str:
        """Tell whether a row with sites stands on the step of far sites, unless one is near."""
        flags = self._columns.flags_of[row]
        if not flags & (REGIONS | OUTLINE):
            return True
        within = self.area(row)
        if within is None:
            return not flags & VIRTUAL
        return within if within is UNSETTLED else not within
