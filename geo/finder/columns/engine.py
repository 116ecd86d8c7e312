"""The engine of a large directory: most lists stand ready, and only what is shown is measured."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Self

from geo.finder.columns.columns import Columns
from geo.finder.columns.keys import ROW
from geo.finder.columns.ranking import Ranking
from geo.finder.columns.shown import apart, options
from geo.finder.columns.timed import Timed
from geo.finder.columns.visit import Lists, Visit
from geo.finder.decision import NotForYou, Option
from geo.finder.engine import Found
from geo.finder.timetable import Timetable
from geo.listing.audience import Audience
from geo.listing.freshness import utc_day
from geo.listing.published import PublishedListing
from geo.place.fix import AskedArea, Fix


class ColumnsEngine:
    """Finds the options of a visitor in a directory of any size.

    Threads may share one: whatever it remembers is replaced whole.
    """

    __slots__ = ("_columns", "_day", "_timed", "_timetable")

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._timetable = Timetable()
        self._day: _Day | None = None
        self._timed: Timed | None = None

    @classmethod
    def of(cls, listings: Iterable[PublishedListing]) -> Self:
        """Build the columns of listings that are all at hand."""
        listings = tuple(listings)
        return cls(Columns.of(listings, listings))

    def find(self, fix: Fix, audience: Audience | None, at: datetime, *, per_rung: int) -> Found:
        """Find the options of a visitor whose place is known."""
        return self.find_without((), fix, audience, at, per_rung=per_rung)

    def find_without(
        self,
        gone: Collection[str],
        fix: Fix,
        audience: Audience | None,
        at: datetime,
        *,
        per_rung: int,
        is_part: bool = False,
    ) -> Found:
        """Find the options of a visitor among all listings but some.

        Parameters
        ----------
        gone
            The ids of those that are left out.
        is_part
            Whether others will be put among these: then there are as many as before on each rung,
            and all of the nearest far sites besides.
        """
        today, timed = utc_day(at), self._at(at)
        day = self._on(today)
        ranking, left_out = day.ranking(audience), day.rows_of(gone)
        made = self._options(ranking, timed, fix, today, per_rung, gone=left_out, is_part=is_part)
        return Found(made, _closed(ranking, per_rung, left_out))

    def find_anywhere(
        self, area: AskedArea | None, audience: Audience | None, at: datetime, *, per_rung: int
    ) -> Found:
        """Find what is open to the whole of an area, or without one of the country."""
        return self.find_anywhere_without((), area, audience, at, per_rung=per_rung)

    def find_anywhere_without(
        self,
        gone: Collection[str],
        area: AskedArea | None,
        audience: Audience | None,
        at: datetime,
        *,
        per_rung: int,
    ) -> Found:
        """Find what is open to the whole of an area among all listings but some."""
        today, timed = utc_day(at), self._at(at)
        day = self._on(today)
        ranking, left_out = day.ranking(audience), day.rows_of(gone)
        columns = ranking.columns
        held = [] if area is None else columns.regions.holding(area)

        def front(keys: Iterable[int]) -> list[int]:
            return list(islice((one for one in keys if one & ROW not in left_out), per_rung))

        lists = Lists(
            near=[],
            serving=front(ranking.serving_whole(held)),
            online=front(ranking.online(timed)),
            national=front(ranking.national),
            farther=[],
        )
        made = options(lists, ranking, timed, fix=None, places=None, today=today)
        if audience is None:
            return Found(made, ())
        open_to_all = (row for row in ranking.closed.tolist() if columns.is_open_to_all(row, held))
        closed = (row for row in open_to_all if row not in left_out)
        return Found(made, apart(islice(closed, per_rung), columns, audience))

    @property
    def listings(self) -> Sequence[PublishedListing]:
        """The listings that it answers from."""
        return self._columns.listings

    def _options(
        self,
        ranking: Ranking,
        timed: Timed,
        fix: Fix,
        today: date,
        per_rung: int,
        *,
        gone: frozenset[int],
        is_part: bool,
    ) -> tuple[Option, ...]:
        visit = Visit(ranking, timed, fix, count=per_rung, gone=gone)
        lists = visit.lists()
        if not is_part:
            lists = lists._replace(farther=lists.farther[:per_rung])
        return options(lists, ranking, timed, fix=fix, places=visit.places, today=today)

    def _at(self, moment: datetime) -> Timed:
        timed = self._timed
        if timed is None or not timed.holds(moment):
            timed = self._timed = Timed.at(self._columns.schedules, self._timetable, moment)
        return timed

    def _on(self, today: date) -> "_Day":
        """Return the rankings of a day; they are made again when another listing turns stale."""
        day = self._day
        if day is None or day.today != today:
            day = self._day = _Day.of(self._columns, today, day)
        return day


class _Day:
    """The directory on one day, with a ranking for each audience that has asked.

    Parameters
    ----------
    to_come
        How many confirmations are of a later day.
    stale
        The first row whose confirmation is stale, and the first that has none.
    """

    __slots__ = ("_gone", "columns", "rankings", "stale", "to_come", "today")

    def __init__(self, columns: Columns, today: date, to_come: int) -> None:
        self.columns, self.today, self.to_come = columns, today, to_come
        self.stale = columns.stale(today)
        self.rankings: dict[Audience | None, Ranking] = {}
        self._gone: tuple[Collection[str], frozenset[int]] = (), frozenset()

    @classmethod
    def of(cls, columns: Columns, today: date, last: "Self | None") -> Self:
        """Make a day, with what may be kept of the last one that was asked for."""
        to_come = columns.to_come(today)
        if last is None or last.to_come != to_come:
            return cls(columns.as_of(today) if to_come else columns, today, to_come)
        day = cls(last.columns, today, to_come)
        if day.stale == last.stale:
            day.rankings = last.rankings
        return day

    def rows_of(self, ids: Collection[str]) -> frozenset[int]:
        """Return the rows of some ids; the last ones are remembered."""
        known = self._gone
        if known[0] is not ids:
            known = self._gone = ids, self.columns.rows_of(ids)
        return known[1]

    def ranking(self, audience: Audience | None) -> Ranking:
        """Return the ranking of an audience; its first visitor has it made."""
        known = self.rankings.get(audience)
        if known is None:
            known = self.rankings[audience] = Ranking(self.columns, audience, self.stale)
        return known


def _closed(ranking: Ranking, count: int, gone: frozenset[int]) -> tuple[NotForYou, ...]:
    """Return those that exclude the audience; made once, and again only if more are wanted."""
    if ranking.audience is None:
        return ()
    if gone:
        rows = (row for row in ranking.closed.tolist() if row not in gone)
        return apart(islice(rows, count), ranking.columns, ranking.audience)
    known = ranking.apart
    if len(known) < min(count, len(ranking.closed)):
        known = apart(ranking.closed[:count].tolist(), ranking.columns, ranking.audience)
        ranking.apart = known
    return known[:count]
