from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.listing.freshness import (
    BELOW_AFTER_DAYS,
    FLAGGED_AFTER_DAYS,
    Freshness,
    freshness,
    utc_day,
)

TODAY = date(2026, 12, 7)


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        (-400, Freshness.NEVER),
        (-1, Freshness.NEVER),
        (0, Freshness.CONFIRMED),
        (FLAGGED_AFTER_DAYS, Freshness.CONFIRMED),
        (FLAGGED_AFTER_DAYS + 1, Freshness.AGING),
        (BELOW_AFTER_DAYS, Freshness.AGING),
        (BELOW_AFTER_DAYS + 1, Freshness.STALE),
        (10_000, Freshness.STALE),
    ],
)
def test_a_confirmation_ages(days_ago: int, expected: Freshness) -> None:
    assert freshness(TODAY - timedelta(days=days_ago), TODAY) is expected


def test_what_was_never_confirmed_has_no_age() -> None:
    assert freshness(None, TODAY) is Freshness.NEVER


@given(st.dates(), st.dates(), st.dates())
def test_no_confirmation_gets_younger(assured_on: date, one: date, other: date) -> None:
    ages = [freshness(assured_on, day) for day in sorted((one, other))]
    assert ages == sorted(ages, key=list(Freshness).index)


def test_the_day_is_that_of_utc() -> None:
    evening = datetime(2026, 12, 7, 20, tzinfo=timezone(timedelta(hours=-8)))
    assert utc_day(evening) == date(2026, 12, 8)
    assert utc_day(datetime(2026, 12, 7, 23, 59, tzinfo=UTC)) == TODAY
