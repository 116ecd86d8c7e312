import re
from string import Formatter

import pytest

from geo.coverage.demand import SurfaceGrade, SurfaceName
from geo.coverage.missing_information import Missing
from geo.coverage.regions import region_ids
from geo.coverage.siting import Method
from geo.words.coverage.names import coverage_text, region_name
from geo.words.coverage.sentences import (
    headline,
)
from geo.words.language import Language
from tests.geo.words.coverage_asked import RECORDS, beyond

EN, FR = Language.EN, Language.FR

# --- the record ----------------------------------------------------------------------------------


def blanks_to_fill(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_both_languages_have_every_sentence() -> None:
    assert set(RECORDS[FR]) == set(RECORDS[EN])
    for record in RECORDS.values():
        assert all(sentence.strip() for sentence in record.values())


@pytest.mark.parametrize("path", RECORDS[EN])
def test_both_languages_fill_in_the_same_facts(path: str) -> None:
    english, french = (blanks_to_fill(RECORDS[language][path]) for language in (EN, FR))
    assert {one.removesuffix("_upper").removeprefix("at_") for one in french} == english


def test_a_french_colon_and_french_quotes_have_no_break_blanks() -> None:
    written = RECORDS[FR].items()
    assert [path for path, said in written if re.search(r" [:»]|« |\d %", said)] == []


def test_french_has_no_blank_before_a_semicolon_and_curved_apostrophes() -> None:
    written = RECORDS[FR].items()
    assert [path for path, said in written if re.search(r"\s[;!?]|['\"]| {2}", said)] == []


def test_english_has_curved_quotes_and_no_blank_before_a_mark() -> None:
    written = RECORDS[EN].items()
    assert [path for path, said in written if re.search(r"\s[;:!?]|['\"]| {2}", said)] == []


def test_sentences_are_translated() -> None:
    english, french = RECORDS[EN], RECORDS[FR]
    same = [path for path in english if english[path] == french[path]]
    assert [path for path in same if len(english[path].split()) > 3] == []


@pytest.mark.parametrize("language", Language)
def test_every_member_of_every_closed_set_has_its_words(language: Language) -> None:
    text = coverage_text(language)
    for words, members in (
        (text.surfaces, SurfaceName),
        (text.grades, SurfaceGrade),
        (text.missing, Missing),
        (text.methods, Method),
    ):
        assert set(words) == set(members)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("region", region_ids())
def test_every_region_has_a_name_and_a_place_in_a_sentence(region: str, language: Language) -> None:
    assert region_name(region, language)
    where = coverage_text(language).in_place[region]
    assert where[0].islower()
    assert where in headline(beyond((1, 2), region=region), EN if language is EN else FR).replace(
        where[0].upper() + where[1:], where
    )


@pytest.mark.parametrize("language", Language)
def test_no_region_shares_its_name_or_its_place_with_another(language: Language) -> None:
    names = {region_name(region, language) for region in region_ids()}
    assert len(names) == len(set(coverage_text(language).in_place.values())) == len(region_ids())
    assert set(coverage_text(language).in_place) == set(region_ids())
