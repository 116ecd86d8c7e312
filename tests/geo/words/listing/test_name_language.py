import pytest

from geo.words.language import Language
from geo.words.listing.name_language import language_of_name


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("The Phoenix P.T.S. Support Group", Language.EN),
        ("Wings of Change", Language.EN),
        ("Badge of Life Canada", Language.EN),
        ("Edmonton Police Service Veteran’s Assistance Program", Language.EN),
        ("Soutien social aux blessures de stress opérationnel (SSBSO)", Language.FR),
        ("Groupe d’entraide des pompiers", Language.FR),
        ("OSISS", None),
        ("La Maison des Peers", None),
        ("", None),
    ],
)
def test_a_name_tells_its_language_by_its_small_words(name: str, language: Language | None) -> None:
    assert language_of_name(name) is language
