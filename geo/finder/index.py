"""The engine of a large directory: columns and trees that propose the few listings that count.

The listings are parted by whether their confirmation is stale and by their answer to an audience,
because these two come first within every rung. Within such a stratum each rung's own key gives an
order that can be walked from the best (`geo.finder.stratum`). Nothing here decides:
`geo.finder.decision` places every proposal, and a property test holds the ladder equal to the one
of deciding every listing.
"""

import heapq
import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import partial
from itertools import chain, islice, product
from operator import itemgetter
from typing import NamedTuple

from geo.finder.decision import (
    NotForYou,
    Option,
    Placed,
    Rung,
    Step,
    decide,
    is_joined_anywhere,
    is_open_to_all_of,
)
from geo.finder.engine import Found
from geo.finder.ladder import FARTHER_SITES, in_order_of_id, ladder
from geo.finder.stratum import Stratum
from geo.finder.timetable import Timetable
from geo.listing.audience import Audience, Welcome
from geo.listing.freshness import Freshness, freshness, utc_day
from geo.listing.listing import Listing
from geo.listing.published import PublishedListing
from geo.place.distance import CHORD_MARGIN
from geo.place.fix import AskedArea, Fix

_WELCOMING = (Welcome.YES, Welcome.ASK_FIRST, Welcome.NOT_STATED)
_IN_ORDER = tuple(product((False, True), _WELCOMING))
"""Stale and welcome, in the order of the ladder."""


class _Strata(NamedTuple):
    """The parts of a directory for one audience.

    Parameters
    ----------
    days_apart
        How many days of confirmation lay over a year back when it was parted, and how many were
        still to come; the parts are right until there is another.
    open_to
        Those that answer the audience, in the order of the ladder.
    closed
        Those that exclude it; empty if none does.
    """

    days_apart: tuple[int, int]
    open_to: Sequence[Stratum]
    closed: Stratum


class Index:
    """Proposes listings for one visitor from a directory of any size.

    The strata of an audience are built when its first visitor asks, and again for the first one
    after another listing turned stale.
    """

    __slots__ = ("_days", "_listings", "_strata", "_timetable")

    def __init__(self, listings: Sequence[PublishedListing]) -> None:
        self._listings = sorted(listings, key=_latest_first)
        self._days = sorted({one.assured_on for one in listings if one.assured_on is not None})
        self._strata: dict[Audience | None, _Strata] = {}
        self._timetable = Timetable()

    def find(self, fix: Fix, audience: Audience | None, at: datetime, *, per_rung: int) -> Found:
        """Decide every listing that the ladder can show, each once."""
        _, open_to, closed = self._of(audience, utc_day(at))
        walk = _Walk(self._timetable, fix, None, audience, at)
        left = per_rung
        for stratum in open_to:
            left = walk.nearest(left, stratum.near(fix), Rung.NEAR)
        walk.until(per_rung, (s.serving(fix) for s in open_to), Rung.SERVES_YOU)
        walk.until(per_rung, (s.online(at) for s in open_to), Rung.ONLINE)
        walk.until(per_rung, (s.national for s in open_to), Rung.NATIONAL)
        beyond = heapq.merge(*(s.beyond(fix) for s in open_to), key=itemgetter(0))
        walk.nearest(FARTHER_SITES, beyond, Step.SITE)
        without_site = chain.from_iterable((s.no_place(fix), s.elsewhere) for s in open_to)
        walk.until(per_rung, without_site, Rung.FARTHER)
        walk.add(islice(closed.by_id, per_rung))
        return walk.found(per_rung)

    def find_anywhere(
        self, area: AskedArea | None, audience: Audience | None, at: datetime, *, per_rung: int
    ) -> Found:
        """Decide every listing that is open to a whole area and can be shown, each once."""
        _, open_to, closed = self._of(audience, utc_day(at))
        walk = _Walk(self._timetable, None, area, audience, at)
        if area is not None:
            walk.until(per_rung, (s.serving_whole(area) for s in open_to), Rung.SERVES_YOU)
        online = (filter(is_joined_anywhere, s.online(at)) for s in open_to)
        walk.until(per_rung, online, Rung.ONLINE)
        walk.until(per_rung, (s.national for s in open_to), Rung.NATIONAL)
        walk.add(islice(filter(partial(is_open_to_all_of, area), closed.by_id), per_rung))
        return walk.found(per_rung)

    def _of(self, audience: Audience | None, today: date) -> _Strata:
        stale = bisect_left(
            self._days, x=True, key=lambda day: freshness(day, today) is not Freshness.STALE
        )
        days_apart = stale, len(self._days) - bisect_right(self._days, today)
        strata = self._strata.get(audience)
        if strata is None or strata.days_apart != days_apart:
            strata = self._strata[audience] = self._parted(audience, today, days_apart)
        return strata

    def _parted(
        self, audience: Audience | None, today: date, days_apart: tuple[int, int]
    ) -> _Strata:
        parts: dict[tuple[bool, Welcome], list[PublishedListing]] = defaultdict(list)
        listings = self._listings
        if days_apart[1]:
            listings = sorted((one.as_of(today) for one in listings), key=_latest_first)
        for listing in listings:
            answer = Welcome.YES if audience is None else listing.welcomes.of(audience)
            stale = freshness(listing.assured_on, today) is Freshness.STALE
            parts[stale and answer is not Welcome.NO, answer].append(listing)
        closed = Stratum(parts.pop((False, Welcome.NO), []))
        open_to = tuple(Stratum(parts[which]) for which in _IN_ORDER if which in parts)
        return _Strata(days_apart, open_to, closed)


def _latest_first(listing: Listing) -> tuple[int, str]:
    day = listing.assured_on
    return (0 if day is None else -day.toordinal()), listing.id


class _Walk:
    """Takes candidates from streams, best first, until a rung has enough of its own."""

    __slots__ = ("_area", "_at", "_audience", "_fix", "_timetable", "placed")

    def __init__(
        self,
        timetable: Timetable,
        fix: Fix | None,
        area: AskedArea | None,
        audience: Audience | None,
        at: datetime,
    ) -> None:
        self._timetable, self._at = timetable, at
        self._fix, self._area, self._audience = fix, area, audience
        self.placed: dict[str, Placed] = {}

    def found(self, per_rung: int) -> Found:
        """Put what was taken in order."""
        options = [one for one in self.placed.values() if isinstance(one, Option)]
        excluded = [one for one in self.placed.values() if isinstance(one, NotForYou)]
        return Found(ladder(options, per_rung=per_rung), in_order_of_id(excluded)[:per_rung])

    def until(
        self, count: int, streams: Iterable[Iterable[PublishedListing]], wanted: Rung | Step
    ) -> None:
        """Take until ``count`` stand where it is wanted, going on from stream to stream."""
        counted: set[str] = set()
        for listing in chain.from_iterable(streams):
            if _stands(self._place(listing), wanted):
                counted.add(listing.id)  # two streams may both hand it out
                if len(counted) >= count:
                    return

    def nearest(
        self, count: int, stream: Iterable[tuple[float, PublishedListing]], wanted: Rung | Step
    ) -> int:
        """Take until ``count`` stand where it is wanted, and whatever may be as close as the last.

        Returns
        -------
        int
            How many are still missing.
        """
        if count <= 0:
            return count
        limit = math.inf
        for chord, listing in stream:
            if chord > limit:
                break
            if _stands(self._place(listing), wanted):
                count -= 1
                if count == 0:
                    limit = chord * (1 + CHORD_MARGIN)
        return count

    def add(self, listings: Iterable[PublishedListing]) -> None:
        """Take all."""
        for listing in listings:
            self._place(listing)

    def _place(self, listing: PublishedListing) -> Placed:
        placed = self.placed.get(listing.id)
        if placed is None:
            meeting = self._timetable.next_after(listing.schedule, self._at)
            placed = self.placed[listing.id] = decide(
                listing, self._fix, self._audience, meeting, utc_day(self._at), area=self._area
            )
        return placed


def _stands(placed: Placed, wanted: Rung | Step) -> bool:
    return isinstance(placed, Option) and wanted in (placed.rung, placed.step)
