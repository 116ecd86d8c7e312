import json
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.place import north
from geo.place.north import named_region, named_regions
from geo.place.regions import Region
from tests.geo.place.fixes import fix_at

BC, ON, QC, NL = (
    Region.BRITISH_COLUMBIA,
    Region.ONTARIO,
    Region.QUEBEC,
    Region.NEWFOUNDLAND_AND_LABRADOR,
)


@pytest.mark.parametrize(
    ("lat", "expected", "place"),
    [(53.917, True, "Prince George"), (52.978, False, "Quesnel"), (53.15, None, "the very edge")],
)
def test_a_latitude_bounds_a_region(lat: float, expected: bool | None, place: str) -> None:  # noqa: FBT001
    fix = fix_at(lat, -122.7, BC)
    assert named_region("northern-bc").contains(fix) is expected, place


def test_an_uncertainty_that_straddles_the_edge_cannot_be_told() -> None:
    northern_bc = named_region("northern-bc")
    assert northern_bc.contains(fix_at(53.103, -121.57, BC, uncertainty_km=8)) is None
    assert northern_bc.contains(fix_at(53.103, -121.57, BC, uncertainty_km=2)) is False
    assert northern_bc.contains(fix_at(53.2, -121.57, BC, uncertainty_km=8)) is None
    assert northern_bc.contains(fix_at(53.25, -121.57, BC, uncertainty_km=8)) is True


def test_the_same_latitude_in_another_province_is_elsewhere() -> None:
    assert named_region("northern-bc").contains(fix_at(55.17, -118.8, Region.ALBERTA)) is False


@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [(53.8, -77.6, True), (53.8, -66.8, False), (46.8, -71.2, False), (49.05, -69.5, None)],
)
def test_a_region_can_have_a_southern_and_an_eastern_edge(
    lat: float,
    lon: float,
    expected: bool | None,  # noqa: FBT001
) -> None:
    assert named_region("nord-du-quebec").contains(fix_at(lat, lon, QC)) is expected


def test_postal_areas_bound_northern_ontario_and_a_name_alone_cannot_tell() -> None:
    northern_ontario = named_region("northern-on")
    kenora, muskoka = (49.77, -94.49), (45.04, -79.31)
    assert northern_ontario.contains(fix_at(*kenora, ON, postal_code="P9N 1A1")) is True
    assert northern_ontario.contains(fix_at(*muskoka, ON, postal_code="P1L 1A1")) is False
    assert northern_ontario.contains(fix_at(43.65, -79.38, ON, postal_code="M5V")) is False
    assert northern_ontario.contains(fix_at(*kenora, ON)) is None


@pytest.mark.parametrize("territory", ["CA-YT", "CA-NT", "CA-NU"])
def test_a_territory_is_all_north(territory: str) -> None:
    assert named_region(territory).contains(fix_at(60.5, -110, Region(territory))) is True
    assert named_region(territory).contains(fix_at(60.5, -110, ON)) is False


def test_labrador_begins_at_the_strait() -> None:
    labrador = named_region("labrador")
    assert labrador.contains(fix_at(56.54, -61.69, NL)) is True
    assert labrador.contains(fix_at(47.56, -52.71, NL)) is False


def test_every_region_is_shown_with_its_rule_in_both_languages() -> None:
    for region in named_regions().values():
        assert region.rule_en
        assert region.rule_fr
        assert region.name("en") == region.name_en
        assert region.name("fr") == region.name_fr
        assert 0 < region.area_km2 <= 1.02 * region.region.area_km2


def test_a_region_that_is_not_known_is_refused_with_those_that_are() -> None:
    with pytest.raises(ValueError, match="'nowhere' is not a region; one of CA-NT") as caught:
        named_region("nowhere")
    assert "northern-bc" in str(caught.value)
    assert "'CA-SK'" in str(caught.value)


@pytest.mark.parametrize("content", [None, "{", "{}", '{"regions": [{"id": "x"}]}'])
def test_a_missing_or_damaged_file_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "north.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    monkeypatch.setattr(north, "FILE", file)
    named_regions.cache_clear()
    with pytest.raises(GazetteerError, match=r"north\.json: cannot be read"):
        named_regions()
    named_regions.cache_clear()


def test_the_shipped_file_has_the_regions_of_the_north() -> None:
    rows = json.loads(north.FILE.read_text(encoding="utf-8"))["regions"]
    assert {row["id"] for row in rows} == set(named_regions())
    assert {"CA-YT", "CA-NT", "CA-NU", "northern-bc", "nunavik", "labrador"} <= set(named_regions())
