import re
from datetime import datetime

import pytest

from geo.finder.decision import Rung
from geo.finder.finder import Finder
from geo.finder.ladder import Answer
from geo.listing.audience import Audience
from geo.listing.files.listing_file import read_directory
from geo.listing.published import PublishedDirectory
from geo.place.fix import Fix
from geo.place.locate import Locator
from geo.words.finder.answer import answer_text
from geo.words.language import Language
from geo.words.listing.entry import reached_line, reaches, told
from geo.words.say.sentences import text_in

AT = datetime.fromisoformat("2026-12-07T12:00:00-05:00")


@pytest.fixture(scope="module")
def answer() -> Answer:
    fix = Locator.open().locate("Regina")
    assert isinstance(fix, Fix)
    return Finder(PublishedDirectory(read_directory())).find(fix, audience=Audience.FIRE, at=AT)


@pytest.mark.parametrize("language", Language)
def test_rungs_stand_as_headings_in_their_order(answer: Answer, language: Language) -> None:
    lines = answer_text(answer, language).splitlines()
    headings = [text_in(language).rungs[rung] for rung in Rung if answer.on(rung)]
    at = [lines.index(heading) for heading in headings]
    assert at == sorted(at)
    assert text_in(language).rungs[Rung.NEAR] not in lines


@pytest.mark.parametrize("language", Language)
def test_every_option_is_numbered_through(answer: Answer, language: Language) -> None:
    lines = answer_text(answer, language).splitlines()
    numbered = [line for line in lines if line[:5].strip().rstrip(".").isdigit()]
    assert [int(line[:3]) for line in numbered] == list(range(1, len(answer.options) + 1))
    names = [option.listing.name.in_language(language) for option in answer.options]
    assert [line[5:] for line in numbered] == names


@pytest.mark.parametrize(
    ("language", "extension"), [(Language.EN, "extension 222"), (Language.FR, "poste 222")]
)
def test_contacts_are_told_with_every_way_to_reach_them(
    answer: Answer, language: Language, extension: str
) -> None:
    text = answer_text(answer, language)
    for part in ("Julius Brown", "306-525-5601", extension, "osi_ptsdcoord@cmhask.com"):
        assert part in text


@pytest.mark.parametrize("language", Language)
def test_what_is_not_for_the_visitor_comes_last_with_its_reason(
    answer: Answer, language: Language
) -> None:
    *_, heading, excluded = answer_text(answer, language).splitlines()
    assert heading == text_in(language).not_for_you
    assert "H.E.A.R.T." in excluded


@pytest.mark.parametrize("language", Language)
def test_no_brace_is_left_unfilled(answer: Answer, language: Language) -> None:
    assert not set(answer_text(answer, language)) & set("{}")


@pytest.mark.parametrize("language", Language)
def test_each_group_says_what_its_card_says_after_how_to_reach_it(
    answer: Answer, language: Language
) -> None:
    lines = [line.strip() for line in answer_text(answer, language).splitlines()]
    for option in answer.options:
        at = [lines.index(line) for line in told(option.listing, language)]
        assert at == sorted(at)
        for reached in reaches(option.listing, language):
            assert lines.index(reached_line(reached, language)) < at[0]


def test_french_puts_a_no_break_space_before_every_colon(answer: Answer) -> None:
    text = answer_text(answer, Language.FR)
    assert re.search(r"[^\u00a0]:(?!//)", re.sub(r"\d:\d", "", text)) is None
