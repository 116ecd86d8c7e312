"""One answer: the front of each list, without those that stand on a better rung.

Each list holds keys (see `geo.finder.columns.keys`). What an outline decides is asked of its
circles first; the few that they leave open are measured together, and only where the answer can
still change what is shown.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

import numpy as np

from geo.finder.columns.keys import (
    ELSEWHERE,
    ROW,
    key,
    step_of,
)
from geo.finder.columns.places import UNSETTLED, Places
from geo.finder.columns.ranking import Ranking, Surroundings
from geo.finder.columns.rows import HAS_SITES, OUTLINE
from geo.finder.columns.timed import Timed
from geo.finder.columns.walk import Journey
from geo.finder.decision import NEAR_MM
from geo.finder.ladder import FARTHER_SITES
from geo.place.fix import Fix

_NEAR_SPREAD: Final = 2e-5
"""Twice more than the squares of two chords within reach differ in the other order than their
geodesics, relatively: a geodesic is c + c³/24R², with R between 6,335 and 6,400 km."""
_FAR_SPREAD: Final = 4e-11
"""The same beyond reach, of a chord and for each km² of its square; seen are 1.8e-11."""
_MM_KM2: Final = 1e-3
"""What a millimetre, by which two distances round to one, and `SPARE_KM2` make of a square."""
_FEW: Final = 24
_CHUNK: Final = 128
_LAST: Final = (1 << 63) - 1


class Lists(NamedTuple):
    """What stands on each rung, as keys in order; of far ones the steps are in the keys."""

    near: list[int]
    serving: list[int]
    online: list[int]
    national: list[int]
    farther: list[int]


class _Split(NamedTuple):
    """Keys that are sure to stand on a list, and those that do if their outline says so."""

    sure: list[int]
    open: list[int]

    def bound(self, count: int) -> int:
        """Return the key that the last one shown cannot exceed."""
        return _bound(self.sure, count)


def _bound(keys: list[int], count: int) -> int:
    return keys[count - 1] if 0 < count <= len(keys) else _LAST


class Visit:
    """Puts the lists of one visitor together.

    Parameters
    ----------
    count
        How many of each rung are wanted.
    gone
        Rows to leave out.
    """

    __slots__ = (
        "_count",
        "_fix",
        "_flags_of",
        "_gone",
        "_journey",
        "_ranking",
        "_surroundings",
        "_timed",
        "places",
    )

    def __init__(
        self, ranking: Ranking, timed: Timed, fix: Fix, *, count: int, gone: frozenset[int]
    ) -> None:
        whereabouts = ranking.columns.regions.whereabouts(fix)
        self._surroundings: Surroundings = ranking.surroundings(whereabouts, fix)
        self.places = Places(ranking.columns, fix, self._surroundings.answers)
        self._journey: Journey = ranking.walk.start(self.places.here)
        self._ranking, self._timed, self._fix, self._count = ranking, timed, fix, count
        self._flags_of, self._gone = ranking.columns.flags_of, gone

    def lists(self) -> Lists:
        """Find what is shown on each rung; on the last one, more than is shown.

        There stand the nearest far sites, even where better ones leave no room for them, because
        a listing that is not in these columns may take the place of one of those.
        """
        count, places, ranking = self._count, self.places, self._ranking
        flags_of = self._flags_of
        places.only_reached(self._journey.reached())
        near, sites = self._near(), self._far_sites()
        serving, online = self._serving(), self._online()
        without_site = self._without_site()
        untold = self._untold(_bound(online, count), without_site.bound(count))
        drawn = [one & ROW for one in near if flags_of[one & ROW] & OUTLINE]
        last = serving.bound(count)
        drawn += [one & ROW for one in serving.open if one < last]
        drawn += [row for row in sites if flags_of[row] & OUTLINE]
        drawn += [one & ROW for one in (*without_site.open, *untold)]
        places.settle(drawn)
        told = [one for one in untold if self._is(one, held=None)]
        online = sorted(online + [one for one in told if not step_of(one)])[:count]
        served, national = self._settled(serving, held=True), self._front(ranking.national)
        shown = (one & ROW for one in chain(served, online, national))
        places.measure(chain(sites, (row for row in shown if flags_of[row] & HAS_SITES)))
        farther = self._farthest(sites) + self._settled(without_site, held=False)
        farther += [one for one in told if step_of(one)]
        return Lists(near, served, online, national, sorted(farther))

    # --- in order of distance --------------------------------------------------------------------

    def _near(self) -> list[int]:
        count, nearest = self._count, self.places.nearest
        found: list[int] = []
        seen = set(self._gone)
        last, bound = 0, -1.0
        for code, chord2, row in self._journey.near(count):
            if bound >= 0 and (code != last or chord2 > bound):
                break
            if row in seen:
                continue
            seen.add(row)
            away_mm = nearest(row)[1]
            if away_mm > NEAR_MM:
                continue
            found.append(key(code, row, middle=away_mm))
            if len(found) == count:
                last, bound = code, chord2 * (1 + _NEAR_SPREAD) + _MM_KM2
        found.sort()
        return found[:count]

    def _far_sites(self) -> list[int]:
        """Find the rows that may be among the nearest far sites, by chord."""
        places = self.places
        found: list[int] = []
        seen = set(self._gone)
        sure, bound = 0, np.inf
        for chord2, row in self._journey.beyond():
            if chord2 > bound:
                break
            if row in seen:
                continue
            seen.add(row)
            may = places.may_be_farther(row)
            if may is False or places.is_near(row):
                continue
            found.append(row)
            sure += may is True
            if sure == FARTHER_SITES and bound == np.inf:
                bound = chord2 * (1 + _FAR_SPREAD * chord2) ** 2 + _MM_KM2 + 4e-6 * chord2**0.5
        return found

    def _farthest(self, rows: list[int]) -> list[int]:
        """Choose the nearest of far sites by distance and id, and return their keys."""
        places, by_id = self.places, self._ranking.columns.rows.by_id
        sites = [
            (places.nearest(row)[1], int(by_id[row]), row)
            for row in rows
            if places.may_be_farther(row)
        ]
        code = self._ranking.code
        return [
            key(int(code[row]), row, middle=away_mm)
            for away_mm, _, row in sorted(sites)[:FARTHER_SITES]
        ]

    # --- in the order of a list that stands ready ------------------------------------------------

    def _front(self, keys: Iterable[int]) -> list[int]:
        """Take the first that do not stand higher."""
        found: list[int] = []
        is_higher, left = self._is_higher, self._count
        for one in keys:
            if is_higher(one & ROW):
                continue
            if not left:
                break
            found.append(one)
            left -= 1
        return found

    def _is_higher(self, row: int) -> bool:
        """Tell whether a row is left out of every list but the nearest, or of all."""
        if self._flags_of[row] & HAS_SITES and self.places.is_near(row):
            return True
        return row in self._gone

    def _serving(self) -> _Split:
        sure = self._front(self._surroundings.serving)
        unsettled: list[int] = []
        held = 0
        for one in self._drawn_here():
            if self._is_higher(one & ROW):
                continue
            if self.places.area(one & ROW) is UNSETTLED:
                unsettled.append(one)
                continue
            sure.append(one)
            held += 1
            if held >= self._count:
                break
        return _Split(sorted(sure), unsettled)

    def _drawn_here(self) -> Iterator[int]:
        """Walk the drawn areas that may contain the visitor, the smaller first."""
        keys = self._ranking.drawn(self.places.around.square)
        if len(keys) <= _FEW:
            yield from (one for one in keys.tolist() if self.places.area(one & ROW))
            return
        for start in range(0, len(keys), _CHUNK):
            some = keys[start : start + _CHUNK]
            yield from some[self.places.may_serve(some & ROW)].tolist()

    def _online(self) -> list[int]:
        found = self._front(self._ranking.online(self._timed))
        untold = self._surroundings.untold_online
        if len(untold):
            more = np.sort(self._ranking.starting(untold, self._timed)).tolist()
            found = sorted(found + self._front(more))[: self._count]
        return found

    def _without_site(self) -> _Split:
        sure: list[int] = []
        unsettled: list[int] = []
        flags_of, count = self._ranking.columns.flags_of, self._count
        for one in self._surroundings.without_site:
            if one & ROW in self._gone:
                continue
            if step_of(one) == ELSEWHERE and flags_of[one & ROW] & OUTLINE:
                within = self.places.area(one & ROW)
                if within is UNSETTLED:
                    unsettled.append(one)
                if within is not False:
                    continue
            sure.append(one)
            if len(sure) >= count:
                break
        return _Split(sure, unsettled)

    def _untold(self, last_online: int, last_farther: int) -> list[int]:
        """Find those shown if it cannot be told whether their drawn area contains the visitor."""
        found: dict[int, None] = {}
        for square in self.places.around.squares():
            online, without_site = self._ranking.unsettled(square, self._timed)
            found.update(dict.fromkeys(online[: online.searchsorted(last_online)].tolist()))
            end = without_site.searchsorted(last_farther)
            found.update(dict.fromkeys(without_site[:end].tolist()))
        area, is_higher = self.places.area, self._is_higher
        return [one for one in found if area(one & ROW) is UNSETTLED and not is_higher(one & ROW)]

    # --- once the outlines are settled -----------------------------------------------------------

    def _settled(self, split: _Split, *, held: bool) -> list[int]:
        kept = [one for one in split.open if self._is(one, held=held)]
        return sorted(split.sure + kept)[: self._count] if kept else split.sure[: self._count]

    def _is(self, one: int, *, held: bool | None) -> bool:
        return self.places.area(one & ROW) is held
