import json
from pathlib import Path

import pytest

from geo.place.gazetteer import Gazetteer
from geo.place.places import Places
from scripts.making.gazetteer_check import faults

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]


def test_the_shipped_gazetteer_passes_the_check_of_its_build() -> None:
    assert list(faults(Gazetteer.open())) == []


def test_every_place_is_in_canada_and_has_a_zone() -> None:
    places = list(Places.open())
    assert len(places) > 8_000
    assert all(place.time_zone.startswith("America/") for place in places)
    assert len({place.region for place in places}) == 13


def test_the_outlines_cover_every_province_and_their_official_areas() -> None:
    path = PROJECT / "data" / "boundaries" / "provinces.json"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    total = sum(feature["properties"]["area_km2"] for feature in features)
    assert len(features) == 13
    assert 0.99 < total / 9_984_670 < 1.01
