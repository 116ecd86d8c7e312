"""A state of the whole listing as one file, to keep and to compare with later: a ZIP of TOML."""

import io
import zipfile
import zlib
from typing import Final

from geo.errors import ListingError, ListingsError, SnapshotError
from geo.listing.directory import Directory
from geo.listing.toml_file import read_text
from geo.listing.toml_writer import to_toml

_ALWAYS: Final = (1980, 1, 1, 0, 0, 0)
"""Date of every file inside, so that the same listing gives the same bytes."""
_MOST_FILES: Final = 20_000
_MOST_BYTES: Final = 64 * 2**20
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What the standard library raises for a file that is no archive, or a broken or locked one."""
_REMEDY: Final = "choose a file that this page has saved"


def to_snapshot(directory: Directory) -> bytes:
    """Write all listings into one file, paused and withdrawn ones included."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for listing in directory:
            entry = zipfile.ZipInfo(f"{listing.id}.toml", _ALWAYS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, to_toml(listing))
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
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            texts = {info.filename: archive.read(info).decode() for info in _entries(archive)}
    except SnapshotError:
        raise
    except _DAMAGED as error:
        raise SnapshotError(f"the file is no saved listing ({error}); {_REMEDY}") from error
    readings = [
        read_text(text, source=name, file_id=name.removesuffix(".toml"))
        for name, text in texts.items()
    ]
    faults: list[ListingError] = [fault for reading in readings for fault in reading.faults]
    if faults:
        raise ListingsError("snapshot", faults)
    return Directory(reading.listing for reading in readings if reading.listing is not None)


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = [info for info in archive.infolist() if info.filename.endswith(".toml")]
    if not entries:
        raise SnapshotError(f"the file holds no listing; {_REMEDY}")
    if len(entries) > _MOST_FILES or sum(info.file_size for info in entries) > _MOST_BYTES:
        raise SnapshotError(f"the file is larger than any listing; {_REMEDY}")
    return entries
