"""The town in an address, behind "City of", beside who is asking, near another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.place.fix import Fix, NoPlace, WhichPlace
from geo.place.locate import Locator

TOWNS = {
    "14946 Steeles Avenue East, Hornby": "Hornby, ON",
    "corner of Portage and Main, Winnipeg": "Winnipeg, MB",
    "800 boul Rene-Levesque Ouest, Montreal": "Montréal, QC",
    "123 rue Saint-Jean, Québec": "Québec, QC",
    "123 Main St Winnipeg": "Winnipeg, MB",
    "Box 100, Arviat": "Arviat, NU",
    "PO Box 55 Arviat NU": "Arviat, NU",
    "RR 2, Kenora, Ontario": "Kenora, ON",
    "Tim Hortons, Kenora": "Kenora, ON",
    "Town of Banff": "Banff, AB",
    "Ville d'Alma, QC": "Alma, QC",
    "Peguis First Nation": "Peguis, MB",
    "Nation crie de Mistissini": "Mistissini, QC",
    "Fort Nelson First Nation": "Fort Nelson, BC",
    "N. Battleford, SK": "North Battleford, SK",
    "Pte-Claire": "Pointe-Claire, QC",
    "Pt. Edward, ON": "Point Edward, ON",
    "Grand Falls/Grand-Sault": "Grand Falls, NB",
    "Canadian Forces Base Petawawa": "Petawawa, ON",
    "Hull, Gatineau": "Hull, QC",
    "a village near Kenora ON": "Kenora, ON",
    "I am a paramedic in La Ronge": "La Ronge, SK",
    "Montréal, Québec, QC": "Montréal, QC",
}


@pytest.mark.parametrize(("text", "label"), TOWNS.items())
def test_the_town_is_found(locator: Locator, text: str, label: str) -> None:
    fix = locator.locate(text)
    assert isinstance(fix, Fix)
    assert fix.label == label


@pytest.mark.parametrize("text", ["Ottawa-Gatineau", "Whistler/Squamish", "Toronto, Winnipeg"])
def test_of_two_towns_the_visitor_chooses(locator: Locator, text: str) -> None:
    assert isinstance(locator.locate(text), WhichPlace)


@pytest.mark.parametrize(
    "text", ["London England", "Vancouver, Washington", "Windsor, CT", "Georgia", "Toronto, AB"]
)
def test_a_town_abroad_or_in_a_province_without_it_is_none(locator: Locator, text: str) -> None:
    assert isinstance(locator.locate(text), NoPlace)


def test_a_saint_whose_name_may_go_on_is_asked_about(locator: Locator) -> None:
    question = locator.locate("Sainte-Anne")
    assert isinstance(question, WhichPlace)
    assert len({choice.region for choice in question.choices}) > 1


@given(
    st.lists(
        st.sampled_from(
            ["Toronto", "in", "near", ",", "/", "St", "rue", "City of", "police", "ON", "QC", "12",
             "and", "Canada", "First Nation", "N.", "CFB", "Saint", "d'", "(", ")", "Québec", "à"]
        ),
        max_size=12,
    )
)  # fmt: skip
def test_any_order_of_such_words_can_be_typed(locator: Locator, words: list[str]) -> None:
    assert isinstance(locator.locate(" ".join(words)), Fix | WhichPlace | NoPlace)


BESIDE_A_FORCE_OR_AN_AREA = {
    "OPP Kenora detachment": "Kenora, ON",
    "Medicine Hat Police Service": "Medicine Hat, AB",
    "K Division Edmonton": "Edmonton, AB",
    "Nelson BC police": "Nelson, BC",
    "Kamloops Fire Rescue": "Kamloops, BC",
    "Masset, Haida Gwaii": "Masset, BC",
    "Gravenhurst Muskoka": "Gravenhurst, ON",
    "Tofino, near Ucluelet": "Tofino, BC",
    "Weyburn near Estevan": "Weyburn, SK",
    "Vernon, BC near Kelowna": "Vernon, BC",
    "Selkirk Manitoba near Winnipeg": "Selkirk, MB",
    "Huntsville Muskoka OPP": "Huntsville, ON",
    "Beltline Calgary": "Beltline, AB",
    "au nord de Mont-Laurier": "Mont-Laurier, QC",
    "RR#3 Bobcaygeon ON": "Bobcaygeon, ON",
}


@pytest.mark.parametrize(("text", "label"), BESIDE_A_FORCE_OR_AN_AREA.items())
def test_a_force_an_area_or_a_direction_hides_no_town(
    locator: Locator, text: str, label: str
) -> None:
    fix = locator.locate(text)
    assert isinstance(fix, Fix)
    assert fix.label == label


@pytest.mark.parametrize(
    "text", ["between Calgary and Edmonton", "entre Matane et Gaspé", "between Terrace and Kitimat"]
)
def test_between_two_towns_neither_is_taken(locator: Locator, text: str) -> None:
    question = locator.locate(text)
    assert isinstance(question, WhichPlace)
    assert len(question.choices) == len(text.split()) - 2


@pytest.mark.parametrize(
    "text",
    ["spouse of a veteran", "I am a veteran", "firefighter's wife", "no", "St. Regis QC",
     "Grand Forks ND", "West Bay, Manitoulin"],
)  # fmt: skip
def test_no_place_is_taken_where_none_is_named(locator: Locator, text: str) -> None:
    assert isinstance(locator.locate(text), NoPlace)


@pytest.mark.parametrize("text", ["Portland", "Dublin", "Miami", "75001 Paris", "veteran"])
def test_what_rather_means_something_else_is_asked_about(locator: Locator, text: str) -> None:
    assert isinstance(locator.locate(text), WhichPlace)
    assert isinstance(locator.locate("Portland, ON"), Fix)
