"""The whole ladder by every engine, at one size of the directory."""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

from benchmarks.engines.agreement import Agreement, agreement
from benchmarks.engines.in_process import InProcess
from benchmarks.engines.machine import versions_of_postgres
from benchmarks.engines.naive import Naive
from benchmarks.engines.over_postgis import over_postgis
from benchmarks.engines.own_engines import Built, own_engines
from benchmarks.engines.peer import Peer, Question
from benchmarks.engines.postgis import database
from benchmarks.engines.postgis.peer import PostGis
from benchmarks.engines.postgis.statements import FORMS
from benchmarks.engines.turns import Times, take_turns
from benchmarks.made_up import AT, MadeUp, visitors
from benchmarks.made_up import audiences as made_up_audiences
from benchmarks.servers.postgres import running_postgres
from geo.finder.every_listing import EveryListing
from geo.listing.audience import Audience
from geo.listing.published import PublishedListing

PER_RUNG: Final = (4, 20)
NAIVE: Final = "plain loop over geopy"
_NAIVE_UP_TO: Final = 1_000
_NAIVE_VISITORS: Final = 10
_AT_HAND_UP_TO: Final = 100_000
"""Up to so many listings are all kept as objects, as a service keeps them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the answers of one engine took, and whether they were those of the first engine."""

    engine: str
    per_rung: int
    times: Times
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that was measured at one size."""

    size: int
    audiences: int
    built: Sequence[Built]
    answered: Sequence[Answered]
    server: str


def compare(
    size: int, *, visitor_count: int, rounds: int, audiences: Sequence[Audience | None]
) -> Comparison:
    """Build every engine from the same directory, and ask each the same questions."""
    questions = questions_of(visitor_count, audiences)
    made_up: Sequence[PublishedListing] = MadeUp(size)
    listings = tuple(made_up) if size <= _AT_HAND_UP_TO else made_up
    built: list[Built] = []
    peers: list[Peer] = []
    for engine, needed in own_engines(listings, questions):
        built.append(needed)
        peers.append(InProcess(needed.engine, engine, AT))
    with running_postgres() as address, ExitStack() as closing:
        start = time.perf_counter()
        database.fill(address, listings, AT, audiences)
        seconds = time.perf_counter() - start
        built.append(Built(engine="PostGIS", seconds=seconds, mb=database.size_mb(address)))
        over, needed = closing.enter_context(over_postgis(address, listings))
        over.ask(questions[0], per_rung=1)
        over.connected()
        built.append(needed)
        peers.append(over)
        for name, statement in FORMS.items():
            form = PostGis(name, address, audiences, questions, statement=statement)
            closing.callback(form.close)
            peers.append(form)
        answered = [
            one
            for per_rung in PER_RUNG
            for one in (
                *_answered(peers, questions, per_rung, rounds),
                *_naive(listings, questions, per_rung),
            )
        ]
        server = versions_of_postgres(address)
    return Comparison(
        size=size, audiences=len(audiences), built=built, answered=answered, server=server
    )


def questions_of(count: int, audiences: Sequence[Audience | None]) -> list[Question]:
    """Make visitors, each with one of the audiences."""
    asking = [who for who in made_up_audiences(20 * count) if who in audiences]
    people = zip(visitors(count), asking, strict=False)
    return [Question(fix.postal_code or "", fix, who) for fix, who in people]


def _answered(
    peers: Sequence[Peer], questions: Sequence[Question], per_rung: int, rounds: int
) -> Iterator[Answered]:
    times = take_turns(peers, questions, per_rung=per_rung, rounds=rounds)
    judged = times[peers[0].name].shown
    for engine, taken in times.items():
        agreed = agreement(judged, taken.shown)
        yield Answered(engine=engine, per_rung=per_rung, times=taken, agreement=agreed)


def _naive(
    listings: Sequence[PublishedListing], questions: Sequence[Question], per_rung: int
) -> Iterator[Answered]:
    """Ask the plain loop a few questions by itself; it would keep all others waiting."""
    if len(listings) <= _NAIVE_UP_TO:
        naive = Naive(NAIVE, EveryListing(tuple(listings)), AT)
        yield from _answered([naive], questions[:_NAIVE_VISITORS], per_rung, rounds=1)
