import re
from pathlib import Path
from unicodedata import combining, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import GazetteerError
from geo.place.coordinate import Coordinate
from geo.place.distance import distance_km
from geo.place.places import FILE_NAME, Places, fold
from geo.place.region_names import split_off_region
from geo.place.road import RoadAccess


@pytest.fixture(scope="module")
def places() -> Places:
    return Places.open()


@pytest.mark.parametrize(
    ("typed", "name", "region"),
    [
        ("Iqaluit", "Iqaluit", "CA-NU"),
        ("iqaluit", "Iqaluit", "CA-NU"),
        ("ᐃᖃᓗᐃᑦ", "Iqaluit", "CA-NU"),
        ("Fort St John", "Fort St. John", "CA-BC"),
        ("ft saint-john", "Fort St. John", "CA-BC"),
        ("Trois Rivieres", "Trois-Rivières", "CA-QC"),
        ("TROIS-RIVIÈRES", "Trois-Rivières", "CA-QC"),
        ("québec", "Québec", "CA-QC"),
        ("Quebec City", "Québec", "CA-QC"),
        ("St. John's", "St. John's", "CA-NL"),
        ("st johns", "St. John's", "CA-NL"),
        ("St John\u2019s", "St. John's", "CA-NL"),
        ("Val d Or", "Val-d'Or", "CA-QC"),
        ("valdor", "Val-d'Or", "CA-QC"),
        ("Sault Sainte Marie", "Sault Ste. Marie", "CA-ON"),
        ("Mt Royal", "Mont-Royal", "CA-QC"),
        ("Lutsel K'e", "Łutselk\u02bce", "CA-NT"),
        ("CFB Gagetown", "Oromocto", "CA-NB"),
    ],
)
def test_any_usual_spelling_finds_the_place(
    places: Places, typed: str, name: str, region: str
) -> None:
    first = places.named(typed)[0]
    assert (first.name, first.region) == (name, region)


@pytest.mark.parametrize(
    ("former", "name", "region"),
    [
        ("Cape Dorset", "Kinngait", "CA-NU"),
        ("Hall Beach", "Sanirajak", "CA-NU"),
        ("Frobisher Bay", "Iqaluit", "CA-NU"),
        ("Repulse Bay", "Naujaat", "CA-NU"),
        ("Pelly Bay", "Kugaaruk", "CA-NU"),
        ("Spence Bay", "Taloyoak", "CA-NU"),
        ("Coppermine", "Kugluktuk", "CA-NU"),
        ("Eskimo Point", "Arviat", "CA-NU"),
        ("Broughton Island", "Qikiqtarjuaq", "CA-NU"),
        ("Holman", "Ulukhaktok", "CA-NT"),
        ("Rae-Edzo", "Behchokǫ̀", "CA-NT"),
        ("Lac la Martre", "Whatì", "CA-NT"),
        ("Snare Lake", "Wekweètì", "CA-NT"),
        ("Rae Lakes", "Gamètì", "CA-NT"),
        ("Fort Franklin", "D\u00e9l\u0131\u0328n\u0119", "CA-NT"),
        ("Fort Norman", "Tulita", "CA-NT"),
        ("Snowdrift", "Łutselk\u02bce", "CA-NT"),
        ("Trout Lake", "Sambaa K'e", "CA-NT"),
        ("Fort Chimo", "Kuujjuaq", "CA-QC"),
        ("Port Harrison", "Inukjuak", "CA-QC"),
        ("Great Whale", "Kuujjuarapik", "CA-QC"),
        ("Queen Charlotte", "Daajing Giids", "CA-BC"),
        ("Moricetown", "Witset", "CA-BC"),
        ("Fort Ware", "Kwadacha", "CA-BC"),
        ("Davis Inlet", "Natuashish", "CA-NL"),
        ("Liidlii Kue", "Fort Simpson", "CA-NT"),
    ],
)
def test_a_name_that_people_still_use_finds_its_place(
    places: Places, former: str, name: str, region: str
) -> None:
    assert name in {place.name for place in places.named(former, region=region)}


def test_several_places_of_a_name_come_most_populous_first(places: Places) -> None:
    found = places.named("Windsor")
    assert len(found) > 1
    assert found[0].region == "CA-ON"
    assert [place.population for place in found] == sorted(
        (place.population for place in found), reverse=True
    )


def test_a_region_narrows_the_answer(places: Places) -> None:
    assert [place.region for place in places.named("Windsor", region="CA-NS")] == ["CA-NS"]
    assert places.named("Iqaluit", region="CA-ON") == ()


@pytest.mark.parametrize("typed", ["", "  ", "-", "Atlantis", "K1A 0B1", "🙂"])
def test_what_is_no_place_finds_none(places: Places, typed: str) -> None:
    assert places.named(typed) == ()


@pytest.mark.parametrize("name", ["Toronto", "Calgary", "Vancouver", "Whitehorse", "Whistler"])
def test_a_city_is_not_made_ambiguous_by_its_districts(places: Places, name: str) -> None:
    assert len([place for place in places.named(name) if place.population]) == 1


@pytest.mark.parametrize(
    ("name", "region"),
    [("Gatineau", "CA-QC"), ("Victoria", "CA-BC"), ("Lethbridge", "CA-AB"), ("st-albert", "CA-AB")],
)
def test_the_most_populous_of_a_name_comes_first(places: Places, name: str, region: str) -> None:
    city, *others = places.named(name)
    assert city.region == region
    assert all(7 * other.population < city.population for other in others)


def test_the_hamlet_is_found_with_its_province(places: Places) -> None:
    assert [place.region for place in places.named("Gatineau", region="CA-ON")] == ["CA-ON"]
    assert [place.region for place in places.named("Victoria", region="CA-PE")] == ["CA-PE"]


@pytest.mark.parametrize(
    "name", ["Windsor", "Kingston", "Richmond", "Churchill", "Lloydminster", "Oak Bay", "St-Jean"]
)
def test_towns_that_visitors_may_mean_stay_side_by_side(places: Places, name: str) -> None:
    assert len(places.named(name)) > 1


def test_suggestions_begin_with_what_is_typed_and_the_largest_town(places: Places) -> None:
    assert places.starting_with("mont", limit=1)[0].name == "Montréal"
    assert places.starting_with("fort st j", limit=1)[0].name == "Fort St. John"
    assert len(places.starting_with("s", limit=7)) == 7
    assert places.starting_with("", limit=5) == ()


def test_an_area_lists_its_communities_by_name_with_hamlets_that_have_no_code(
    places: Places,
) -> None:
    names = [place.name for place in places.of_fsa("X0E")]
    assert {"Sachs Harbour", "Nahanni Butte", "Jean Marie River", "Kakisa"} <= set(names)
    assert names == sorted(names, key=fold)
    assert places.of_fsa("H0H") == ()


def test_the_nearest_place_is_found_also_in_the_far_north(places: Places) -> None:
    (here,) = places.nearest(Coordinate(lat=76.4, lon=-82.9))
    assert here.name == "Grise Fiord"
    near = places.nearest(Coordinate(lat=43.66, lon=-79.38), limit=3)
    assert near[0].region == "CA-ON"
    assert len(near) == 3


WITHOUT_A_ROAD = [
    *("Akulivik", "Aupaluk", "Inukjuak", "Ivujivik", "Kangiqsualujjuaq", "Kangiqsujuaq"),
    *("Kangirsuk", "Kuujjuaq", "Kuujjuarapik", "Puvirnituq", "Quaqtaq", "Salluit", "Tasiujaq"),
    *("Umiujaq", "Whapmagoostui", "Schefferville", "Old Crow", "Sachs Harbour", "Norman Wells"),
    *("Attawapiskat", "Kashechewan", "Fort Severn", "Peawanuck", "Webequie", "Moosonee"),
    *("Shamattawa", "Island Lake MB", "Churchill", "Tadoule Lake", "Wollaston Lake", "Fond-du-Lac"),
    *("Uranium City", "Fort Chipewyan", "Nain", "Natuashish", "Rigolet", "Harrington Harbour"),
    *("Bella Bella", "Hartley Bay", "Iqaluit"),
]
BY_ROAD = [
    *("Whati", "Yellowknife", "Fort Smith", "Tuktoyaktuk", "Whitehorse", "Dawson City"),
    *("Thompson MB", "Gillam", "Pickle Lake", "Chisasibi", "Happy Valley-Goose Bay", "La Ronge"),
    *("Prince George", "Thunder Bay", "Toronto"),
]
NOT_KNOWN = ["Stony Rapids", "Black Tickle", "Kawawachikamach", "Fox Lake AB", "Telegraph Creek"]


@pytest.mark.parametrize(
    ("name", "road"),
    [
        *((name, RoadAccess.NONE) for name in WITHOUT_A_ROAD),
        *((name, RoadAccess.ALL_SEASON) for name in BY_ROAD),
        *((name, RoadAccess.NOT_KNOWN) for name in NOT_KNOWN),
    ],
)
def test_access_by_road_is_what_sources_say_and_else_not_known(
    places: Places, name: str, road: RoadAccess
) -> None:
    bare, region = split_off_region(name)
    assert places.named(bare, region=region)[0].road is road


def test_a_missing_or_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="build_places"):
        Places.open(tmp_path)
    (tmp_path / FILE_NAME).write_text('{"rows": [')
    with pytest.raises(GazetteerError, match="build_places"):
        Places.open(tmp_path)


def test_towns_stand_in_addresses_and_districts_beaches_and_counties_do_not(places: Places) -> None:
    names = {place.name for place in places.with_mail()}
    assert {"Toronto", "Hornby", "Grise Fiord"} <= names
    assert not names & {"Tam O'Shanter-Sullivan", "Amigo Beach", "Norfolk County"}


@pytest.mark.parametrize("name", ["Percé", "Les Méchins", "Tête-à-la-Baleine", "Rivière-Héva"])
def test_a_town_of_quebec_is_shown_with_its_accents_and_found_without(name: str) -> None:
    bare = "".join(sign for sign in normalize("NFD", name) if not combining(sign))
    assert [place.name for place in Places.open().named(bare)] == [name]


def test_no_name_has_a_capital_after_its_apostrophe_where_english_has_none() -> None:
    assert not [place.name for place in Places.open() if re.search(r"'S\b", place.name)]


@settings(max_examples=10)
@given(lat=st.floats(42, 83), lon=st.floats(-141, -53))
def test_the_nearest_place_is_that_of_all(places: Places, lat: float, lon: float) -> None:
    here = Coordinate(lat=lat, lon=lon)
    of_all = min(distance_km(here, place.coordinate) for place in places)
    assert distance_km(here, places.nearest(here)[0].coordinate) == of_all
