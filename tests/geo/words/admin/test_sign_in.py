"""What is said where staff sign in is said in both languages, in the typography of each."""

import re

import pytest

from geo.words.admin.sign_in import EN, FR, sign_in_text
from geo.words.language import Language
from tests.geo.words.records import strings
from tests.geo.words.say.test_record import BLANK, blanks_to_fill

ENGLISH, FRENCH = dict(strings(EN)), dict(strings(FR))


def test_each_language_has_its_record() -> None:
    assert (sign_in_text(Language.EN), sign_in_text(Language.FR)) == (EN, FR)


@pytest.mark.parametrize("path", sorted(ENGLISH))
def test_each_sentence_is_translated_and_filled_with_the_same_facts(path: str) -> None:
    assert ENGLISH[path].strip() != FRENCH[path].strip()
    assert blanks_to_fill(ENGLISH[path]) == blanks_to_fill(FRENCH[path])


@pytest.mark.parametrize("path", sorted(FRENCH))
def test_french_typography_is_that_of_canada(path: str) -> None:
    sentence = FRENCH[path]
    assert not re.search(r"\s[;!?]", sentence)
    assert all(sentence[: one.start()].endswith(BLANK) for one in re.finditer("[:»]", sentence))
    assert not set("'\"!") & set(sentence)


@pytest.mark.parametrize("path", sorted(ENGLISH))
def test_english_has_curved_quotes_and_does_not_shout(path: str) -> None:
    assert not re.search(r"\s[;:!?]", ENGLISH[path])
    assert not set("'\"!") & set(ENGLISH[path])
