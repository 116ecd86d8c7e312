"""The head, the foot and the edges of every page, at the widths that people have."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.words.finder.first_text import first_text
from geo.words.language import Language
from geo.words.say.frame_text import frame_text, kept_by
from geo.words.say.page_text import page_text
from tests.browser.conftest import BOTH_LANGUAGES, DESKTOP, PHONE, Server, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
SIZES = [
    *((width, 720) for width in (320, 390, 768, 835, 1024, 1280, 1920)),
    (640, 360),  # 1,280 px at 200 %
]
TALLEST_BAR_PX = 64
SMALLEST_TARGET_PX = 44
ABOVE_THE_ANSWER_PX = 64
"""From the bar to the first words of an answer on a phone: one row."""
COVERED = """
() => {
  const faults = [];
  const pressed = ".stMain :is(a[href], button, input, select, textarea, summary)";
  const bar = [...document.querySelectorAll("body > aside")].find(one => one.checkVisibility());
  const top = bar.getBoundingClientRect().bottom;
  for (const one of document.querySelectorAll(pressed)) {
    if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const box = one.getBoundingClientRect();
    if (box.width < 2 || box.top < top || box.bottom > innerHeight || box.left < 0) continue;
    const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (found?.closest("aside, .stAppHeader")) faults.push(one.outerHTML.slice(0, 90));
  }
  return faults;
}
"""
EDGES = """
() => {
  const left = (selector) => {
    const one = [...document.querySelectorAll(selector)].find(part => part.checkVisibility());
    if (!one) return null;
    const words = document.createRange();
    words.selectNodeContents(one);
    return Math.round(words.getBoundingClientRect().left);
  };
  return [".np-menu a, .np-owner", ".np-head h1", "footer nav a", "footer p"].map(left);
}
"""
BAR = """
() => {
  const bar = [...document.querySelectorAll("body > aside")].find(one => one.checkVisibility());
  const boxes = [...bar.querySelectorAll("a, summary, small")]
    .filter(one => one.checkVisibility()).map(one => [one, one.getBoundingClientRect()]);
  const pressed = boxes.filter(([one]) => !one.matches("small"));
  return {
    tall: bar.getBoundingClientRect().height,
    small: pressed.filter(([, box]) => box.height < 44).map(([one]) => one.textContent),
    lines: boxes.filter(([one]) => one.matches("small"))
      .map(([one, box]) => Math.round(box.height / parseFloat(getComputedStyle(one).lineHeight))),
    overlap: pressed.flatMap(([one, a]) => pressed.filter(([other, b]) =>
      other !== one && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1
      && b.top < a.bottom - 1).map(([other]) => `${one.textContent} / ${other.textContent}`)),
    beyond: pressed.filter(([, box]) => box.right > innerWidth || box.left < 0).length,
  };
}
"""


def _at_each_size(tab: Visit, look: str) -> dict[tuple[int, int], Any]:
    seen = {}
    for width, height in SIZES:
        tab.page.set_viewport_size({"width": width, "height": height})
        seen[width, height] = tab.page.evaluate(look)
    return seen


@BOTH_LANGUAGES
def test_the_bar_of_help_is_in_order_at_every_width(
    visit: Open, server: Server, language: Language
) -> None:
    tab = visit(server, DESKTOP).open(f"?lang={language}")
    for size, bar in _at_each_size(tab, BAR).items():
        assert bar["tall"] <= TALLEST_BAR_PX, size
        assert (bar["small"], bar["overlap"], bar["beyond"]) == ([], [], 0), size
        assert max(bar["lines"]) <= (1 if size == (390, 720) else 3), size


@BOTH_LANGUAGES
@pytest.mark.parametrize("path", ["", "groups", "suggest", "about"])
def test_the_bar_and_the_exit_cover_nothing_that_can_be_pressed(
    visit: Open, server: Server, language: Language, path: str
) -> None:
    tab = visit(server, DESKTOP).open(f"{path}?lang={language}")
    if not path:
        tab.ask("X0A 0H0")
    found = _at_each_size(tab, COVERED)
    assert {size: covered for size, covered in found.items() if covered} == {}


@BOTH_LANGUAGES
@pytest.mark.parametrize("path", ["", "groups", "about"])
def test_head_content_and_foot_share_one_left_edge(
    visit: Open, server: Server, language: Language, path: str
) -> None:
    tab = visit(server, DESKTOP).open(f"{path}?lang={language}")
    for size, edges in _at_each_size(tab, EDGES).items():
        assert len(set(edges)) == 1, (size, edges)
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= SIZES[-1][0]


@BOTH_LANGUAGES
def test_one_row_stands_between_the_bar_and_an_answer_on_a_phone(
    visit: Open, server: Server, language: Language
) -> None:
    tab = visit(server, PHONE).open(f"?lang={language}").ask("M5V 3L9")
    bar = tab.page.locator("body > aside:visible").bounding_box()
    status = tab.status.bounding_box()
    assert bar
    assert status
    assert status["y"] - (bar["y"] + bar["height"]) <= ABOVE_THE_ANSWER_PX


@BOTH_LANGUAGES
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["1280", "390"])
def test_every_page_says_whose_it_is(
    visit: Open, server: Server, language: Language, screen: dict[str, int]
) -> None:
    tab = visit(server, screen)
    for path in ("", "groups", "suggest", "coverage", "staff", "about"):
        page = tab.open(f"{path}?lang={language}").page
        expect(page.locator(".np-owner")).to_be_visible()
        expect(page.locator(".np-owner")).to_contain_text(kept_by(language))
        expect(page.locator("footer")).to_have_count(1)
        expect(page.locator("footer")).to_contain_text(page_text(language).product)


@BOTH_LANGUAGES
def test_the_first_document_says_whose_it_is_and_has_the_same_links(
    visit: Open, server: Server, language: Language
) -> None:
    page = visit(server, PHONE, java_script_enabled=False, locale=f"{language}-CA").page
    page.goto(server.url)
    expect(page.locator(".np-owner:visible")).to_contain_text(kept_by(language))
    expect(page.locator("footer:visible")).to_have_count(1)
    menu = page.locator(".np-menu:visible a")
    text = frame_text(language)
    assert menu.all_inner_texts() == [text.find, text.groups, text.about]


def test_the_pages_open_without_a_new_start_and_the_way_back_keeps_the_answer(
    visit: Open, server: Server
) -> None:
    tab = visit(server).open().ask("X0A 0H0")
    page, text = tab.page, frame_text(Language.EN)
    page.evaluate("document.documentElement.dataset.same = 'yes'")
    _follow(page, text.groups, page_text(Language.EN).page_listings)
    expect(page.locator(".np-menu [aria-current=page]")).to_have_text(text.groups)
    _follow(page, text.about, page_text(Language.EN).page_about)
    page.go_back()
    page.go_back()
    expect(tab.status).to_contain_text("Iqaluit")
    expect(page.locator("html")).to_have_attribute("data-same", "yes")
    assert tab.errors == []


def _follow(page: Page, link: str, title: str) -> None:
    """Follow a link of the menu by the keyboard, which goes on at the new heading."""
    page.locator(".np-menu").get_by_role("link", name=link, exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=title)).to_be_focused()
    expect(page).to_have_title(f"{title} · {page_text(Language.EN).product}")


@BOTH_LANGUAGES
def test_the_open_help_of_a_phone_is_not_cut(
    visit: Open, server: Server, language: Language
) -> None:
    page = visit(server, PHONE).open(f"?lang={language}").page
    page.get_by_text(first_text(language).more_help).and_(page.locator(":visible")).click()
    for line in page_text(language).crisis_lines:
        expect(page.locator("aside:visible").get_by_text(line.number)).to_be_in_viewport()
