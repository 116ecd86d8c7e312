"""What a SQLite file held when its name was taken from it, kept beside where it was.

A file that somebody removes or replaces lives on for whoever has it open, and goes with them.
"""

import sqlite3
import tempfile
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine

from geo.store.sqlite_file import file_of

RESCUED: Final = ".rescued-"
"""Stands between the name of the store's file and a number."""
_OWN: Final = 0o600


def rescue(engine: Engine) -> Path | None:
    """Keep what a database that is still open holds, in a file of its own.

    Returns
    -------
    Path or None
        The copy, beside where the file was, or in the system's folder for temporary files where
        that folder is gone too; ``None`` where nothing is open any more.

    Raises
    ------
    OSError, sqlite3.Error, sqlalchemy.exc.SQLAlchemyError
        If it cannot be read or written.
    """
    path = file_of(engine.url)
    if path is None or not engine.pool.checkedin():  # type: ignore[attr-defined]  # of each pool for files
        return None
    raw = engine.raw_connection()
    try:
        held: Any = raw.driver_connection
        folder = path.parent if path.parent.is_dir() else Path(tempfile.gettempdir())
        kept = _new_file(folder, path.name)
        with closing(sqlite3.connect(kept)) as copy:
            held.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # the one file is all of it
        return kept
    finally:
        raw.close()


def _new_file(folder: Path, name: str) -> Path:
    for number in count(1):
        path = folder / f"{name}{RESCUED}{number}"
        try:
            path.touch(_OWN, exist_ok=False)
        except FileExistsError:
            continue
        return path
    raise AssertionError  # there is no last number
