"""Postal code to point, by every engine that can hold 891,910 of them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import psycopg

from benchmarks.engines.peer import Question, Shown
from benchmarks.engines.turns import take_turns
from benchmarks.figures import Figure, p50, p99
from benchmarks.servers.postgres import running_postgres
from benchmarks.servers.processor import clock_of
from benchmarks.servers.redis import Redis, running_redis
from geo.place.gazetteer import Gazetteer

_AT_ONCE: Final = 1_000
_FIND: Final = b"SELECT lat, lon FROM code WHERE code = $1::text"


class Codes:
    """One way to look a code up."""

    def __init__(
        self, name: str, find: Callable[[str], object], server_ns: Callable[[], int]
    ) -> None:
        self.name, self.server_ns, self._find = name, server_ns, find

    def ask(self, question: Question, per_rung: int) -> object:  # noqa: ARG002 - as all are asked
        """Find the point of the code."""
        return self._find(question.text)

    def shown(self, answer: object) -> Sequence[Shown]:
        """Say whether it was found."""
        return [] if answer is None else [Shown(0, None, "found", None, None, None)]


def code_figures(questions: Sequence[Question], *, rounds: int) -> Iterator[Figure]:
    """Measure every way with the same codes."""
    gazetteer = Gazetteer.open()
    asked = [one._replace(text=one.text.replace(" ", "")) for one in questions]
    with running_postgres() as address, running_redis() as redis:
        _fill_redis(redis, gazetteer)
        with psycopg.connect(address, autocommit=True) as connection:
            _fill_postgres(connection, gazetteer)
            cursor = psycopg.RawCursor(connection)

            def prepared(code: str) -> object:
                cursor.execute(_FIND, (code,), prepare=True, binary=True)
                return cursor.fetchone()

            ways = (
                Codes("Nearpeer", gazetteer.find, lambda: 0),
                Codes("PostgreSQL", prepared, clock_of(connection.info.backend_pid)),
                Codes("Redis HGET", lambda code: redis("HGET", "code", code), redis.clock()),
            )
            times = take_turns(ways, asked, per_rung=1, rounds=rounds)
    for name, taken in times.items():
        found = sum(map(len, taken.shown))
        yield Figure(
            what=f"one of {len(gazetteer):,} codes to its point, as all are timed: {name}",
            measured=p50(taken.cpu_us),
            unit="us",
            note=f"p99 {p99(taken.cpu_us):,.1f}; {found} of {len(asked)} found",
        )


def _fill_postgres(connection: psycopg.Connection, gazetteer: Gazetteer) -> None:
    connection.execute("CREATE UNLOGGED TABLE code (code text, lat float8, lon float8)")
    with connection.cursor() as cursor, cursor.copy("COPY code FROM STDIN") as copy:
        for code in gazetteer:
            point = gazetteer.find(code)
            copy.write_row((code, point.lat, point.lon) if point else (code, None, None))
    connection.execute("CREATE UNIQUE INDEX ON code (code) INCLUDE (lat, lon)")
    connection.execute("VACUUM ANALYZE code")


def _fill_redis(redis: Redis, gazetteer: Gazetteer) -> None:
    waiting: list[str] = []
    for code in gazetteer:
        point = gazetteer.find(code)
        if point is not None:
            waiting += (code, f"{point.lat} {point.lon}")
        if len(waiting) >= _AT_ONCE:
            redis("HSET", "code", *waiting)
            waiting.clear()
    redis("HSET", "code", *waiting)
