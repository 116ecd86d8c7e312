"""The database behind the store: how it is opened, and how its tables are brought up to date."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from geo.errors import StoreError
from geo.faults.store import Away, NoAnswer, OtherVersion, StoreGone
from geo.own_files import narrow, own_folder
from geo.store.fault import StoreFault, fault_of
from geo.store.sqlite_file import (
    READS_WITHIN_S,
    WAITS,
    WRITES,
    all_files,
    file_of,
    identity,
    is_new,
    make_durable,
    make_whole,
    require_same,
)

WRITES_WITHIN_S: Final = 10.0
"""How long a save of staff waits for the saves of others."""
_MIGRATIONS: Final = Path(__file__).with_name("migrations")
NEWEST: Final = "ladder_tables"
"""The last step of the migrations; a test holds it."""
_one_at_a_time = Lock()
"""Alembic keeps one context for a whole process."""
_DRIVERS: Final = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "sqlite": "sqlite",
}
Furnish = Callable[[Engine], None]


def sqlite_url(path: Path) -> str:
    """Name a SQLite file as SQLAlchemy does."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def open_database(url: str, *, furnish: Furnish | None = None, was_here: bool = False) -> Engine:
    """Open a database and bring its tables up to date; a SQLite file is made if it is missing.

    The file and its logs are for the account that runs the service alone.

    Parameters
    ----------
    url
        ``sqlite:///path`` or ``postgresql://user:password@host/name``.
    furnish
        Fills a SQLite file that is made, before it has its name: nobody ever finds it empty.
    was_here
        Whether a store is known to have been here: then nothing is made in its place.

    Raises
    ------
    StoreError
        If it cannot be opened. The message never holds the password.
    """
    named = url_of(url)
    with refused_as_store_error(named):
        path = file_of(named)
        if path is not None and is_new(path):
            if was_here:
                raise gone(named)
            own_folder(path.parent)
            make_whole(path, lambda partial: _make(named.set(database=str(partial)), furnish))
        if path is not None:
            narrow(all_files(path))
        return _opened(named, was_here=was_here)


def gone(named: URL) -> StoreError:
    """Say that a store was here, and is not any more."""
    return StoreError(StoreGone(_shown(named)), fault=StoreFault.MISSING)


def _make(named: URL, furnish: Furnish | None) -> None:
    engine = _opened(named)
    try:
        if furnish is not None:
            furnish(engine)
    finally:
        engine.dispose()


def _opened(named: URL, *, was_here: bool = False) -> Engine:
    engine = create_engine(named, **_pool(named), hide_parameters=True)
    if engine.dialect.name == "sqlite":
        make_durable(engine)
    else:
        from geo.store.patient_postgres import be_patient  # noqa: PLC0415 - PostgreSQL's driver

        be_patient(engine)
    try:
        _bring_up_to_date(engine, was_here=was_here)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _pool(named: URL) -> dict[str, Any]:
    """Keep a few connections; while all of them hang, nobody waits longer than for an answer."""
    kept = {"pool_pre_ping": True, "pool_size": 8}
    is_in_memory = named.get_backend_name() == "sqlite" and file_of(named) is None
    return kept if is_in_memory else kept | {"pool_timeout": READS_WITHIN_S}


@contextmanager
def refused_as_store_error(url: URL) -> Iterator[None]:
    """Turn what a driver raises into an error that tells staff what to look at."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        if isinstance(error, StoreError):
            raise
        raise store_error(url, getattr(error, "orig", None) or error) from error


def store_error(url: URL, raised: BaseException) -> StoreError:
    """Tell staff what a driver raised, without what lets one in."""
    reason = str(raised).strip().split("\n")[0]
    return StoreError(NoAnswer(_shown(url), reason), fault=fault_of(raised))


def _shown(url: URL) -> str:
    """Name a database without what lets one in."""
    port = f":{url.port}" if url.port else ""
    return f"{url.drivername}://{url.host or ''}{port}/{url.database or ''}"


@contextmanager
def reading(engine: Engine, *, waits_s: float = READS_WITHIN_S) -> Iterator[Connection]:
    """Open a connection whose statements change nothing."""
    reader = engine.execution_options(**{WAITS: waits_s})
    with refused_as_store_error(engine.url), reader.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, *, waits_s: float = WRITES_WITHIN_S) -> Iterator[Connection]:
    """Open a transaction that is kept whole or not at all.

    Parameters
    ----------
    waits_s
        How long it waits for another writer, or for an answer of the server.
    """
    writer = engine.execution_options(**{WRITES: True, WAITS: waits_s})
    with refused_as_store_error(engine.url):
        with writer.begin() as connection:
            stood = identity(engine)
            yield connection
        require_same(engine, stood)  # a file that was removed has taken what was written along


def url_of(url: str) -> URL:
    """Read an address, and name the driver that is used for it.

    Raises
    ------
    StoreError
        If it is none, or that of another kind of database.
    """
    try:
        named = make_url(url)
        driver = _DRIVERS[named.drivername.partition("+")[0]]
    except (ArgumentError, ValueError, KeyError):
        raise StoreError(Away.MISNAMED, fault=StoreFault.MISNAMED) from None
    return named.set(drivername=driver)


def _bring_up_to_date(engine: Engine, *, was_here: bool) -> None:
    """Make the tables, or change them to what this program knows."""
    stage = _stage(engine)
    if stage == NEWEST:
        return
    if stage is None and was_here:
        raise gone(engine.url)
    with _one_at_a_time:
        try:
            _migrate(engine)
        except DBAPIError:
            if _stage(engine) != NEWEST:  # else another process did it at the same moment
                _migrate(engine)


def _stage(engine: Engine) -> str | None:
    """Name the step that the tables are at; ``None`` where there are none."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


def _migrate(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 - a store that is up to date does not wait for it
    from alembic.config import Config  # noqa: PLC0415 - as above
    from alembic.util import CommandError  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    options = {WRITES: True, WAITS: None}
    try:
        with engine.execution_options(**options).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError as error:
        problem = OtherVersion(_shown(engine.url), str(error))
        raise StoreError(problem, fault=StoreFault.NEWER) from error
