"""The engine of a revision over a database: it asks that, and answers alone while it is away."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import Final

from geo.errors import StoreError
from geo.finder.engine import Engine, Found
from geo.listing.audience import Audience
from geo.place.fix import AskedArea, Fix
from geo.postgis.search import PostgisSearch
from geo.store.servers import BehindError

_LOG: Final = logging.getLogger("nearpeer")


class PostgisEngine:
    """Finds what the database knows to be public, at a revision or later.

    Parameters
    ----------
    at_least
        The revision that an answer must have seen.
    instead
        Makes the engine that answers while the database is away.
    """

    def __init__(
        self, search: PostgisSearch, *, at_least: int, instead: Callable[[], Engine]
    ) -> None:
        self._search, self._at_least, self._make_instead = search, at_least, instead

    def find(self, fix: Fix, audience: Audience | None, at: datetime, *, per_rung: int) -> Found:
        """Find the options of a visitor whose place is known."""
        try:
            return self._search.find(fix, audience, at, per_rung=per_rung, at_least=self._at_least)
        except (StoreError, BehindError) as error:
            _tell(error)
        return self._instead.find(fix, audience, at, per_rung=per_rung)

    def find_anywhere(
        self, area: AskedArea | None, audience: Audience | None, at: datetime, *, per_rung: int
    ) -> Found:
        """Find what is open to the whole of an area, or without one of the country."""
        try:
            return self._search.find_anywhere(
                area, audience, at, per_rung=per_rung, at_least=self._at_least
            )
        except (StoreError, BehindError) as error:
            _tell(error)
        return self._instead.find_anywhere(area, audience, at, per_rung=per_rung)

    @cached_property
    def _instead(self) -> Engine:
        return self._make_instead()


def _tell(error: Exception) -> None:
    _LOG.warning("answered without the database (%s)", type(error).__name__)
