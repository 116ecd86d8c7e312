"""The file of a SQLite store: made whole or not at all, durable, and whole without its log."""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from math import prod
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, event

from geo.errors import StoreError
from geo.faults.store import FileReplaced, IncompleteFile, WithoutFile
from geo.store.address import LOGS
from geo.store.fault import StoreFault

WRITES: Final = "nearpeer_writes"
"""Execution option of a transaction that writes."""
WAITS: Final = "nearpeer_waits_s"
"""Execution option: how many seconds a transaction may wait; ``None`` for as long as it needs."""
READS_WITHIN_S: Final = 2.0
"""How long an answer of the database may take while somebody waits for a page."""
_LONGEST_S: Final = 30.0
"""How long is waited where as long as it needs is allowed."""
_FOLDS_WITHIN_S: Final = 0.5
_BESIDE: Final = (*LOGS, "-shm")


class Identity(NamedTuple):
    """What a file is, whatever its name."""

    device: int
    inode: int


def file_of(url: URL) -> Path | None:
    """Return the file of a SQLite database; ``None`` for another one, or one in memory."""
    name = url.database
    is_file = url.get_backend_name() == "sqlite" and name and name != ":memory:"
    return Path(name) if is_file and name else None


def all_files(path: Path) -> tuple[Path, ...]:
    """Name the file of a store and what SQLite keeps beside it, with the same rights."""
    return (path, *(Path(f"{path}{end}") for end in _BESIDE))


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
        raise _incomplete(WithoutFile(str(path), left))
    if not _holds_tables(path):
        raise _incomplete(IncompleteFile(str(path), held_one=False))
    return False


def _incomplete(problem: WithoutFile | IncompleteFile) -> StoreError:
    return StoreError(problem, fault=StoreFault.INCOMPLETE)


def _holds_tables(path: Path) -> bool:
    with closing(sqlite3.connect(_address(path), uri=True, timeout=READS_WITHIN_S)) as looked_at:
        asked = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
        return looked_at.execute(asked).fetchone() is not None and not _is_cut(looked_at, path)


def _is_cut(opened: sqlite3.Connection, path: Path) -> bool:
    """Tell whether the end of a file is missing; SQLite itself finds that only where it reads."""
    stated = (opened.execute(f"PRAGMA {one}").fetchone()[0] for one in ("page_count", "page_size"))
    return _size(path) < prod(stated) and not _size(Path(f"{path}{LOGS[0]}"))


def _address(path: Path | str) -> str:
    """Name a file that is there: where it is not, none is made."""
    return f"file://{quote(str(Path(path).absolute()))}?mode=rw"


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
        for left in all_files(partial):
            left.unlink(missing_ok=True)


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

    A file that was removed or replaced is noticed: what is written to it would be lost. None is
    ever made in its place, and no transaction waits longer than its option `WAITS` says.
    """
    path, known = str(engine.url.database), identity(engine)

    @event.listens_for(engine, "do_connect")
    def _(_dialect: Any, _record: Any, given: Any, named: Any) -> sqlite3.Connection | None:  # noqa: ANN401 - the driver's own types
        if known is None:  # a database in memory
            return None
        require_same(engine, known)
        opened: sqlite3.Connection = sqlite3.connect(_address(path), *given[1:], uri=True, **named)
        return opened

    @event.listens_for(engine, "connect")
    def _(connection: Any, record: Any) -> None:  # noqa: ANN401 - the driver's own types
        connection.isolation_level = None  # the driver would begin transactions by its own rules
        connection.text_factory = _lenient  # a flipped bit is found by the checksum of its row
        _be_patient(connection, record.info, READS_WITHIN_S)
        with suppress(sqlite3.OperationalError):  # locked: another process is just doing the same
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        require_same(engine, known)
        options = connection.get_execution_options()
        opened = connection.connection.dbapi_connection
        _be_patient(opened, connection.info, options.get(WAITS, READS_WITHIN_S))
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES) else "BEGIN")


def require_same(engine: Engine, known: Identity | None) -> None:
    """Look whether the file of a database is the one that it was.

    Raises
    ------
    StoreError
        If it was removed or replaced.
    """
    if identity(engine) != known:
        raise StoreError(FileReplaced(str(engine.url.database)), fault=StoreFault.MISSING)


def _be_patient(opened: Any, info: Any, most_s: float | None) -> None:  # noqa: ANN401 - the driver's own types
    """Let a connection wait so long for the locks of others."""
    most_ms = round((most_s or _LONGEST_S) * 1000)
    if info.get(WAITS) != most_ms:
        opened.execute(f"PRAGMA busy_timeout={most_ms}")
        info[WAITS] = most_ms


def identity(engine: Engine) -> Identity | None:
    """Tell the file of a database from any other; ``None`` where there is none."""
    try:
        found = os.stat(str(engine.url.database))  # noqa: PTH116 - at each question; a Path costs more than the look
    except OSError:
        return None
    return Identity(found.st_dev, found.st_ino)


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
        raise _incomplete(IncompleteFile(str(path), held_one=True))


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
        _be_patient(opened, raw.info, _FOLDS_WITHIN_S)
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()
