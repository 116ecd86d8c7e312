"""The parts of an answer, each asked alone: code to point, the nearest sites, the areas around one.

Nearpeer has no question for a part. It is asked for the whole ladder of a directory in which only
that part is left, and what its ladder holds beside is left out of the comparison.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import Final

from benchmarks.engines.agreement import agreement
from benchmarks.engines.codes import code_figures
from benchmarks.engines.comparison import questions_of
from benchmarks.engines.in_process import InProcess
from benchmarks.engines.naive import Naive
from benchmarks.engines.own_engines import own_engines
from benchmarks.engines.peer import Peer, Question, Shown
from benchmarks.engines.postgis import database
from benchmarks.engines.postgis.peer import PostGis
from benchmarks.engines.postgis.statements import COVERING, NEAREST
from benchmarks.engines.redis_peer import RedisNearest, fill
from benchmarks.engines.turns import take_turns
from benchmarks.figures import Figure, p50, p99
from benchmarks.made_up import AT, MadeUp
from benchmarks.servers.postgres import running_postgres
from benchmarks.servers.redis import running_redis
from geo.finder.every_listing import EveryListing
from geo.listing.listing import Mode
from geo.listing.published import PublishedListing
from geo.listing.service_area import NotStated, Outline

_SIZES: Final = (1_000, 100_000)
_PER_RUNG: Final = 20
_ANYBODY: Final = (None,)
_NAIVE_UP_TO: Final = 1_000
_NAIVE_VISITORS: Final = 10


class OnRung:
    """An engine of which only the ids on one rung count."""

    def __init__(self, peer: Peer, rung: int) -> None:
        self.name, self.ask, self.server_ns = peer.name, peer.ask, peer.server_ns
        self._peer, self._rung = peer, rung

    def shown(self, answer: object) -> Sequence[Shown]:
        """Leave out all but the ids of the rung."""
        ids = (one.id for one in self._peer.shown(answer) if one.rung == self._rung)
        return [Shown(self._rung, None, one, None, None, None) for one in ids]


def figures(*, quick: bool = False) -> Iterator[Figure]:
    """Measure codes, and at each size sites and areas, for visitors who name no audience."""
    anybody = questions_of(80 if quick else 400, _ANYBODY)
    rounds = 1 if quick else 3
    if not quick:
        yield from code_figures(anybody, rounds=rounds)
    for size in _SIZES[:1] if quick else _SIZES:
        yield from _of_one_size(size, anybody, rounds=rounds)


def _of_one_size(size: int, anybody: Sequence[Question], *, rounds: int) -> list[Figure]:
    listings = tuple(MadeUp(size))
    with running_postgres() as address, running_redis() as redis, ExitStack() as closing:
        database.fill(address, listings, AT, _ANYBODY)
        fill(redis, listings)
        nearest, covering = (
            PostGis("PostGIS", address, _ANYBODY, anybody, statement=one)
            for one in (NEAREST, COVERING)
        )
        closing.callback(nearest.close)
        closing.callback(covering.close)
        sites = [_only_site(one) for one in listings if one.sites]
        areas = [_only_area(one) for one in listings if isinstance(one.service_area, Outline)]
        what = f"{size:,} listings, the nearest {_PER_RUNG} within 80 km"
        found = [*_part(what, 0, sites, anybody, rounds, nearest, RedisNearest(redis))]
        what = f"{size:,} listings, the {_PER_RUNG} smallest drawn areas around one"
        return [*found, *_part(what, 1, areas, anybody, rounds, covering)]


def _only_site(listing: PublishedListing) -> PublishedListing:
    return PublishedListing(replace(listing, service_area=NotStated(), assured_on=None))


def _only_area(listing: PublishedListing) -> PublishedListing:
    online = frozenset({Mode.VIRTUAL})
    return PublishedListing(replace(listing, sites=(), modes=online, assured_on=None))


def _part(
    what: str,
    rung: int,
    left: Sequence[PublishedListing],
    questions: Sequence[Question],
    rounds: int,
    *servers: Peer,
) -> Iterator[Figure]:
    own = [InProcess(made.engine, engine, AT) for engine, made in own_engines(left, questions)]
    yield from _figures(what, [OnRung(one, rung) for one in (*own, *servers)], questions, rounds)
    if len(left) <= _NAIVE_UP_TO:
        naive = Naive("plain loop over geopy", EveryListing(tuple(left)), AT)
        yield from _figures(what, [OnRung(naive, rung)], questions[:_NAIVE_VISITORS], 1)


def _figures(
    what: str, peers: Sequence[Peer], questions: Sequence[Question], rounds: int
) -> Iterator[Figure]:
    times = take_turns(peers, questions, per_rung=_PER_RUNG, rounds=rounds)
    for engine, taken in times.items():
        agreed = agreement(times[peers[0].name].shown, taken.shown)
        yield Figure(
            what=f"{what}: {engine}",
            measured=p50(taken.cpu_us),
            unit="us",
            note=f"p99 {p99(taken.cpu_us):,.0f}; {agreed.in_words}",
        )
