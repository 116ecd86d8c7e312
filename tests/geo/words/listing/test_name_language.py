import pytest

from geo.words.language import Language
from geo.words.listing.name_language import language_of_name, own_language


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


def test_only_a_name_in_the_other_language_has_to_say_so() -> None:
    assert own_language("Wings of Change", Language.FR) == "en"
    assert own_language("Wings of Change", Language.EN) is False
    assert own_language("OSISS", Language.FR) is False
