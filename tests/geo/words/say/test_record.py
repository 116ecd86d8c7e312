"""Both languages say everything, with the same facts, in their own typography."""

import re
from string import Formatter

import pytest

from geo.finder.decision import Rung
from geo.listing.audience import Audience, Welcome
from geo.place.fix import WhyAsk, WhyNoPlace
from geo.place.regions import Region
from geo.words.fields.words import field_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import text_in
from tests.geo.words.records import strings

RECORDS = (text_in, page_text, field_text)
ENGLISH = {path: said for one in RECORDS for path, said in strings(one(Language.EN))}
FRENCH = {path: said for one in RECORDS for path, said in strings(one(Language.FR))}
BLANK = "\u00a0"


def blanks_to_fill(sentence: str) -> set[str]:
    """Name the gaps of a sentence; French has a place with its preposition in one."""
    names = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    return {name.removeprefix("of_").removeprefix("at_") for name in names}


def test_both_languages_have_every_sentence() -> None:
    assert set(FRENCH) == set(ENGLISH)
    assert all(sentence.strip() or path == "thousands" for path, sentence in FRENCH.items())


@pytest.mark.parametrize("language", Language)
def test_every_member_of_every_closed_set_has_its_words(language: Language) -> None:
    text = text_in(language)
    for words, members in (
        (text.regions, Region),
        (text.in_regions, Region),
        (text.audiences, Audience),
        (text.welcomes, Welcome),
        (text.rungs, Rung),
        (text.which_place, WhyAsk),
        (text.no_place, WhyNoPlace),
    ):
        assert set(words) == set(members)
    assert (len(text.weekdays), len(text.months)) == (7, 12)


MAY_DIFFER = {
    "place", "number", "month", "weekday", "hour", "hour_of_12", "half", "minute",
    "short", "region",
}  # fmt: skip
"""French names the place elsewhere, puts the day before the month, and counts 24 hours."""


@pytest.mark.parametrize("path", sorted(ENGLISH))
def test_both_languages_are_filled_with_the_same_facts(path: str) -> None:
    english, french = blanks_to_fill(ENGLISH[path]), blanks_to_fill(FRENCH[path])
    assert english - MAY_DIFFER == french - MAY_DIFFER
    assert ("place" in english) == ("place" in french)


CREDITS = {"map_sources"}
"""Names of sources and licences, the same in both languages."""


def test_sentences_are_translated() -> None:
    long_and_equal = {
        path
        for path, sentence in ENGLISH.items()
        if FRENCH[path] == sentence and len(sentence.split()) > 3 and path not in CREDITS
    }
    assert long_and_equal == set()


@pytest.mark.parametrize("path", sorted(FRENCH))
def test_french_typography_is_that_of_canada(path: str) -> None:
    sentence = re.sub(r"https?://\S+|\{[^}]*\}", "x", FRENCH[path])
    assert not re.search(r"\s[;!?]", sentence), "no blank before ; ! ?"
    for colon in re.finditer(":", sentence):
        before = sentence[: colon.start()]
        between_digits = re.search(r"\d$", before) and re.match(r":\d", sentence[colon.start() :])
        assert before.endswith(BLANK) or between_digits, "a no-break blank before :"
    assert not re.search("«[^\u00a0]|[^\u00a0]»", sentence), "no-break blanks inside « »"
    assert "'" not in sentence, "a curved apostrophe"
    assert '"' not in sentence
    assert "  " not in sentence


@pytest.mark.parametrize("path", sorted(ENGLISH))
def test_english_typography_has_curved_quotes(path: str) -> None:
    sentence = ENGLISH[path]
    assert not re.search(r"\s[;:!?]", sentence)
    assert not re.search(r"\w'\w", sentence) or "St. John" in sentence
    assert '"' not in sentence


@pytest.mark.parametrize("records", [ENGLISH, FRENCH])
def test_no_sentence_shouts_or_promises_medical_help(records: dict[str, str]) -> None:
    for path, sentence in records.items():
        assert "!" not in sentence, path
