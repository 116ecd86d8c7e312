import re
from dataclasses import fields

import pytest

from geo.words.finder.first_text import EN, FR

NAMES = sorted(field.name for field in fields(EN))
SAME_IN_BOTH = {"pages", "menu"}


@pytest.mark.parametrize("name", NAMES)
def test_each_sentence_has_the_same_gaps_in_both_languages(name: str) -> None:
    gaps = [sorted(re.findall(r"{\w+}", getattr(text, name))) for text in (EN, FR)]
    assert gaps[0] == gaps[1]


@pytest.mark.parametrize("name", sorted(set(NAMES) - SAME_IN_BOTH))
def test_no_sentence_was_left_in_english(name: str) -> None:
    assert getattr(FR, name)
    assert getattr(EN, name) != getattr(FR, name)
