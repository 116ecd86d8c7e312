import re
from dataclasses import fields
from itertools import pairwise

import pytest

from geo.listing.audience import Audience
from geo.words.about_text import about_sections
from geo.words.language import Language
from geo.words.page_text import EN, FR, PageText, page_text

SAME_IN_BOTH = {"product", "where_placeholder", "map_marker", "map_sources", "extension"}


def _sentences(text: PageText) -> dict[str, str]:
    found = ((field.name, getattr(text, field.name)) for field in fields(text))
    return {name: value for name, value in found if isinstance(value, str)}


@pytest.mark.parametrize("name", sorted(_sentences(EN)))
def test_each_sentence_has_the_same_gaps_in_both_languages(name: str) -> None:
    gaps = [sorted(re.findall(r"{(?:of_)?(\w+)}", _sentences(text)[name])) for text in (EN, FR)]
    assert gaps[0] == gaps[1]


@pytest.mark.parametrize("name", sorted(set(_sentences(EN)) - SAME_IN_BOTH))
def test_no_sentence_was_left_in_english(name: str) -> None:
    english, french = _sentences(EN)[name], _sentences(FR)[name]
    assert french
    assert english != french


@pytest.mark.parametrize("language", Language)
def test_every_audience_can_be_chosen(language: Language) -> None:
    assert set(page_text(language).who) == set(Audience)


def test_the_crisis_lines_are_the_same_in_both_languages() -> None:
    dialled = [[(line.tel, line.sms) for line in text.crisis_lines] for text in (EN, FR)]
    assert dialled[0] == dialled[1]
    assert [tel for tel, _ in dialled[0]][:2] == ["911", "988"]


def test_the_about_page_has_the_same_sections_in_both_languages() -> None:
    shapes = [[len(said) for _, said in about_sections(language)] for language in Language]
    assert all(one == other for one, other in pairwise(shapes))
    assert shapes[0]
