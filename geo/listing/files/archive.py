"""A ZIP archive that anybody may have made, unpacked as far as it can be honest.

What comes out is counted while it grows: what an archive says of its own sizes is not believed.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Final

from geo.errors import ArchiveError, ArchiveTooLargeError
from geo.faults.file import (
    Archive,
    ArchiveProblem,
    LargeUnpacked,
    ManyFiles,
    NoArchive,
    UnusualMethod,
)
from geo.listing.bounds import (
    DEEPEST_FOLDER,
    LONGEST_NAME,
    MOST_BYTES,
    MOST_ENTRIES,
    MOST_GROWTH,
    SMALL,
)

_A_TIME: Final = 64 * 1024
_ENTRY: Final = b"PK\x01\x02"
"""Where the archive's list names an entry; other bytes may look the same, so there are no more."""
_HEAD_BYTES: Final = 30
"""Before the name of each entry, where it stands."""
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What the standard library raises for a file that is no archive, or a broken or locked one."""


def names_in(content: bytes) -> tuple[str, ...]:
    """List the names of all entries; nothing is unpacked.

    Raises
    ------
    ArchiveError
        If it is no archive, or is packed in a way that no honest program packs.
    """
    with _opened(content) as archive:
        return tuple(archive.namelist())


def unpacked(
    content: bytes, *, is_wanted: Callable[[str], bool], most_bytes: int = MOST_BYTES
) -> dict[str, bytes]:
    """Unpack the entries that are wanted, by their names.

    Parameters
    ----------
    is_wanted
        Takes the name of an entry.
    most_bytes
        Of all of them together, unpacked.

    Raises
    ------
    ArchiveTooLargeError
        If there is more in it.
    ArchiveError
        If it is no archive, or is packed in a way that no honest program packs.
    """
    found: dict[str, bytes] = {}
    left = min(most_bytes, max(SMALL, MOST_GROWTH * len(content)))
    with _opened(content) as archive:
        for info in archive.infolist():
            if is_wanted(info.filename):
                found[info.filename] = _inflated(archive, info, most=left)
                left -= len(found[info.filename])
    return found


@contextmanager
def _opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    if content.count(_ENTRY) > MOST_ENTRIES:
        raise ArchiveTooLargeError(ManyFiles(MOST_ENTRIES))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _require_plain(archive.infolist(), len(content))
            yield archive
    except ArchiveError:
        raise
    except _DAMAGED as error:
        raise ArchiveError(NoArchive(str(error))) from error


def _require_plain(entries: list[zipfile.ZipInfo], size: int) -> None:
    for info in entries:
        fault = _fault(info)
        if fault:
            raise ArchiveError(fault)
    names = {info.filename for info in entries}
    if len(names) < len(entries):
        raise ArchiveError(Archive.NAME_TWICE)
    if sum(info.compress_size + len(info.filename) + _HEAD_BYTES for info in entries) > size:
        raise ArchiveError(Archive.OVERLAP)


def _fault(info: zipfile.ZipInfo) -> ArchiveProblem | None:
    """Tell what is odd about an entry; None if nothing is."""
    if info.flag_bits & 1:
        return Archive.ENCRYPTED
    if info.compress_type not in _METHODS:
        return UnusualMethod(info.compress_type)
    is_long = len(info.filename) > LONGEST_NAME
    if is_long or len(PurePosixPath(info.filename).parts) > DEEPEST_FOLDER:
        return Archive.LONG_NAME
    return None


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, most: int) -> bytes:
    grown = bytearray()
    with archive.open(info) as stream:
        while piece := stream.read(_A_TIME):
            grown += piece
            if len(grown) > most:
                raise ArchiveTooLargeError(LargeUnpacked(most / 2**20))
    return bytes(grown)
