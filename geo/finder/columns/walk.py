"""The walk through space: which listings meet nearest, within reach of a visitor and beyond it.

Only what this module answers needs a search; every other list of the ladder stands ready. It hands
out sites by the square of their chord in km², which `Cells.chords2` knows within `SPARE_KM2`; who
takes them measures, and goes on until no other can come before the last one that it needs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from geo.finder.columns.cells import Cells
from geo.finder.columns.keys import Ints
from geo.finder.columns.rows import Bytes
from geo.finder.columns.sites import Floats, Here, Numbers

SPARE_KM2: Final = 1e-5
"""More than two squares of chords may be off together."""
WITHIN_KM: Final = 79.9999
"""No site whose geodesic measures 80 km has a longer chord: it is 79.99947 to 79.99949 km."""
BEYOND_KM: Final = 79.999
"""No site whose geodesic is longer than 80 km has a shorter chord."""
WITHIN_KM2: Final = WITHIN_KM**2
BEYOND_KM2: Final = BEYOND_KM**2
NOBODY: Final = 255
"""The part of the ranking of those that are not on it."""
_SPARE_SITES: Final = 8
_FIRST: Final = 16
_MORE: Final = 4
_ALL: Final = np.zeros(1, dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Walk:
    """What is walked for one audience.

    Parameters
    ----------
    code
        uint8, shape (cells, size): the part of the ranking of each site's listing, or `NOBODY`.
    row
        int32, shape (cells, size): the row of each site.
    may_be_farther
        bool, shape (cells, size): whether the listing may stand on the step of far sites.
    first
        int64, shape (cells,): how many sites of the first part are in a cell.
    """

    cells: Cells
    code: Bytes
    row: Numbers
    may_be_farther: npt.NDArray[np.bool_]
    first: Ints

    def start(self, here: Here) -> "Journey":
        """Begin at a visitor's position."""
        return Journey(self, here)


class Journey:
    """One visitor's walk.

    Parameters
    ----------
    walk
        What there is.
    here
        Where it begins.
    """

    def __init__(self, walk: Walk, here: Here) -> None:
        self._walk, self._here = walk, here

    def reached(self) -> set[int] | None:
        """Return all rows with a site within `WITHIN_KM`, if that costs nothing; else None."""
        if len(self._walk.cells) > 1:
            return None
        rows: list[int] = self._walk.row[0][self._all_near].tolist()
        return set(rows)

    def near(self, count: int) -> Iterator[tuple[int, float, int]]:
        """Walk part, square of the chord and row of the sites within `WITHIN_KM`.

        Part by part, each by chord. One site may come twice.

        Parameters
        ----------
        count
            How many are wanted: if the first part has so many, they are found sooner.
        """
        if len(self._walk.cells) == 1:
            yield from self._near_in(_ALL, WITHIN_KM2)
            return
        away, radius = self._away, self._walk.cells.radius
        reached = np.flatnonzero(away - radius <= WITHIN_KM)
        handed2 = 0.0
        inner_km = self._holding(reached, (away + radius)[reached], count)
        if inner_km < WITHIN_KM:
            handed2 = inner_km * inner_km
            inner = reached[(away - radius)[reached] <= inner_km]
            for one in self._near_in(inner, handed2):
                if one[0]:
                    break
                yield one
        for one in self._near_in(reached, WITHIN_KM2):
            if one[0] or one[1] >= handed2 - SPARE_KM2:
                yield one

    def beyond(self) -> Iterator[tuple[float, int]]:
        """Walk square of the chord and row of the sites beyond `BEYOND_KM`, by chord.

        Only those of listings that may be farther; one with several sites comes several times.
        """
        if len(self._walk.cells) == 1:
            yield from self._beyond_in(_ALL, 0.0, np.inf)
            return
        away, radius = self._away, self._walk.cells.radius
        outer = np.flatnonzero(away + radius > BEYOND_KM)
        lower = (away - radius)[outer]
        order = lower.argsort()
        outer, lower = outer[order], lower[order]
        done_km, end = 0.0, int(lower.searchsorted(WITHIN_KM, "right")) + _MORE
        while done_km < np.inf:
            safe_km = float(lower[end]) if end < len(outer) else np.inf
            yield from self._beyond_in(outer[:end], done_km, safe_km)
            done_km, end = safe_km, end * _MORE

    @cached_property
    def _away(self) -> Floats:
        return self._walk.cells.away(self._here)

    @cached_property
    def _all_chords2(self) -> Floats:
        return self._walk.cells.chords2(self._here, _ALL)

    @cached_property
    def _all_near(self) -> Ints:
        return (self._all_chords2 <= WITHIN_KM2).nonzero()[0]

    def _holding(self, cells: Ints, upper: Floats, count: int) -> float:
        """Find a radius that surely holds enough sites of the first part; infinite without one."""
        order = upper.argsort()
        held = self._walk.first[cells[order]].cumsum()
        at = int(held.searchsorted(count + _SPARE_SITES))
        return float(upper[order[at]]) if at < len(order) else np.inf

    def _near_in(self, cells: Ints, within_km2: float) -> Iterator[tuple[int, float, int]]:
        chords2, code, row, _ = self._in(cells)
        is_one = len(self._walk.cells) == 1
        found = self._all_near if is_one else (chords2 <= within_km2).nonzero()[0]
        codes, away = code[found], chords2[found]
        order = (away + codes * (2 * WITHIN_KM2)).argsort()
        codes, away, rows = codes[order], away[order], row[found[order]]
        for one in zip(codes.tolist(), away.tolist(), rows.tolist(), strict=True):
            if one[0] == NOBODY:
                return
            yield one

    def _beyond_in(
        self, cells: Ints, done_km: float, safe_km: float
    ) -> Iterator[tuple[float, int]]:
        """Walk what lies in some cells, from one chord on and up to another."""
        chords2, _, row, may_be_farther = self._in(cells)
        least = max(BEYOND_KM, done_km) ** 2
        inside = may_be_farther & (chords2 >= least)
        if safe_km < np.inf:
            inside &= chords2 < safe_km * safe_km
        found = inside.nonzero()[0]
        away = chords2[found]
        few = _FIRST
        while few < len(away):
            order = away.argpartition(few)
            found, away = found[order], away[order]
            yield from _by_chord(away[:few], row[found[:few]])
            found, away = found[few:], away[few:]
            few *= _MORE
        yield from _by_chord(away, row[found])

    def _in(self, cells: Ints) -> tuple[Floats, Bytes, Numbers, npt.NDArray[np.bool_]]:
        walk = self._walk
        if len(walk.cells) == 1:
            return self._all_chords2, walk.code[0], walk.row[0], walk.may_be_farther[0]
        return (
            walk.cells.chords2(self._here, cells),
            walk.code[cells].ravel(),
            walk.row[cells].ravel(),
            walk.may_be_farther[cells].ravel(),
        )


def _by_chord(chords2: Floats, rows: Numbers) -> Iterator[tuple[float, int]]:
    order = chords2.argsort()
    return zip(chords2[order].tolist(), rows[order].tolist(), strict=True)
