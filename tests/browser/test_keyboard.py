"""What axe cannot see: where the keyboard is, what a reader is told, what a fault is tied to."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from geo.words.finder.first_text import first_text
from geo.words.language import Language
from geo.words.submissions.record import front_text
from service.forms.submission_service import LEAST_S
from service.html.plain_page import PATHS, SUGGEST
from tests.browser.conftest import (
    BOTH_LANGUAGES,
    BOTH_SCREENS,
    DESKTOP,
    PATIENCE_MS,
    PHONE,
    Server,
    Visit,
)
from tests.browser.drawn import open_every_fold

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
HALF = {"width": 640, "height": 360}
"""1,280 px at 200 %."""
SCREENS = pytest.mark.parametrize("screen", [PHONE, HALF, DESKTOP], ids=["390", "640", "1280"])
MOST_STOPS = 150
LEAST_STOPS = 10
MOVED_WITHIN_MS = 400
STOP = """
() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect(), faults = [];
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  const isSlider = one.matches("input[type=range]"); // its handle stands for it
  if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: !isSlider }))
    faults.push("hidden");
  if (!isSlider && (box.width < 3 || box.height < 3)) faults.push("without a size");
  if (right - left < 2 || bottom - top < 2) faults.push("out of sight");
  else if (!isSlider) {
    const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const labels = [...(one.labels ?? [])];
    if (!one.contains(found) && !labels.some(label => label.contains(found)))
      faults.push("covered by " + found?.outerHTML.slice(0, 80));
  }
  if (one.matches("main")) faults.push("does nothing");
  return { what: one.outerHTML.slice(0, 110), faults };
}
"""
TOLD = """
() => {
  const told = [];
  window.npTold = told;
  const line = document.querySelector(".np-status");
  new MutationObserver(() => told.push(line.textContent))
    .observe(line, { childList: true, characterData: true, subtree: true });
}
"""
TOLD_TIMES = """
([times, patience]) => new Promise(done => {
  const until = performance.now() + patience;
  const look = () => window.npTold.length >= times || performance.now() > until
    ? done(window.npTold.length) : setTimeout(look, 50);
  look();
})
"""
DESCRIBED = """
field => [field.getAttribute("aria-invalid"),
  document.getElementById(field.getAttribute("aria-describedby"))?.textContent.trim()]
"""
UNTOLD_APART = """
() => {
  const found = new Map();
  for (const one of document.querySelectorAll("a[href], button, summary, [role=button]")) {
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    const name = one.localName + " " + (one.ariaLabel || one.textContent.trim());
    const does = one.getAttribute("href") || JSON.stringify({ ...one.dataset });
    if (!found.has(name)) found.set(name, new Set());
    found.get(name).add(does);
  }
  return [...found].filter(([, does]) => does.size > 1).map(([name]) => name);
}
"""


@pytest.fixture(scope="module")
def keeping_server(start: Callable[..., Server]) -> Server:
    """Start the page on a store of its own, where something can be handed in."""
    return start(None)


def _stops(page: Page) -> list[dict[str, Any]]:
    """Walk through a page by Tab, to its end."""
    stops: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        if stop["faults"]:  # a map may be on its way
            page.wait_for_timeout(MOVED_WITHIN_MS)
            stop = page.evaluate(STOP)
        stops.append(stop)
    pytest.fail("the keyboard never comes to the end of the page")


# --- no stop that is not seen --------------------------------------------------------------------


@SCREENS
def test_each_stop_of_the_keyboard_is_seen(
    visit: Open, server: Server, screen: dict[str, int]
) -> None:
    tab = visit(server, screen)
    for path in ("", "groups", "groups?group=heart", "about", "suggest", "coverage", "staff"):
        tab.open(path)
        if not path:
            tab.map.wait_for()
        stops = _stops(tab.page)
        assert len(stops) >= LEAST_STOPS, path
        assert [(path, stop) for stop in stops if stop["faults"]] == []


@SCREENS
@pytest.mark.parametrize("typed", ["M5V 3L9", "Iqualuitt"])
def test_each_stop_of_the_keyboard_in_an_answer_is_seen(
    visit: Open, server: Server, screen: dict[str, int], typed: str
) -> None:
    tab = visit(server, screen).open()
    tab.type_and_enter(typed)
    expect(tab.status).not_to_be_empty()
    tab.map.wait_for()
    tab.page.locator("body").evaluate("() => document.activeElement.blur()")
    assert [stop for stop in _stops(tab.page) if stop["faults"]] == []


def test_the_plain_page_has_no_stop_that_is_not_seen(visit: Open, server: Server) -> None:
    page = visit(server, PHONE).page
    for language in Language:
        page.goto(server.url + PATHS[language])
        assert [stop for stop in _stops(page) if stop["faults"]] == []


def test_the_link_that_skips_to_the_content_still_does(visit: Open, server: Server) -> None:
    tab = visit(server).open()
    skip = tab.page.get_by_role("link", name=first_text(Language.EN).skip_to_content)
    skip.focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("main")).to_be_focused()


# --- the keyboard stays where it was -------------------------------------------------------------


def test_after_a_search_on_a_phone_the_keyboard_is_at_what_was_understood(
    visit: Open, server: Server
) -> None:
    tab = visit(server, PHONE).open().ask("M5V 3L9")
    expect(tab.status).to_be_focused()
    change = tab.page.locator(".np-change")
    change.click()
    expect(tab.page.locator(".st-key-where input")).to_be_focused()


def test_after_a_search_on_a_wide_screen_the_keyboard_stays_in_the_field(
    visit: Open, server: Server
) -> None:
    tab = visit(server).open().ask("M5V 3L9")
    expect(tab.page.locator(".st-key-where input")).to_be_focused()


@BOTH_SCREENS
def test_the_keyboard_stays_where_it_was_when_the_page_changes(
    visit: Open, server: Server, screen: dict[str, int]
) -> None:
    tab = visit(server, screen).open().ask("M5V 3L9")
    page = tab.page
    fold = page.locator(".np-wishes > summary")
    _press(fold)
    expect(fold).to_be_focused()
    wish = page.locator(".np-wish input").first
    name = wish.get_attribute("value")
    before = page.locator(".np-narrow").get_attribute("data-chosen") or ""
    wish.focus()
    page.keyboard.press("Space")
    expect(page.locator(".np-narrow")).not_to_have_attribute("data-chosen", before)
    expect(page.locator(f".np-wish input[value={name}]").first).to_be_focused()
    _press(page.locator(".np-clear"))
    expect(page.locator(".np-clear")).to_have_count(0)
    expect(fold).to_be_focused()
    switch = page.locator(".st-key-switch-language button")
    _press(switch)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(switch).to_be_focused()
    expect(switch).to_have_attribute("lang", "en")


def test_where_what_was_pressed_goes_the_keyboard_goes_to_what_the_page_says_now(
    visit: Open, server: Server
) -> None:
    tab = visit(server).open().type_and_enter("Iqualuitt")
    _press(tab.page.locator("button").filter(has_text="Iqaluit").first)
    expect(tab.status).to_contain_text("Iqaluit")
    expect(tab.status).to_be_focused()


def _starts_with(start: str) -> re.Pattern[str]:
    return re.compile(f"^{re.escape(start)}")


def _press(one: Locator) -> None:
    one.focus()
    one.page.keyboard.press("Enter")


# --- what is told --------------------------------------------------------------------------------


def test_the_line_that_tells_is_there_before_it_has_something_to_tell(
    visit: Open, server: Server
) -> None:
    tab = visit(server).open()
    shown = tab.page.locator(".np-status:empty, .np-announce:empty, .np-said:empty")
    expect(shown).to_have_count(3)
    for line in shown.all():
        assert line.evaluate("line => getComputedStyle(line).display") != "none"
    lines = tab.page.get_by_role("status").count()
    tab.ask("M5V 3L9")
    assert tab.page.get_by_role("status").count() <= lines


def test_the_same_sentence_is_told_again_when_it_is_asked_again(
    visit: Open, server: Server
) -> None:
    tab = visit(server).open().ask("M5V 3L9")
    first = tab.status.text_content() or ""
    tab.page.evaluate(TOLD)
    for times in (1, 2, 3):
        tab.page.locator(".st-key-find button").click()
        assert tab.page.evaluate(TOLD_TIMES, [times, PATIENCE_MS]) == times
    told = tab.page.evaluate("window.npTold")
    assert [one.strip() for one in told] == [first] * 3
    assert all(one != other for one, other in zip([first, *told], told, strict=False))


def test_a_page_that_is_drawn_anew_for_another_reason_tells_nothing_twice(
    visit: Open, server: Server
) -> None:
    tab = visit(server).open().ask("M5V 3L9")
    tab.page.evaluate(TOLD)
    card = tab.opened("heart")
    card.locator("[data-choose]").click()
    with tab.page.expect_download():
        card.locator("[data-neutral]").click()
    assert tab.page.evaluate("window.npTold") == []


# --- a fault and its field -----------------------------------------------------------------------


@BOTH_LANGUAGES
def test_a_place_that_is_not_known_is_a_fault_of_its_field(
    visit: Open, server: Server, language: Language
) -> None:
    tab = visit(server).open(f"?lang={language}").type_and_enter("Xyzzyville")
    field = tab.page.locator(".st-key-where input")
    expect(field).to_have_attribute("aria-invalid", "true")
    faulty, told = field.evaluate(DESCRIBED)
    assert (faulty, told) == ("true", (tab.status.text_content() or "").strip())
    error = first_text(language).error_title.format(title="")
    expect(tab.page).to_have_title(_starts_with(error))
    tab.type_and_enter("M5V 3L9")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(tab.page).not_to_have_title(_starts_with(error))


@BOTH_LANGUAGES
def test_a_suggestion_that_is_not_taken_leads_to_its_first_faulty_field(
    visit: Open, keeping_server: Server, language: Language
) -> None:
    page = visit(keeping_server, PHONE).open(f"suggest?lang={language}").page
    page.wait_for_timeout((LEAST_S + 0.2) * 1000)
    page.locator(".st-key-suggest-send button").click()
    field = page.locator(".st-key-suggest-name input")
    expect(field).to_be_focused()
    faulty, told = field.evaluate(DESCRIBED)
    assert faulty == "true"
    assert told
    error = first_text(language).error_title.format(title="")
    expect(page).to_have_title(_starts_with(error))


def test_the_plain_forms_name_the_fault_in_the_title_and_lead_to_the_field(
    visit: Open, keeping_server: Server
) -> None:
    page, error = visit(keeping_server, java_script_enabled=False).page, "Error: "
    page.goto(keeping_server.url + PATHS[Language.EN])
    page.get_by_role("textbox").first.fill("Xyzzyville")
    page.keyboard.press("Enter")
    page.locator("[aria-invalid=true]").wait_for()
    assert page.title().startswith(error)
    page.goto(f"{keeping_server.url}{SUGGEST}")
    page.get_by_role("button", name=front_text(Language.EN).suggest_send).click()
    page.locator("[aria-invalid=true]").first.wait_for()
    assert page.title().startswith(error)


# --- names, languages, phones --------------------------------------------------------------------


@BOTH_LANGUAGES
def test_what_does_different_things_has_different_names(
    visit: Open, server: Server, language: Language
) -> None:
    tab = visit(server)
    for path in ("", "groups"):
        tab.open(f"{path}?lang={language}")
        if not path:
            tab.ask("M5V 3L9")
        open_every_fold(tab.page)
        assert tab.page.evaluate(UNTOLD_APART) == []


def test_a_name_in_the_other_language_says_so(visit: Open, server: Server) -> None:
    tab = visit(server).open("?lang=fr").ask("M5V 3L9")
    expect(tab.card("phoenix").locator(".np-name")).to_have_attribute("lang", "en")
    expect(tab.card("osiss").locator(".np-name")).not_to_have_attribute("lang", "en")


def test_who_one_is_brings_up_no_keys_on_a_phone(visit: Open, server: Server) -> None:
    tab = visit(server, PHONE).open()
    expect(tab.page.locator(".st-key-who input")).to_have_attribute("inputmode", "none")
    expect(tab.page.locator(".st-key-where input")).not_to_have_attribute("inputmode", "none")


def test_bullets_and_signs_are_not_read(visit: Open, server: Server) -> None:
    tab = visit(server).open().ask("M5V 3L9")
    tab.opened("heart")
    read = tab.card("heart").aria_snapshot()
    assert "·" not in read.split("listitem:")[1]
    assert "+ " not in read


# --- forced colours ------------------------------------------------------------------------------


def test_in_forced_colours_all_that_is_pressed_has_an_edge(visit: Open, server: Server) -> None:
    tab = visit(server, forced_colors="active").open().ask("M5V 3L9")
    edgeless = tab.page.evaluate(
        """() => [...document.querySelectorAll(
          "body > aside > a, .np-links a, .stButton button[kind=primary], .np-card, .np-number")]
        .filter(one => one.checkVisibility())
        .filter(one => !parseFloat(getComputedStyle(one).borderTopWidth)
          || /rgba.*, 0\\)/.test(getComputedStyle(one).borderTopColor))
        .map(one => one.outerHTML.slice(0, 100))"""
    )
    assert edgeless == []
