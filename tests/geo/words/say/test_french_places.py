import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.words.say.french_places import at_place, of_place


@pytest.mark.parametrize(
    ("name", "of", "at"),
    [
        ("Toronto", "de Toronto", "à Toronto"),
        ("Edmonton", "d’Edmonton", "à Edmonton"),
        ("Iqaluit", "d’Iqaluit", "à Iqaluit"),
        ("Inuvik, NT", "d’Inuvik, NT", "à Inuvik, NT"),
        ("Évain", "d’Évain", "à Évain"),
        ("Île-à-la-Crosse", "d’Île-à-la-Crosse", "à Île-à-la-Crosse"),
        ("Oujé-Bougoumou", "d’Oujé-Bougoumou", "à Oujé-Bougoumou"),
        ("Les Escoumins", "des Escoumins", "aux Escoumins"),
        ("Les Îles-de-la-Madeleine", "des Îles-de-la-Madeleine", "aux Îles-de-la-Madeleine"),
        ("Le Bic", "du Bic", "au Bic"),
        ("Le Gardeur", "de Le Gardeur", "à Le Gardeur"),
        ("Le Gardeur (Québec)", "de Le Gardeur (Québec)", "à Le Gardeur (Québec)"),
        ("La Tuque", "de La Tuque", "à La Tuque"),
        ("L’Assomption", "de L’Assomption", "à L’Assomption"),
        ("Lethbridge", "de Lethbridge", "à Lethbridge"),
        ("Hérouxville", "d’Hérouxville", "à Hérouxville"),
        ("Hébertville", "d’Hébertville", "à Hébertville"),
        ("Hebertville", "d’Hebertville", "à Hebertville"),
        ("Havre-Saint-Pierre", "de Havre-Saint-Pierre", "à Havre-Saint-Pierre"),
        ("Hay River", "de Hay River", "à Hay River"),
        ("Hopedale", "de Hopedale", "à Hopedale"),
        ("Ymir", "d’Ymir", "à Ymir"),
        ("Yamachiche", "de Yamachiche", "à Yamachiche"),
        ("Yellowknife", "de Yellowknife", "à Yellowknife"),
    ],
)
def test_a_name_is_elided_or_contracted_as_one_says_it(name: str, of: str, at: str) -> None:
    assert (of_place(name), at_place(name)) == (of, at)


@given(st.text())
def test_whatever_the_name_nothing_of_it_is_lost(name: str) -> None:
    bare = name.removeprefix("Les ").removeprefix("Le ")
    assert of_place(name).endswith(bare)
    assert at_place(name).endswith(bare)
