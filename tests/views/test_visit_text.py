import re
from dataclasses import fields
from pathlib import Path

import pytest

from geo.finder.criteria import Criterion, PartOfDay
from geo.words.fields.words import words_of
from geo.words.finder.visit_text import EN, FR, VisitText, visit_text
from geo.words.language import Language
from geo.words.say.en import EN as ENGLISH
from geo.words.say.fr import FR as FRENCH

TERMS = Path(__file__).resolve().parents[2] / "docs" / "terms.md"


def _sentences(text: VisitText) -> dict[str, str]:
    found = ((field.name, getattr(text, field.name)) for field in fields(text))
    return {name: value for name, value in found if isinstance(value, str)}


@pytest.mark.parametrize("name", sorted(_sentences(EN)))
def test_each_sentence_has_the_same_gaps_and_words_of_its_own_in_both_languages(name: str) -> None:
    english, french = _sentences(EN)[name], _sentences(FR)[name]
    assert re.findall(r"{\w+}", english) == re.findall(r"{\w+}", french)
    assert english
    assert french
    assert english != french or not re.search(r"[a-z]", re.sub(r"{\w+}", "", english))


@pytest.mark.parametrize("language", Language)
def test_every_wish_has_its_words(language: Language) -> None:
    assert set(visit_text(language).wishes) == set(Criterion)
    assert set(visit_text(language).parts_of_day) == set(PartOfDay)


def test_french_sets_a_no_break_blank_before_what_needs_one() -> None:
    said = [*_sentences(FR).values()]
    assert [line for line in said if re.search(r" [:»]|« ", line)] == []


# --- the table of terms -----------------------------------------------------------------------


def _rows() -> dict[str, str]:
    lines = TERMS.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    return {row[0]: row[1] for row in cells}


def test_every_region_is_in_the_table_of_terms() -> None:
    rows = _rows()
    for region, english in ENGLISH.regions.items():
        assert rows[english] == FRENCH.regions[region]


def test_every_audience_is_in_the_table_of_terms() -> None:
    rows = _rows()
    for audience, english in ENGLISH.audiences.items():
        assert rows[english] == FRENCH.audiences[audience]


def test_every_rung_and_mode_is_in_the_table_of_terms() -> None:
    rows = _rows()
    for rung, word in ENGLISH.rungs.items():
        assert rows[word] == FRENCH.rungs[rung]
    for mode, word in words_of("modes", Language.EN).items():
        assert rows[word] == words_of("modes", Language.FR)[mode]
