import re
from dataclasses import astuple, fields

import pytest

from geo.words.finder.filter_text import EN, FR, Counted, FilterText


def _said(text: FilterText, name: str) -> list[str]:
    found = getattr(text, name)
    return [found.one, found.more] if isinstance(found, Counted) else [found]


@pytest.mark.parametrize("name", [field.name for field in fields(FilterText)])
def test_each_sentence_has_the_same_gaps_and_words_of_its_own_in_both_languages(name: str) -> None:
    for english, french in zip(_said(EN, name), _said(FR, name), strict=True):
        assert re.findall(r"{\w+}", english) == re.findall(r"{\w+}", french)
        assert english
        assert french


def test_one_and_many_are_said_apart() -> None:
    counted = Counted("1 group", "{count} groups")
    assert (counted.of(1), counted.of(7)) == ("1 group", "7 groups")


def test_french_sets_a_no_break_blank_before_what_needs_one() -> None:
    lines = [line for one in fields(FR) for line in _said(FR, one.name)]
    assert [line for line in lines if re.search(r" [:»]|« ", line)] == []
    assert astuple(FR) != astuple(EN)
