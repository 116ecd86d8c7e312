"""One word for one thing: what docs/terms.md rules out stands in no text of the program."""

import re
from pathlib import Path
from typing import Final

import pytest

from geo.listing.bilingual import Bilingual
from geo.listing.files.listing_file import read_directory
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from tests.geo.words.records import strings
from tests.geo.words.said import texts

TERMS: Final = (Path(__file__).parents[3] / "docs" / "terms.md").read_text(encoding="utf-8")
_TABLE: Final = {Language.EN: "Not in English", Language.FR: "Not in French"}
_KEYS: Final = {"email", "meetings", "meeting-guide", "blank"}
"""Names of fields and formats, which are no text."""
_NAMES: Final = re.compile(r"Meeting Guide|postgresql\S+|{\w+}|\[\[\w+\]\]")
"""What others call their own, gaps, and names of fields."""


def banned(language: Language) -> list[str]:
    table = TERMS.split(f"| {_TABLE[language]} |")[1].split("\n\n")[0]
    cells = [line.split("|")[1].strip() for line in table.splitlines()[2:] if "|" in line]
    return [word.strip() for cell in cells for word in cell.split(",")]


def _form(word: str, language: Language) -> re.Pattern[str]:
    if word == "letter for a message":
        return re.compile(r"\bletters? (?:came|wait|is put|is deleted)")
    ending = r"s?" if language is Language.EN else r"(?:e?s?|le?s?)"
    return re.compile(rf"\b{re.escape(word)}{ending}\b", re.IGNORECASE)


def _found(said: str, language: Language) -> list[str]:
    plain = _NAMES.sub("", said)
    return [word for word in banned(language) if _form(word, language).search(plain)]


@pytest.mark.parametrize("language", Language)
def test_no_text_has_a_word_that_is_not_used(language: Language) -> None:
    said = [(path, text) for path, text in texts(language) if text not in _KEYS]
    assert len(said) > 1000
    assert {path: found for path, text in said if (found := _found(text, language))} == {}


@pytest.mark.parametrize("language", Language)
def test_no_entry_has_a_word_that_is_not_used(language: Language) -> None:
    for listing in read_directory():
        own = (getattr(listing, name) for name in ("description", "eligibility", "notes"))
        for text in own:
            if isinstance(text, Bilingual):
                assert _found(text.in_language(language), language) == []


def test_what_is_not_used_is_found() -> None:
    assert _found("Two letters wait for virtual users.", Language.EN) == [
        "virtual",
        "letter for a message",
        "user",
    ]
    assert _found("Vos souhaits et les communautés virtuelles.", Language.FR) == [
        "souhait",
        "communauté",
        "virtuel",
    ]


@pytest.mark.parametrize("language", Language)
def test_every_text_of_a_record_is_read_from_the_code(language: Language) -> None:
    written = {text for _, text in texts(language)}
    assert {said for _, said in strings(visit_text(language))} <= written


def test_a_french_page_has_no_text_that_reads_as_english() -> None:
    english = re.compile(r"\b(?:the|and|with|your|this|that|from|you|are|was)\b", re.IGNORECASE)
    said = [(path, re.sub(r"«[^»]*»|\"[^\"]*\"", "", text)) for path, text in texts(Language.FR)]
    kept = ("The First", "Badge of Life", "Peer Support", "Statistics")
    found = {
        path: text
        for path, text in said
        if english.search(text) and not any(name in text for name in kept)
    }
    assert found == {}
