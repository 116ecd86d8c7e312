"""An empty store for each test, once in SQLite and once in PostgreSQL."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from geo.store.address import PUBLISHED
from geo.store.database import sqlite_url
from geo.store.ladder_rows import COLUMNS
from geo.store.store import Store
from tests.geo.store.postgres import Server, running_postgres

TRUNCATE = SQL("TRUNCATE version, site, letter, {}").format(
    SQL(", ").join(map(Identifier, (*COLUMNS, "ladder_regions", "ladder_schedule")))
)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_database(postgres: Server) -> str:
    url = postgres.new_database()
    Store.open(url).close()
    return url


@pytest.fixture
def postgres_url(postgres_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Empty the one database: making another takes ten times as long."""
    monkeypatch.setenv(PUBLISHED, str(tmp_path / "published"))
    with psycopg.connect(postgres_database) as connection:
        connection.execute(TRUNCATE)
        connection.execute("UPDATE head SET revision = 0")
    return postgres_database


@pytest.fixture
def sqlite_file_url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path / "store.db")


@pytest.fixture(params=["sqlite_file_url", "postgres_url"], ids=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with closing(Store.open(url)) as opened:
        yield opened
