"""What PostgreSQL searches for the ladder is always what is public."""

from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine
from sqlalchemy import text as statement

from geo.listing.listing import Listing, Mode, Status
from geo.listing.published import PublishedDirectory, PublishedListing, published
from geo.listing.service_area import Regions, WholeCanada
from geo.store import database, ladder
from geo.store.database import open_database
from geo.store.ladder_rows import COLUMNS
from geo.store.store import Store
from geo.store.version import Stage
from tests.geo.finder.directories import directories
from tests.geo.finder.made_up import MONDAY_EVENING, POLICE_ONLY, listing, site_at, square
from tests.geo.store.conftest import TRUNCATE
from tests.geo.store.postgres import Server
from tests.geo.store.saves import save_listing
from tests.geo.store.test_migrations import migrated_to

Rows = dict[str, list[str]]
FULL = replace(
    listing("full", modes=frozenset(Mode), schedule=MONDAY_EVENING, welcomes=POLICE_ONLY),
    sites=(site_at(50, -100), site_at(51, -101)),
    service_area=square(50, -100, half=1),
)


def rows(engine: Engine) -> Rows:
    with engine.connect() as connection:
        return {
            table: sorted(map(str, connection.execute(statement(f"SELECT * FROM {table}"))))  # noqa: S608 - our own names
            for table in (*COLUMNS, "ladder_schedule", "ladder_regions")
        }


def places(engine: Engine, listing_id: str) -> int:
    """Count the rows of one listing."""
    with engine.connect() as connection:
        return sum(
            int(
                connection.execute(
                    statement(f"SELECT count(*) FROM {table} WHERE listing_id = :id"),  # noqa: S608 - our own names
                    {"id": listing_id},
                ).scalar_one()
            )
            for table in COLUMNS
        )


def test_a_save_replaces_the_rows_of_its_listing_alone(postgres_url: str) -> None:
    with closing(Store.open(postgres_url)) as store:
        store.save_all([save_listing(FULL), save_listing(listing("other"))])
        assert (places(store.engine, "full"), places(store.engine, "other")) == (13, 1)
        store.save(save_listing(listing("full", service_area=WholeCanada()), replaces=1))
        assert (places(store.engine, "full"), places(store.engine, "other")) == (1, 1)


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.PAUSED])
def test_what_visitors_do_not_see_has_no_row(postgres_url: str, status: Status) -> None:
    with closing(Store.open(postgres_url)) as store:
        store.save(save_listing(FULL))
        store.save(save_listing(replace(FULL, status=status), replaces=1))
        store.save(save_listing(replace(FULL, id="draft"), stage=Stage.DRAFT))
        assert (places(store.engine, "full"), places(store.engine, "draft")) == (0, 0)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(directories())
def test_filling_all_at_once_gives_what_saving_one_by_one_gives(
    postgres_url: str, directory: PublishedDirectory
) -> None:
    engine = open_database(postgres_url)
    with engine.begin() as connection:
        connection.exec_driver_sql(TRUNCATE.as_string())
        for revision, one in enumerate(directory, 1):
            ladder.put(connection, {one.id: (revision, one)})
    one_by_one = rows(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql(TRUNCATE.as_string())
        ladder.refill(connection, enumerate(directory, 1))
    assert rows(engine) == one_by_one
    engine.dispose()


def test_the_rows_are_those_of_what_is_published(postgres_url: str) -> None:
    home = site_at(53.518273, -113.571946, uncertainty_km=0.02)
    whole = replace(FULL, sites=(home,))
    with closing(Store.open(postgres_url)) as store:
        store.save(save_listing(whole))
        saved = rows(store.engine)
        with store.engine.begin() as connection:
            ladder.put(connection, {whole.id: (1, published(whole))})
        assert rows(store.engine) == saved


def test_a_store_of_before_is_filled_when_it_is_opened(
    postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgres.new_database()
    monkeypatch.setattr(database, "_migrate", migrated_to("rooms_of_letters"))
    monkeypatch.setattr(ladder, "put", lambda *_: None)
    with closing(Store.open(url)) as store:
        store.save_all([save_listing(one) for one in (FULL, regional("gone"), regional("kept"))])
        store.save(save_listing(replace(regional("gone"), status=Status.PAUSED), replaces=2))
    monkeypatch.undo()
    with closing(Store.open(url)) as store:
        counts = [places(store.engine, one) for one in ("full", "gone", "kept")]
        assert counts == [13, 0, 2]


def regional(listing_id: str) -> Listing:
    return listing(listing_id, service_area=Regions(("CA-SK",)))


def test_equal_schedules_and_regions_have_one_number(postgres_url: str) -> None:
    many: list[PublishedListing] = [
        listing(f"g-{n}", modes=frozenset({Mode.VIRTUAL}), schedule=MONDAY_EVENING)
        for n in range(3)
    ]
    with closing(Store.open(postgres_url)) as store:
        store.save_all([save_listing(one) for one in (*many, regional("a"), regional("b"))])
        found = rows(store.engine)
    assert (len(found["ladder_schedule"]), len(found["ladder_regions"])) == (1, 1)
