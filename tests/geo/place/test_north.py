import json
from dataclasses import replace
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.place import north
from geo.place.fix import How
from geo.place.gazetteer import Grade
from geo.place.locate import Locator
from geo.place.north import named_region, named_regions
from geo.place.place_fix import place_fix
from geo.place.regions import Region
from scripts.sources.subdivisions import subdivisions
from tests.geo.place.fixes import fix_at, fix_of

BC, ON, QC = Region.BRITISH_COLUMBIA, Region.ONTARIO, Region.QUEBEC
CARIBOO, FRASER_FORT_GEORGE, CAPITAL = "5941", "5953", "5917"
NORD_DU_QUEBEC = "2499"

INSIDE = {
    "northern-bc": [
        "Klemtu", "Valemount", "Dunster", "Fort Nelson", "Atlin", "Dease Lake", "Masset",
        "Mackenzie, BC", "Prince George", "Hixon", "McBride", "Daajing Giids", "V2N",
    ],
    "northern-ab": ["Grande Prairie", "Fort McMurray", "Cold Lake", "Fort Chipewyan"],
    "northern-sk": [
        "Cumberland House", "Green Lake, SK", "Weyakwin", "S0J 1Y0", "Sturgeon Landing",
        "Timber Bay", "Creighton", "S0E 0S0",
    ],
    "northern-mb": [
        "Berens River", "Bloodvein", "Peguis", "Duck Bay", "Little Grand Rapids", "Pauingassi",
        "Flin Flon, MB",
    ],
    "northern-on": ["Thunder Bay", "Timmins, ON", "Kenora, ON", "North Bay", "P7A", "P9N 1A1"],
    "nord-du-quebec": ["Kuujjuaq", "Kangiqsualujjuaq", "Chibougamau", "Whapmagoostui"],
    "nunavik": ["Kuujjuaq", "Kangiqsualujjuaq", "Kuujjuarapik"],
    "cote-nord": ["Sept-Îles", "Baie-Comeau", "Schefferville"],
    "abitibi-temiscamingue": ["Val-d'Or", "Rouyn-Noranda"],
    "saguenay-lac-saint-jean": ["Chicoutimi", "Roberval"],
    "labrador": ["Forteau", "L'Anse-au-Loup", "L'Anse au Clair", "Nain", "A2V", "A0P 1E0"],
}  # fmt: skip
OUTSIDE = {
    "northern-bc": ["Quesnel", "Wells, BC", "Williams Lake", "100 Mile House", "Bella Coola"],
    "northern-ab": ["Edmonton", "Jasper, AB"],
    "northern-sk": ["Prince Albert", "Meadow Lake", "Flin Flon, MB"],
    "northern-mb": ["Swan River, MB", "Winnipeg", "Creighton"],
    "northern-on": ["Toronto", "Bracebridge"],
    "nord-du-quebec": ["Schefferville", "Val-d'Or"],
    "nunavik": ["Whapmagoostui", "Chisasibi", "Kawawachikamach"],
    "labrador": ["St. Anthony, NL", "St. John's"],
}


def _named(places: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(region, place) for region, names in places.items() for place in names]


@pytest.mark.parametrize(("region", "place"), _named(INSIDE))
def test_a_place_of_its_divisions_is_in_a_region(locator: Locator, region: str, place: str) -> None:
    assert named_region(region).contains(fix_of(locator, place)) is True


@pytest.mark.parametrize(("region", "place"), _named(OUTSIDE))
def test_a_place_of_another_division_is_not(locator: Locator, region: str, place: str) -> None:
    assert named_region(region).contains(fix_of(locator, place)) is False


def test_every_place_is_told(locator: Locator) -> None:
    told = {
        region.contains(place_fix(place))
        for place in locator.places
        for region in named_regions().values()
    }
    assert told == {True, False}


def test_a_fix_that_may_be_in_another_division_cannot_be_told_if_that_is_elsewhere() -> None:
    northern_bc = named_region("northern-bc")
    hixon = fix_at(53.417, -122.586, BC, division=FRASER_FORT_GEORGE)
    assert northern_bc.contains(hixon) is True
    assert northern_bc.contains(replace(hixon, other_divisions=frozenset({"5951"}))) is True
    assert northern_bc.contains(replace(hixon, other_divisions=frozenset({CARIBOO}))) is None
    south = replace(hixon, division=CARIBOO, other_divisions=frozenset({CAPITAL}))
    assert northern_bc.contains(south) is False


def test_a_fix_without_a_division_cannot_be_told_within_its_province() -> None:
    assert named_region("northern-on").contains(fix_at(49.77, -94.49, ON)) is None
    assert named_region("northern-on").contains(fix_at(49.77, -97.1, Region.MANITOBA)) is False


def test_a_code_of_which_only_the_area_is_known_names_the_divisions_of_the_area(
    locator: Locator,
) -> None:
    fix = fix_of(locator, _approximate_code(locator))
    assert fix.uncertainty_km >= 50
    around = locator.gazetteer.codes(str(fix.postal_code)[:3])
    known = {locator.gazetteer.community(point.community).division for _, point in around}
    assert fix.other_divisions <= known - {fix.division}


def _approximate_code(locator: Locator) -> str:
    find = locator.gazetteer.find
    return next(
        code
        for code in locator.gazetteer
        if (point := find(code)) and point.grade is Grade.APPROXIMATE
    )


def test_the_same_division_in_another_province_is_elsewhere() -> None:
    fix = fix_at(55.17, -118.8, Region.ALBERTA, division=FRASER_FORT_GEORGE)
    assert named_region("northern-bc").contains(fix) is False


@pytest.mark.parametrize(("lat", "expected"), [(55.28, True), (54.5, False), (55.02, None)])
def test_nunavik_begins_at_a_latitude_and_a_device_near_it_cannot_be_told(
    lat: float,
    expected: bool | None,  # noqa: FBT001
) -> None:
    fix = fix_at(lat, -77.7, QC, division=NORD_DU_QUEBEC, uncertainty_km=10)
    assert named_region("nunavik").contains(replace(fix, how=How.DEVICE)) is expected
    assert named_region("nunavik").contains(fix) is (lat >= 55)


@pytest.mark.parametrize("territory", ["CA-YT", "CA-NT", "CA-NU"])
def test_a_territory_is_all_north(territory: str) -> None:
    assert named_region(territory).contains(fix_at(60.5, -110, Region(territory))) is True
    assert named_region(territory).contains(fix_at(60.5, -110, ON)) is False


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


def test_nobody_is_counted_out_of_the_divisions_that_a_rule_names() -> None:
    rows = json.loads(north.FILE.read_text(encoding="utf-8"))["regions"]
    for row in rows:
        divisions = row.get("divisions", ())
        people = sum(one.residents or 0 for one in subdivisions() if one.division in divisions)
        assert not divisions or "why" in row or row["residents_2021"] == people, row["id"]
    assert {row["id"]: row["residents_2021"] for row in rows}["nunavik"] == 14_050
