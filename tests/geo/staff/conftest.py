"""A store and a desk for each test."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from geo.staff.desk import Desk
from geo.store.database import sqlite_url
from geo.store.store import Store
from tests.geo.staff.desks import JEAN, desk_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.open(sqlite_url(tmp_path / "store.db"))) as opened:
        yield opened


@pytest.fixture
def desk(store: Store) -> Desk:
    """Open the desk of a publisher."""
    return desk_of(store)


@pytest.fixture
def editors_desk(store: Store) -> Desk:
    return desk_of(store, JEAN)
