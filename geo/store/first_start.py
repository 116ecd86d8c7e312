"""A store that is filled with the listing of a folder when it is new, and only then."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from geo.errors import GeoError, ListingError, StoreError
from geo.listing.files.listing_file import read_folder, read_whole
from geo.listing.published import PublishedDirectory
from geo.own_files import narrow
from geo.store.address import published_path
from geo.store.database import gone, open_database
from geo.store.last_published import LastPublished
from geo.store.store import Store
from geo.store.version import FIRST, ChangeKind, Signature


def open_filled(url: str, folder: Path, *, now: datetime, was_here: bool = False) -> Store:
    """Open a store; a new one gets the listings of the folder, comments included.

    A file that has a fault is left out; `left_out` names it. What the store publishes is kept
    beside it from then on, and tells later that it is not new.

    Parameters
    ----------
    was_here
        Whether a store is known to have been here, by more than what is kept beside it.

    Raises
    ------
    StoreError
        If the database cannot be opened, or a store that was here is gone.
    ListingsError
        With all faults of the folder, if it is needed and no file of it is whole.
    """
    kept = LastPublished(published_path(url))
    if kept.path is not None:
        narrow((kept.path,))

    def fill(engine: Engine) -> None:
        _fill(Store(engine), folder, now)

    is_known = was_here or kept.exists()
    opened = Store(open_database(url, furnish=fill, was_here=is_known))
    try:
        is_empty = opened.revision() == 0
        if is_empty and is_known:
            raise gone(opened.engine.url)
        if is_empty:
            fill(opened.engine)
    except GeoError:
        opened.close()
        raise
    opened.on_change = lambda: keep_published(opened, kept)
    return opened


def keep_published(store: Store, kept: LastPublished) -> None:
    """Keep what a store publishes now; where it cannot be read any more, the next look does."""
    with suppress(StoreError):
        snapshot = store.snapshot()
        kept.keep(snapshot.revision, PublishedDirectory(snapshot.directory), newest=store.revision)


def left_out(store: Store, folder: Path) -> tuple[ListingError, ...]:
    """Find the faults of those files of a folder whose listings the store has never held."""
    faulty = [one for one in read_folder(folder) if one.faults]
    if not faulty:
        return ()
    known = {f"{entry.listing_id}.toml" for entry in store.entries()}
    return tuple(
        fault for reading in faulty if reading.source not in known for fault in reading.faults
    )


def _fill(store: Store, folder: Path, now: datetime) -> None:
    texts = [reading.text for reading in read_whole(folder)[0]]
    store.fill(texts, Signature(by=FIRST, at=now, act=ChangeKind.IMPORTED, why=folder.name))
