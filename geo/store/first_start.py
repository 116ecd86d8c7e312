"""A store that is filled with the listing of a folder when it is new."""

from datetime import datetime
from pathlib import Path

from geo.errors import GeoError
from geo.listing.toml_file import read_directory
from geo.store.store import Store
from geo.store.version import FIRST, Act, Signature


def open_filled(url: str, folder: Path, *, now: datetime) -> Store:
    """Open a store; an empty one gets the listings of the folder, comments included.

    Raises
    ------
    StoreError
        If the database cannot be opened.
    ListingsError
        With all faults of the folder, if it is needed and has any.
    """
    opened = Store.open(url)
    try:
        if opened.revision() == 0:
            read_directory(folder)
            texts = [path.read_text(encoding="utf-8-sig") for path in sorted(folder.glob("*.toml"))]
            opened.fill(texts, Signature(by=FIRST, at=now, act=Act.IMPORTED, why=folder.name))
    except GeoError:
        opened.close()
        raise
    return opened
