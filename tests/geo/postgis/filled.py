"""One database that is filled anew for each directory, and engines that ask it."""

from collections.abc import Sequence
from typing import NoReturn

from sqlalchemy import Engine as Database

from geo.finder.engine import Engine
from geo.listing.published import PublishedListing
from geo.postgis.engine import PostgisEngine
from geo.postgis.known_listings import KnownListings
from geo.postgis.search import PostgisSearch
from geo.store import ladder
from geo.store.database import open_database
from geo.store.servers import Servers
from tests.geo.store.conftest import TRUNCATE


class FilledDatabase:
    """Holds what the ladder asks of some listings, whose revisions are their places from 1.

    Connections stay open from one directory to the next: statements are planned once.
    """

    def __init__(self, url: str) -> None:
        self._database: Database = open_database(url)
        self._servers = Servers(url)

    def engine_of(self, listings: Sequence[PublishedListing]) -> Engine:
        """Fill the database, and make an engine that never answers without it."""
        return PostgisEngine(self.search_of(listings), at_least=1, instead=_refused)

    def search_of(self, listings: Sequence[PublishedListing]) -> PostgisSearch:
        with self._database.begin() as connection:
            connection.exec_driver_sql(TRUNCATE.as_string())
            connection.exec_driver_sql("UPDATE head SET revision = 1")
            ladder.put(connection, {one.id: (at, one) for at, one in enumerate(listings, 1)})
        known = KnownListings(lambda _, asked: [(at, listings[at - 1]) for at in asked])
        return PostgisSearch(self._servers, listings=known)

    def close(self) -> None:
        self._servers.close()
        self._database.dispose()


def _refused() -> NoReturn:
    raise AssertionError("the database did not answer")
