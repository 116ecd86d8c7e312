"""A state of the whole listing as one file, to keep and to compare with later: a ZIP of TOML."""

import io
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from geo.errors import (
    ArchiveError,
    ArchiveTooLargeError,
    ListingError,
    ListingsError,
    SnapshotError,
)
from geo.faults.file import (
    NoArchive,
    NoSnapshot,
    Snapshot,
    SnapshotTooLarge,
    TwiceInSnapshot,
)
from geo.listing.bounds import MOST_LISTINGS
from geo.listing.directory import Directory
from geo.listing.files.archive import names_in, unpacked
from geo.listing.files.listing_file import Reading, read_text
from geo.listing.files.writer import to_toml
from geo.listing.published import PublishedDirectory

_ALWAYS: Final = (1980, 1, 1, 0, 0, 0)
"""Date of every file inside, so that the same listing gives the same bytes."""
_MACOS: Final = "__MACOSX/"
"""Where macOS puts what it knows of each file; nothing there is a listing."""


def to_snapshot(directory: PublishedDirectory) -> bytes:
    """Write what the public may have into one file."""
    return pack_texts({listing.id: to_toml(listing) for listing in directory})


def pack_texts(texts: Mapping[str, str]) -> bytes:
    """Write texts that are TOML already into one file as they stand, by the ids of the listings."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for listing_id in sorted(texts):
            entry = zipfile.ZipInfo(f"{listing_id}.toml", _ALWAYS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, texts[listing_id])
    return written.getvalue()


def from_snapshot(content: bytes) -> Directory:
    """Read all listings of a file.

    Raises
    ------
    SnapshotError
        If it is no such file, or is larger unpacked than any listing.
    ListingsError
        With all faults of all listings.
    """
    readings = read_snapshot(content)
    faults: list[ListingError] = [fault for reading in readings for fault in reading.faults]
    if faults:
        raise ListingsError("snapshot", faults)
    return Directory(reading.listing for reading in readings if reading.listing is not None)


def read_snapshot(content: bytes) -> tuple[Reading, ...]:
    """Read every listing of a file, with or without faults; no two of them have the same id.

    Raises
    ------
    SnapshotError
        If it is no such file, or is larger unpacked than any listing.
    """
    try:
        names = names_in(content)
        _require_listings(names)
        found = unpacked(content, is_wanted=_is_listing)
        texts = {name: _decoded(text) for name, text in found.items()}
    except ArchiveTooLargeError as error:
        raise SnapshotError(SnapshotTooLarge(error.problem)) from error
    except ArchiveError as error:
        raise SnapshotError(NoSnapshot(error.problem)) from error
    except UnicodeDecodeError as error:
        raise SnapshotError(NoSnapshot(NoArchive(str(error)))) from error
    return tuple(
        read_text(text, source=name, file_id=_file_id(name)) for name, text in texts.items()
    )


def _decoded(content: bytes) -> str:
    """Read as `listing_file.read_file` does: one kind of line end, no mark before."""
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def _file_id(name: str) -> str:
    """Name the id that a file asks for; a folder that was packed as a whole counts as none."""
    path = PurePosixPath(name)
    return name.removesuffix(".toml") if ".." in path.parts else path.stem


def _require_listings(names: Sequence[str]) -> None:
    ids = Counter(_file_id(name) for name in names if _is_listing(name))
    if not ids:
        raise SnapshotError(Snapshot.EMPTY)
    if ids.total() > MOST_LISTINGS:
        raise SnapshotError(Snapshot.TOO_LARGE)
    twice, count = ids.most_common(1)[0]
    if count > 1:
        raise SnapshotError(TwiceInSnapshot(f"{twice}.toml"))


def _is_listing(name: str) -> bool:
    return name.endswith(".toml") and not name.startswith(_MACOS)
