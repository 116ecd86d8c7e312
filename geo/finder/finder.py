"""The whole answer to one visitor: propose, decide, order."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Protocol

from geo.finder.decision import Decide, NotForYou, Option, Placed, decide, is_open_to_all_of
from geo.finder.ladder import Answer, Ladder, in_order_of_id, ladder
from geo.finder.timetable import Timetable
from geo.listing.audience import Audience
from geo.listing.freshness import utc_day
from geo.listing.published import PublishedDirectory, PublishedListing
from geo.place.fix import AskedArea, Fix

PER_RUNG = 20
"""How many options of each rung are shown, unless the caller says otherwise."""
SMALL = 200
"""Up to so many listings each one is decided, and no index is asked which ones may count.

Of made-up listings an answer takes 0.3 ms of CPU at 48, 1.2 at 200, 3.0 at 500 and 6.0 at 1,000
(p50) without the index, and 0.6, 0.9, 1.1 and 1.3 ms with it. The index needs libraries that take
0.4 s to import; up to here it would not earn them.
"""


class Engine(Protocol):
    """Proposes every listing that the ladder can show, and maybe more; it decides nothing."""

    def place(
        self, fix: Fix, audience: Audience | None, at: datetime, *, per_rung: int, decide: Decide
    ) -> Iterable[Placed]:
        """Hand each proposed listing to ``decide`` once, and return what that gave."""
        ...

    def place_anywhere(
        self,
        area: AskedArea | None,
        audience: Audience | None,
        at: datetime,
        *,
        per_rung: int,
        decide: Decide,
    ) -> Iterable[Placed]:
        """Do the same with listings that are open to the whole of an area, and with no others."""
        ...


class EveryListing:
    """The engine of a small directory: it proposes them all."""

    __slots__ = ("_listings",)

    def __init__(self, listings: tuple[PublishedListing, ...]) -> None:
        self._listings = listings

    def place(
        self,
        fix: Fix,  # noqa: ARG002 - part of the protocol
        audience: Audience | None,  # noqa: ARG002 - as above
        at: datetime,  # noqa: ARG002 - as above
        *,
        per_rung: int,  # noqa: ARG002 - as above
        decide: Decide,
    ) -> Iterable[Placed]:
        """Place every listing."""
        return map(decide, self._listings)

    def place_anywhere(
        self,
        area: AskedArea | None,
        audience: Audience | None,  # noqa: ARG002 - as above
        at: datetime,  # noqa: ARG002 - as above
        *,
        per_rung: int,  # noqa: ARG002 - as above
        decide: Decide,
    ) -> Iterable[Placed]:
        """Place every listing that is open to the whole of an area."""
        return map(decide, filter(partial(is_open_to_all_of, area), self._listings))


class Finder:
    """Answers visitors from one immutable directory.

    Parameters
    ----------
    directory
        What visitors are answered with: it cannot hold anything else.
    engine
        By default one that fits the size of the directory.
    """

    __slots__ = ("_engine", "_timetable", "directory")

    def __init__(self, directory: PublishedDirectory, *, engine: Engine | None = None) -> None:
        self.directory = directory
        self._timetable = Timetable()
        self._engine = engine or _fitting_engine(self.directory)

    def find(
        self,
        fix: Fix,
        *,
        audience: Audience | None = None,
        at: datetime,
        per_rung: int = PER_RUNG,
    ) -> Answer:
        """Answer one visitor.

        Parameters
        ----------
        at
            The moment of the question; aware.

        Raises
        ------
        ValueError
            If the moment has no time zone.
        """
        decided = self._decision(fix, audience, at)
        placed = self._engine.place(fix, audience, at, per_rung=per_rung, decide=decided)
        options, excluded = _parted(placed, per_rung)
        return Answer(fix=fix, audience=audience, at=at, options=options, not_for_you=excluded)

    def find_anywhere(
        self,
        *,
        area: AskedArea | None = None,
        audience: Audience | None = None,
        at: datetime,
        per_rung: int = PER_RUNG,
    ) -> Ladder:
        """Answer a visitor whose place is not known, with what can be joined from anywhere.

        Parameters
        ----------
        area
            What the visitor named instead of a place: what says that it serves the whole of it
            comes first.
        at
            The moment of the question; aware.

        Raises
        ------
        ValueError
            If the moment has no time zone.
        """
        decided = self._decision(None, audience, at, area=area)
        placed = self._engine.place_anywhere(area, audience, at, per_rung=per_rung, decide=decided)
        options, excluded = _parted(placed, per_rung)
        return Ladder(audience=audience, at=at, options=options, not_for_you=excluded)

    def _decision(
        self,
        fix: Fix | None,
        audience: Audience | None,
        at: datetime,
        *,
        area: AskedArea | None = None,
    ) -> Decide:
        if at.tzinfo is None:
            raise ValueError(f"{at} has no time zone; give one, for example -05:00")
        timetable, today = self._timetable, utc_day(at)

        def placed(listing: PublishedListing) -> Placed:
            meeting = timetable.next_after(listing.schedule, at)
            return decide(listing, fix, audience, meeting, today, area=area)

        return placed


def _parted(
    placed: Iterable[Placed], per_rung: int
) -> tuple[tuple[Option, ...], tuple[NotForYou, ...]]:
    """Part the options, in the order of the ladder, from what is not for the visitor."""
    options: list[Option] = []
    excluded: list[NotForYou] = []
    for one in placed:
        if isinstance(one, Option):
            options.append(one)
        else:
            excluded.append(one)
    return ladder(options, per_rung=per_rung), in_order_of_id(excluded)[:per_rung]


def _fitting_engine(directory: PublishedDirectory) -> Engine:
    if len(directory) <= SMALL:
        return EveryListing(directory.listings)
    from geo.finder.index import Index  # noqa: PLC0415 - numpy, scipy, shapely: 0.4 s of imports

    return Index(directory.listings)
