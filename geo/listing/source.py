"""The published listing that the shipped entries are copies of, and the day of the copy.

`scripts.build_papers` writes the same day into the papers of ``data/listings``.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from geo.listing.listing import Listing

SOURCE_URL: Final = "https://badgeoflifecanada.org/peer-support-groups/"
"""Where Badge of Life Canada publishes "Peer Support Groups across Canada"."""
COPIED_ON: Final = date(2026, 11, 23)
"""The day the nine entries were copied, as the history of ``data/listings`` records it."""


def copied_on(listing: Listing) -> date | None:
    """Return the day a listing was copied from its source; None where that is not recorded."""
    return COPIED_ON if listing.source_url == SOURCE_URL else None


def last_day(listings: Iterable[Listing]) -> date | None:
    """Return the last day on which one of them was copied or confirmed, if any is known."""
    days = (day for one in listings for day in (copied_on(one), one.assured_on))
    return max(filter(None, days), default=None)
