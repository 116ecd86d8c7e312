import re
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import pytest

from geo.listing.audience import Audience
from geo.words.finder.about_text import about_sections
from geo.words.language import Language
from geo.words.say import keeper
from geo.words.say.page_text import EN, FR, PageText, page_text

ROOT = Path(__file__).resolve().parents[4]
CITED = (ROOT / "docs" / "crisis-lines.md").read_text(encoding="utf-8")
SAME_IN_BOTH = {"product", "where_placeholder", "map_marker", "map_sources", "extension"}


def _sentences(text: PageText) -> dict[str, str]:
    found = ((field.name, getattr(text, field.name)) for field in fields(text))
    return {name: value for name, value in found if isinstance(value, str)}


@pytest.mark.parametrize("name", sorted(_sentences(EN)))
def test_each_sentence_has_the_same_gaps_in_both_languages(name: str) -> None:
    gaps = [sorted(re.findall(r"{(?:of_)?(\w+)}", _sentences(text)[name])) for text in (EN, FR)]
    assert gaps[0] == gaps[1]


@pytest.mark.parametrize("name", sorted(set(_sentences(EN)) - SAME_IN_BOTH))
def test_no_sentence_was_left_in_english(name: str) -> None:
    english, french = _sentences(EN)[name], _sentences(FR)[name]
    assert french
    assert english != french


@pytest.mark.parametrize("language", Language)
def test_every_audience_can_be_chosen(language: Language) -> None:
    assert set(page_text(language).who) == set(Audience)


def test_the_crisis_lines_are_the_same_in_both_languages() -> None:
    dialled = [[(line.tel, line.sms) for line in text.crisis_lines] for text in (EN, FR)]
    assert dialled[0] == dialled[1]
    assert [tel for tel, _ in dialled[0]][:2] == ["911", "988"]


@pytest.mark.parametrize("text", [EN, FR], ids=["en", "fr"])
def test_each_crisis_line_says_for_whom_it_is_on_the_bar_itself(text: PageText) -> None:
    short = {line.name: line.short.lower() for line in text.crisis_lines}
    assert len(set(short.values())) == len(text.crisis_lines)
    for number, words in (("1-855-242-3310", ("indigenous", "autochtones")),):
        labels = [line.short.lower() for line in text.crisis_lines if line.number == number]
        assert all(any(word in label for word in words) for label in labels)
    (federal,) = (line for line in text.crisis_lines if line.number == "1-800-268-7708")
    for who in (("ilitar", "ilitaires"), ("eterans", "étérans"), ("RCMP", "GRC"), ("famil",) * 2):
        assert any(word in federal.short for word in who)
        assert any(word in federal.for_whom for word in who)


def test_the_names_are_those_that_the_lines_give_themselves() -> None:
    names = [[line.name for line in text.crisis_lines[1:]] for text in (EN, FR)]
    assert names == [
        [
            "Suicide Crisis Helpline",
            "Hope for Wellness Helpline",
            "VAC Assistance Service and Canadian Forces Member Assistance Program",
        ],
        [
            "Ligne d’aide en cas de crise de suicide",
            "Ligne d’écoute d’espoir pour le mieux-être",
            "Service d’aide d’ACC et Programme d’aide aux membres des Forces canadiennes",
        ],
    ]


@pytest.mark.parametrize("text", [EN, FR], ids=["en", "fr"])
def test_911_is_said_to_be_missing_in_places(text: PageText) -> None:
    assert "Nunavut" in text.crisis_lines[0].for_whom


@pytest.mark.parametrize("text", [EN, FR], ids=["en", "fr"])
def test_every_line_is_in_the_document_that_cites_it(text: PageText) -> None:
    for line in text.crisis_lines:
        assert line.number in CITED
        assert line.number == "911" or all(
            name in CITED for name in re.split(" (?:and|et) (?=[CP])", line.name)
        )


@pytest.mark.parametrize("language", Language)
def test_the_warning_of_the_source_is_on_the_about_page(language: Language) -> None:
    said = " ".join(line for _, lines in about_sections(language) for line in lines)
    assert page_text(language).room_warning.fact in said
    assert keeper.EMAIL in said
    assert not set(said) & set("{}")


def test_the_address_of_those_who_keep_the_listing_stands_in_one_place() -> None:
    rooms = (path for room in ("geo", "service", "views") for path in (ROOT / room).rglob("*.py"))
    named = [path.name for path in rooms if keeper.EMAIL in path.read_text(encoding="utf-8")]
    assert named == ["keeper.py"]


def test_the_about_page_has_the_same_sections_in_both_languages() -> None:
    shapes = [[len(said) for _, said in about_sections(language)] for language in Language]
    assert all(one == other for one, other in pairwise(shapes))
    assert shapes[0]
