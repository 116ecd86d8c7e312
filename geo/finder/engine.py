"""What every engine does: the options of one visitor from one directory."""

from datetime import datetime
from typing import NamedTuple, Protocol

from geo.finder.decision import NotForYou, Option
from geo.listing.audience import Audience
from geo.place.fix import AskedArea, Fix


class Found(NamedTuple):
    """What an engine found for one visitor.

    Parameters
    ----------
    options
        In the order of the ladder, at most as many of each rung as were asked for.
    not_for_you
        In the order of their ids, at most as many as were asked for of a rung.
    """

    options: tuple[Option, ...]
    not_for_you: tuple[NotForYou, ...]


class Engine(Protocol):
    """Finds the options of a visitor; every engine finds the same.

    The judge of all is `geo.finder.every_listing.EveryListing`, which decides each listing by
    `geo.finder.decision.decide` and orders them by `geo.finder.ladder.ladder`. Another engine may
    reach its answer in any way, as long as the answer is equal, option for option and type for
    type.
    """

    def find(self, fix: Fix, audience: Audience | None, at: datetime, *, per_rung: int) -> Found:
        """Find the options of a visitor whose place is known.

        Parameters
        ----------
        at
            The moment of the question; aware.
        """
        ...

    def find_anywhere(
        self, area: AskedArea | None, audience: Audience | None, at: datetime, *, per_rung: int
    ) -> Found:
        """Find what is open to the whole of an area, or without one of the country, and no more.

        Parameters
        ----------
        at
            The moment of the question; aware.
        """
        ...
