"""The engine by columns with its walk in one compiled call: the same answers, several times sooner.

It needs the optional package ``nearpeer_native``, which is built from the folder ``native``; no
other module imports it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

import numpy as np
import shapely
from nearpeer_native import LAYOUT
from nearpeer_native.answer import Vocabulary, options
from nearpeer_native.corners import Corners
from nearpeer_native.directory import Directory
from nearpeer_native.ranking import Ranking as CompiledRanking
from nearpeer_native.times import Times

from geo.finder.columns.columns import Columns
from geo.finder.columns.engine import ColumnsEngine
from geo.finder.columns.outlines import Outlines
from geo.finder.columns.ranking import Ranking
from geo.finder.columns.region_classes import Whereabouts
from geo.finder.columns.rows import WELCOMES
from geo.finder.columns.sites import Floats, Numbers
from geo.finder.columns.timed import Timed
from geo.finder.decision import Option, Rung, Step
from geo.listing.audience import Audience
from geo.listing.service_area import KM_A_DEGREE
from geo.place.fix import Fix

_OUR_LAYOUT: Final = 2
"""Of the arrays that are handed over; it goes up when `geo.finder.columns` keeps them otherwise."""
if LAYOUT != _OUR_LAYOUT:
    raise ImportError(f"nearpeer_native reads layout {LAYOUT}, not {_OUR_LAYOUT}; build it again")
_VOCABULARY: Final = Vocabulary(
    option=Option, rungs=tuple(Rung), steps=tuple(Step), welcomes=WELCOMES
)
_NUMBER_OF: Final = {False: 0, True: 1, None: 2}
_OUTLINES_AT_ONCE: Final = 4_096
_CELLS_AN_AXIS: Final = 1 << 20
_SPREAD: Final = (
    (32, 0x001F00000000FFFF),
    (16, 0x001F0000FF0000FF),
    (8, 0x100F00F00F00F00F),
    (4, 0x10C30C30C30C30C3),
    (2, 0x1249249249249249),
)
"""Shifts and masks that put two blanks between the bits of a number."""


class _Known(NamedTuple):
    """A ranking in both forms, and its compiled form without the rows that are gone."""

    ranking: Ranking
    whole: CompiledRanking
    gone: frozenset[int]
    left: CompiledRanking


class CompiledEngine(ColumnsEngine):
    """Finds the options of a visitor by one call of ``nearpeer_native``.

    Threads may share one: whatever it remembers is replaced whole.
    """

    __slots__ = ("_directory", "_rankings", "_regional", "_times")

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns)
        self._directory: tuple[Columns, Directory] | None = None
        self._rankings: dict[Audience | None, _Known] = {}
        self._times: tuple[Timed, Times] | None = None
        self._regional: dict[Whereabouts, bytes] = {}

    def _options(
        self,
        ranking: Ranking,
        timed: Timed,
        fix: Fix,
        today: date,
        per_rung: int,
        *,
        gone: frozenset[int],
        is_part: bool,
    ) -> tuple[Option, ...]:
        columns = ranking.columns

        def settle(outlines: Sequence[int]) -> Iterable[bool | None]:
            return columns.outlines.measured(outlines, fix)

        made: tuple[Option, ...] = options(
            self._compiled(ranking, gone),
            self._timed_so(timed),
            _VOCABULARY,
            listings=columns.shown,
            regional=self._answers(columns, fix),
            fix=fix,
            lat=fix.coordinate.lat,
            lon=fix.coordinate.lon,
            up=fix.uncertainty_km / KM_A_DEGREE,
            audience=ranking.audience,
            today=today,
            per_rung=per_rung,
            is_part=is_part,
            settle=settle,
        )
        return made

    def _compiled(self, ranking: Ranking, gone: frozenset[int]) -> CompiledRanking:
        known = self._rankings.get(ranking.audience)
        if known is None or known.ranking is not ranking:
            whole = CompiledRanking(self._handed_over(ranking.columns), ranking.code)
            known = self._rankings[ranking.audience] = _Known(ranking, whole, frozenset(), whole)
        if known.gone is not gone and known.gone != gone:
            left = known.whole.without(gone) if gone else known.whole
            known = self._rankings[ranking.audience] = _Known(ranking, known.whole, gone, left)
        return known.left

    def _handed_over(self, columns: Columns) -> Directory:
        known = self._directory
        if known is None or known[0] is not columns:
            known = self._directory = columns, Directory(**arrays_of(columns))
        return known[1]

    def _timed_so(self, timed: Timed) -> Times:
        known = self._times
        if known is None or known[0] is not timed:
            known = self._times = timed, Times(timed.ranks, timed.occurrences)
        return known[1]

    def _answers(self, columns: Columns, fix: Fix) -> bytes:
        whereabouts = columns.regions.whereabouts(fix)
        known = self._regional.get(whereabouts)
        if known is None:
            answers = columns.regions.answers(whereabouts, fix)
            known = self._regional[whereabouts] = bytes(_NUMBER_OF[one] for one in answers)
        return known


def arrays_of(columns: Columns) -> dict[str, Any]:
    """Name the arrays as ``nearpeer_native.directory`` takes them; most are handed over as kept."""
    rows, sites, outlines = columns.rows, columns.rows.sites, columns.outlines
    return {
        "flags": rows.flags,
        "region_class": rows.region_class,
        "outline": rows.outline,
        "area_rank": rows.area_rank,
        "by_id": rows.by_id,
        "schedule": rows.schedule,
        "classes": len(columns.regions.areas),
        "schedules": len(columns.schedules),
        "starts": sites.starts,
        "places": sites.places,
        "order": neighbours(sites.places[:, :3]),
        "circles": outlines.circles,
        "bounds": np.ascontiguousarray(shapely.bounds(outlines.geometries).reshape(-1, 4)),
        "corners": _corners(outlines),
    }


def _corners(outlines: Outlines) -> Corners:
    """Hand over the corners of all drawn areas, some at a time: together they may be large."""
    corners = Corners(len(outlines.geometries))
    for first in range(0, len(outlines.geometries), _OUTLINES_AT_ONCE):
        some = slice(first, first + _OUTLINES_AT_ONCE)
        parts, shape = shapely.get_parts(outlines.geometries[some], return_index=True)
        rings, part = shapely.get_rings(parts, return_index=True)
        points, ring = shapely.get_coordinates(rings, return_index=True)
        starts = np.searchsorted(ring, np.arange(len(rings) + 1))
        corners.add(points, starts, shape[part], outlines.circles[some])
    return corners


def neighbours(points: Floats) -> Numbers:
    """Put points, shape (n, 3), in Morton's order, in which most stand beside their neighbours.

    Returns
    -------
    array
        int32, shape (n,): the number of each.

    Notes
    -----
    G. M. Morton, "A Computer Oriented Geodetic Data Base", IBM, 1966: the bits of the three
    coordinates in turns.
    """
    if not len(points):
        return np.empty(0, dtype=np.int32)
    low = points.min(axis=0)
    widest = np.ptp(points, axis=0).max() or 1.0
    cells = np.minimum((points - low) * (_CELLS_AN_AXIS / widest), _CELLS_AN_AXIS - 1)
    along = np.zeros(len(points), dtype=np.uint64)
    for axis in range(3):
        bits = cells[:, axis].astype(np.uint64)
        for shift, mask in _SPREAD:
            bits = (bits | bits << np.uint64(shift)) & np.uint64(mask)
        along |= bits << np.uint64(axis)
    return along.argsort(kind="stable").astype(np.int32)
