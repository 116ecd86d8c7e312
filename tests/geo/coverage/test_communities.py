import json
from pathlib import Path

import numpy as np
import pytest

from geo.coverage.communities import FILE, Communities, communities
from geo.errors import GazetteerError
from geo.place.regions import Region, region_of_postal_code
from tests.geo.coverage.made_up import IQALUIT, TIMMINS, Part, communities_of, town

COLUMNS = ("fsas", "community", "lat", "lon", "counted")


@pytest.fixture(scope="module")
def shipped() -> Communities:
    return communities()


def test_a_label_is_the_name_and_the_abbreviated_region() -> None:
    assert town("Iqaluit", IQALUIT, "CA-NU").label == "Iqaluit, NU"


def test_every_part_has_a_row_in_every_column(shipped: Communities) -> None:
    assert {getattr(shipped, name).shape for name in COLUMNS} == {shipped.fsas.shape}
    assert 5_500 < len(shipped.listed) < 7_000
    assert shipped.community.min() >= 0
    assert shipped.community.max() < len(shipped.listed)


def test_every_part_has_people(shipped: Communities) -> None:
    assert (shipped.counted > 0).all()


def test_nobody_who_shares_the_columns_can_change_them(shipped: Communities) -> None:
    for name in COLUMNS:
        with pytest.raises(ValueError, match="read-only"):
            getattr(shipped, name)[0] = getattr(shipped, name)[1]


def test_every_part_lies_in_canada_and_in_the_province_that_its_code_names(
    shipped: Communities,
) -> None:
    regions = shipped.regions
    assert set(regions.tolist()) == set(Region)
    # a few towns at a border have codes of the neighbouring province
    named = [region_of_postal_code(fsa) for fsa in shipped.fsas.tolist()]
    assert (regions == np.array(named)).mean() > 0.995


def test_the_communities_are_opened_once() -> None:
    assert communities() is communities()


def test_a_total_adds_up_the_parts_of_a_community() -> None:
    towns = [town("Timmins", TIMMINS), town("Iqaluit", IQALUIT, "CA-NU"), town("None", TIMMINS)]
    places = communities_of(
        towns, [Part("P4N", 0, *TIMMINS), Part("X0A", 1, *IQALUIT), Part("P0N", 0, *TIMMINS)]
    )
    assert places.total(np.array([5, 7, 11])).tolist() == [16, 7, 0]
    assert places.regions.tolist() == ["CA-ON", "CA-NU", "CA-ON"]


@pytest.mark.parametrize(
    "content",
    [
        None,
        "{",
        "[]",
        "{}",
        '{"communities": [], "parts": []}',
        '{"communities": [["A", "CA-ON", -79.4, 43, 0, 0, ""]], "parts": [["M5V",0,43,-79.4,1]]}',
        '{"communities": [["A", "CA-ON", 43.7, -79.4, 0]], "parts": [["M5V",0,43.7,-79.4,1]]}',
        '{"communities": [["A", "CA-ON", 43.7, -79.4, 0, 0, ""]], "parts": [["M5V",0,"x",-79.4]]}',
    ],
)
def test_a_missing_or_damaged_file_names_itself_and_the_remedy(
    tmp_path: Path, content: str | None
) -> None:
    path = tmp_path / "communities.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"install the program again, or run") as caught:
        Communities.open(path)
    assert caught.value.source == str(path)


def test_a_small_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "communities.json"
    rows = {
        "communities": [["Timmins", "CA-ON", 48.4758, -81.3305, 41_145, 0, "3556"]],
        "parts": [["P4N", 0, 48.47, -81.33, 10]],
    }
    path.write_text(json.dumps(rows), encoding="utf-8")
    opened = Communities.open(path)
    assert opened.listed == (town("Timmins", TIMMINS, people=41_145)._replace(division="3556"),)
    assert opened.counted.tolist() == [10]


def test_the_shipped_file_stays_small() -> None:
    assert FILE.stat().st_size < 1_000_000
