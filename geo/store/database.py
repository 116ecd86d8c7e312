"""The database behind the store: how it is opened, and how its tables are brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from geo.errors import StoreError

_MIGRATIONS: Final = Path(__file__).with_name("migrations")
_WAITS_S: Final = 30
"""How long a writer waits for another one."""
_WRITES: Final = "nearpeer_writes"
_DRIVERS: Final = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "sqlite": "sqlite",
}


def sqlite_url(path: Path) -> str:
    """Name a SQLite file as SQLAlchemy does."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def open_database(url: str) -> Engine:
    """Open a database and bring its tables up to date; a SQLite file is made if it is missing.

    Parameters
    ----------
    url
        ``sqlite:///path`` or ``postgresql://user:password@host/name``.

    Raises
    ------
    StoreError
        If it cannot be opened. The message never holds the password.
    """
    named = _named(url)
    if named.drivername == "sqlite" and named.database:
        Path(named.database).parent.mkdir(parents=True, exist_ok=True)
    with refused_as_store_error(named):
        engine = create_engine(named, pool_pre_ping=True, pool_size=8, hide_parameters=True)
        if engine.dialect.name == "sqlite":
            _make_durable(engine)
        try:
            _bring_up_to_date(engine)
        except DBAPIError:
            _bring_up_to_date(engine)  # another process made the same tables at the same moment
    return engine


@contextmanager
def refused_as_store_error(url: URL) -> Iterator[None]:
    """Turn what a driver raises into an error that tells staff what to look at."""
    try:
        yield
    except DBAPIError as error:
        shown = url.render_as_string(hide_password=True)
        reason = str(error.orig).strip().split("\n")[0]
        raise StoreError(f"{shown}: {reason}; check that it runs and may be written") from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a connection whose statements change nothing."""
    with refused_as_store_error(engine.url), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that is kept whole or not at all."""
    writer = engine.execution_options(**{_WRITES: True})
    with refused_as_store_error(engine.url), writer.begin() as connection:
        yield connection


def _named(url: str) -> URL:
    try:
        named = make_url(url)
        driver = _DRIVERS[named.drivername.partition("+")[0]]
    except (ArgumentError, NoSuchModuleError, KeyError):
        raise StoreError(
            f"{url.partition(':')[0]!r} names no database that is known here; "
            "write sqlite:///path or postgresql://user:password@host/name"
        ) from None
    return named.set(drivername=driver)


def _make_durable(engine: Engine) -> None:
    """Let SQLite keep what it has acknowledged, and let readers go on while somebody writes."""

    @event.listens_for(engine, "connect")
    def _(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
        connection.isolation_level = None  # the driver would begin transactions by its own rules
        for setting in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={_WAITS_S * 1000}"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with engine.execution_options(**{_WRITES: True}).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
