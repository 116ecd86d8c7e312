"""Which community of an area is meant: its own, the largest first, and no town that is meant."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.place.area_question import MOST_CHOICES, ask_about, is_better_known
from geo.place.areas import Area, all_areas
from geo.place.fix import WhichPlace, WhyAsk
from geo.place.locate import Locator
from geo.place.places import Place, Places
from geo.place.regions import Region
from geo.project import DATA


@pytest.fixture(scope="session")
def places(locator: Locator) -> Places:
    return locator.places


def asked(text: str, places: Places, region: Region | None = None) -> WhichPlace:
    question = ask_about(text, region, places)
    assert question is not None, text
    assert question.area is not None
    return question


def labels(text: str, places: Places) -> list[str]:
    return [choice.label for choice in asked(text, places).choices]


@pytest.mark.parametrize(
    ("text", "among_the_first"),
    [
        ("Nunavut", "Iqaluit, NU"),
        ("Yukon", "Whitehorse, YT"),
        ("Ontario", "Toronto, ON"),
        ("Northern Ontario", "Greater Sudbury, ON"),
        ("northern Alberta", "Grande Prairie, AB"),
        ("Nunavik", "Kuujjuaq, QC"),
        ("York Region", "Markham, ON"),
        ("Niagara, ON", "St. Catharines, ON"),
        ("Vancouver Island", "Victoria, BC"),
        ("Gaspésie", "Gaspé, QC"),
        ("Kivalliq", "Rankin Inlet, NU"),
        ("Nunatsiavut", "Nain, NL"),
        ("Sahtu", "Norman Wells, NT"),
    ],
)
def test_the_communities_of_an_area_are_asked_about_the_largest_first(
    places: Places, text: str, among_the_first: str
) -> None:
    question = asked(text, places)
    assert question.why is WhyAsk.WHOLE_REGION
    assert question.asked == text
    assert among_the_first in [choice.label for choice in question.choices[:3]]
    assert len(question.choices) <= MOST_CHOICES


@pytest.mark.parametrize(
    "text",
    ["Québec", "Quebec City", "Halifax", "Perth", "Kenora", "Sudbury", "Victoria", "Waterloo"],
)
def test_a_town_that_is_better_known_than_the_area_of_its_name_is_not_asked_about(
    places: Places, text: str
) -> None:
    assert ask_about(text, None, places) is None


def test_a_small_town_that_bears_the_name_of_the_area_is_among_the_choices(places: Places) -> None:
    assert {"Oshawa, ON", "Durham, ON"} <= set(labels("Durham", places))
    assert "Niagara, ON" in labels("Niagara", places)


def test_the_province_decides_whether_it_is_written_or_was_read_before(places: Places) -> None:
    for question in (
        asked("Kings County, NS", places),
        asked("Kings County", places, Region.NOVA_SCOTIA),
    ):
        assert question.area is not None
        assert question.area.regions == (Region.NOVA_SCOTIA,)
        assert {choice.region for choice in question.choices} == {Region.NOVA_SCOTIA}
    assert ask_about("Kings County, AB", None, places) is None
    assert ask_about("Kings County, NS", Region.ALBERTA, places) is None


def test_areas_of_one_name_are_asked_about_together(places: Places) -> None:
    question = asked("Kings County", places)
    assert question.area is not None
    assert question.area.id == "1101+1207+1305"
    assert {choice.region for choice in question.choices} == set(question.area.regions)
    york = asked("York", places).area
    assert york is not None
    assert (york.name("en"), york.name("fr")) == (
        "York County / York Region",
        "comté de York / région de York",
    )


def test_a_named_region_is_told_to_whoever_shows_what_serves_it(places: Places) -> None:
    nunavik = asked("Nunavik", places).area
    assert nunavik is not None
    assert nunavik.named_regions == ("nunavik", "nord-du-quebec")


def test_the_whole_country_and_the_whole_north_are_no_areas(places: Places) -> None:
    assert ask_about("Canada", None, places) is None
    assert ask_about("the North", None, places) is None


def test_every_census_division_is_asked_about_with_its_own_towns_or_is_a_town(
    places: Places,
) -> None:
    rows = json.loads((DATA / "boundaries" / "divisions.json").read_text(encoding="utf-8"))
    for row in rows["divisions"]:
        region = all_areas().of_id(row["id"]).regions[0]
        question = ask_about(row["name"], region, places)
        if question is None:
            assert places.named(row["name"], region=region), row["name"]
        else:
            inside = [choice.division == row["id"] for choice in question.choices]
            assert any(inside), row["name"]


@given(st.sampled_from(tuple(all_areas())), st.booleans())
def test_every_choice_lies_in_the_area_or_bears_its_name(area: Area, in_french: bool) -> None:  # noqa: FBT001 - drawn
    text = area.name_fr if in_french else area.name_en
    question = ask_about(text, area.regions[0], PLACES)
    if question is None or question.area is None or question.area.id != area.id:
        return
    towns = [choice.label for choice in question.choices]
    assert len(set(towns)) == len(towns) <= MOST_CHOICES
    listed = {
        (place.name, place.region)
        for name, region in area.places
        for place in PLACES.named(name, region=region)
    }
    bearing = {place.name for place in PLACES.named(text, region=area.regions[0])}
    for choice in question.choices:
        inside = {choice.division, choice.region.value} & area.divisions
        assert inside or (choice.town, choice.region) in listed or choice.town in bearing


@given(st.text(max_size=60))
def test_any_text_is_asked_about_or_not_and_never_fails(text: str) -> None:
    question = ask_about(text, None, PLACES)
    assert question is None or question.choices


def test_a_well_known_area_yields_only_to_a_town_as_large_as_its_largest(places: Places) -> None:
    town: Place = places.named("Perth", region=Region.ONTARIO)[0]
    assert is_better_known(town, than=10 * town.population)
    assert not is_better_known(town, than=10 * town.population + 1)
    assert not is_better_known(town, than=town.population + 1, area_first=True)


PLACES = Places.open()


def test_what_the_census_counts_between_communities_is_no_community() -> None:
    question = ask_about("Yukon", None, Places.open())
    assert question is not None
    assert not [fix.label for fix in question.choices if "Unorganized" in fix.label]
