import multiprocessing
import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect
from sqlalchemy import text as statement
from sqlalchemy.dialects.postgresql.base import ischema_names

from geo.store import database
from geo.store.database import open_database, sqlite_url
from geo.store.geography import Geography
from geo.store.ladder_rows import COLUMNS
from geo.store.store import Store
from geo.store.submission_quotas import Kind, NewSubmission, Quota
from geo.store.submissions import SubmissionQueue
from geo.store.tables import METADATA
from tests.geo.store.postgres import Server
from tests.geo.store.saves import save_of

POSTGIS_OWN = {"spatial_ref_sys"}
FOR_THE_LADDER = {*COLUMNS, "ladder_regions", "ladder_schedule"}
FORK = multiprocessing.get_context("fork")


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[int], str]:
    """Databases in which nobody has made anything yet, not even PostGIS."""
    if request.param == "sqlite":
        return lambda number: sqlite_url(tmp_path / f"{number}.db")
    server: Server = request.getfixturevalue("postgres")
    return lambda _: server.new_database(template="template0")


def test_a_new_database_has_the_tables_that_the_program_knows(
    new_url: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("geography", "geometry"):
        monkeypatch.setitem(ischema_names, name, lambda *_, **__: Geography())
    engine = open_database(new_url(0))
    known = set(METADATA.tables) | {"alembic_version"}
    if engine.dialect.name == "postgresql":
        known |= POSTGIS_OWN | FOR_THE_LADDER
    assert set(inspect(engine).get_table_names()) == known
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def is_ours(_thing: object, name: str | None, kind: str, *_: Any) -> bool:  # noqa: ANN401 - Alembic's
    return kind != "table" or name not in POSTGIS_OWN | FOR_THE_LADDER


def test_the_newest_step_is_the_one_that_a_store_is_asked_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(database.__file__).with_name("migrations")))
    assert ScriptDirectory.from_config(config).get_heads() == [database.NEWEST]


def test_opening_again_changes_nothing(store: Store, url: str) -> None:
    store.save(save_of())
    before = (store.snapshot(), store.history("plain"), store.signing_key(), tables(store))
    for _ in range(2):
        with closing(Store.open(url)) as again:
            after = (again.snapshot(), again.history("plain"), again.signing_key(), tables(again))
            assert after[1:] == before[1:]
            assert after[0].directory.listings == before[0].directory.listings


def tables(store: Store) -> list[tuple[Any, ...]]:
    with store.engine.connect() as connection:
        rows = connection.execute(statement("SELECT * FROM alembic_version")).all()
        return [tuple(row) for row in rows]


def test_letters_of_a_store_from_before_wait_in_the_usual_room(
    new_url: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_url(0)
    monkeypatch.setattr(database, "_migrate", migrated_to("first_tables"))
    engine = open_database(url)
    with engine.begin() as connection:
        connection.execute(
            statement(
                "INSERT INTO letter (kind, words, received_on) VALUES ('wrong', 'x', '2026-12-07')"
            )
        )
    engine.dispose()
    monkeypatch.undo()
    with closing(Store.open(url)) as store:
        box = SubmissionQueue(store.engine)
        [old] = box.waiting()
        assert (old.words, old.quota) == ("x", Quota.USUAL)
        new = NewSubmission(kind=Kind.WRONG, words="y", received_on=old.received_on)
        assert box.put(new) == (2, 0, 0)


def migrated_to(step: str) -> Callable[[Engine], None]:
    """Stop at an earlier step."""

    def migrated(engine: Engine) -> None:
        config = Config()
        scripts = Path(database.__file__).with_name("migrations")
        config.set_main_option("script_location", str(scripts))
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, step)

    return migrated


def test_two_processes_that_open_a_new_database_at_once_both_succeed(
    new_url: Callable[[int], str],
) -> None:
    for number in range(3):
        keys = opened_at_once(new_url(number), processes=2)
        assert len(set(keys)) == 1, keys
        assert len(keys[0]) == 64, keys


def opened_at_once(url: str, *, processes: int) -> list[str]:
    """Open a database in several processes, and return the signing key that each found."""
    together = FORK.Barrier(processes)
    found = FORK.SimpleQueue()
    openers = [FORK.Process(target=open_it, args=(url, together, found)) for _ in range(processes)]
    for one in openers:
        one.start()
    keys = [found.get() for _ in openers]
    for one in openers:
        one.join()
    return keys


def open_it(url: str, together: Any, found: Any) -> None:  # noqa: ANN401 - no type that mypy knows
    together.wait()
    try:
        with closing(Store.open(url)) as store:
            found.put(store.signing_key())
    except Exception as error:  # noqa: BLE001 - the test shows whatever it was
        found.put(repr(error))


def test_threads_that_open_stores_at_once_all_succeed(tmp_path: Path) -> None:
    together = threading.Barrier(16)

    def opened(number: int) -> str:
        together.wait()
        return opened_or_refused(sqlite_url(tmp_path / f"{number}.db"))

    with ThreadPoolExecutor(16) as threads:
        assert set(threads.map(opened, range(16))) == {"opened"}


def test_a_database_of_a_later_program_is_refused_and_left_as_it_is(sqlite_file_url: str) -> None:
    with closing(Store.open(sqlite_file_url)) as store, later_program(store):
        assert re.match(r"StoreError\(.*from_2031", opened_or_refused(sqlite_file_url))


def opened_or_refused(url: str) -> str:
    try:
        Store.open(url).close()
    except Exception as error:  # noqa: BLE001 - the test shows whatever it was
        return repr(error)
    return "opened"


@contextmanager
def later_program(store: Store) -> Iterator[None]:
    write_stage(store, "from_2031")
    try:
        yield
    finally:
        write_stage(store, database.NEWEST)


def write_stage(store: Store, stage: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(statement(f"UPDATE alembic_version SET version_num = '{stage}'"))  # noqa: S608 - our own words
