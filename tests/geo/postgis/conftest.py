"""A database with PostGIS for all tests of this room."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.geo.postgis.filled import FilledDatabase
from tests.geo.store.conftest import (  # noqa: F401 - fixtures are found by their names
    postgres,
    postgres_database,
    postgres_url,
    sqlite_file_url,
)
from tests.geo.store.postgres import Server


@pytest.fixture(scope="session")
def postgres_filled(postgres: Server) -> Iterator[FilledDatabase]:  # noqa: F811 - the fixture
    with closing(FilledDatabase(postgres.new_database())) as filled:
        yield filled
