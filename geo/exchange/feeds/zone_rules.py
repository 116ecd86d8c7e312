"""The rules of a time zone as calendar programs read them: one rule a year, not a list of dates.

icalendar writes each change of the clock as a date. Programs that know no such lists take the
first date alone and are an hour off from the next year on.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, Final

from icalendar import Calendar, vRecur

_WEEK: Final = timedelta(days=7)
_DAY_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def add_zone_rules(calendar: Calendar, *, first_year: int, last_year: int) -> None:
    """Add the rules of every zone that the events of a calendar stand in.

    Parameters
    ----------
    last_year
        The last year whose changes of the clock are looked at; a yearly rule holds beyond it.
    """
    calendar.add_missing_timezones(
        first_date=date(first_year, 1, 1), last_date=date(last_year + 1, 1, 1)
    )
    for rules in calendar.walk("VTIMEZONE"):
        rules.pop("comment", None)
        for change in rules.subcomponents:
            _write_onset(change)
            _write_yearly(change, last_year=last_year)


def yearly_rule(changes: Sequence[datetime], *, last_year: int) -> dict[str, Any] | None:
    """Find the rule of changes that come once a year: "the second Sunday of March".

    Returns
    -------
    dict or None
        None if the dates follow no such rule, or end before the last year.
    """
    once_a_year = all(after.year == before.year + 1 for before, after in pairwise(changes))
    months = {(day.month, day.weekday(), day.time()) for day in changes}
    goes_on = len(changes) > 1 and changes[-1].year >= last_year
    if not goes_on or not once_a_year or len(months) > 1:
        return None
    day = _DAY_CODES[changes[0].weekday()]
    for nth in (
        {(one.day - 1) // 7 + 1 for one in changes},
        {_from_the_end(one) for one in changes},
    ):
        if len(nth) == 1:
            month = changes[0].month
            return {"freq": "yearly", "bymonth": month, "byday": f"{nth.pop()}{day}"}
    return None


def _from_the_end(day: datetime) -> int:
    """Count the weeks from the end of the month: -1 for the last."""
    return next(-week for week in range(1, 6) if (day + week * _WEEK).month != day.month)


def _write_onset(change: Any) -> None:  # noqa: ANN401 - icalendar's class of both kinds of change
    """Write the first change by the clock before it (RFC 5545, 3.6.5), and so the others."""
    ahead = max(change.TZOFFSETTO - change.TZOFFSETFROM, timedelta(0))
    change.DTSTART = change.DTSTART - ahead
    others = [one - ahead for one in _others(change)]
    change.pop("rdate", None)
    if others:
        change.add("rdate", others)


def _write_yearly(change: Any, *, last_year: int) -> None:  # noqa: ANN401 - as above
    rule = yearly_rule([change.DTSTART, *_others(change)], last_year=last_year)
    if rule is not None:
        change.pop("rdate")
        change.add("rrule", vRecur(rule))


def _others(change: Any) -> list[datetime]:  # noqa: ANN401 - as above
    dates = change.get("rdate")
    return [] if dates is None else [one.dt for one in dates.dts]
