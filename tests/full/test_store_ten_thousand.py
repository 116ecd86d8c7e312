"""Ten thousand listings of every kind go through TOML, SQLite and PostgreSQL unchanged."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from geo.listing.files.listing_file import from_toml
from geo.listing.files.writer import to_toml
from geo.listing.listing import Listing
from geo.store.database import sqlite_url
from geo.store.store import Store
from tests.geo.listing.many_listings import many_listings
from tests.geo.store.postgres import running_postgres
from tests.geo.store.saves import save_listing

pytestmark = pytest.mark.full

COUNT = 10_000
SEED = 10_000


@pytest.fixture(scope="module")
def listings() -> tuple[Listing, ...]:
    with timed("drawn"):
        return many_listings(COUNT, seed=SEED)


def test_there_are_ten_thousand_and_no_two_are_alike(listings: tuple[Listing, ...]) -> None:
    assert len({one.id for one in listings}) == COUNT
    assert len({to_toml(one).partition("\n")[2] for one in listings}) > COUNT * 0.99


def test_toml_gives_every_listing_back(listings: tuple[Listing, ...]) -> None:
    with timed("written as TOML and read"):
        assert [from_toml(to_toml(one), source=one.id) for one in listings] == list(listings)


def test_sqlite_gives_every_listing_back(listings: tuple[Listing, ...], tmp_path: Path) -> None:
    require_kept(listings, sqlite_url(tmp_path / "store.db"))


def test_postgresql_gives_every_listing_back(listings: tuple[Listing, ...]) -> None:
    with running_postgres() as server:
        require_kept(listings, server.new_database())


def require_kept(listings: tuple[Listing, ...], url: str) -> None:
    with closing(Store.open(url)) as store, timed(f"saved in {store.engine.dialect.name}"):
        store.save_all([save_listing(one) for one in listings])
    with closing(Store.open(url)) as store, timed("read by a store that had read nothing"):
        snapshot = store.snapshot()
    assert snapshot.damaged == ()
    assert snapshot.revision == len(listings)
    assert {one.id: one for one in snapshot.directory} == {one.id: one for one in listings}
    with closing(Store.open(url)) as store:
        texts = {entry.listing_id: entry.public and entry.public.text for entry in store.entries()}
    assert texts == {one.id: to_toml(one) for one in listings}


@contextmanager
def timed(what: str) -> Iterator[None]:
    start = time.monotonic()
    yield
    print(f"\n{COUNT:,} listings {what} in {time.monotonic() - start:.1f} s")  # noqa: T201 - a proof prints its figures
