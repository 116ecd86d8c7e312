from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.words.language import Language, by_language, preferred

EN, FR = Language.EN, Language.FR


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("iu,fr;q=0.8,en;q=0.2", FR),
        ("en;q=0.3,fr;q=0.9", FR),
        ("fr;q=0,en", EN),
        ("en;q=0, fr;q=0.1", FR),
        ("fry", EN),
        ("fry,fr", FR),
        ("fr-CA", FR),
        ("FR-ca ; Q=0.8 , EN ; q=0.9", EN),
        ("de, fr-CH;q=0.001", FR),
        ("fr,en", FR),
        ("en,fr", EN),
        ("fr;q=much,en;q=0.1", EN),
        ("fr;q=0", EN),
        ("*", EN),
        ("", EN),
    ],
)
def test_the_language_of_ours_that_is_wanted_most_is_spoken(
    header: str, language: Language
) -> None:
    assert preferred(header) is language


def test_a_wish_for_neither_language_leaves_the_choice_to_the_next() -> None:
    assert preferred("de", "fr-CA,en;q=0.5") is FR
    assert preferred("en", "fr") is EN
    assert preferred("fr;q=0", "", "fr-CA") is FR


quality = st.integers(0, 1000).map(lambda n: n / 1000)


@given(quality, quality)
def test_the_order_does_not_matter_where_one_is_wanted_more(english: float, french: float) -> None:
    assume(english != french)
    ranges = f"en-CA;q={english:.3f}", f"fr-CA;q={french:.3f}"
    wanted = FR if french > english else EN
    assert {preferred(",".join(order)) for order in permutations(ranges)} == {wanted}


@given(st.text())
def test_any_text_gives_one_of_the_two(header: str) -> None:
    assert preferred(header) in Language


def test_each_language_has_the_other() -> None:
    assert [language.other for language in Language] == list(reversed(Language))


def test_each_language_gets_what_is_its_own() -> None:
    assert [by_language(language, en=1, fr=2) for language in (EN, FR)] == [1, 2]
