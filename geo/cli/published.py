"""What this machine publishes, for the commands that answer as the page does."""

import os
from contextlib import closing
from pathlib import Path
from typing import Final

from geo.errors import StoreError
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.published import PublishedDirectory
from geo.store.address import LISTINGS, LOGS, published_path, sqlite_path, store_url
from geo.store.last_published import LastPublished

_WAITS_S: Final = 1.0
"""How long the look at a revision waits for somebody who writes."""


def published_listing(folder: Path | None) -> PublishedDirectory:
    """Read what the store publishes, or a folder that is named.

    Another machine may have changed the store, so what is kept beside it is answered from only
    where it is of the store's revision, or the store cannot be read. The shipped files are read
    only where there is no store: staff may have withdrawn what they say.

    Parameters
    ----------
    folder
        Named by the command; else the setting may name one.

    Raises
    ------
    ListingsError
        With all faults of the folder.
    StoreError
        If there is a store, nothing is kept beside it, and it cannot be read.
    """
    named = folder or os.environ.get(LISTINGS)
    if named:
        return PublishedDirectory(read_directory(Path(named)))
    url = store_url()
    kept = LastPublished(published_path(url))
    last = kept.read()
    path = sqlite_path(url)
    if path is not None and not kept.exists() and not _begun(path):
        return PublishedDirectory(read_directory(FOLDER))
    if last is not None and path is not None and _revision(path) == last.revision:
        return last.directory
    try:
        return _of_store(url)
    except StoreError:
        if last is None:
            raise
        return last.directory


def _revision(path: Path) -> int | None:
    """Look up the last revision of a SQLite store; ``None`` where that fails."""
    import sqlite3  # noqa: PLC0415 - only where a store is

    is_whole = not any(one.exists() for one in _logs(path))
    named = f"{path.as_uri()}?mode=ro{'&immutable=1' if is_whole else ''}"  # leaves no new log
    try:
        with closing(sqlite3.connect(named, uri=True, timeout=_WAITS_S)) as opened:
            return int(opened.execute("SELECT revision FROM head").fetchone()[0])
    except (sqlite3.Error, TypeError, ValueError):
        return None


def _begun(path: Path) -> bool:
    """Tell whether a store, or a part of one, is there."""
    return any(one.exists() for one in (path, *_logs(path)))


def _logs(path: Path) -> tuple[Path, ...]:
    return tuple(Path(f"{path}{end}") for end in LOGS)


def _of_store(url: str) -> PublishedDirectory:
    """Read the store itself, and keep what it publishes for the next time."""
    from geo.cli.opening import now  # noqa: PLC0415 - only where what is kept will not do
    from geo.store.first_start import open_filled  # noqa: PLC0415 - as above

    store = open_filled(url, FOLDER, now=now())
    try:
        store.on_change()
        return PublishedDirectory(store.snapshot().directory)
    finally:
        store.close()
