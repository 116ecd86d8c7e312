"""axe-core on every state of every page, and what axe cannot see."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from geo.words.finder.others_text import others_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import text_in
from tests.browser.conftest import BOTH_LANGUAGES, BOTH_SCREENS, DESKTOP, PHONE, Server, Visit
from tests.browser.drawn import wait_until_drawn

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
SMALLEST_TARGET_PX = 24
TEXT_SPACING = """
* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }
"""
SMALL_TARGETS = """
least => [...document.querySelectorAll("a[href], button, input, summary, label.np-wish")]
  .filter(target => target.checkVisibility({ visibilityProperty: true }))
  .filter(target => !(target.matches("input") && target.closest("label")))
  .map(target => [target, target.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && Math.min(box.width, box.height) < least)
  .map(([target]) => target.outerHTML.slice(0, 100))
"""


def _faults(page: Page, state: str, but: Collection[str] = ()) -> Iterator[str]:
    page.mouse.move(0, 0)  # what comes under the pointer as the page moves changes its colour
    wait_until_drawn(page)  # what still fades has less contrast than it will
    rules = {rule: {"enabled": False} for rule in but}
    options = {"runOnly": {"type": "tag", "values": list(WCAG)}, "rules": rules}
    for fault in Axe().run(page, options=options).response["violations"]:
        for node in fault["nodes"]:
            yield f"{state}: {fault['id']}: {node['html'][:120]}"


@BOTH_LANGUAGES
@BOTH_SCREENS
def test_axe_finds_no_fault_where_other_places_are_offered(
    visit: Open, server: Server, screen: dict[str, int], language: Language
) -> None:
    tab = visit(server, screen).open(f"?lang={language}").ask("Windsor")
    for fold in tab.page.locator(".np-elsewhere summary").all():
        fold.click()
    assert [*_faults(tab.page, "other places")] == []


def _unfold(page: Page) -> None:
    """Bring the form up, which a phone folds above a question."""
    if not page.get_by_role("textbox").count():
        page.locator(".np-change").click()


@BOTH_LANGUAGES
@BOTH_SCREENS
def test_axe_finds_no_fault_in_any_state_of_the_finder(
    visit: Open, server: Server, screen: dict[str, int], language: Language
) -> None:
    text, words = page_text(language), visit_text(language)
    tab = visit(server, screen).open(f"?lang={language}")
    page, found = tab.page, list[str]()
    tab.map.wait_for()
    found += _faults(page, "start")
    if screen == PHONE:
        page.locator("aside summary:visible").click()
        found += _faults(page, "help open")
        page.locator("aside summary:visible").click()
    tab.type_and_enter("Iqualuitt")
    expect(page.get_by_text(text_in(language).did_you_mean)).to_be_visible()
    found += _faults(page, "no such place")
    tab.type_and_enter("X0A")
    expect(page.get_by_text(text.which_button, exact=True)).to_be_visible()
    found += _faults(page, "which community")
    _unfold(page)
    tab.type_and_enter("Nunavut")
    expect(page.get_by_text(others_text(language).not_here)).to_be_visible()
    found += _faults(page, "which of an area")
    _unfold(page)
    tab.ask("L9T 2X5")
    found += _faults(page, "results")
    tab.opened("heart")
    tab.pin("heart").click()
    tab.popup.wait_for()
    found += _faults(page, "card and marker open")
    page.keyboard.press("Escape")
    page.get_by_text(words.wishes_heading).click()
    found += _faults(page, "wishes open")
    for field in page.locator(".np-wish-sets input[name=costs]").all():
        tab.wish(field)
    tab.wish(page.locator(".np-wish input[value=contact_first]"))
    found += _faults(page, "wishes that set groups aside")
    page.emulate_media(media="print")
    found += _faults(page, "print", but={"target-size"})  # nobody presses on paper
    assert found == []


@BOTH_LANGUAGES
@BOTH_SCREENS
def test_axe_finds_no_fault_on_the_other_pages(
    visit: Open, server: Server, screen: dict[str, int], language: Language
) -> None:
    tab, found = visit(server, screen), list[str]()
    for path in ("groups", "groups?group=heart", "groups?group=gone", "about"):
        tab.open(f"{path}{'&' if '?' in path else '?'}lang={language}")
        expect(tab.page.locator("h1")).to_be_visible()
        expect(tab.page.locator("html")).to_have_attribute("lang", language)
        found += _faults(tab.page, path)
    assert found == []


@BOTH_SCREENS
@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_no_fault_in_an_error_and_in_dark_colours(
    visit: Open, broken_server: Server, server: Server, screen: dict[str, int], scheme: str
) -> None:
    failed = visit(broken_server, screen, color_scheme=scheme).open()
    expect(failed.page.get_by_role("alert")).to_be_visible()
    found = list(_faults(failed.page, "error"))
    tab = visit(server, screen, color_scheme=scheme).open().ask("X0A 0H0")
    tab.pin("heart").click()
    tab.popup.wait_for()
    assert found + list(_faults(tab.page, scheme)) == []


@BOTH_SCREENS
def test_every_target_is_large_enough_for_a_finger(
    visit: Open, server: Server, screen: dict[str, int]
) -> None:
    tab = visit(server, screen).open().ask("L9T 2X5")
    tab.page.get_by_text(visit_text(Language.EN).wishes_heading).click()
    small = tab.page.evaluate(SMALL_TARGETS, SMALLEST_TARGET_PX)
    assert small == []


def test_nothing_is_lost_at_200_percent_or_with_wide_text(visit: Open, server: Server) -> None:
    half = {"width": DESKTOP["width"] // 4, "height": DESKTOP["height"] // 2}
    tab = visit(server, half).open().ask("L9T 2X5")
    tab.page.add_style_tag(content=TEXT_SPACING)
    wide = tab.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= half["width"]
    cut = tab.page.evaluate(
        """() => [...document.querySelectorAll(".np-card *, .np-status, .np-start *")]
        .filter(one => one.clientWidth && one.scrollWidth > one.clientWidth + 1)
        .map(one => one.outerHTML.slice(0, 100))"""
    )
    assert cut == []


def test_nothing_moves_for_those_who_asked_for_that(visit: Open, server: Server) -> None:
    tab = visit(server, reduced_motion="reduce").open().ask("L9T 2X5")
    moving = tab.page.evaluate(
        """() => [...document.querySelectorAll(".stMain *, body > aside *")].filter(one => {
          const style = getComputedStyle(one);
          return style.transitionDuration !== "0s" || style.animationName !== "none";
        }).length"""
    )
    assert moving == 0


def test_the_broken_page_writes_nothing_of_the_fault_to_the_visitor(
    visit: Open, broken_server: Server, tmp_path: Path
) -> None:
    tab = visit(broken_server).open("?lang=fr")
    expect(tab.page.get_by_role("alert")).to_contain_text(page_text(Language.FR).sorry)
    assert tmp_path.name not in tab.page.content()
