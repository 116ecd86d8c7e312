"""Areas by name: one however it is written, another where the word for its kind says so."""

import json
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.place.areas import FILE, Area, Areas, all_areas, area_key
from geo.place.north import named_regions
from geo.place.regions import Region
from scripts.build_areas import build


def ids(text: str, region: Region | None = None) -> list[str]:
    return [area.id for area in all_areas().named(text, region=region)]


@pytest.mark.parametrize(
    ("area_id", "typed"),
    [
        ("CA-NU", "Nunavut | le Nunavut | Territory of Nunavut | NU"),
        ("CA-PE", "PEI | P.E.I. | Île-du-Prince-Édouard | Prince Edward Island"),
        ("northern-on", "Northern Ontario | northern ON | nord de l’Ontario | North of Ontario"),
        ("3523", "Wellington County | County of Wellington | comté de Wellington"),
        ("3519", "York Region | Region of York | Regional Municipality of York"),
        ("3544", "District of Muskoka | Muskoka District"),
        ("2408", "MRC de La Matanie | La Matanie | matanie | MRC Matanie"),
        ("5921", "Regional District of Nanaimo | Nanaimo Regional District"),
        ("3501", "United Counties of Stormont, Dundas & Glengarry"),
        ("estrie", "Estrie | l'Estrie | l’Estrie | Eastern Townships | Cantons-de-l'Est"),
        ("okanagan", "Okanagan | the Okanagan | Okanagan Valley"),
        ("qikiqtaaluk", "Qikiqtaaluk | Baffin | Baffin Region | Qikiqtani Region"),
        ("labrador", "Labrador | the Labrador"),
    ],
)
def test_an_area_is_one_however_it_is_written(area_id: str, typed: str) -> None:
    assert {text: ids(text) for text in typed.split(" | ")} == {
        text: [area_id] for text in typed.split(" | ")
    }


def test_the_word_for_the_kind_tells_areas_of_one_name_apart() -> None:
    assert ids("York") == ["1310", "3519"]
    assert ids("York County") == ["1310"]
    assert ids("MRC des Laurentides") == ["2478"]
    assert ids("Laurentides") == ["laurentides"]


@pytest.mark.parametrize("typed", ["Strathcona County", "Parkland County", "Mission District"])
def test_a_county_that_is_no_area_of_ours_is_not_another_area_of_its_name(typed: str) -> None:
    assert ids(typed) == []


def test_a_province_leaves_the_areas_that_lie_in_it() -> None:
    assert ids("Kings County") == ["1101", "1207", "1305"]
    assert ids("Kings County", Region.NOVA_SCOTIA) == ["1207"]


@pytest.mark.parametrize("typed", ["", "5", "Canada", "the North", "county", "Atlantis", "Region"])
def test_what_names_no_area_finds_none(typed: str) -> None:
    assert ids(typed) == []


def test_every_area_is_found_by_its_own_names() -> None:
    for area in all_areas():
        for name in (area.name_en, area.name_fr):
            found = all_areas().named(name, region=area.regions[0])
            assert found, (area.id, name)
            if not area.id.isdigit():
                assert area in found, (area.id, name)


def test_a_named_region_of_an_area_exists_and_lies_in_its_province() -> None:
    for area in all_areas():
        for one in area.named_regions:
            assert named_regions()[one].region in area.regions, area.id


def test_every_area_has_members() -> None:
    assert [area.id for area in all_areas() if not area.divisions and not area.places] == []


def test_the_file_is_what_the_typed_areas_and_the_census_divisions_give() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == build()


def test_a_key_forgets_articles_accents_and_dashes() -> None:
    assert area_key("La Côte-de-Gaspé") == area_key("cote de gaspe")
    assert area_key("Leeds et Grenville") == area_key("Leeds & Grenville")
    assert area_key("York", "county") != area_key("York", "region")


def test_a_damaged_file_is_refused_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "areas.json"
    path.write_text(json.dumps({"areas": [{"id": "x"}]}), encoding="utf-8")
    with pytest.raises(GazetteerError, match="build_areas"):
        Areas.open(path)


def test_an_id_gives_its_area() -> None:
    niagara: Area = all_areas().of_id("3526")
    assert (niagara.name_en, niagara.name_fr) == ("Niagara Region", "région de Niagara")
