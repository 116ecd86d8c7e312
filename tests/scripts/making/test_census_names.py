"""A census subdivision and a First Nation are found under what people type for them."""

import pytest

from geo.place.regions import Region
from scripts.making.census_names import band_names, census_name, counts_its_name
from tests.scripts.made_up import subdivision


@pytest.mark.parametrize(
    ("full", "bare"),
    [
        ("Constance Lake 92", "Constance Lake"),
        ("Opaskwayak Cree Nation 21E", "Opaskwayak Cree Nation"),
        ("Ochapowace 71-10", "Ochapowace"),
        ("Indian Island", "Indian Island"),
        ("Beardy's 97 and Okemasis 96", "Beardy's and Okemasis"),
        ("Pikwakanagan (Golden Lake 39)", "Pikwakanagan"),
    ],
)
def test_the_number_of_a_reserve_is_not_typed(full: str, bare: str) -> None:
    assert census_name(subdivision(full, "IRI")).bare == bare


def test_the_number_of_a_reserve_stays_another_name() -> None:
    assert census_name(subdivision("Constance Lake 92", "IRI")).full == "Constance Lake 92"


def test_both_languages_of_a_name_are_names() -> None:
    name = census_name(subdivision("The Nation / La Nation", "M"))
    assert {"thenation", "lanation"} <= name.keys


@pytest.mark.parametrize(
    ("full", "kind", "typed"),
    [
        ("Strathcona County", "SM", "strathcona"),
        ("Grande Prairie County No. 1", "MD", "grandeprairiecounty"),
        ("Grande Prairie County No. 1", "MD", "countyofgrandeprairie"),
        ("Bonnyville No. 87", "MD", "mdofbonnyville"),
        ("Meadow Lake No. 588", "RM", "rmofmeadowlake"),
        ("Hamilton", "TP", "hamiltontownship"),
        ("Flin Flon (Part)", "CY", "flinflon"),
        ("Cariboo A", "RDA", "caribooelectoralareaa"),
    ],
)
def test_a_municipality_is_found_with_and_without_its_type(
    full: str, kind: str, typed: str
) -> None:
    name = census_name(subdivision(full, kind, region=Region.ALBERTA))
    assert typed in name.keys


@pytest.mark.parametrize(
    ("own", "short"),
    [
        ("Peguis First Nation", "Peguis"),
        ("Norway House Cree Nation", "Norway House"),
        ("Conseil de la Première Nation Abitibiwinni", "Abitibiwinni"),
        ("Cree Nation of Nemaska", "Nemaska"),
        ("Pasqua First Nation #79", "Pasqua"),
        ("Moose Cree First Nation", "Moose Cree"),
        ("Heiltsuk", "Heiltsuk"),
    ],
)
def test_a_first_nation_is_found_without_the_words_that_most_bear(own: str, short: str) -> None:
    assert band_names(own)[0] == own
    assert band_names(own)[-1] == short


def test_only_a_town_counts_the_people_of_its_name() -> None:
    assert counts_its_name(subdivision("Meadow Lake", "T"))
    assert not counts_its_name(subdivision("Meadow Lake No. 588", "RM"))


def test_the_forms_of_a_county_belong_to_its_province() -> None:
    abroad = census_name(subdivision("Barrington", "MD", region=Region.NOVA_SCOTIA))
    assert "mdofbarrington" not in abroad.keys
