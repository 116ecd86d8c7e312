from typing import Any

import pytest

from geo.place.locate import Locator
from geo.place.regions import Region
from scripts.measuring.code_points import new_brunswick_line
from scripts.measuring.outlines import Outlines

WHOLE_PROVINCE = (-70.0, 44.0, -63.0, 48.5)
FAR_AWAY = (-60.0, 44.0, -59.0, 45.0)


def area(fsa: str, box: tuple[float, float, float, float]) -> dict[str, Any]:
    west, south, east, north = box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "properties": {"name": fsa, "type": "", "pt": Region.NEW_BRUNSWICK.abbreviation},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


@pytest.mark.parametrize(("box", "share"), [(WHOLE_PROVINCE, 100.0), (FAR_AWAY, 0.0)])
def test_a_code_is_honest_when_its_area_is_within_what_it_states(
    box: tuple[float, float, float, float], share: float
) -> None:
    line = new_brunswick_line(Locator.open(), Outlines([area("E4A", box)]))
    assert line.measured == share


def test_without_an_outline_nothing_is_measured() -> None:
    assert new_brunswick_line(Locator.open(), Outlines([])).measured is None
