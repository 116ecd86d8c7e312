from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.place import abroad
from geo.place.abroad import (
    is_land_abroad,
    land_abroad,
    nearest_town_abroad_km,
    towns_abroad,
)
from geo.place.coordinate import Coordinate


def test_the_nearest_town_abroad_is_measured() -> None:
    assert nearest_town_abroad_km(Coordinate(42.3314, -83.0458)) < 1
    assert 1 < nearest_town_abroad_km(Coordinate(42.3172, -83.0389)) < 3


def test_nothing_is_near_in_the_far_north() -> None:
    assert nearest_town_abroad_km(Coordinate(70.47, -68.59)) == float("inf")


def test_land_of_another_country_is_known_and_canada_is_not_of_it() -> None:
    assert is_land_abroad(Coordinate(47.0, -100.0))
    assert not is_land_abroad(Coordinate(50.45, -104.62))


@pytest.mark.parametrize("content", [None, "{", "{}", '{"towns": [["A", 1]]}'])
def test_missing_or_damaged_towns_are_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "towns-abroad.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    monkeypatch.setattr(abroad, "TOWNS", file)
    towns_abroad.cache_clear()
    with pytest.raises(GazetteerError, match=r"towns-abroad\.json: cannot be read"):
        towns_abroad()
    towns_abroad.cache_clear()


@pytest.mark.parametrize("content", [None, "{", "{}"])
def test_missing_or_damaged_land_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "neighbours.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    monkeypatch.setattr(abroad, "LAND", file)
    land_abroad.cache_clear()
    with pytest.raises(GazetteerError, match=r"neighbours\.json: cannot be read"):
        is_land_abroad(Coordinate(50.0, -100.0))
    land_abroad.cache_clear()
