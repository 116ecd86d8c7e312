import json
from pathlib import Path
from typing import Any

import pytest

from geo.place.places import name_key
from geo.place.regions import Region
from scripts.measuring.outlines import NOWHERE, Outlines
from scripts.sources.measure import km

NORTH, SOUTH, WEST, EAST = 54.2, 54.0, -113.2, -113.0


def feature(name: str, pt: str = "AB") -> dict[str, Any]:
    ring = [[WEST, SOUTH], [EAST, SOUTH], [EAST, NORTH], [WEST, NORTH], [WEST, SOUTH]]
    return {
        "type": "Feature",
        "properties": {"name": name, "type": "IRI", "pt": pt},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


@pytest.fixture
def outlines() -> Outlines:
    return Outlines([feature("Sturgeon Lake 154"), feature("Grand Falls / Grand-Sault", "NB")])


@pytest.mark.parametrize("name", ["Sturgeon Lake 154", "sturgeon lake"])
def test_an_outline_is_found_with_and_without_its_number(name: str, outlines: Outlines) -> None:
    assert outlines.off_km(Region.ALBERTA, name_key(name), (54.1, -113.1)) == 0


@pytest.mark.parametrize("name", ["Grand Falls", "Grand-Sault"])
def test_an_outline_is_found_in_both_languages(name: str, outlines: Outlines) -> None:
    assert outlines.knows(Region.NEW_BRUNSWICK, name_key(name))


def test_distance_is_that_to_the_edge(outlines: Outlines) -> None:
    here, edge = (54.1, -113.4), (54.1, WEST)
    off = outlines.off_km(Region.ALBERTA, name_key("Sturgeon Lake"), here)
    assert off == pytest.approx(km(here, edge), rel=0.01)


def test_a_name_of_another_province_is_nowhere(outlines: Outlines) -> None:
    assert outlines.off_km(Region.ONTARIO, name_key("Sturgeon Lake"), (54.1, -113.1)) == NOWHERE


def test_outlines_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "outlines.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature("Nampa")]}))
    assert Outlines.read(path).knows(Region.ALBERTA, "nampa")
