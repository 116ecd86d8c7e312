"""The engine of a large directory: columns and trees that propose the few listings that count.

The listings are parted by their answer to an audience, because welcome comes first within every
rung. Within such a stratum each rung's own key gives an order that can be walked from the best
(`geo.finder.stratum`). Nothing here decides: `geo.finder.decision` places every proposal, and a
property test holds the ladder equal to the one of deciding every listing.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain, islice

from geo.finder.decision import Decide, Option, Placed, Rung, Step
from geo.finder.ladder import FARTHER_SITES
from geo.finder.stratum import Stratum
from geo.listing.audience import Audience, Welcome
from geo.listing.listing import Listing
from geo.place.distance import CHORD_MARGIN
from geo.place.fix import Fix

_WELCOMING = (Welcome.YES, Welcome.ASK_FIRST, Welcome.NOT_STATED)


class Index:
    """Proposes listings for one visitor from a directory of any size.

    The strata of an audience are built when the first visitor of that audience asks.
    """

    __slots__ = ("_listings", "_strata")

    def __init__(self, listings: Sequence[Listing]) -> None:
        self._listings = sorted(listings, key=_latest_first)
        self._strata: dict[Audience | None, dict[Welcome, Stratum]] = {}

    def place(
        self, fix: Fix, audience: Audience | None, at: datetime, *, per_rung: int, decide: Decide
    ) -> Iterable[Placed]:
        """Place every listing that the ladder can show, each once."""
        strata = self._of(audience)
        open_to = [strata[welcome] for welcome in _WELCOMING if welcome in strata]
        walk = _Walk(decide)
        left = per_rung
        for stratum in open_to:
            left = walk.nearest(left, stratum.near(fix), Rung.NEAR)
        walk.until(per_rung, (s.serving(fix) for s in open_to), Rung.SERVES_YOU)
        walk.until(per_rung, (s.online(at) for s in open_to), Rung.ONLINE)
        walk.until(per_rung, (s.national for s in open_to), Rung.NATIONAL)
        for stratum in open_to:
            walk.nearest(FARTHER_SITES, stratum.beyond(fix), Step.SITE)
        without_site = chain.from_iterable((s.no_place(fix), s.elsewhere) for s in open_to)
        walk.until(per_rung, without_site, Rung.FARTHER)
        if Welcome.NO in strata:
            walk.add(islice(strata[Welcome.NO].by_id, per_rung))
        return walk.placed.values()

    def _of(self, audience: Audience | None) -> dict[Welcome, Stratum]:
        strata = self._strata.get(audience)
        if strata is None:
            parts: dict[Welcome, list[Listing]] = defaultdict(list)
            for listing in self._listings:
                answer = Welcome.YES if audience is None else listing.welcomes.of(audience)
                parts[answer].append(listing)
            strata = {answer: Stratum(part) for answer, part in parts.items()}
            self._strata[audience] = strata
        return strata


def _latest_first(listing: Listing) -> tuple[int, str]:
    day = listing.assured_on
    return (0 if day is None else -day.toordinal()), listing.id


class _Walk:
    """Takes candidates from streams, best first, until a rung has enough of its own."""

    __slots__ = ("_decide", "placed")

    def __init__(self, decide: Decide) -> None:
        self._decide = decide
        self.placed: dict[str, Placed] = {}

    def until(self, count: int, streams: Iterable[Iterable[Listing]], wanted: Rung | Step) -> None:
        """Take until ``count`` stand where it is wanted, going on from stream to stream."""
        counted: set[str] = set()
        for listing in chain.from_iterable(streams):
            if _stands(self._place(listing), wanted):
                counted.add(listing.id)  # two streams may both hand it out
                if len(counted) >= count:
                    return

    def nearest(
        self, count: int, stream: Iterable[tuple[float, Listing]], wanted: Rung | Step
    ) -> int:
        """Take until ``count`` stand where it is wanted, and whatever may be as close as the last.

        Returns
        -------
        int
            How many are still missing.
        """
        limit = math.inf if count > 0 else -math.inf
        for chord, listing in stream:
            if chord > limit:
                break
            if _stands(self._place(listing), wanted):
                count -= 1
                if count == 0:
                    limit = chord * (1 + CHORD_MARGIN)
        return count

    def add(self, listings: Iterable[Listing]) -> None:
        """Take all."""
        for listing in listings:
            self._place(listing)

    def _place(self, listing: Listing) -> Placed:
        placed = self.placed.get(listing.id)
        if placed is None:
            placed = self.placed[listing.id] = self._decide(listing)
        return placed


def _stands(placed: Placed, wanted: Rung | Step) -> bool:
    return isinstance(placed, Option) and wanted in (placed.rung, placed.step)
