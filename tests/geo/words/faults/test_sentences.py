import re
from enum import Enum

import pytest

from geo.errors import GeoError, ListingError, ListingsError
from geo.faults.field import Missing, Plain
from geo.faults.file import NotToml, Slip, TooDeep
from geo.faults.problem import Problem
from geo.words.faults import en_fields, fr_fields
from geo.words.faults.sentences import error_sentence, problem_sentence
from geo.words.language import Language
from tests.geo.told import english, french
from tests.geo.words.faults.examples import NEEDED, every_problem

EVERY = tuple(every_problem())
FLAT = TooDeep(1)


def texts_of(problem: Problem) -> set[str]:
    """Name the facts that stand in a sentence letter by letter."""
    if isinstance(problem, Enum | Missing):
        return set()
    if isinstance(problem, NotToml) and problem.slip is not Slip.WITHOUT_QUOTES:
        return {problem.said}
    facts = [one for fact in problem for one in (fact if isinstance(fact, tuple) else (fact,))]
    return {one for one in facts if type(one) is str}


def test_there_is_an_example_of_every_fault() -> None:
    assert len({type(one) for one in EVERY}) > 90
    assert len(EVERY) > 200


@pytest.mark.parametrize("problem", EVERY, ids=repr)
def test_every_fault_is_said_in_both_languages_with_its_facts(problem: Problem) -> None:
    said = {language: problem_sentence(problem, language) for language in Language}
    assert said[Language.EN] == english(problem)
    assert said[Language.FR] == french(problem)
    assert said[Language.EN] != said[Language.FR]
    for sentence in said.values():
        assert not re.search(r"\{\w*\}|None|<\w|\w\(", sentence), sentence
        assert all(fact in sentence for fact in texts_of(problem)), sentence


@pytest.mark.parametrize("problem", EVERY, ids=repr)
def test_french_is_written_as_in_canada(problem: Problem) -> None:
    said = french(problem)
    assert not re.search(r" [:;?!]|\w'\w|  ", said), said


def test_whatever_a_file_must_hold_has_a_remedy_in_both_languages() -> None:
    assert sorted(en_fields.REMEDIES) == NEEDED
    assert sorted(fr_fields.REMEDIES) == NEEDED
    assert en_fields.TABLES.keys() == fr_fields.TABLES.keys()


@pytest.mark.parametrize(
    ("error", "in_english", "in_french"),
    [
        (
            ListingError("a.toml", "name.fr", Plain.EMPTY, line=3),
            "a.toml:3: name.fr: the text is empty; write it, or leave the field out",
            "a.toml:3\u00a0: name.fr\u00a0: le texte est vide; écrivez-le, ou enlevez le champ",
        ),
        (
            ListingsError("x", [ListingError("b", "", TooDeep(9)), ListingError("c", "", FLAT)]),
            f"b: {english(TooDeep(9))}\nc: {english(FLAT)}",
            f"b\u00a0: {french(TooDeep(9))}\nc\u00a0: {french(FLAT)}",
        ),
        (GeoError("as it is"), "as it is", "as it is"),
    ],
)
def test_an_error_says_where_its_fault_stands(
    error: GeoError, in_english: str, in_french: str
) -> None:
    assert error_sentence(error) == in_english
    assert error_sentence(error, Language.FR) == in_french
