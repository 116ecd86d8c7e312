import os
import shutil
import zlib
from math import cos, hypot, radians
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import GazetteerError
from geo.place.distance import geodesic_km
from geo.place.gazetteer import FOLDER, CodePoint, Gazetteer, Grade
from geo.place.gazetteer_file import ARCHIVE_NAME
from geo.place.road import RoadAccess

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of the archive, and an empty cache folder of the user."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    copy = tmp_path / "gazetteer"
    copy.mkdir()
    shutil.copyfile(FOLDER / ARCHIVE_NAME, copy / ARCHIVE_NAME)
    return copy


@pytest.mark.parametrize(
    ("code", "here", "community", "region"),
    [
        ("K1A0B1", (45.40, -75.70), "Ottawa", "CA-ON"),
        ("E3B5A3", (45.96, -66.64), "Fredericton", "CA-NB"),
        ("X0A0A1", (63.75, -68.52), "Iqaluit", "CA-NU"),
        ("X0C0A7", (66.52, -86.24), "Naujaat", "CA-NU"),
        ("V0J1E0", (54.23, -125.76), "Burns Lake", "CA-BC"),
        ("L0P1E0", (43.57, -79.83), "Hornby", "CA-ON"),
    ],
)
def test_a_code_is_found_in_its_community(
    gazetteer: Gazetteer, code: str, here: tuple[float, float], community: str, region: str
) -> None:
    point = gazetteer.find(code)
    assert point is not None
    found = gazetteer.community(point.community)
    assert (found.name, found.region) == (community, region)
    assert geodesic_km(point.lat, point.lon, *here) < 6


@pytest.mark.parametrize(
    ("code", "lat", "lon", "published_off_km"),
    [
        ("Y0B0B1", 67.57, -139.83, 590),  # Old Crow, published beside Carmacks
        ("X0E0Z0", 71.99, -125.25, 520),  # Sachs Harbour, published at Inuvik
        ("P0V3G0", 52.99, -92.83, 560),  # Keewaywin, published at Thunder Bay's door
        ("V0X2W0", 49.46, -120.51, 630),  # Princeton, published at Tumbler Ridge
        ("S0P0A2", 54.66, -102.08, 30),  # Denare Beach
        ("S0J2E1", 53.41, -106.05, 550),  # Sturgeon Lake, published near Lake Athabasca
        ("R0B1P0", 56.25, -96.09, 168),  # Split Lake
    ],
)
def test_a_code_that_was_published_far_off_is_brought_home(
    gazetteer: Gazetteer, code: str, lat: float, lon: float, published_off_km: int
) -> None:
    point = gazetteer.find(code)
    assert point is not None
    assert geodesic_km(point.lat, point.lon, lat, lon) < min(8, published_off_km)
    assert point.grade in {Grade.REPAIRED, Grade.TYPED}


@pytest.mark.parametrize("code", ["H0H0H0", "Z9Z9Z9", "K1A0B", "k1a0b1", "K1A 0B1", "", "K1AOB1"])
def test_what_is_no_published_code_is_not_found(gazetteer: Gazetteer, code: str) -> None:
    assert gazetteer.find(code) is None
    assert code not in gazetteer


def test_codes_of_an_area_come_in_order_and_agree_with_find(gazetteer: Gazetteer) -> None:
    codes = list(gazetteer.codes("X0A"))
    assert [code for code, _ in codes] == sorted(code for code, _ in codes)
    assert all(gazetteer.find(code) == point for code, point in codes)
    assert len(codes) > 20


def test_a_longer_prefix_narrows_the_codes(gazetteer: Gazetteer) -> None:
    area = [code for code, _ in gazetteer.codes("K1A")]
    assert [code for code, _ in gazetteer.codes("K1A0B")] == [
        code for code in area if code.startswith("K1A0B")
    ]
    assert [code for code, _ in gazetteer.codes("K1A0B1")] == ["K1A0B1"]
    assert not list(gazetteer.codes("H0H"))


def test_every_area_has_codes(gazetteer: Gazetteer) -> None:
    assert all(next(gazetteer.codes(fsa), None) for fsa in gazetteer.fsas())
    assert gazetteer.has_fsa("X0A")
    assert not gazetteer.has_fsa("H0H")


def test_a_community_keeps_the_time_of_its_place_and_not_of_its_province(
    gazetteer: Gazetteer,
) -> None:
    zones = {}
    for code in ("V0B1G0", "V0C1R0", "S9V0A1", "P0W1E0", "X0C0A2", "A0K0H3", "J0M1M0"):
        point = gazetteer.find(code)
        if point is not None:
            zones[code] = gazetteer.community(point.community).time_zone
    assert zones["V0C1R0"] == "America/Fort_Nelson"
    assert zones["X0C0A2"] == "America/Atikokan"
    assert zones["A0K0H3"] == "America/St_Johns"


@settings(max_examples=10)
@given(lat=st.floats(42, 83), lon=st.floats(-141, -53))
def test_no_code_of_an_area_is_nearer_than_the_nearest(
    gazetteer: Gazetteer, lat: float, lon: float
) -> None:
    shrink = cos(radians(lat))

    def off(point: CodePoint) -> float:
        return hypot(point.lat - lat, (point.lon - lon) * shrink)

    nearest = off(gazetteer.nearest(lat, lon))
    for area in ("X0A", "V0V", "K0H", "A0P", "R0B", "Y1A"):
        assert all(off(point) >= nearest - 1e-9 for _, point in gazetteer.codes(area))


def test_access_by_road_is_told_of_the_community_of_a_code(gazetteer: Gazetteer) -> None:
    iqaluit, toronto = gazetteer.find("X0A0A1"), gazetteer.find("M5V2T6")
    assert iqaluit is not None
    assert toronto is not None
    assert gazetteer.community(iqaluit.community).road is RoadAccess.NONE
    assert gazetteer.community(toronto.community).road is RoadAccess.ALL_SEASON


def test_the_archive_is_unpacked_once_beside_itself(folder: Path) -> None:
    first = Gazetteer.open(folder)
    unpacked = folder / "unpacked" / "codes.bin"
    made_at = unpacked.stat().st_mtime_ns
    second = Gazetteer.open(folder)
    assert unpacked.stat().st_mtime_ns == made_at
    assert first.find("X0A0A1") == second.find("X0A0A1") is not None


def test_a_short_unpacked_file_is_unpacked_anew(folder: Path) -> None:
    Gazetteer.open(folder)
    unpacked = folder / "unpacked" / "codes.bin"
    unpacked.write_bytes(unpacked.read_bytes()[:1_000_000])
    assert Gazetteer.open(folder).find("X0A0A1") is not None
    assert unpacked.stat().st_size > 1_000_000


def test_a_file_unpacked_from_another_archive_is_unpacked_anew(folder: Path) -> None:
    Gazetteer.open(folder)
    unpacked = folder / "unpacked" / "codes.bin"
    content = bytearray(unpacked.read_bytes())
    content[8:40] = bytes(32)
    unpacked.write_bytes(content)
    assert Gazetteer.open(folder).find("X0A0A1") is not None
    assert unpacked.read_bytes()[8:40] != bytes(32)


@pytest.mark.parametrize("keeps_its_date", [False, True])
def test_a_flipped_byte_is_noticed_and_the_file_is_unpacked_anew(
    folder: Path, *, keeps_its_date: bool
) -> None:
    right = Gazetteer.open(folder).find("X0A0A1")
    Gazetteer.open(folder)
    unpacked = folder / "unpacked" / "codes.bin"
    made = unpacked.stat()
    whole = unpacked.read_bytes()
    content = bytearray(whole)
    content[len(content) // 2] ^= 0x01
    unpacked.write_bytes(content)
    if keeps_its_date:
        os.utime(unpacked, ns=(made.st_atime_ns, made.st_mtime_ns))
    assert Gazetteer.open(folder).find("X0A0A1") == right
    assert unpacked.read_bytes() == whole


def test_a_sound_file_is_checked_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Gazetteer.open(folder)
    checked: list[int] = []
    crc32 = zlib.crc32

    def counted(content: bytes, start: int = 0) -> int:
        checked.append(len(content))
        return crc32(content, start)

    monkeypatch.setattr(zlib, "crc32", counted)
    Gazetteer.open(folder)
    size = (folder / "unpacked" / "codes.bin").stat().st_size
    assert sum(checked) == pytest.approx(size, abs=100)
    Gazetteer.open(folder)
    assert sum(checked) < size


def test_it_opens_where_no_seal_can_be_written(folder: Path) -> None:
    Gazetteer.open(folder)
    (folder / "unpacked" / "codes.bin.seal").mkdir()
    assert Gazetteer.open(folder).find("X0A0A1") is not None


def test_a_folder_that_takes_no_file_sends_it_to_the_cache_of_the_user(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "unpacked").write_text("in the way")
    assert Gazetteer.open(folder).find("X0A0A1") is not None
    assert (tmp_path / "cache" / "nearpeer" / "codes.bin").is_file()


def test_it_works_where_nothing_can_be_written(folder: Path, tmp_path: Path) -> None:
    (folder / "unpacked").write_text("in the way")
    (tmp_path / "cache").write_text("in the way")
    assert Gazetteer.open(folder).find("X0A0A1") is not None


def test_a_missing_archive_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"missing; .*build_gazetteer"):
        Gazetteer.open(tmp_path)


@pytest.mark.parametrize("damage", ["empty", "short", "flipped", "no archive"])
def test_a_damaged_archive_says_so_and_is_never_half_read(folder: Path, damage: str) -> None:
    archive = folder / ARCHIVE_NAME
    whole = archive.read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 0xFF
    damaged = {
        "empty": b"",
        "short": whole[: len(whole) // 2],
        "flipped": bytes(flipped),
        "no archive": b"hello" * 1000,
    }
    archive.write_bytes(damaged[damage])
    with pytest.raises(GazetteerError, match=ARCHIVE_NAME):
        Gazetteer.open(folder)
    assert not (folder / "unpacked").exists()
