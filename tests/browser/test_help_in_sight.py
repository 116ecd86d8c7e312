"""The crisis lines and the quick exit in every state that a page can be in."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from geo.listing.audience import Audience
from geo.words.finder.first_text import first_text
from geo.words.finder.plain_text import plain_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from tests.browser.conftest import BOTH_LANGUAGES, BOTH_SCREENS, DESKTOP, PHONE, Server, Visit
from tests.browser.in_sight import faults_of_help

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
SIZES = [
    *((width, 720) for width in (320, 360, 390, 641, 768, 853, 1023, 1024, 1280, 1920)),
    (320, 256),
    (640, 360),
    (844, 390),
]
SCROLL_TO_END = """
() => { for (const part of document.querySelectorAll(".stMain, .np-plain, html"))
  part.scrollTo(0, part.scrollHeight); }
"""
BAR_COLOUR = "rgb(58, 37, 48)"
ENDS_OF_WORDS = """
(bar) => [...bar.querySelectorAll("a, summary")].filter(one => one.checkVisibility()).map(one => {
  const words = document.createRange();
  words.selectNodeContents(one);
  return [one.getBoundingClientRect().left, words.getBoundingClientRect().right];
})
"""
"""Where each thing to press begins, and where its words end, from left to right."""
RAW = re.compile(r"TypeError|Failed to fetch|dynamically imported|error loading", re.IGNORECASE)
NOT_ARRIVED = ["**/np-core.js", "**/np-parts.js", "**/page.js*"]


@BOTH_LANGUAGES
def test_help_is_in_the_first_picture_without_any_script(
    visit: Open, server: Server, language: Language
) -> None:
    page = visit(server, PHONE, locale=f"{language}-CA", java_script_enabled=False).page
    page.goto(server.url)
    assert faults_of_help(page, language) == []
    form = page.locator("form:visible")
    form.get_by_label(page_text(language).where_label).fill("X0A 0H0")
    form.get_by_role("button").click()
    expect(page.get_by_role("heading", name=plain_text(language).title_answer)).to_be_visible()
    assert faults_of_help(page, language) == []


@BOTH_LANGUAGES
def test_help_stays_while_the_page_loads(visit: Open, server: Server, language: Language) -> None:
    page = visit(server, PHONE).page
    held: list[Route] = []
    page.route("**/static/**/js/*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks it
    page.goto(f"{server.url}?lang={language}", wait_until="commit")
    expect(page.locator("main:visible h1")).to_have_text(page_text(language).find_heading)
    assert faults_of_help(page, language) == []


@BOTH_LANGUAGES
def test_help_stays_at_every_width_and_wherever_one_has_scrolled(
    visit: Open, server: Server, language: Language
) -> None:
    tab = visit(server, DESKTOP).open(f"?lang={language}").ask("X0A 0H0")
    found = {}
    for width, height in SIZES:
        tab.page.set_viewport_size({"width": width, "height": height})
        tab.page.evaluate(SCROLL_TO_END)
        found[width, height] = faults_of_help(tab.page, language)
        assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    assert {size: faults for size, faults in found.items() if faults} == {}


@BOTH_LANGUAGES
@pytest.mark.parametrize(
    "path", ["plain", "tell-us", "suggest-a-group", "guide/staff", "nowhere", "about/x"]
)
def test_help_stays_on_the_pages_without_scripts(
    visit: Open, server: Server, language: Language, path: str
) -> None:
    page = visit(server, locale=f"{language}-CA", java_script_enabled=False).page
    path = plain_text(language).path if path == "plain" else path
    found = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{server.url}{path}?lang={language}#end")
        found[width, height] = faults_of_help(page, language)
    assert {size: faults for size, faults in found.items() if faults} == {}


@BOTH_LANGUAGES
def test_the_plain_page_has_the_bar_of_all_pages_and_covers_no_word_of_it(
    visit: Open, server: Server, language: Language
) -> None:
    page = visit(server, java_script_enabled=False).page
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{server.url}{plain_text(language).path}")
    bar = page.locator("body > aside")
    assert bar.evaluate("(bar) => getComputedStyle(bar).backgroundColor") == BAR_COLOUR
    ends: list[list[float]] = bar.evaluate(ENDS_OF_WORDS)
    assert len(ends) == len(["help", "911", "988", "text", "exit"])
    for (_, end), (start, _) in pairwise(ends):
        assert end <= start


@BOTH_LANGUAGES
@BOTH_SCREENS
@pytest.mark.parametrize("path", ["", "groups", "suggest", "coverage", "staff", "about"])
def test_help_stays_on_every_page(
    visit: Open, server: Server, language: Language, screen: dict[str, int], path: str
) -> None:
    tab = visit(server, screen).open(f"{path}?lang={language}")
    tab.page.evaluate(SCROLL_TO_END)
    assert faults_of_help(tab.page, language) == []


@BOTH_LANGUAGES
def test_all_lines_are_one_press_away_on_a_phone_and_cover_nothing_urgent(
    visit: Open, server: Server, language: Language
) -> None:
    page = visit(server, PHONE).open(f"?lang={language}").page
    page.get_by_text(first_text(language).more_help).and_(page.locator(":visible")).click()
    for line in page_text(language).crisis_lines:
        link = page.get_by_role("link", name=line.number).first
        expect(link).to_be_in_viewport()
        expect(link).to_contain_text(line.for_whom)
    assert faults_of_help(page, language) == []


def test_the_keyboard_stops_at_nothing_that_is_out_of_sight(visit: Open, server: Server) -> None:
    page = visit(server, PHONE).open().page
    for _ in range(12):
        page.keyboard.press("Tab")
        box = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
        assert min(box["right"], box["bottom"]) > 0


@BOTH_LANGUAGES
def test_the_bar_follows_the_language_of_the_page(
    visit: Open, server: Server, language: Language
) -> None:
    other = Language.EN if language is Language.FR else Language.FR
    page = visit(server).open(f"?lang={language}").page
    page.get_by_role("button", name=page_text(other).language_name).click()
    expect(page.locator("html")).to_have_attribute("lang", other)
    assert faults_of_help(page, other) == []


@BOTH_LANGUAGES
@BOTH_SCREENS
def test_a_lost_server_is_told_kindly_and_covers_nothing(
    visit: Open, start: Callable[..., Server], language: Language, screen: dict[str, int]
) -> None:
    server = start()
    tab = visit(server, screen).open(f"?lang={language}").ask("X0A 0H0")
    server.process.terminate()
    server.process.wait(timeout=10)
    expect(tab.page.get_by_role("status").get_by_text(first_text(language).lost)).to_be_visible()
    tab.page.wait_for_timeout(4000)  # Streamlit's own dialog would have come by now
    expect(tab.page.get_by_role("dialog")).to_have_count(0)
    assert faults_of_help(tab.page, language) == []
    for way in (
        tab.page.get_by_role("button", name=first_text(language).reload),
        tab.page.locator("#np-news").get_by_role("link", name=first_text(language).plain_page),
    ):
        way.click()
        expect(tab.page.get_by_text(first_text(language).still_lost)).to_be_visible()
    assert faults_of_help(tab.page, language) == []
    call = tab.opened("saskatchewan-osi").get_by_role("link").first
    call.scroll_into_view_if_needed()
    call.click(trial=True)


@BOTH_LANGUAGES
def test_a_line_that_is_silent_is_told_after_some_seconds(
    visit: Open, server: Server, language: Language
) -> None:
    tab = visit(server, PHONE)
    silent: list[bool] = []

    def between(line: WebSocketRoute) -> None:
        beyond = line.connect_to_server()
        line.on_message(lambda sent: None if silent else beyond.send(sent))

    tab.page.route_web_socket("**/_stcore/stream", between)
    tab.open(f"?lang={language}")
    silent.append(True)
    tab.type_and_enter("X0A 0H0")
    said = tab.page.get_by_role("status").get_by_text(first_text(language).waiting)
    expect(said).to_be_visible(timeout=10_000)
    assert faults_of_help(tab.page, language) == []


def test_nothing_is_said_where_nothing_is_amiss(visit: Open, server: Server) -> None:
    page = visit(server).open().ask("X0A 0H0").page
    page.wait_for_timeout(8000)  # longer than what is taken for silence
    expect(page.locator("#np-news")).to_be_empty()


@BOTH_LANGUAGES
@pytest.mark.parametrize("blocked", NOT_ARRIVED)
def test_a_script_that_does_not_arrive_leaves_help_and_the_plain_form(
    visit: Open, server: Server, language: Language, blocked: str
) -> None:
    tab = visit(server, PHONE)
    page = tab.page
    page.route(blocked, lambda route: route.abort())
    page.goto(f"{server.url}?lang={language}")
    expect(page.get_by_text(first_text(language).not_yet)).to_be_visible(timeout=12_000)
    assert faults_of_help(page, language) == []
    assert not RAW.search(page.locator("body").inner_text())
    _answers(page, language)
    tab.errors.clear()  # the browser tells of what was blocked


@BOTH_LANGUAGES
def test_a_refused_websocket_leaves_help_and_the_plain_form(
    visit: Open, server: Server, language: Language
) -> None:
    page = visit(server, PHONE).page
    page.route_web_socket("**/_stcore/stream", lambda line: line.close(code=1008))
    page.goto(f"{server.url}?lang={language}")
    expect(page.get_by_text(first_text(language).not_yet)).to_be_visible(timeout=10_000)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert faults_of_help(page, language) == []
    _answers(page, language)


def test_a_part_that_fails_later_is_told_kindly(visit: Open, server: Server) -> None:
    tab = visit(server).open()
    tab.page.evaluate(
        """() => { const box = document.createElement("div");
        box.className = "stAlertContainer"; box.textContent = "TypeError: Failed to fetch";
        document.querySelector(".stElementContainer").append(box); }"""
    )
    expect(tab.page.get_by_text(first_text(Language.EN).missing)).to_be_visible()
    assert not RAW.search(tab.page.locator("body").inner_text())
    assert faults_of_help(tab.page, Language.EN) == []


def _answers(page: Page, language: Language) -> None:
    form = page.locator("form:visible")
    form.get_by_label(page_text(language).where_label).fill("X0A 0H0")
    form.get_by_role("button").click()
    expect(page.get_by_role("heading", name=plain_text(language).title_answer)).to_be_visible()
    assert faults_of_help(page, language) == []


# --- the page takes the place of the plain form --------------------------------------------------


def test_what_was_typed_before_the_page_stood_is_carried_over(visit: Open, server: Server) -> None:
    tab = visit(server, PHONE)
    page = tab.page
    let_through = _hold(page)
    page.goto(server.url, wait_until="commit")
    box = page.locator("form:visible").get_by_label(page_text(Language.EN).where_label)
    box.press_sequentially("Iqal")
    let_through()
    page.locator("html[data-stands]").wait_for()
    expect(page.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("uit")
    page.keyboard.press("Enter")
    expect(tab.status).to_contain_text("Iqaluit")


def test_the_plain_form_stays_for_who_has_chosen_who_they_are_and_hands_that_on(
    visit: Open, server: Server
) -> None:
    tab = visit(server, PHONE)
    page, first = tab.page, first_text(Language.EN)
    let_through = _hold(page)
    page.goto(server.url, wait_until="commit")
    form = page.locator("form:visible")
    form.get_by_label(page_text(Language.EN).where_label).fill("Iqaluit")
    form.get_by_role("combobox").select_option("veteran")
    let_through()
    expect(page.get_by_text(first.ready)).to_be_visible()
    expect(form.get_by_role("combobox")).to_have_value("veteran")
    page.get_by_role("button", name=first.go_to_page).click()
    veteran = page_text(Language.EN).who[Audience.VETERAN]
    expect(page.get_by_role("combobox")).to_have_value(veteran)
    expect(page.get_by_role("textbox")).to_have_value("Iqaluit")
    page.get_by_role("textbox").press("Enter")
    expect(tab.status).to_contain_text("Iqaluit")


def _hold(page: Page) -> Callable[[], None]:
    """Keep the scripts of the page back until they are let through."""
    held: list[Route] = []
    page.route("**/np-core.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks it

    def let_through() -> None:
        for route in held:
            route.continue_()

    return let_through


# --- the quick exit ------------------------------------------------------------------------------


@BOTH_LANGUAGES
@pytest.mark.parametrize("browser_is", [{}, {"java_script_enabled": False}], ids=["", "no-scripts"])
@pytest.mark.parametrize("path", ["", "plain", "suggest-a-group", "nowhere"])
def test_the_quick_exit_is_a_link_that_works(
    visit: Open, server: Server, language: Language, browser_is: dict[str, bool], path: str
) -> None:
    weather = visit_text(language).leave_to
    tab = visit(server, locale=f"{language}-CA", **browser_is)
    tab.may_call.add(weather)
    page = tab.page
    page.route(f"{weather}**", lambda route: route.fulfill(body="sun", content_type="text/html"))
    path = plain_text(language).path if path == "plain" else path
    page.goto(f"{server.url}{path}")
    page.get_by_role("link", name=visit_text(language).leave).click()
    expect(page.locator("body")).to_have_text("sun")


def test_escape_three_times_leaves_before_the_page_stands(visit: Open, server: Server) -> None:
    weather = visit_text(Language.EN).leave_to
    tab = visit(server)
    tab.may_call.add(weather)
    page = tab.page
    page.route(f"{weather}**", lambda route: route.fulfill(body="sun", content_type="text/html"))
    page.route("**/static/**/js/*", lambda route: route.abort())
    page.goto(server.url)
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(page.locator("body")).to_have_text("sun")
    tab.errors.clear()


# --- addresses that are no page ------------------------------------------------------------------

NOWHERE = ["nonexistent", "groups/foo", "about/x", "foo/bar", "robots.txt", "a.b/c", "groups/x.y"]


@BOTH_LANGUAGES
@pytest.mark.parametrize("path", NOWHERE)
def test_an_unknown_address_has_a_page_of_ours(
    visit: Open, server: Server, language: Language, path: str
) -> None:
    page = visit(server, PHONE, locale=f"{language}-CA").page
    reply = page.goto(server.url + path)
    assert reply is not None
    assert reply.status == 404
    expect(page).to_have_title(f"{plain_text(language).not_found} · Nearpeer")
    assert faults_of_help(page, language) == []
    start = page.get_by_role("link", name=first_text(language).to_start)
    assert start.evaluate("link => link.href") == f"{server.url}?lang={language}"
    _answers(page, language)


# --- Streamlit's own words ------------------------------------------------------------------------

ENGLISH = re.compile(
    r"\b(Skip to|Clear all|App pages|Sidebar|Expand|Collapse|Open|Dismiss|Close)\b", re.IGNORECASE
)


@BOTH_SCREENS
@pytest.mark.parametrize("path", ["", "coverage"])
def test_what_streamlit_names_in_english_is_named_in_the_language_of_the_page(
    visit: Open, server: Server, screen: dict[str, int], path: str
) -> None:
    page = visit(server, screen).open(f"{path}?lang=fr").page
    names = "#root [aria-label], #root [title], #root a[href='#stMain']"
    read = "all => all.map(one => one.ariaLabel || one.title || one.textContent)"
    expect(page.get_by_role("link", name=first_text(Language.FR).skip_to_content)).to_have_count(1)
    named = page.locator(names).evaluate_all(read)
    assert named
    assert [name for name in named if ENGLISH.search(name)] == []


def test_the_status_is_a_live_region_before_its_first_words(visit: Open, server: Server) -> None:
    tab = visit(server).open()
    expect(tab.status).to_have_text("")
    hidden = "one => getComputedStyle(one).display === 'none' || !one.checkVisibility()"
    assert tab.status.evaluate(hidden) is False
