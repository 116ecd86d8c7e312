"""The engine of a small directory, and the judge of all others: it decides every listing."""

from collections.abc import Iterable
from datetime import datetime

from geo.finder.decision import NotForYou, Option, decide, is_open_to_all_of
from geo.finder.engine import Found
from geo.finder.ladder import in_order_of_id, ladder
from geo.finder.timetable import Timetable
from geo.listing.audience import Audience
from geo.listing.freshness import utc_day
from geo.listing.published import PublishedListing
from geo.place.fix import AskedArea, Fix


class EveryListing:
    """Decides each listing, and orders what was decided.

    An engine that only proposes listings hands them to one of these.

    Parameters
    ----------
    timetable
        Remembers next meetings; one of its own unless it is given.
    """

    __slots__ = ("_listings", "_timetable")

    def __init__(
        self, listings: Iterable[PublishedListing], *, timetable: Timetable | None = None
    ) -> None:
        self._listings = tuple(listings)
        self._timetable = timetable or Timetable()

    def find(self, fix: Fix, audience: Audience | None, at: datetime, *, per_rung: int) -> Found:
        """Find the options of a visitor whose place is known."""
        return self._decided(self._listings, fix, audience, at, per_rung)

    def find_anywhere(
        self, area: AskedArea | None, audience: Audience | None, at: datetime, *, per_rung: int
    ) -> Found:
        """Find what is open to the whole of an area, or without one of the country."""
        open_to_all = [one for one in self._listings if is_open_to_all_of(area, one)]
        return self._decided(open_to_all, None, audience, at, per_rung, area=area)

    def _decided(
        self,
        listings: Iterable[PublishedListing],
        fix: Fix | None,
        audience: Audience | None,
        at: datetime,
        per_rung: int,
        *,
        area: AskedArea | None = None,
    ) -> Found:
        options: list[Option] = []
        excluded: list[NotForYou] = []
        next_after, today = self._timetable.next_after, utc_day(at)
        for listing in listings:
            meeting = next_after(listing.schedule, at)
            placed = decide(listing, fix, audience, meeting, today, area=area)
            if isinstance(placed, Option):
                options.append(placed)
            else:
                excluded.append(placed)
        return Found(ladder(options, per_rung=per_rung), in_order_of_id(excluded)[:per_rung])
