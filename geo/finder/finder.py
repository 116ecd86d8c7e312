"""The whole answer to one visitor, from one directory and the engine that fits it."""

from datetime import datetime
from typing import Final

from geo.finder.engine import Engine
from geo.finder.every_listing import EveryListing
from geo.finder.ladder import Answer, Ladder
from geo.listing.audience import Audience
from geo.listing.published import PublishedDirectory
from geo.place.fix import AskedArea, Fix

PER_RUNG = 20
"""How many options of each rung are shown, unless the caller says otherwise."""
SMALL = 60
"""Up to so many listings each one is decided, and no columns are built.

Of made-up listings an answer takes 0.36 ms of CPU at 30, 0.73 at 60 and 1.5 at 100 (p50, on a busy
machine) where each is decided, and 0.27, 0.26 and 0.37 ms by columns. But columns need libraries
that take 0.3 s to import; up to here they would not earn them.
"""
BUILT_ANEW: Final = 1_000
"""Up to so many listings, a change has the columns built anew: that takes 20 ms."""


class Finder:
    """Answers visitors from one immutable directory.

    Parameters
    ----------
    directory
        What visitors are answered with: it cannot hold anything else.
    engine
        By default one that fits the size of the directory.
    is_whole
        Whether the engine was built of this directory, and not of an earlier state of it.
    """

    __slots__ = ("_engine", "directory", "is_whole")

    def __init__(
        self,
        directory: PublishedDirectory,
        *,
        engine: Engine | None = None,
        is_whole: bool = True,
    ) -> None:
        self.directory, self.is_whole = directory, is_whole
        self._engine = engine or fitting_engine(self.directory)

    def changed(self, directory: PublishedDirectory) -> "Finder":
        """Make a finder of the next state of this directory.

        Returns
        -------
        Finder
            One that answers at once, and a little slower than a new one would; `is_whole` tells.
            A new one, if the directory is small or has changed much.
        """
        if len(directory) <= BUILT_ANEW:
            return Finder(directory)
        from geo.finder.columns.overlay import changed_engine  # noqa: PLC0415 - as below

        engine = changed_engine(self._engine, directory.listings)
        return Finder(directory, engine=engine, is_whole=engine is None)

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


def fitting_engine(directory: PublishedDirectory) -> Engine:
    """Make the engine that fits the size of a directory."""
    if len(directory) <= SMALL:
        return EveryListing(directory.listings)
    # numpy, pyproj, shapely: 0.3 s of imports
    try:
        from geo.finder.columns.compiled import CompiledEngine  # noqa: PLC0415
    except ImportError:  # the extra is not installed, or of another version
        from geo.finder.columns.engine import ColumnsEngine  # noqa: PLC0415

        return ColumnsEngine.of(directory.listings)
    return CompiledEngine.of(directory.listings)
