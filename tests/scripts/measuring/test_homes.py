from pathlib import Path

import pytest

from geo.place.regions import Region
from scripts.measuring.homes import Homes, keys
from scripts.sources.measure import km
from scripts.sources.subdivisions import subdivisions

WHALE_COVE = next(one for one in subdivisions() if one.name == "Whale Cove")
HOMES = "da,csd,population,lat,lon\n1,{uid},470,62.17,-92.58\n2,{uid},0,63.0,-93.0\n"


@pytest.fixture
def homes(tmp_path: Path) -> Homes:
    path = tmp_path / "homes.csv"
    path.write_text(HOMES.format(uid=WHALE_COVE.uid), encoding="utf-8")
    return Homes.read(path)


def test_homes_are_found_by_the_name_of_their_subdivision(homes: Homes) -> None:
    assert homes.of(Region.NUNAVUT, "whalecove") == ((62.17, -92.58),)


def test_where_nobody_lives_is_no_home(homes: Homes) -> None:
    off = homes.off_km(Region.NUNAVUT, "whalecove", (63.0, -93.0))
    assert off == pytest.approx(km((63.0, -93.0), (62.17, -92.58)))


def test_an_unknown_name_is_nowhere(homes: Homes) -> None:
    assert homes.off_km(Region.NUNAVUT, "nowhere", (63.0, -93.0)) == float("inf")


def test_a_reserve_is_found_with_and_without_its_number() -> None:
    reserve = next(one for one in subdivisions() if one.name == "Sturgeon Lake 154")
    assert {"sturgeonlake", "sturgeonlake154"} <= keys(reserve)
