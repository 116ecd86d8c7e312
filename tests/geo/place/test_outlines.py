from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.place import outlines as module
from geo.place.coordinate import Coordinate
from geo.place.outlines import outlines, region_at
from geo.place.regions import Region


@pytest.mark.parametrize(
    ("lat", "lon", "region"),
    [
        (63.7467, -68.517, "CA-NU"),
        (62.454, -114.372, "CA-NT"),
        (60.721, -135.057, "CA-YT"),
        (53.917, -122.753, "CA-BC"),
        (53.546, -113.49, "CA-AB"),
        (50.445, -104.618, "CA-SK"),
        (49.895, -97.138, "CA-MB"),
        (43.653, -79.383, "CA-ON"),
        (46.813, -71.208, "CA-QC"),
        (45.964, -66.643, "CA-NB"),
        (46.238, -63.131, "CA-PE"),
        (44.649, -63.575, "CA-NS"),
        (47.561, -52.713, "CA-NL"),
        (53.303, -60.326, "CA-NL"),
    ],
)
def test_a_capital_lies_in_its_region(lat: float, lon: float, region: str) -> None:
    assert region_at(Coordinate(lat, lon)) == region


def test_a_position_just_off_the_shore_is_still_in_canada() -> None:
    halifax_harbour_mouth = Coordinate(44.55, -63.50)
    assert region_at(halifax_harbour_mouth) is Region.NOVA_SCOTIA


@pytest.mark.parametrize(
    ("lat", "lon", "where"),
    [
        (47.6062, -122.3321, "Seattle"),
        (44.98, -93.27, "Minneapolis"),
        (43.0, -60.0, "the Atlantic"),
        (72.0, -60.0, "Baffin Bay"),
    ],
)
def test_a_position_elsewhere_is_in_no_region(lat: float, lon: float, where: str) -> None:
    assert region_at(Coordinate(lat, lon)) is None, where


def test_there_is_one_valid_outline_for_each_region() -> None:
    assert sorted(region for region, _ in outlines()) == sorted(Region)
    assert all(outline.is_valid and not outline.is_empty for _, outline in outlines())


@pytest.mark.parametrize("content", [None, "{", "{}"])
def test_a_missing_or_damaged_file_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "provinces.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    monkeypatch.setattr(module, "FILE", file)
    outlines.cache_clear()
    with pytest.raises(GazetteerError, match=r"provinces\.json: cannot be read"):
        outlines()
    outlines.cache_clear()
