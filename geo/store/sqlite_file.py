"""The file of a SQLite store: made whole or not at all, durable, and whole without its log."""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, event

from geo.errors import StoreError
from geo.store.address import LOGS
from geo.store.fault import StoreFault

WRITES: Final = "nearpeer_writes"
"""Execution option of a transaction that writes."""
WAITS: Final = "nearpeer_waits_s"
"""Execution option: how many seconds it may wait; ``None`` for as long as it needs."""
WAITS_S: Final = 30
"""How long a writer waits for another one."""
_FOLDS_WITHIN_MS: Final = 500
_BESIDE: Final = (*LOGS, "-shm")
_REMEDY: Final = (
    "copy the -wal file that stood beside it too, or restore a backup; "
    "a new store is made where there is no file"
)


def file_of(url: URL) -> Path | None:
    """Return the file of a SQLite database; ``None`` for another one, or one in memory."""
    name = url.database
    is_file = url.get_backend_name() == "sqlite" and name and name != ":memory:"
    return Path(name) if is_file and name else None


def is_new(path: Path) -> bool:
    """Tell whether a store can be made here: neither the file nor a part of it is there.

    Raises
    ------
    StoreError
        If a part is there that cannot be a whole store, so that nobody takes it for a new one.
    """
    if not path.exists():
        left = next((end for end in LOGS if Path(f"{path}{end}").exists()), None)
        if left is None:
            return True
        raise _incomplete(f"{path} is missing, and its {left} file is there")
    if not _holds_tables(path):
        raise _incomplete(f"{path} holds no listing: it is an incomplete copy")
    return False


def _incomplete(problem: str) -> StoreError:
    return StoreError(f"{problem}; {_REMEDY}", fault=StoreFault.INCOMPLETE)


def _holds_tables(path: Path) -> bool:
    named = f"file://{quote(str(path.absolute()))}?mode=rw"
    with closing(sqlite3.connect(named, uri=True, timeout=WAITS_S)) as looked_at:
        asked = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
        return looked_at.execute(asked).fetchone() is not None


def make_whole(path: Path, make: Callable[[Path], None]) -> None:
    """Make a file elsewhere, and give it its name when it is complete.

    Where another process was faster, its file stays.
    """
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=".new")
    os.close(number)
    partial = Path(name)
    try:
        make(partial)
        _name(partial, path)
    finally:
        for end in ("", *_BESIDE):
            Path(f"{partial}{end}").unlink(missing_ok=True)


def _name(partial: Path, path: Path) -> None:
    try:
        path.hardlink_to(partial)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            partial.rename(path)


def make_durable(engine: Engine) -> None:
    """Let SQLite keep what it has acknowledged, and let readers go on while somebody writes.

    A file that was removed or replaced is noticed: what is written to it would be lost.
    """
    path = str(engine.url.database)

    @event.listens_for(engine, "connect")
    def _(connection: Any, record: Any) -> None:  # noqa: ANN401 - the driver's own types
        connection.isolation_level = None  # the driver would begin transactions by its own rules
        connection.text_factory = _lenient  # a flipped bit is found by the checksum of its row
        connection.execute(f"PRAGMA busy_timeout={WAITS_S * 1000}")
        with suppress(sqlite3.OperationalError):  # locked: another process is just doing the same
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        record.info["file"] = _identity(path)

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        if connection.info["file"] != _identity(path):
            raise StoreError(
                f"{path} was removed or replaced while it was open; put it back",
                fault=StoreFault.MISSING,
            )
        options = connection.get_execution_options()
        if not options.get(WRITES):
            connection.exec_driver_sql("BEGIN")
            return
        waits_ms = int((options.get(WAITS) or WAITS_S) * 1000)
        connection.exec_driver_sql(f"PRAGMA busy_timeout={waits_ms}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - at each question; a Path costs more than the look
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _lenient(written: bytes) -> str:
    return written.decode("utf-8", "replace")


def require_whole(engine: Engine) -> None:
    """Read the file itself, past all that is kept of it in memory.

    Raises
    ------
    StoreError
        If it is no store any more.
    """
    path = file_of(engine.url)
    if path is not None and not _holds_tables(path):
        raise _incomplete(f"{path} holds no listing any more")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def fold(engine: Engine) -> None:
    """Write the log into the file, so that a copy of this one file is the whole store.

    Where somebody reads or writes just now it is left for the next time.
    """
    path = file_of(engine.url)
    if path is None or not _size(Path(f"{path}{LOGS[0]}")):
        return
    raw = engine.raw_connection()
    try:
        opened: Any = raw.driver_connection
        opened.execute(f"PRAGMA busy_timeout={_FOLDS_WITHIN_MS}")
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        opened.execute(f"PRAGMA busy_timeout={WAITS_S * 1000}")
    finally:
        raw.close()
