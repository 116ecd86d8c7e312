"""Answers of a server in a file, so that no address is asked twice and no two at a time.

The file knows addresses by their digest alone; what it holds of an answer is where the service put
it and what the service calls it. Only its owner can read it.
"""

import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from geo.own_files import OWN_FILE, narrow, own_folder

KEPT_DAYS: Final = 90
GAP_S: Final = 1.0
"""Between the end of a request and the beginning of the next one."""
_WAITS_S: Final = 1.0
"""How long one process waits for another one's write, which takes milliseconds."""
_TABLES: Final = (
    """
    CREATE TABLE IF NOT EXISTS answers (
        question TEXT PRIMARY KEY, day TEXT NOT NULL, answer TEXT NOT NULL, digest TEXT NOT NULL
    )
    """,
    "CREATE TABLE IF NOT EXISTS last_turn (only INTEGER PRIMARY KEY, ended_at REAL NOT NULL)",
)

_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_EMPTY: Final = _DAMAGED | {sqlite3.SQLITE_ERROR}
"""Faults of a file that holds nothing: it was damaged, or has no table yet."""


class KeptAnswers:
    """A small SQLite file of answers; whoever holds its lock has the turn to ask.

    Parameters
    ----------
    file
        Made when the first answer is looked for. A damaged one is removed: it holds nothing that
        cannot be asked again.

    Notes
    -----
    Every method raises ``OSError`` or ``sqlite3.Error`` if the file cannot be used.
    """

    __slots__ = ("_file",)

    def __init__(self, file: Path) -> None:
        self._file = file

    def find(self, question: str, *, today: date) -> str | None:
        """Return the answer to a question if it is kept, whole and young enough."""
        try:
            with self._opened(waits_s=_WAITS_S) as database:
                row = _row(database, question, today=today)
        except sqlite3.DatabaseError as error:
            if _code(error) in _EMPTY:
                return None
            raise
        if row is None or row[1] != _digest(question, row[0]):
            return None
        return row[0]

    @contextmanager
    def turn(
        self, question: str, *, today: date, until: float
    ) -> Iterator[Callable[[str], None] | None]:
        """Hold the only turn of all who share the file while the block runs.

        Parameters
        ----------
        until
            When to give up, in the seconds of ``time.monotonic``.

        Yields
        ------
        Callable or None
            Keeps the answer in place of an earlier one, and drops all that are too old; ``None`` if
            the turn did not come in time.
        """
        with self._opened(waits_s=max(until - time.monotonic(), 0.0)) as database:
            if not (_is_locked(database) and _has_slept(_gap_s(database), until=until)):
                yield None
                return
            try:
                yield partial(_write, database, question, today)
            finally:
                database.execute("INSERT OR REPLACE INTO last_turn VALUES (1, ?)", (time.time(),))
                database.commit()

    @contextmanager
    def _opened(self, *, waits_s: float) -> Iterator[sqlite3.Connection]:
        own_folder(self._file.parent)
        self._file.touch(mode=OWN_FILE)
        narrow((self._file,))
        try:
            with closing(sqlite3.connect(self._file, timeout=waits_s)) as database:
                yield database
        except sqlite3.DatabaseError as error:
            if _code(error) in _DAMAGED:
                self._file.unlink(missing_ok=True)
            raise


def _code(error: sqlite3.Error) -> int:
    return error.sqlite_errorcode & 0xFF  # the rest tells which kind of the fault it is


def _is_locked(database: sqlite3.Connection) -> bool:
    """Lock the file until the end of the transaction; False if others held it all the time."""
    try:
        database.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if _code(error) != sqlite3.SQLITE_BUSY:
            raise
        return False
    for table in _TABLES:
        database.execute(table)
    return True


def _gap_s(database: sqlite3.Connection) -> float:
    """Return how long to wait; a second if the clock was set back."""
    row = database.execute("SELECT ended_at FROM last_turn").fetchone()
    ago_s = time.time() - row[0] if row else GAP_S
    return min(max(GAP_S - ago_s, 0.0), GAP_S)


def _has_slept(for_s: float, *, until: float) -> bool:
    if time.monotonic() + for_s > until:
        return False
    time.sleep(for_s)
    return True


def _row(database: sqlite3.Connection, question: str, *, today: date) -> tuple[str, str] | None:
    found: tuple[str, str] | None = database.execute(
        "SELECT answer, digest FROM answers WHERE question = ? AND day BETWEEN ? AND ?",
        (question, _oldest(today), today.isoformat()),
    ).fetchone()
    return found


def _write(database: sqlite3.Connection, question: str, today: date, answer: str) -> None:
    database.execute("DELETE FROM answers WHERE day < ?", (_oldest(today),))
    database.execute(
        "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)",
        (question, today.isoformat(), answer, _digest(question, answer)),
    )


def _oldest(today: date) -> str:
    return (today - timedelta(days=KEPT_DAYS)).isoformat()


def _digest(question: str, answer: str) -> str:
    """Sum that a flipped bit of the file would not survive."""
    return hashlib.sha256(f"{question} {answer}".encode()).hexdigest()
