from datetime import date

import pytest

from geo.words.language import Language
from geo.words.say import keeper
from geo.words.say.frame_text import frame_text, kept_by
from geo.words.say.page_text import page_text
from service.html import pages
from service.html.page_frame import head_row, page_foot, page_head
from service.html.plain_page import PATHS, SUGGEST
from tests.parsed_page import ParsedPage

BOTH = pytest.mark.parametrize("language", Language)


@BOTH
def test_the_menu_holds_what_visitors_want_and_nothing_else(language: Language) -> None:
    links = ParsedPage(page_head(language)).named("a")
    lang = f"?lang={language}"
    assert [link["href"] for link in links] == [f"./{lang}", f"./groups{lang}", f"./about{lang}"]
    assert all("data-page" in link for link in links)


@BOTH
def test_the_menu_tells_which_page_is_open(language: Language) -> None:
    links = ParsedPage(page_head(language, page=pages.GROUPS)).named("a")
    assert [link["href"] for link in links if link.get("aria-current") == "page"] == [
        f"./groups?lang={language}"
    ]


@BOTH
def test_head_and_foot_say_whose_page_it_is(language: Language) -> None:
    for part in (page_head(language), page_foot(language)):
        words = "".join(ParsedPage(part).words)
        assert page_text(language).product in words
        assert kept_by(language) in words
        assert keeper.NAME in words


@BOTH
def test_another_organization_is_named_where_it_keeps_the_listing(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(keeper.OPERATOR, "  Peers <of> the North ")
    head = page_head(language)
    assert "Peers <of> the North" in "".join(ParsedPage(head).words)
    assert "<of>" not in head
    assert keeper.NAME not in head


@BOTH
def test_the_foot_has_the_quiet_links_and_the_last_day(language: Language) -> None:
    foot = page_foot(language, suggest=SUGGEST, last_day=date(2026, 11, 23))
    links = [str(link["href"]).partition("?")[0] for link in ParsedPage(foot).named("a")]
    paths = (pages.ABOUT, SUGGEST, pages.COVERAGE, pages.STAFF, PATHS[language])
    assert links == [f"./{path}" for path in paths]
    assert "2026" in "".join(ParsedPage(foot).words)


def test_the_foot_offers_only_what_there_is() -> None:
    foot = page_foot(Language.EN, has_plain=False)
    assert SUGGEST not in foot
    assert pages.SUGGEST not in foot
    assert "plain" not in foot
    assert frame_text(Language.EN).last_day.partition("{")[0] not in foot


def test_links_lead_to_the_start_from_folders_below_it() -> None:
    links = [
        *ParsedPage(head_row(Language.EN, start="../../", has_switch=False)).named("a"),
        *ParsedPage(page_foot(Language.EN, start="../../")).named("a"),
    ]
    assert all(str(link["href"]).startswith("../../") for link in links)


@BOTH
def test_the_other_language_is_offered_only_where_that_loses_nothing(language: Language) -> None:
    other = f"?lang={language.other}"
    offered = [link["href"] for link in ParsedPage(head_row(language)).named("a")]
    assert other in offered
    assert other not in head_row(language, has_switch=False)
