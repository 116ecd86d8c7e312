import re
from dataclasses import fields
from string import Formatter

import pytest

from geo.staff.confirmation import LinkFault
from geo.submissions.public_submissions import Suggestion
from geo.words.language import Language
from geo.words.submissions.record import EN, FR, front_text
from tests.geo.words.records import strings

ENGLISH, FRENCH = dict(strings(EN)), dict(strings(FR))
BLANK = "\u00a0"


def _to_fill(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_both_languages_say_everything() -> None:
    assert set(ENGLISH) == set(FRENCH)
    assert all(sentence.strip() for sentence in (*ENGLISH.values(), *FRENCH.values()))


@pytest.mark.parametrize("path", sorted(ENGLISH))
def test_each_sentence_is_translated_and_filled_with_the_same_facts(path: str) -> None:
    assert _to_fill(ENGLISH[path]) == _to_fill(FRENCH[path])
    assert ENGLISH[path] != FRENCH[path] or path.endswith(".name")


@pytest.mark.parametrize("path", sorted(FRENCH))
def test_french_typography_is_that_of_canada(path: str) -> None:
    sentence = FRENCH[path]
    assert not re.search(r"\s[;!?]", sentence)
    assert all(sentence[: colon.start()].endswith(BLANK) for colon in re.finditer(":", sentence))
    assert not set("'\"!") & set(sentence)


@pytest.mark.parametrize("path", sorted(ENGLISH))
def test_english_has_curved_quotes_and_does_not_shout(path: str) -> None:
    assert not re.search(r"\s[;:!?]", ENGLISH[path])
    assert not set("'\"!") & set(ENGLISH[path])


@pytest.mark.parametrize("language", Language)
def test_each_way_in_which_a_link_fails_is_told_apart(language: Language) -> None:
    links = front_text(language).links
    assert set(links) == set(LinkFault)
    assert len({text.title for text in links.values()}) == len(LinkFault)


@pytest.mark.parametrize("language", Language)
def test_the_form_asks_for_what_a_suggestion_holds(language: Language) -> None:
    asked = [field.name for field in front_text(language).suggest_fields]
    assert set(asked) == {field.name for field in fields(Suggestion)} - {"language"}
    needed = {field.name for field in front_text(language).suggest_fields if field.is_needed}
    assert needed == {"name", "reached_by"}
