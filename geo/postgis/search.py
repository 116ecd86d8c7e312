"""Lets PostgreSQL with PostGIS propose, and decides among what it proposed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final, NamedTuple

from geo.finder.engine import Found
from geo.finder.every_listing import EveryListing
from geo.finder.ladder import ladder
from geo.finder.timetable import Timetable
from geo.listing.audience import Audience
from geo.listing.published import PublishedListing
from geo.place.fix import AskedArea, Fix
from geo.postgis.catalogue import Catalogue
from geo.postgis.known_listings import KnownListings
from geo.postgis.rim import rim
from geo.postgis.statement import Most, Proposal, of_area, of_fix
from geo.postgis.visitor import days, place
from geo.postgis.whole import Proposed, is_whole
from geo.store.servers import BehindError, Servers, Session

_MORE: Final = 2
"""So many more are proposed than are shown: chord and geodesic may differ on the last."""
_SITES: Final = 8
"""So many sites beyond reach are proposed: some of the nearest may stand on another rung."""
_CROWD: Final = 3_000
"""With so many sites around, those beyond reach are looked for on the rim of what is near."""
_WIDTH_KM: Final = 23_000.0
"""Width of the rim if one site is around; on average some 200 sites lie on it."""
_TIMES_MORE: Final = 4
"""So many times more are proposed when that was not enough."""


class _Facts(NamedTuple):
    """The values of a statement, and up to which chord it looks for sites; ``None`` for any."""

    values: Sequence[str | None]
    rim_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What one visitor asks.

    Parameters
    ----------
    statement
        Writes the statement for some limits.
    facts
        Writes the values of the statement for some limits.
    decide
        Decides every listing among some; told how many of each rung to keep.
    at_least
        The revision that an answer must have seen.
    """

    statement: Callable[..., str]
    facts: Callable[[Catalogue, Most], "_Facts"]
    decide: Callable[[EveryListing, int], Found]
    per_rung: int
    at_least: int


class _Rows(NamedTuple):
    """What a statement gave.

    Parameters
    ----------
    proposed
        Which part, which revision, stratum and chord in kilometres.
    listings
        By revision, those that can be read.
    """

    rim_km: float | None
    proposed: Sequence[tuple[Proposal, int, int, float | None]]
    listings: dict[int, PublishedListing]


class PostgisSearch:
    """Searches the database; what it remembers serves every revision, and threads may share it.

    Parameters
    ----------
    listings
        Where listings are read; by default from the versions of the store.
    """

    def __init__(self, servers: Servers, *, listings: KnownListings | None = None) -> None:
        self._servers, self._listings = servers, listings or KnownListings()
        self._timetable = Timetable()
        self._catalogue = Catalogue((), (), self._timetable)

    def find(
        self, fix: Fix, audience: Audience | None, at: datetime, *, per_rung: int, at_least: int
    ) -> Found:
        """Find the options of a visitor whose place is known.

        Parameters
        ----------
        at_least
            The revision that an answer must have seen.

        Raises
        ------
        StoreError
            If no server answers.
        BehindError
            If the primary has not seen that revision: it is an older copy.
        """
        known = (*days(at), *place(fix))

        def facts(catalogue: Catalogue, most: Most) -> _Facts:
            served, schedules = catalogue.serving(fix), catalogue.by_next_start(at)
            values = (*known, *served.surely, served.maybe, *schedules)
            around = catalogue.sites_around(fix)
            if around < _CROWD or most.sites > _SITES:
                return _Facts((*values, None, None))
            boxes, outer_km = rim(fix, width_km=_WIDTH_KM / max(1, around))
            return _Facts((*values, boxes, repr(outer_km)), outer_km)

        return self._found(
            _Question(
                statement=partial(of_fix, audience),
                facts=facts,
                decide=lambda judge, most: judge.find(fix, audience, at, per_rung=most),
                per_rung=per_rung,
                at_least=at_least,
            )
        )

    def find_anywhere(
        self,
        area: AskedArea | None,
        audience: Audience | None,
        at: datetime,
        *,
        per_rung: int,
        at_least: int,
    ) -> Found:
        """Find what is open to the whole of an area, or without one of the country; see `find`."""

        def facts(catalogue: Catalogue, _: Most) -> _Facts:
            serving, schedules = catalogue.serving_whole(area), catalogue.by_next_start(at)
            return _Facts((*days(at), *serving, *schedules))

        return self._found(
            _Question(
                statement=partial(of_area, audience),
                facts=facts,
                decide=lambda judge, most: judge.find_anywhere(area, audience, at, per_rung=most),
                per_rung=per_rung,
                at_least=at_least,
            )
        )

    def close(self) -> None:
        """Let go of all connections."""
        self._servers.close()

    def _found(self, question: _Question) -> Found:
        """Have more proposed until nothing that was left out could be shown."""
        per_rung = question.per_rung
        most = Most(per_rung + _MORE, _SITES)
        while True:
            ask = partial(self._rows, question, most)
            rows = self._servers.ask(ask, at_least=question.at_least)
            judge = EveryListing(rows.listings.values(), timetable=self._timetable)
            every = question.decide(judge, len(rows.listings) + 1)
            if is_whole(
                _by_id(rows), every.options, most=most, per_rung=per_rung, rim_km=rows.rim_km
            ):
                shown = ladder(every.options, per_rung=per_rung)
                return Found(shown, every.not_for_you[:per_rung])
            most = Most(*(_TIMES_MORE * some for some in most))

    def _rows(self, question: _Question, most: Most, session: Session) -> _Rows:
        """Run the statement, again if the store knows more schedules or regions than we."""
        while True:
            catalogue = self._catalogue
            statement = question.statement(most, few=catalogue.has_few_online)
            facts = question.facts(catalogue, most)
            rows = session.rows(statement, facts.values)
            revision, schedules, regions = (
                row[1] for row in sorted(rows, key=_which)[:_ROWS_OF_STATE]
            )
            if revision < question.at_least:
                raise BehindError
            if len(catalogue.schedules) >= schedules and len(catalogue.regions) >= regions:
                return _Rows(facts.rim_km, *self._read(session, rows, catalogue))
            self._catalogue = catalogue.read_on(session)

    def _read(
        self, session: Session, rows: Sequence[tuple[Any, ...]], catalogue: Catalogue
    ) -> tuple[list[tuple[Proposal, int, int, float | None]], dict[int, PublishedListing]]:
        proposed = [(Proposal(row[0]), *row[1:]) for row in rows if row[0] != Proposal.STATE]
        revisions = {row[1] for row in proposed}
        return proposed, self._listings.of(revisions, session, catalogue.shared)


_ROWS_OF_STATE: Final = 3


def _which(row: tuple[Any, ...]) -> tuple[int, int]:
    """Order the rows of the state before all others: revision, schedules, regions."""
    return row[0], row[2]


def _by_id(rows: _Rows) -> list[Proposed]:
    """Name the listings that were proposed; one that cannot be read stands nowhere."""
    listings = rows.listings
    return [
        Proposed(
            which,
            listings[revision].id if revision in listings else "",
            None if chord_km is None else (stratum, chord_km),
        )
        for which, revision, stratum, chord_km in rows.proposed
        if which is not Proposal.CLOSED
    ]
