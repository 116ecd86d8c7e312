"""A store and a staff service for each test."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from geo.staff.staff_service import StaffService
from geo.store.database import sqlite_url
from geo.store.store import Store
from tests.geo.staff.staff_services import JEAN, staff_service_of


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the tables once for all tests that write into a copy of them."""
    path = tmp_path_factory.mktemp("empty") / "store.db"
    Store.open(sqlite_url(path)).close()
    return path


@pytest.fixture
def store(tmp_path: Path, empty_store: Path) -> Iterator[Store]:
    copy = Path(shutil.copy(empty_store, tmp_path / "store.db"))
    with closing(Store.open(sqlite_url(copy))) as opened:
        yield opened


@pytest.fixture
def staff_service(store: Store) -> StaffService:
    """Open the service of a publisher."""
    return staff_service_of(store)


@pytest.fixture
def editors_service(store: Store) -> StaffService:
    return staff_service_of(store, JEAN)
