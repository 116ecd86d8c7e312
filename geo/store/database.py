"""The database behind the store: how it is opened, and how its tables are brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from sqlite3 import OperationalError
from threading import Lock
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from geo.errors import StoreError

_MIGRATIONS: Final = Path(__file__).with_name("migrations")
_WAITS_S: Final = 30
"""How long a writer waits for another one."""
_WRITES: Final = "nearpeer_writes"
NEWEST: Final = "first_tables"
"""The last step of the migrations; a test holds it."""
_one_at_a_time = Lock()
"""Alembic keeps one context for a whole process."""
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
    with refused_as_store_error(named):
        if named.drivername == "sqlite" and named.database:
            Path(named.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(named, pool_pre_ping=True, pool_size=8, hide_parameters=True)
        if engine.dialect.name == "sqlite":
            _make_durable(engine)
        try:
            _bring_up_to_date(engine)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextmanager
def refused_as_store_error(url: URL) -> Iterator[None]:
    """Turn what a driver raises into an error that tells staff what to look at."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        if isinstance(error, StoreError):
            raise
        reason = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
        raise StoreError(
            f"{_shown(url)}: {reason}; check that it runs and may be written"
        ) from error


def _shown(url: URL) -> str:
    """Name a database without what lets one in."""
    port = f":{url.port}" if url.port else ""
    return f"{url.drivername}://{url.host or ''}{port}/{url.database or ''}"


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
    except (ArgumentError, ValueError, KeyError):
        raise StoreError(
            "the address of the database names none that is known here; "
            "write sqlite:///path or postgresql://user:password@host/name"
        ) from None
    return named.set(drivername=driver)


def _make_durable(engine: Engine) -> None:
    """Let SQLite keep what it has acknowledged, and let readers go on while somebody writes."""

    @event.listens_for(engine, "connect")
    def _(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
        connection.isolation_level = None  # the driver would begin transactions by its own rules
        connection.text_factory = _lenient  # a flipped bit is found by the checksum of its row
        connection.execute(f"PRAGMA busy_timeout={_WAITS_S * 1000}")
        with suppress(OperationalError):  # locked: another process is just doing the same
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _lenient(written: bytes) -> str:
    return written.decode("utf-8", "replace")


def _bring_up_to_date(engine: Engine) -> None:
    """Make the tables, or change them to what this program knows."""
    if _is_up_to_date(engine):
        return
    with _one_at_a_time:
        try:
            _migrate(engine)
        except DBAPIError:
            if not _is_up_to_date(engine):  # else another process did it at the same moment
                _migrate(engine)


def _is_up_to_date(engine: Engine) -> bool:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        stage = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return stage == NEWEST


def _migrate(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 - a store that is up to date does not wait for it
    from alembic.config import Config  # noqa: PLC0415 - as above
    from alembic.util import CommandError  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    try:
        with engine.execution_options(**{_WRITES: True}).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(f"{_shown(engine.url)}: {error}; use the program that made it") from error
