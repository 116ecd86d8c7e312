"""The guides for those who keep the list say what the pages say, in both languages."""

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

import geo.words
from geo.cli import main
from geo.listing.freshness import BELOW_AFTER_DAYS, FLAGGED_AFTER_DAYS
from geo.staff.confirmation import LINK_DAYS
from geo.words.exchange.files_text import files_text
from geo.words.language import Language
from geo.words.say.keeper import EMAIL
from geo.words.say.page_text import page_text
from geo.words.table import grouped
from service.sign_in.sign_ins import LASTS_S

ROOT: Final = Path(__file__).parents[1]
DOCS: Final = ROOT / "docs"
FOLDERS: Final = {Language.EN: DOCS, Language.FR: DOCS / "fr"}
NAMES: Final = ("first-week", "staff", "coverage", "exchange")
GUIDES: Final = [(language, name) for language in Language for name in NAMES]
MOST_WORDS_A_SENTENCE: Final = 18
OF_THE_LEAD: Final = {"bold", "gras"}
"""The word in bold that says what bold means."""


def guide(language: Language, name: str) -> str:
    return (FOLDERS[language] / f"{name}.md").read_text(encoding="utf-8")


def in_bold(text: str) -> set[str]:
    return {" ".join(one.split(" ")) for one in re.findall(r"\*\*(.+?)\*\*", _flat(text))}


def _flat(text: str) -> str:
    return re.sub(r"[ \n]+", " ", text)


@cache
def words_of(language: Language) -> tuple[re.Pattern[str], ...]:
    """Every sentence of the pages in one language, with any number where they fill one in."""
    ends = language.value.upper()
    found = {
        text
        for module in pkgutil.walk_packages(geo.words.__path__, "geo.words.")
        for name, record in vars(importlib.import_module(module.name)).items()
        if name.lstrip("_").rpartition("_")[2] == ends
        for text in _texts(record)
    }
    files = files_text(language)
    saves = {files.out_button.format(name=one.name) for one in files.formats.values()}
    return tuple(map(_pattern, {*found, *saves, page_text(language.other).language_name}))


def _texts(record: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a record holds
    match record:
        case str():
            yield str(record)
        case Mapping():
            yield from (text for value in record.values() for text in _texts(value))
        case tuple():
            yield from (text for value in record for text in _texts(value))
        case _ if is_dataclass(record):
            yield from (
                text for one in fields(record) for text in _texts(getattr(record, one.name))
            )
        case _:
            return


def _pattern(text: str) -> re.Pattern[str]:
    """A count in brackets at the end may be left out."""
    said = re.escape(re.sub(r" \(\{\w+\}\)$", "", text))
    return re.compile(re.sub(r"\\\{(count|days)\\\}", r"\\d+", said))


def is_of_the_pages(words: str, language: Language) -> bool:
    return any(one.fullmatch(words) for one in words_of(language))


@pytest.mark.parametrize(("language", "name"), GUIDES)
def test_every_word_in_bold_is_a_word_of_the_page(language: Language, name: str) -> None:
    bold = in_bold(guide(language, name)) - OF_THE_LEAD
    assert bold
    assert [one for one in sorted(bold) if not is_of_the_pages(one, language)] == []


def test_a_word_that_no_page_has_is_noticed() -> None:
    assert not is_of_the_pages("Press here", Language.EN)
    assert not is_of_the_pages("Confirm", Language.FR)
    assert is_of_the_pages("Confirm", Language.EN)


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_has_the_same_parts_in_both_languages(name: str) -> None:
    english, french = (guide(language, name) for language in Language)
    assert _shape(english) == _shape(french)


def _shape(text: str) -> list[str]:
    """What each line begins as: a heading, a step, a row, a quotation."""
    return re.findall(r"^(#+|\d+\.|- |\||> )", text, flags=re.MULTILINE)


@pytest.mark.parametrize(("language", "name"), GUIDES)
def test_sentences_are_short(language: Language, name: str) -> None:
    counts = [len(one.split()) for one in _sentences(guide(language, name))]
    assert sum(counts) / len(counts) < MOST_WORDS_A_SENTENCE


def _sentences(text: str) -> list[str]:
    prose = re.sub(r"^(#.*|\|.*)$", "", text, flags=re.MULTILINE)
    prose = re.sub(r"\]\(.*?\)", "]", prose)
    blocks = re.split(r"\n\n|\n(?=\d+\. |- )", prose)
    return [
        sentence
        for block in blocks
        for sentence in re.split(r"(?<=[.?!:])\s+(?=[A-ZÉÀ«“\"*\[])", block.strip())
        if len(sentence.split()) > 1
    ]


@pytest.mark.parametrize(("language", "name"), GUIDES)
def test_a_guide_needs_no_programmer(language: Language, name: str) -> None:
    text = guide(language, name)
    assert "```" not in text
    assert not re.findall(r"[A-Z]{2,}_[A-Z]|--\w+|python|SQL|cookie", text)


@pytest.mark.parametrize("name", NAMES)
def test_the_french_has_its_blanks_and_apostrophes(name: str) -> None:
    prose = re.sub(r"`[^`]*`|\]\([^)]*\)", "", guide(Language.FR, name))
    assert re.findall(r".{0,20}(?:[^\u00a0\d*]:|[^\u00a0]»|«[^\u00a0]|\w'\w|\d %)", prose) == []


def test_the_example_for_the_board_is_what_the_program_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = ("--region", "CA-YT", "--within", "100", "--listings", str(ROOT / "data" / "listings"))
    gaps = _answer(capsys, "gaps", *asked)
    [gained] = _answer(capsys, "where-next", "--k", "1", *asked)["proposals"]
    everybody, newly = gaps["residents"], gained["residents_gained"]
    assert (everybody, gained["place"]) == (gaps["residents_beyond"], "Whitehorse")
    for language in Language:
        said = guide(language, "coverage")
        for count in (everybody, newly, everybody - newly):
            assert grouped(count, language) in said
        assert f"{round(100 * newly / everybody)} " in said


def _answer(capsys: pytest.CaptureFixture[str], *asked: str) -> Any:  # noqa: ANN401 - JSON
    assert main([*asked, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_days_and_hours_are_those_of_the_program() -> None:
    assert LASTS_S == 8 * 3600
    for language, hours in ((Language.EN, "eight hours"), (Language.FR, "huit heures")):
        staff = guide(language, "staff")
        assert _days(staff) == [FLAGGED_AFTER_DAYS, BELOW_AFTER_DAYS]
        assert re.search(rf"\b{LINK_DAYS} (?:days|jours)", staff)
        assert hours in staff


def _days(text: str) -> list[int]:
    return [int(one) for one in re.findall(r"(?:After|Après) (\d+)\s(?:days|jours)", text)]


def test_the_readme_promises_what_the_guides_say() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert EMAIL in readme
    assert "twice a year" in readme
    assert "twice a year" in guide(Language.EN, "staff")
    assert "deux fois par année" in guide(Language.FR, "staff")
    for language in Language:
        for name in NAMES:
            file = (FOLDERS[language] / f"{name}.md").relative_to(ROOT)
            assert f"({file.as_posix()})" in readme
