"""Names are written with the capitals and accents that they have."""

import pytest

from geo.place.regions import Region
from scripts.making.spelling import census_spelling, well_capitalised


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("Heart'S Content", "Heart's Content"),
        ("Bay De Verde", "Bay de Verde"),
        ("Head Of Jeddore", "Head of Jeddore"),
        ("Md Of Bonnyville", "MD of Bonnyville"),
        ("Lourdes-De-Blanc-Sablon", "Lourdes-de-Blanc-Sablon"),
        ("Mcbride", "McBride"),
        ("Bras D'Or", "Bras d'Or"),
        ("The Pas", "The Pas"),
        ("De Winton", "De Winton"),
    ],
)
def test_small_words_are_small(published: str, written: str) -> None:
    assert well_capitalised(published) == written
    assert well_capitalised(written) == written


def test_the_census_knows_the_accents() -> None:
    assert census_spelling("Val-D'or", Region.QUEBEC) == "Val-d'Or"
    assert census_spelling("St-Jerome", Region.QUEBEC) == "Saint-Jérôme"


def test_another_saint_of_the_same_key_is_not_meant() -> None:
    assert census_spelling("Saint-Felicite", Region.QUEBEC) is None


def test_a_dene_name_keeps_the_accents_that_the_census_drops() -> None:
    assert census_spelling("Délı̨nę", Region.NORTHWEST_TERRITORIES) == "Délı̨nę"
