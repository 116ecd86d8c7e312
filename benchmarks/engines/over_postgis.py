"""Nearpeer's engine over the database of its store: PostGIS proposes, our own judge decides."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NoReturn

import psycopg

from benchmarks.engines.in_process import InProcess
from benchmarks.engines.own_engines import Built
from benchmarks.engines.postgis.database import size_mb
from benchmarks.made_up import AT
from benchmarks.servers.processor import clock_of
from geo.finder.engine import Engine
from geo.listing.published import PublishedListing
from geo.postgis.engine import PostgisEngine
from geo.postgis.known_listings import KnownListings
from geo.postgis.search import PostgisSearch
from geo.store import ladder
from geo.store.database import open_database
from geo.store.servers import Servers

NAME: Final = "Nearpeer over PostGIS"
_DATABASE: Final = "store"
_REVISION: Final = 1
_OTHERS: Final = """
SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


class OverPostGis(InProcess):
    """The engine, with the processor time of the servers that it is connected to."""

    def __init__(self, engine: Engine, address: str) -> None:
        super().__init__(NAME, engine, AT)
        self._address = address
        self.connected()

    def connected(self) -> None:
        """Look which processes of the server answer; after a first question has been asked."""
        with psycopg.connect(self._address) as connection:
            found = connection.execute(_OTHERS).fetchall()
        self._clocks = [clock_of(pid) for (pid,) in found]

    def server_ns(self) -> int:
        """Return what all of them have used."""
        return sum(clock() for clock in self._clocks)


@contextmanager
def over_postgis(
    address: str, listings: Sequence[PublishedListing]
) -> Iterator[tuple[OverPostGis, Built]]:
    """Fill the tables of a store, in a database of its own, and open the engine.

    The listings stand for those that it has read lately: none is read from the store.
    """
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {_DATABASE}".encode())
    address = address.replace("/postgres?", f"/{_DATABASE}?")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION postgis")
    opened = open_database(address)
    start = time.perf_counter()
    with opened.begin() as connected:
        connected.exec_driver_sql(f"UPDATE head SET revision = {_REVISION}")  # noqa: S608 - a number
        ladder.refill(connected, enumerate(listings, 1))
    seconds = time.perf_counter() - start
    opened.dispose()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    known = KnownListings(lambda _, asked: [(at, listings[at - 1]) for at in asked])
    servers = Servers(address)
    engine = PostgisEngine(
        PostgisSearch(servers, listings=known), at_least=_REVISION, instead=_refused
    )
    try:
        built = Built(engine=NAME, seconds=seconds, mb=size_mb(address))
        yield OverPostGis(engine, address), built
    finally:
        servers.close()


def _refused() -> NoReturn:
    raise RuntimeError("the database did not answer; see what PostgreSQL wrote")
