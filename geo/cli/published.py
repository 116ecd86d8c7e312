"""What this machine publishes, for the commands that answer as the page does."""

import os
from pathlib import Path

from geo.listing.published import PublishedDirectory
from geo.listing.toml_file import FOLDER, read_directory
from geo.store.address import LISTINGS, published_path, sqlite_path, store_url
from geo.store.last_published import LastPublished


def published_listing(folder: Path | None) -> PublishedDirectory:
    """Read what was published last, or a folder that is named.

    The shipped files are read only where there is no store: staff may have withdrawn what they say.

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
    if last is not None:
        return last.directory
    path = sqlite_path(url)
    if path is not None and not kept.exists() and not _begun(path):
        return PublishedDirectory(read_directory(FOLDER))
    return _of_store(url)


def _begun(path: Path) -> bool:
    """Tell whether a store, or a part of one, is there."""
    return any(Path(f"{path}{end}").exists() for end in ("", "-wal", "-journal"))


def _of_store(url: str) -> PublishedDirectory:
    """Read the store itself, and keep what it publishes for the next time."""
    from geo.cli.opening import now  # noqa: PLC0415 - only where nothing is kept yet
    from geo.store.first_start import open_filled  # noqa: PLC0415 - as above

    store = open_filled(url, FOLDER, now=now())
    try:
        store.on_change()
        return PublishedDirectory(store.snapshot().directory)
    finally:
        store.close()
