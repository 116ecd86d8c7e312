"""What a reader is told of each page, in both languages: kept, so that a change is seen.

After a change that was meant, `NEARPEER_TREES=1` before the same command writes the files anew;
the difference is then read before it is kept.
"""

import os
import re
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from geo.words.language import Language
from service.html.plain_page import PATHS, TELL_US
from tests.browser.conftest import BOTH_LANGUAGES, DESKTOP, PHONE, PROJECT, Server, Visit
from tests.browser.drawn import open_every_fold, wait_until_drawn

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
FOLDER: Final = PROJECT / "tests" / "golden" / "accessibility"
WANTED: Final = "NEARPEER_TREES"
TYPED: Final = "M5V 3L9"
PAGES: Final = ("groups", "groups?group=heart", "about", "suggest", "staff")
WITHOUT_THE_HOUR: Final = """
() => { for (const one of document.querySelectorAll(".np-next, .np-soon")) one.textContent = "*"; }
"""
"""What the clock decides is not kept: when the next meeting is."""
# Where pages lead is held elsewhere, and the day of the next meeting is not kept either.
ADDRESS: Final = re.compile(r"^\s*- /url: .*\n", re.MULTILINE)
NEXT: Final = re.compile(r"(Next meeting|Prochaine rencontre)[^\n]*")
SIGNS: Final = re.compile(r"[^a-z0-9]+")


def _compare(page: Page, name: str, language: Language) -> None:
    """Hold the tree of a page to the one that is kept, or keep it where that is wanted."""
    page.evaluate(WITHOUT_THE_HOUR)
    tree = NEXT.sub("*", ADDRESS.sub("", page.locator("body").aria_snapshot() + "\n"))
    file = FOLDER / f"{SIGNS.sub('-', name)}.{language}.yaml"
    if os.environ.get(WANTED):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(tree, encoding="utf-8")
    assert tree == file.read_text(encoding="utf-8"), f"see the first lines of {__file__}"


@BOTH_LANGUAGES
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["1280", "390"])
def test_the_tree_of_the_start_and_of_an_answer_is_as_kept(
    visit: Open, server: Server, screen: dict[str, int], language: Language
) -> None:
    tab, width = visit(server, screen).open(f"?lang={language}"), screen["width"]
    tab.map.wait_for()
    _compare(tab.page, f"start-{width}", language)
    tab.ask(TYPED)
    open_every_fold(tab.page)
    _compare(tab.page, f"answer-{width}", language)
    tab.open(f"?lang={language}").map.wait_for()
    tab.type_and_enter("Xyzzyville")
    expect(tab.page.locator("[aria-invalid=true]")).to_be_visible()
    _compare(tab.page, f"no-place-{width}", language)


@BOTH_LANGUAGES
@pytest.mark.parametrize("path", PAGES)
def test_the_tree_of_a_page_is_as_kept(
    visit: Open, server: Server, path: str, language: Language
) -> None:
    tab = visit(server).open(f"{path}{'&' if '?' in path else '?'}lang={language}")
    expect(tab.page.locator("html")).to_have_attribute("lang", language)
    tab.page.locator("footer").wait_for()
    wait_until_drawn(tab.page)
    expect(tab.page.locator("main[tabindex='-1']")).to_be_attached()
    _compare(tab.page, path, language)


@BOTH_LANGUAGES
def test_the_tree_of_the_plain_page_is_as_kept(
    visit: Open, server: Server, language: Language
) -> None:
    page = visit(server).page
    page.goto(server.url + PATHS[language])
    _compare(page, "plain-start", language)
    page.get_by_role("textbox").first.fill("Xyzzyville")
    page.keyboard.press("Enter")
    page.locator("[aria-invalid=true]").wait_for()
    _compare(page, "plain-no-place", language)
    page.goto(f"{server.url}{TELL_US}?lang={language}")
    _compare(page, "tell-us", language)
