import io
import zipfile
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import ListingsError, SnapshotError
from geo.listing.directory import Directory
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.files.snapshot import from_snapshot, pack_texts, read_snapshot, to_snapshot
from geo.listing.listing import Listing, Status
from geo.listing.published import PublishedDirectory
from geo.words.faults.sentences import error_sentence
from tests.geo.listing.listings import listings
from tests.geo.told import english, raises_saying

REMEDY = "choose a file that this page has saved"
HEART = (FOLDER / "heart.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def nine() -> Directory:
    return read_directory()


def packed(files: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def packed_up(directory: Directory) -> bytes:
    """Pack whatever a file may hold: the public's own is a part of that."""
    return to_snapshot(cast("PublishedDirectory", directory))


def refused(content: bytes) -> str:
    with pytest.raises(SnapshotError) as caught:
        from_snapshot(content)
    assert REMEDY in english(caught.value.problem)
    return english(caught.value.problem)


# --- there and back ------------------------------------------------------------------------------


def test_the_shipped_listing_comes_back_as_it_was(nine: Directory) -> None:
    assert from_snapshot(packed_up(nine)).listings == nine.listings


@settings(max_examples=30, deadline=None)
@given(st.lists(listings(), min_size=1, max_size=3, unique_by=lambda one: one.id))
def test_any_listing_comes_back_as_it_was(some: list[Listing]) -> None:
    directory = Directory(some)
    assert from_snapshot(packed_up(directory)).listings == directory.listings


def test_the_same_listing_gives_the_same_bytes(nine: Directory) -> None:
    assert packed_up(nine) == packed_up(Directory(reversed(nine.listings)))


@pytest.mark.parametrize("status", Status)
def test_paused_and_withdrawn_listings_are_kept_too(nine: Directory, status: Status) -> None:
    directory = Directory([replace(nine["heart"], status=status)])
    assert from_snapshot(packed_up(directory))["heart"].status is status


def test_a_snapshot_is_a_zip_of_the_listings_files(nine: Directory) -> None:
    with zipfile.ZipFile(io.BytesIO(packed_up(nine))) as archive:
        assert archive.namelist() == [f"{one.id}.toml" for one in nine]
        assert archive.testzip() is None


def test_a_snapshot_is_compressed(nine: Directory) -> None:
    with zipfile.ZipFile(io.BytesIO(packed_up(nine))) as archive:
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_DEFLATED}


def test_a_zip_that_staff_packed_themselves_is_read() -> None:
    content = packed({"heart.toml": HEART, "README.txt": "not a listing"})
    assert [one.id for one in from_snapshot(content)] == ["heart"]


def test_a_folder_that_was_packed_as_a_whole_is_read_without_what_macos_adds() -> None:
    content = packed({"listing/heart.toml": HEART, "__MACOSX/listing/._heart.toml": b"\x00\x05"})
    assert [one.id for one in from_snapshot(content)] == ["heart"]


def test_texts_are_packed_and_read_to_the_letter() -> None:
    [reading] = read_snapshot(pack_texts({"heart": f"# A remark.\n{HEART}"}))
    assert reading.text == f"# A remark.\n{HEART}"


def test_a_listing_that_stands_in_two_folders_is_refused() -> None:
    content = packed({"a/heart.toml": HEART, "b/heart.toml": HEART})
    with raises_saying(SnapshotError, match=r"holds heart\.toml twice; take one of them out"):
        from_snapshot(content)


# --- what is no snapshot -------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip", HEART.encode()])
def test_a_file_that_is_no_zip_is_refused(content: bytes) -> None:
    assert "no saved listing" in refused(content)


@pytest.mark.parametrize("files", [{}, {"report.docx": "x"}, {"heart.toml.txt": HEART}])
def test_a_zip_of_something_else_holds_no_listing(files: dict[str, str | bytes]) -> None:
    assert "holds no listing" in refused(packed(files))


def test_an_empty_listing_is_no_snapshot() -> None:
    assert "holds no listing" in refused(packed_up(Directory([])))


def test_a_broken_zip_is_refused(nine: Directory) -> None:
    whole = packed_up(nine)
    refused(whole[: len(whole) // 2])
    stored = packed({"heart.toml": HEART}, zipfile.ZIP_STORED)
    assert "no saved listing" in refused(stored.replace(b"Toronto", b"Trontoo"))


def test_a_file_larger_than_any_listing_is_refused_unread() -> None:
    bomb = packed({"bomb.toml": b"#" * (64 * 2**20 + 1)})
    assert len(bomb) < 100_000
    assert "larger than any listing" in refused(bomb)


def test_more_files_than_any_listing_has_are_refused_unread() -> None:
    many = packed({f"{number}.toml": b"" for number in range(20_001)}, zipfile.ZIP_STORED)
    assert "larger than any listing" in refused(many)


def test_an_encrypted_zip_is_refused() -> None:
    content = bytearray(packed({"heart.toml": HEART}, zipfile.ZIP_STORED))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(header) + flags] |= 1
    assert "encrypted" in refused(bytes(content))


def test_a_zip_of_an_unknown_method_is_refused() -> None:
    content = bytearray(packed({"heart.toml": HEART}, zipfile.ZIP_STORED))
    for header, method in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.index(header) + method] = 99
    assert "no saved listing" in refused(bytes(content))


def test_a_listing_that_is_not_utf_8_is_refused() -> None:
    assert "no saved listing" in refused(packed({"heart.toml": HEART.encode("utf-16")}))


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("heart.toml", HEART.replace('"active"', '"open"'), "heart.toml"),
        ("heart.toml", "not toml", "heart.toml"),
        ("other.toml", HEART, "'heart' differs from the name of the file"),
        ("../heart.toml", HEART, "'heart' differs from the name of the file"),
    ],
)
def test_a_faulty_listing_inside_names_its_file_and_the_fault(
    name: str, text: str, problem: str
) -> None:
    with pytest.raises(ListingsError) as caught:
        from_snapshot(packed({name: text}))
    assert problem in error_sentence(caught.value)


def test_all_faults_of_all_listings_are_told_at_once() -> None:
    with pytest.raises(ListingsError) as caught:
        from_snapshot(packed({"a.toml": "not toml", "b.toml": "nor this"}))
    assert len(caught.value.faults) == 2


def test_no_damaged_byte_ends_in_another_error() -> None:
    whole = packed({"heart.toml": HEART})
    escaped: dict[int, Exception] = {}
    for at in range(len(whole)):
        damaged = bytearray(whole)
        damaged[at] ^= 0xFF
        try:
            from_snapshot(bytes(damaged))
        except (SnapshotError, ListingsError):
            pass
        except Exception as error:  # noqa: BLE001 - what must not be
            escaped[at] = error
    assert escaped == {}
