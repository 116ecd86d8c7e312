"""Every text that a visitor meets can be read after eight years of school, also by the tired."""

import re
from collections.abc import Iterable, Iterator

import pytest

from geo.listing.bilingual import Bilingual
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Listing
from geo.words.finder.about_text import about_sections
from geo.words.finder.away_text import away_text
from geo.words.finder.crowd_text import crowd_text
from geo.words.finder.filter_text import filter_text
from geo.words.finder.first_text import first_text
from geo.words.finder.plain_text import plain_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language, by_language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import text_in
from geo.words.submissions.record import front_text
from tests.geo.words import reading
from tests.geo.words.records import strings

_RECORDS = (
    page_text, text_in, visit_text, first_text, plain_text, crowd_text, away_text, filter_text,
    front_text,
)  # fmt: skip
_A_LABEL = 4
"""Words from which on a string of a record is a sentence."""


def _filled(said: str) -> str:
    numbered = re.sub(r"{(count|km|margin|number|most|days|minutes|months|version)}", "12", said)
    return re.sub(r"{\w+}", "Toronto", numbered)


def _sentences(language: Language) -> Iterator[tuple[str, str]]:
    for record in _RECORDS:
        for path, said in strings(record(language)):
            if "faults" not in path:  # for staff
                yield f"{record.__name__}.{path}", _filled(said)


def _running(texts: Iterable[str]) -> str:
    return " ".join(one if one.endswith((".", "!", "?")) else f"{one}." for one in texts)


def _too_hard(text: str, language: Language) -> str | None:
    hard = by_language(
        language,
        en=reading.grade(text) > reading.HARDEST_GRADE,
        fr=reading.ease(text) < reading.LEAST_EASE,
    )
    figure = by_language(language, en=reading.grade(text), fr=reading.ease(text))
    return f"{figure:.1f}: {text}" if hard else None


@pytest.mark.parametrize("language", Language)
def test_each_text_of_some_length_is_easy_to_read(language: Language) -> None:
    texts = [said for _, said in _sentences(language) if reading.words_in(said) >= reading.RUNNING]
    assert len(texts) > 60
    assert [hard for text in texts if (hard := _too_hard(text, language))] == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("record", _RECORDS)
def test_the_sentences_of_each_page_together_are_easy_to_read(
    record: object, language: Language
) -> None:
    name = f"{getattr(record, '__name__', '')}."
    said = [one for path, one in _sentences(language) if path.startswith(name)]
    text = _running(one for one in said if reading.words_in(one) >= _A_LABEL)
    assert _too_hard(text, language) is None


@pytest.mark.parametrize("language", Language)
def test_each_part_of_the_about_page_is_easy_to_read(language: Language) -> None:
    for _, paragraphs in about_sections(language):
        assert _too_hard(" ".join(paragraphs), language) is None


LISTING = tuple(read_directory())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("listing", LISTING, ids=[one.id for one in LISTING])
def test_each_entry_and_its_description_are_easy_to_read(
    listing: Listing, language: Language
) -> None:
    assert _too_hard(listing.description.in_language(language), language) is None
    assert _too_hard(" ".join(_told(listing, language)), language) is None


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("listing", LISTING, ids=[one.id for one in LISTING])
def test_no_sentence_of_an_entry_is_long(listing: Listing, language: Language) -> None:
    sentences = re.split(r"(?<=[.?!;]) ", " ".join(_told(listing, language)))
    assert [one for one in sentences if reading.words_in(one) > reading.LONGEST_SENTENCE] == []


def _told(listing: Listing, language: Language) -> Iterator[str]:
    told: tuple[Bilingual | None, ...] = (
        listing.description, listing.eligibility, listing.confidentiality, listing.notes,
    )  # fmt: skip
    for one in told:
        if one is not None:
            yield one.in_language(language)


def test_hard_text_is_told_from_easy_text() -> None:
    hard = "Confidentiality considerations necessitate individualized organizational arrangements."
    assert reading.grade(hard) > reading.HARDEST_GRADE
    assert reading.grade("You can try one group. You need not go back.") < 3
    assert reading.ease("La confidentialité nécessite des considérations particulières.") < 30
    assert reading.ease("Vous pouvez essayer. Rien ne vous y oblige.") > reading.LEAST_EASE
