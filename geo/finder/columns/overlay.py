"""A directory that has changed a little, answered from before its columns are built again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from geo.finder.columns.engine import ColumnsEngine
from geo.finder.engine import Engine, Found
from geo.finder.every_listing import EveryListing
from geo.finder.ladder import in_order_of_id, ladder
from geo.listing.audience import Audience
from geo.listing.published import PublishedListing
from geo.place.fix import AskedArea, Fix

_MOST_CHANGES: Final = 200
"""With more, an answer takes too long: each changed listing is decided for each visitor."""


class Overlay:
    """What did not change is answered from columns, and what did is decided beside them.

    Exact, because every listing that the ladder can show is handed to `geo.finder.ladder.ladder`:
    of the unchanged ones as many of each rung as are shown, and their nearest far sites besides;
    and all that changed.

    Parameters
    ----------
    columns
        The engine of the last state that was built.
    changed
        The listings that are new, or other than in that state.
    gone
        The ids of that state that are withdrawn or changed.
    """

    __slots__ = ("_changed", "_count", "_gone", "columns")

    def __init__(
        self, columns: ColumnsEngine, changed: Sequence[PublishedListing], gone: Iterable[str]
    ) -> None:
        self.columns, self._count = columns, len(changed)
        self._changed, self._gone = EveryListing(changed), tuple(gone)

    def find(self, fix: Fix, audience: Audience | None, at: datetime, *, per_rung: int) -> Found:
        """Find the options of a visitor whose place is known."""
        unchanged = self.columns.find_without(
            self._gone, fix, audience, at, per_rung=per_rung, is_part=True
        )
        changed = self._changed.find(fix, audience, at, per_rung=self._count)
        return _together(unchanged, changed, per_rung)

    def find_anywhere(
        self, area: AskedArea | None, audience: Audience | None, at: datetime, *, per_rung: int
    ) -> Found:
        """Find what is open to the whole of an area, or without one of the country."""
        unchanged = self.columns.find_anywhere_without(
            self._gone, area, audience, at, per_rung=per_rung
        )
        changed = self._changed.find_anywhere(area, audience, at, per_rung=self._count)
        return _together(unchanged, changed, per_rung)


def changed_engine(engine: Engine, listings: Sequence[PublishedListing]) -> Overlay | None:
    """Answer from another state at once.

    Parameters
    ----------
    engine
        Of an earlier state.

    Returns
    -------
    Overlay or None
        ``None`` if too much has changed, or the engine is of another kind.
    """
    columns = engine.columns if isinstance(engine, Overlay) else engine
    if not isinstance(columns, ColumnsEngine):
        return None
    before = {one.id: one for one in columns.listings}
    changed, gone = [], []
    for one in listings:
        known = before.pop(one.id, None)
        if known is not one and known != one:
            changed.append(one)
            gone += [] if known is None else [known.id]
    gone += before
    return Overlay(columns, changed, gone) if len(changed) + len(gone) <= _MOST_CHANGES else None


def _together(one: Found, other: Found, per_rung: int) -> Found:
    excluded = in_order_of_id([*one.not_for_you, *other.not_for_you])
    return Found(ladder([*one.options, *other.options], per_rung=per_rung), excluded[:per_rung])
