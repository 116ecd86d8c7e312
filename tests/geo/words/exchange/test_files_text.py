import re
from string import Formatter

import pytest

from geo.words.admin.sentences import staff_text
from geo.words.exchange.files_text import EN, FR, files_text
from geo.words.language import Language
from tests.geo.words.records import strings

ENGLISH, FRENCH = dict(strings(EN)), dict(strings(FR))
BLANK = "\u00a0"


def _to_fill(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_both_languages_say_everything() -> None:
    assert set(ENGLISH) == set(FRENCH)
    assert all(sentence.strip() for sentence in (*ENGLISH.values(), *FRENCH.values()))
    assert (files_text(Language.EN), files_text(Language.FR)) == (EN, FR)


@pytest.mark.parametrize("path", sorted(ENGLISH))
def test_each_sentence_is_translated_and_filled_with_the_same_facts(path: str) -> None:
    assert _to_fill(ENGLISH[path]) == _to_fill(FRENCH[path])
    assert ENGLISH[path] != FRENCH[path] or path in {"in_format", "formats[meeting-guide].name"}


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


@pytest.mark.parametrize("language", list(Language))
def test_whoever_wants_to_take_a_group_out_is_sent_to_a_part_that_bears_this_name(
    language: Language,
) -> None:
    quoted = re.sub(r"[“”«»\u00a0]", "|", files_text(language).gone_lead)
    assert f"|{staff_text(language).room_work}|" in quoted.replace("||", "|")
