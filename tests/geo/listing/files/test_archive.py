"""Archives that anybody may have made."""

import io
import struct
import tracemalloc
import zipfile
import zlib

import pytest

from geo.errors import ArchiveError, ArchiveTooLargeError
from geo.listing.bounds import MOST_BYTES, MOST_ENTRIES, SMALL
from geo.listing.files.archive import names_in, unpacked
from tests.geo.told import raises_saying

pytestmark = pytest.mark.slow

MIB = 2**20


def everything(_: str) -> bool:
    return True


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def lying(content: bytes, *, declared: int) -> bytes:
    """Let an archive of one file declare another size than it has."""
    changed = bytearray(content)
    for header, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", changed, content.index(header) + at, declared)
    return bytes(changed)


def memory_of_refusal(content: bytes, error: type[ArchiveError]) -> int:
    """Unpack what must be refused, and measure the bytes that it took at most."""
    tracemalloc.start()
    try:
        with pytest.raises(error):
            unpacked(content, is_wanted=everything)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_what_was_packed_comes_back() -> None:
    files = {"a.toml": b"one", "deep/b.toml": bytes(70_000)}
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        assert unpacked(packed(files, method), is_wanted=everything) == files
        assert names_in(packed(files, method)) == ("a.toml", "deep/b.toml")


def test_only_what_is_wanted_is_unpacked() -> None:
    content = packed({"a.toml": b"one", "b.png": bytes(MOST_BYTES + 1)})
    assert unpacked(content, is_wanted=lambda name: name.endswith(".toml")) == {"a.toml": b"one"}


@pytest.mark.parametrize("declared", [10, MOST_BYTES + 1])
def test_a_bomb_takes_no_more_memory_than_its_bound_whatever_it_declares(declared: int) -> None:
    bomb = packed({"a.toml": bytes(MOST_BYTES + MIB)})
    assert len(bomb) < 100_000
    taken = memory_of_refusal(lying(bomb, declared=declared), ArchiveError)
    assert taken < 3 * MOST_BYTES
    small = lying(packed({"a.toml": bytes(200 * MIB)}), declared=10)
    assert memory_of_refusal(small, ArchiveError) < 4 * MIB


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_method_is_refused_before_anything_is_unpacked(method: int) -> None:
    bomb = lying(packed({"a.toml": bytes(20 * MIB)}, method), declared=10)
    assert memory_of_refusal(bomb, ArchiveError) < 2 * MIB


def test_many_files_that_are_small_each_are_counted_together() -> None:
    noise = b"".join(zlib.compress(bytes([one])) for one in range(256)) * 3
    files = {f"{one}.toml": noise for one in range(20)}
    with raises_saying(ArchiveTooLargeError, match="MB when it is unpacked"):
        unpacked(packed(files), is_wanted=everything, most_bytes=19 * len(noise))
    assert len(unpacked(packed(files), is_wanted=everything, most_bytes=20 * len(noise))) == 20


def test_what_grows_as_no_listing_does_is_refused_early() -> None:
    bomb = packed({"a.toml": bytes(30 * MIB)})
    with pytest.raises(ArchiveTooLargeError):
        unpacked(bomb, is_wanted=everything)
    assert unpacked(packed({"a": bytes(SMALL)}), is_wanted=everything) == {"a": bytes(SMALL)}


def test_more_entries_than_any_listing_has_are_refused_before_they_are_listed() -> None:
    content = packed({"a.toml": b"one"})
    entry = content[content.index(b"PK\x01\x02") : content.index(b"PK\x05\x06")]
    many = content.replace(entry, entry * (MOST_ENTRIES + 1))
    assert memory_of_refusal(many, ArchiveTooLargeError) < 2 * MIB


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.toml", b"one")
        archive.writestr("a.toml", b"two")
    with raises_saying(ArchiveError, match="twice"):
        names_in(written.getvalue())


def test_entries_that_lie_over_each_other_are_refused() -> None:
    content = packed({"a.toml": bytes(range(256)) * 20}, zipfile.ZIP_STORED)
    start, end = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
    entry = content[start:end]
    other = entry.replace(b"a.toml", b"b.toml")
    tail = bytearray(content[end:])
    struct.pack_into("<HHI", tail, 8, 2, 2, 2 * len(entry))
    with raises_saying(ArchiveError, match="overlap"):
        names_in(content[:end] + other + bytes(tail))


@pytest.mark.parametrize("name", ["x" * 256, "/".join("x" * 20)])
def test_a_name_longer_or_deeper_than_any_is_refused(name: str) -> None:
    with raises_saying(ArchiveError, match="too long"):
        names_in(packed({name: b"one"}))


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + bytes(18)[:10], b"no zip"])
def test_what_is_no_archive_is_refused(content: bytes) -> None:
    with pytest.raises(ArchiveError):
        unpacked(content, is_wanted=everything)
