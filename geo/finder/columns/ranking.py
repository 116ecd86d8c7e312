"""All lists of a directory for one audience, ready in their order.

A ranking has six parts, in the order of the ladder: those not stale that say yes, ask first and are
silent, then the same of those that are stale. The number of a part is its ``code``.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from geo.finder.columns.columns import Chosen, Columns
from geo.finder.columns.front import Front
from geo.finder.columns.keys import ELSEWHERE, NO_PLACE, Ints, key
from geo.finder.columns.outlines import Square
from geo.finder.columns.region_classes import Whereabouts
from geo.finder.columns.rows import CLOSED, COLUMN_OF, HAS_SITES, VIRTUAL, WELCOMES, Bytes
from geo.finder.columns.timed import Timed
from geo.finder.columns.walk import NOBODY, Walk
from geo.finder.decision import NotForYou
from geo.listing.audience import Audience, Welcome
from geo.place.fix import Fix

_NUMBER_OF: Final = {False: 0, True: 1, None: 2}
_YES, _UNTOLD = _NUMBER_OF[True], _NUMBER_OF[None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Surroundings:
    """What a visitor's province and named regions make of the listings.

    Parameters
    ----------
    answers
        Of each set of regions: whether it contains the visitor; ``None``: it cannot be told.
    serving
        Those whose regions contain the visitor, the smaller area first.
    untold_online
        Virtual ones for whose regions it cannot be told: rows.
    without_site
        Those without a site, by step: what names no place, and what is elsewhere, among it every
        drawn area, which is not looked at here.
    """

    answers: tuple[bool | None, ...]
    serving: Front
    untold_online: Chosen
    without_site: Front


class Ranking:
    """The lists for one audience.

    Parameters
    ----------
    stale
        The first row whose confirmation is stale, and the first that has none.

    Attributes
    ----------
    apart
        The first of those that exclude the audience, made when they were asked for.
    """

    def __init__(self, columns: Columns, audience: Audience | None, stale: tuple[int, int]) -> None:
        self.columns, self.audience = columns, audience
        self.code = _codes(columns.rows.welcome[COLUMN_OF[audience]], stale)
        answers: tuple[Welcome | None, ...] = WELCOMES if audience else (None,) * len(WELCOMES)
        self.welcomes = answers * 2
        self.national = self._front(self._open(columns.national))
        self.walk = self._walk()
        self.apart: tuple[NotForYou, ...] = ()
        self._online: tuple[Timed, Front] | None = None
        self._surroundings: dict[Whereabouts, Surroundings] = {}
        self._drawn: dict[Square, Ints] = {}
        self._unsettled: dict[Square, tuple[Timed, Ints, Ints]] = {}

    def online(self, timed: Timed) -> Front:
        """Return those that are online for everybody, the next to start first."""
        known = self._online
        if known is None or known[0] is not timed:
            rows = self._open(self.columns.online)
            known = self._online = timed, Front(self.starting(rows, timed))
        return known[1]

    def starting(self, rows: Chosen, timed: Timed) -> Ints:
        """Return the keys of some rows by the next start."""
        ranks = timed.ranks[self.columns.rows.schedule[rows]]
        return key(self._code(rows), rows, middle=ranks)

    def surroundings(self, whereabouts: Whereabouts, fix: Fix) -> Surroundings:
        """Return what the visitor's whereabouts make of the listings."""
        known = self._surroundings.get(whereabouts)
        if known is None:
            answers = self.columns.regions.answers(whereabouts, fix)
            known = self._surroundings[whereabouts] = self._surrounded(answers)
        return known

    def serving_whole(self, held: list[int]) -> Front:
        """Return those of some sets of regions, the smaller area first."""
        rows = self._open(self.columns.of_regions)
        return self._by_area(rows[np.isin(self.columns.rows.region_class[rows], held)])

    def drawn(self, square: Square) -> Ints:
        """Return the keys of the drawn areas that touch a square, the smaller first."""
        known = self._drawn.get(square)
        if known is None:
            rows = self._touching(square)
            known = self._drawn[square] = self._by_area(rows).keys
        return known

    def unsettled(self, square: Square, timed: Timed) -> tuple[Ints, Ints]:
        """Return the keys of the drawn areas that touch a square and count if it cannot be told.

        Those of virtual listings by the next start, and those of others that name no site.
        """
        known = self._unsettled.get(square)
        if known is None or known[0] is not timed:
            rows = self._touching(square)
            flags = self.columns.rows.flags[rows]
            virtual = (flags & VIRTUAL) != 0
            without_site = rows[~virtual & ((flags & HAS_SITES) == 0)]
            online = np.sort(self.starting(rows[virtual], timed))
            no_place = np.sort(key(self._code(without_site), without_site, step=NO_PLACE))
            known = self._unsettled[square] = timed, online, no_place
        return known[1:]

    @cached_property
    def closed(self) -> Chosen:
        """Those that exclude the audience, by their ids."""
        rows = np.flatnonzero(self.code == NOBODY)
        by_id: Chosen = rows[self.columns.rows.by_id[rows].argsort()]
        return by_id

    def _touching(self, square: Square) -> Chosen:
        outlines = self.columns.outlines.squares.get(square)
        if outlines is None:
            return np.empty(0, dtype=np.int64)
        return self._open(self.columns.row_of_outline[outlines].astype(np.int64))

    def _surrounded(self, answers: tuple[bool | None, ...]) -> Surroundings:
        rows = self.columns.rows
        chosen = self._open(self.columns.of_regions)
        numbers = np.array([_NUMBER_OF[one] for one in answers], dtype=np.uint8)
        answer, flags = numbers[rows.region_class[chosen]], rows.flags[chosen]
        untold, has_no_site = answer == _UNTOLD, (flags & HAS_SITES) == 0
        virtual = (flags & VIRTUAL) != 0
        no_place = [self._open(self.columns.without_place), chosen[untold & has_no_site & ~virtual]]
        elsewhere = [
            self._open(self.columns.drawn_without_site),
            chosen[(answer != _UNTOLD) & (answer != _YES) & has_no_site],
        ]
        steps = [(NO_PLACE, one) for one in no_place] + [(ELSEWHERE, one) for one in elsewhere]
        return Surroundings(
            answers=answers,
            serving=self._by_area(chosen[answer == _YES]),
            untold_online=chosen[untold & virtual],
            without_site=Front(
                np.concatenate([key(self._code(some), some, step=step) for step, some in steps])
            ),
        )

    def _walk(self) -> Walk:
        cells, owner = self.columns.cells, self.columns.rows.sites.owner
        row = np.append(owner, np.int32(len(self.code)))[cells.site]
        code = np.append(self.code, np.uint8(NOBODY))[row]
        may_be_farther = np.append(self.columns.site_may_be_farther, False)[cells.site]
        return Walk(
            cells=cells,
            code=code,
            row=row,
            may_be_farther=may_be_farther & (code != NOBODY),
            first=(code == 0).sum(axis=1),
        )

    def _open(self, rows: Chosen) -> Chosen:
        chosen: Chosen = rows[self.code[rows] != NOBODY]
        return chosen

    def _code(self, rows: Chosen) -> Ints:
        codes: Ints = self.code[rows].astype(np.int64)
        return codes

    def _front(self, rows: Chosen) -> Front:
        return Front(key(self._code(rows), rows))

    def _by_area(self, rows: Chosen) -> Front:
        return Front(key(self._code(rows), rows, middle=self.columns.rows.area_rank[rows]))


def _codes(welcome: Bytes, stale: tuple[int, int]) -> Bytes:
    code = welcome.copy()
    code[slice(*stale)] += len(WELCOMES)
    code[welcome == CLOSED] = NOBODY
    return code
