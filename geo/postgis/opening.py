"""Whether the database itself searches, as the operator has set it."""

import logging
from typing import TYPE_CHECKING, Final

from geo.store.address import replica_urls, searches_in_database
from geo.store.store import Store

if TYPE_CHECKING:
    from geo.postgis.search import PostgisSearch

_LOG: Final = logging.getLogger("nearpeer")


def search_in(store: Store) -> "PostgisSearch | None":
    """Open the search in the database of a store; ``None`` if this process searches itself."""
    if not searches_in_database():
        return None
    address = store.engine.url
    if address.get_backend_name() != "postgresql":
        _LOG.error("a SQLite file does not search; set DATABASE_URL to a PostgreSQL database")
        return None
    from geo.postgis.search import PostgisSearch  # noqa: PLC0415 - shapely, where it is wanted
    from geo.store.servers import Servers  # noqa: PLC0415 - PostgreSQL's driver, as above

    primary = address.render_as_string(hide_password=False)
    return PostgisSearch(Servers(primary, replica_urls()))
