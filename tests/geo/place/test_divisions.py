from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.place import divisions
from geo.place.coordinate import Coordinate
from geo.place.divisions import (
    division_at,
    division_outlines,
    divisions_around,
    nearest_division,
    region_of_division,
)
from geo.place.regions import Region

TIMMINS = Coordinate(48.4758, -81.3305)
COCHRANE = "3556"


def test_there_is_one_valid_outline_for_each_division_and_all_provinces_have_some() -> None:
    outlines = division_outlines()
    assert len(outlines) == 293
    assert all(one.is_valid and not one.is_empty for one in outlines.values())
    assert {region_of_division(one) for one in outlines} == set(Region)


def test_a_position_is_in_the_division_that_holds_it() -> None:
    assert division_at(TIMMINS) == nearest_division(TIMMINS) == COCHRANE


def test_a_position_at_sea_is_in_none_but_near_one() -> None:
    off_halifax = Coordinate(44.3, -63.3)
    assert division_at(off_halifax) is None
    assert region_of_division(nearest_division(off_halifax)) is Region.NOVA_SCOTIA


def test_a_wider_circle_never_reaches_fewer_divisions() -> None:
    near, far = (divisions_around(TIMMINS, km) for km in (1, 150))
    assert near == {COCHRANE}
    assert near < far


@pytest.mark.parametrize("content", [None, "{", "{}"])
def test_a_missing_or_damaged_file_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "divisions.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    monkeypatch.setattr(divisions, "FILE", file)
    division_outlines.cache_clear()
    with pytest.raises(GazetteerError, match=r"divisions\.json: cannot be read"):
        division_outlines()
    division_outlines.cache_clear()
