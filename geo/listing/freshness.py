"""How old the last confirmation of an entry is, and what follows from it."""

from datetime import UTC, date, datetime
from enum import StrEnum

FLAGGED_AFTER_DAYS = 180
"""Older than this, a confirmation is shown with a flag."""
BELOW_AFTER_DAYS = 365
"""Older than this, it also puts an entry below the others of its rung."""


class Freshness(StrEnum):
    """What the age of the last confirmation makes of an entry."""

    NEVER = "never"
    """Nobody confirmed it yet, so no age is known: it is marked, and not moved."""
    CONFIRMED = "confirmed"
    """Confirmed recently enough to be shown without a flag."""
    AGING = "aging"
    """Confirmed over `FLAGGED_AFTER_DAYS` ago."""
    STALE = "stale"
    """Confirmed over `BELOW_AFTER_DAYS` ago."""


def freshness(assured_on: date | None, today: date) -> Freshness:
    """Judge the age of a confirmation; of a day to come, nobody can have made one.

    Parameters
    ----------
    today
        The day in UTC, see `utc_day`: one day for all of Canada.
    """
    if assured_on is None or assured_on > today:
        return Freshness.NEVER
    days = (today - assured_on).days
    if days <= FLAGGED_AFTER_DAYS:
        return Freshness.CONFIRMED
    return Freshness.AGING if days <= BELOW_AFTER_DAYS else Freshness.STALE


def utc_day(moment: datetime) -> date:
    """Return the day that an aware moment lies in, by the clock of UTC."""
    return moment.astimezone(UTC).date()
