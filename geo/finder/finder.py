"""The whole answer to one visitor, from one directory and the engine that fits it."""

from datetime import datetime

from geo.finder.engine import Engine
from geo.finder.every_listing import EveryListing
from geo.finder.ladder import Answer, Ladder
from geo.listing.audience import Audience
from geo.listing.published import PublishedDirectory
from geo.place.fix import AskedArea, Fix

PER_RUNG = 20
"""How many options of each rung are shown, unless the caller says otherwise."""
SMALL = 200
"""Up to so many listings each one is decided, and no index is asked which ones may count.

Of made-up listings an answer takes 0.3 ms of CPU at 48, 1.2 at 200, 3.0 at 500 and 6.0 at 1,000
(p50) without the index, and 0.6, 0.9, 1.1 and 1.3 ms with it. The index needs libraries that take
0.4 s to import; up to here it would not earn them.
"""


class Finder:
    """Answers visitors from one immutable directory.

    Parameters
    ----------
    directory
        What visitors are answered with: it cannot hold anything else.
    engine
        By default one that fits the size of the directory.
    """

    __slots__ = ("_engine", "directory")

    def __init__(self, directory: PublishedDirectory, *, engine: Engine | None = None) -> None:
        self.directory = directory
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
        _require_aware(at)
        options, excluded = self._engine.find(fix, audience, at, per_rung=per_rung)
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
        _require_aware(at)
        options, excluded = self._engine.find_anywhere(area, audience, at, per_rung=per_rung)
        return Ladder(audience=audience, at=at, options=options, not_for_you=excluded)


def _require_aware(at: datetime) -> None:
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone; give one, for example -05:00")


def _fitting_engine(directory: PublishedDirectory) -> Engine:
    if len(directory) <= SMALL:
        return EveryListing(directory.listings)
    from geo.finder.index import Index  # noqa: PLC0415 - numpy, scipy, shapely: 0.4 s of imports

    return Index(directory.listings)
