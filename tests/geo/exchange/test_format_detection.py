import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest

from geo.exchange.format_detection import told_by
from geo.exchange.formats import Format, write
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.published import PublishedDirectory
from geo.words.language import Language

HEART = (FOLDER / "heart.toml").read_bytes()


@pytest.fixture(scope="module")
def nine() -> PublishedDirectory:
    return PublishedDirectory(read_directory())


def written(directory: PublishedDirectory, form: Format) -> bytes:
    return write(directory, form, now=datetime(2026, 11, 25, tzinfo=UTC), language=Language.EN)


@pytest.mark.parametrize("name", ["listing", "listing.bin", "listing.json"])
@pytest.mark.parametrize("form", Format)
def test_a_file_tells_its_format_whatever_its_name(
    nine: PublishedDirectory, form: Format, name: str
) -> None:
    assert told_by(name, written(nine, form)) is form


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ('[{"name": "A", "slug": "a", "day": 1, "time": "19:00"}]', Format.MEETING_GUIDE),
        ('{"meetings": [{"name": "A", "slug": "a", "types": []}]}', Format.MEETING_GUIDE),
        ('{"contents": [{"id": "1", "name": "A", "organization": {}}]}', Format.HSDS),
        ('{"name": "Society", "services": [{"id": "1", "name": "A"}]}', Format.HSDS),
        ('{"type": "FeatureCollection", "features": []}', Format.GEOJSON),
        ("Name;Ville\nA;B\n", Format.CSV),
        ("\ufeffName,Town\nA,B\n", Format.CSV),
    ],
)
def test_files_of_others_tell_their_format(content: str, form: Format) -> None:
    assert told_by("file", content.encode()) is form


def test_a_listing_file_a_locked_workbook_and_a_table_in_utf_16_are_told() -> None:
    assert told_by("heart.TOML", HEART) is Format.TOML
    assert told_by("old.xls", b"\xd0\xcf\x11\xe0...") is Format.XLSX
    assert told_by("excel.txt", "Name\tTown\n".encode("utf-16")) is Format.CSV


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"[1]", b"{", b"PK", b"\x00\x01\x02"])
def test_what_tells_nothing_is_not_guessed(content: bytes) -> None:
    assert told_by("file", content) is None


def test_a_zip_of_something_else_is_not_guessed() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("photo.jpg", b"x")
    assert told_by("photos.zip", packed.getvalue()) is None
