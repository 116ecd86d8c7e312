"""The file of the gazetteer: unpacked once, checked once, then only mapped into memory.

``data/gazetteer/codes.bin.xz`` is small enough to ship. On first use it is unpacked beside itself
(not where it is installed: nobody would ever remove it), else into the user's cache folder, else
into a temporary file, else into memory.
"""

import itertools
import lzma
import mmap
import os
import struct
import sys
import tempfile
import zlib
from array import array
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal

from geo.errors import GazetteerError
from geo.project import IS_INSTALLED

ARCHIVE_NAME: Final = "codes.bin.xz"

_LETTERS: Final = "ABCEGHJKLMNPRSTVWXYZ"
LOCAL_UNITS: Final = tuple(
    f"{first}{letter}{last}"
    for first, letter, last in itertools.product("0123456789", _LETTERS, "0123456789")
)
"""Every possible last half of a code, in order; its place here is its number in the archive."""
ARCHIVE_MAGIC: Final = b"NPCODES1"
ARCHIVE_HEADER: Final = struct.Struct("<8sIII")
"""Magic, number of areas, number of codes, bytes of the communities' JSON."""

_UNPACKED_MAGIC: Final = b"NPMAPPD3"
_UNPACKED_HEADER: Final = struct.Struct("<8s32sIIIQI")
"""Magic, sha256 of the archive's content, areas, codes, bytes of JSON, bytes of the whole file,
CRC-32 of all after the header."""
_UNPACKED_NAME: Final = "codes.bin"
_PIECE: Final = 1 << 18
"""Bytes read at once for the check: through the map, the whole file would count as our memory."""
_SEAL_NAME: Final = "codes.bin.seal"
"""Says which version of the unpacked file was found sound."""
_XZ_FOOTER: Final = struct.Struct("<4sI4s")


def sections(content: memoryview) -> "list[memoryview[Any]]":
    """Cut the unpacked file into its columns; each begins at a multiple of eight bytes.

    Returns
    -------
    list of memoryview
        Names of the areas, rows of their possible codes, latitudes, longitudes, communities,
        grades, and the communities' JSON.
    """
    _, _, area_count, code_count, json_size, *_ = _UNPACKED_HEADER.unpack_from(content)
    offset, cut = _aligned(_UNPACKED_HEADER.size), list["memoryview[Any]"]()
    for letter, count in _layout(area_count, code_count, json_size):
        size = count * struct.calcsize(letter)
        cut.append(content[offset : offset + size].cast(letter))
        offset = _aligned(offset + size)
    return cut


def _layout(
    area_count: int, code_count: int, json_size: int
) -> list[tuple[Literal["B", "H", "I", "d"], int]]:
    return [
        ("B", 3 * area_count),
        ("I", len(LOCAL_UNITS) * area_count),
        ("d", code_count + 1),
        ("d", code_count + 1),
        ("H", code_count + 1),
        ("B", code_count + 1),
        ("B", json_size),
    ]


def _aligned(offset: int) -> int:
    return (offset + 7) // 8 * 8


def mapped(archive: Path) -> memoryview:
    """Map the unpacked archive from the first folder that holds it or takes it."""
    digest = _content_digest(archive)
    beside = () if IS_INSTALLED else (archive.parent / "unpacked",)
    folders = (*beside, _user_cache_folder())
    for folder in folders:
        with suppress(OSError), (folder / _UNPACKED_NAME).open("rb") as unpacked:
            if _is_whole(unpacked, digest) and _is_sound(unpacked, folder / _SEAL_NAME):
                return _map(unpacked)
    fresh = _unpack(archive, digest)
    for folder in folders:
        with suppress(OSError):
            return _kept(fresh, folder)
    with suppress(OSError), tempfile.TemporaryFile() as unpacked:
        unpacked.write(fresh)
        unpacked.flush()
        return _map(unpacked)
    return memoryview(fresh)


def _kept(content: bytes, folder: Path) -> memoryview:
    """Write the file whole or not at all, also when two processes start at once."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as unfinished:
        try:
            unfinished.write(content)
            unfinished.flush()
            Path(unfinished.name).chmod(0o644)
            Path(unfinished.name).replace(folder / _UNPACKED_NAME)
        except OSError:
            Path(unfinished.name).unlink(missing_ok=True)
            raise
    with (folder / _UNPACKED_NAME).open("rb") as unpacked:
        return _map(unpacked)


def _map(unpacked: BinaryIO) -> memoryview:
    return memoryview(mmap.mmap(unpacked.fileno(), 0, access=mmap.ACCESS_READ))


def _is_whole(unpacked: BinaryIO, digest: bytes) -> bool:
    header = unpacked.read(_UNPACKED_HEADER.size)
    if len(header) < _UNPACKED_HEADER.size:
        return False
    magic, made_from, _, _, _, size, _ = _UNPACKED_HEADER.unpack(header)
    return bool(
        magic == _UNPACKED_MAGIC
        and made_from == digest
        and size == os.fstat(unpacked.fileno()).st_size
    )


def _is_sound(unpacked: BinaryIO, seal: Path) -> bool:
    """Check the CRC-32 of an unpacked file, once for each version of it.

    The check takes 8 ms, an opening without it 1 ms, so a seal beside the file tells which version
    has passed. It names size, inode and both times: whatever is written to the file,
    be it one byte by a copy that keeps the date, makes another version. Only a disk that changes
    bytes by itself and says nothing would go unseen.
    """
    status = os.fstat(unpacked.fileno())
    version = f"{status.st_size} {status.st_ino} {status.st_mtime_ns} {status.st_ctime_ns}"
    with suppress(OSError, ValueError):
        if seal.read_text(encoding="ascii") == version:
            return True
    unpacked.seek(0)
    *_, expected = _UNPACKED_HEADER.unpack(unpacked.read(_UNPACKED_HEADER.size))
    unpacked.seek(_aligned(_UNPACKED_HEADER.size))
    crc = 0
    while piece := unpacked.read(_PIECE):
        crc = zlib.crc32(piece, crc)
    if crc != expected:
        return False
    with suppress(OSError):
        seal.write_text(version, encoding="ascii")
    return True


def _user_cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path("~/.cache").expanduser()) / "nearpeer"


def _content_digest(archive: Path) -> bytes:
    """Read the sha256 of the content that an xz file of one block keeps before its index."""
    try:
        with archive.open("rb") as opened:
            opened.seek(-_XZ_FOOTER.size, os.SEEK_END)
            _, index_size, flags_and_magic = _XZ_FOOTER.unpack(opened.read())
            if flags_and_magic != bytes((0, lzma.CHECK_SHA256)) + b"YZ":
                raise GazetteerError(str(archive), f"it is no gazetteer; {_REMEDY}")
            opened.seek(-(_XZ_FOOTER.size + 4 * (index_size + 1) + 32), os.SEEK_END)
            return opened.read(32)
    except FileNotFoundError as error:
        raise GazetteerError(str(archive), f"it is missing; {_REMEDY}") from error
    except OSError as error:
        raise GazetteerError(str(archive), f"it cannot be read ({error}); {_REMEDY}") from error


_REMEDY: Final = "install the program again, or run python -m scripts.build_gazetteer"


def _unpack(archive: Path, digest: bytes) -> bytes:
    try:
        content = lzma.decompress(archive.read_bytes())
        magic, area_count, code_count, json_size = ARCHIVE_HEADER.unpack_from(content)
    except (lzma.LZMAError, EOFError, struct.error) as error:
        raise GazetteerError(str(archive), f"it is damaged ({error}); {_REMEDY}") from error
    if magic != ARCHIVE_MAGIC:
        raise GazetteerError(str(archive), f"its layout is not {ARCHIVE_MAGIC!r}; {_REMEDY}")
    sections = _unpacked_sections(_Reader(content), area_count, code_count)
    sections.append(content[-json_size:])
    body = b"".join(part + bytes(-len(part) % 8) for part in sections)
    header = _UNPACKED_HEADER.pack(
        _UNPACKED_MAGIC,
        digest,
        area_count,
        code_count,
        json_size,
        _aligned(_UNPACKED_HEADER.size) + len(body),
        zlib.crc32(body),
    )
    return header.ljust(_aligned(len(header)), b"\0") + body


def _unpacked_sections(archive: "_Reader", area_count: int, code_count: int) -> list[bytes]:
    names = archive.take(3 * area_count)
    rows = _rows(archive.integers("H", area_count), archive.integers("H", code_count))
    lat, lon = (
        array("d", (0.0, *(north_or_east / 10_000 for north_or_east in archive.sums(code_count))))
        for _ in range(2)
    )
    community = array("H", (0, *archive.integers("H", code_count)))
    grade = bytes(1) + archive.take(code_count)
    return [names, *(column.tobytes() for column in (rows, lat, lon, community)), grade]


def _rows(counts: "array[int]", units: "array[int]") -> "array[int]":
    """Lay out the row of every possible code of every area; 0 where there is no such code."""
    rows = array("I", bytes(4 * len(LOCAL_UNITS) * len(counts)))
    row = 0
    for area, count in enumerate(counts):
        base = area * len(LOCAL_UNITS)
        for unit in units[row : row + count]:
            row += 1
            rows[base + unit] = row
    return rows


class _Reader:
    """Takes the sections of the archive one after the other."""

    def __init__(self, content: bytes) -> None:
        self._content, self._offset = content, ARCHIVE_HEADER.size

    def take(self, size: int) -> bytes:
        self._offset += size
        return self._content[self._offset - size : self._offset]

    def integers(self, letter: str, count: int) -> "array[int]":
        """Put numbers together that are stored low bytes first: all lowest, all next, ..."""
        numbers = array(letter)
        width = numbers.itemsize
        mixed = bytearray(width * count)
        for place in range(width):
            mixed[place::width] = self.take(count)
        numbers.frombytes(bytes(mixed))
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers

    def sums(self, count: int) -> Iterator[int]:
        return itertools.accumulate(self.integers("i", count))
