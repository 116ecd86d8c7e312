"""Answers of a server kept in a file, so that no address is asked twice within 90 days.

The file knows addresses by their digest alone; what it holds of an answer is where the service put
it and what the service calls it. Only its owner can read it.
"""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Final, TypeVar

from geo.own_files import OWN_FILE, narrow, own_folder

KEPT_DAYS: Final = 90
_WAITS_S: Final = 0.5
"""How long one process waits for another one's write, which takes milliseconds."""
_T = TypeVar("_T")
_TABLE: Final = """
    CREATE TABLE IF NOT EXISTS answers (
        question TEXT PRIMARY KEY, day TEXT NOT NULL, answer TEXT NOT NULL, digest TEXT NOT NULL
    )
"""


class KeptAnswers:
    """A small SQLite file of answers.

    Parameters
    ----------
    file
        Made when the first answer is looked for. A damaged one is replaced: it holds nothing that
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
        row = self._run(lambda database: _row(database, question, today=today))
        if row is None or row[1] != _digest(question, row[0]):
            return None
        return str(row[0])

    def keep(self, question: str, answer: str, *, today: date) -> None:
        """Keep an answer in place of an earlier one, and drop all that are too old."""
        self._run(lambda database: _write(database, question, answer, today=today))

    def _run(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        try:
            return self._run_once(work)
        except sqlite3.OperationalError:  # locked or not to be written: nothing is wrong inside
            raise
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)
            return self._run_once(work)

    def _run_once(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        own_folder(self._file.parent)
        self._file.touch(mode=OWN_FILE)
        narrow((self._file,))
        with closing(sqlite3.connect(self._file, timeout=_WAITS_S)) as database, database:
            database.execute(_TABLE)
            return work(database)


def _row(database: sqlite3.Connection, question: str, *, today: date) -> tuple[str, str] | None:
    found: tuple[str, str] | None = database.execute(
        "SELECT answer, digest FROM answers WHERE question = ? AND day BETWEEN ? AND ?",
        (question, _oldest(today), today.isoformat()),
    ).fetchone()
    return found


def _write(database: sqlite3.Connection, question: str, answer: str, *, today: date) -> None:
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
