"""What visitors do, from their first look to their way out; each journey in both languages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import in_short, in_words, text_in
from tests.browser.conftest import BOTH_LANGUAGES, BOTH_SCREENS, DESKTOP, PHONE, Server, Visit
from tests.browser.in_sight import faults_of_help

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
DIRECTIONS = "https://www.openstreetmap.org/"
IQALUIT = {"latitude": 63.74871, "longitude": -68.51972}


def _open(visit: Open, server: Server, language: Language, **how: object) -> Visit:
    screen = how.pop("screen", DESKTOP)
    tab = visit(server, screen, **how).open(f"?lang={language}")
    tab.map.wait_for()
    return tab


def _first_screen(page: Page) -> int:
    size = page.viewport_size
    assert size is not None
    return size["height"]


@BOTH_LANGUAGES
def test_first_visit(visit: Open, server: Server, language: Language) -> None:
    text, words = page_text(language), visit_text(language)
    page = _open(visit, server, language, screen=PHONE).page
    expect(page).to_have_title(f"{text.page_find} · Nearpeer")
    expect(page.get_by_role("heading", level=1)).to_have_text(text.find_heading)
    for shown in (text.find_button, words.here_button):
        expect(page.get_by_role("button", name=shown)).to_be_in_viewport()
    assert faults_of_help(page, language) == []


@BOTH_LANGUAGES
def test_northern_code_has_its_best_answer_on_the_first_screen_of_a_phone(
    visit: Open, server: Server, language: Language
) -> None:
    text = page_text(language)
    tab = _open(visit, server, language, screen=PHONE).ask("X0A 0H0")
    expect(tab.status).to_contain_text("X0A 0H0")
    expect(tab.status).to_be_in_viewport()
    expect(tab.page.locator(".np-notice")).to_have_text(text_in(language).no_911)
    first = tab.page.locator(".np-card").first
    contact = first.locator(".np-links a").first.bounding_box()
    assert contact is not None
    expect(tab.page.get_by_role("link", name=visit_text(language).directions)).to_have_count(0)
    assert contact["y"] + contact["height"] <= _first_screen(tab.page)
    expect(first.locator(".np-next")).to_be_in_viewport()
    no_road = text_in(language).fly_in_place.format(place="Iqaluit", at_place="à Iqaluit")
    for said in (no_road, text.status_nothing_near.format(km=80)):
        expect(tab.page.locator(".np-why-far")).to_contain_text(said)
    expect(tab.page.get_by_role("textbox")).to_have_count(0)


@BOTH_LANGUAGES
def test_the_folded_question_opens_again(visit: Open, server: Server, language: Language) -> None:
    tab = _open(visit, server, language, screen=PHONE).ask("X0A 0H0")
    change = tab.page.get_by_role("button", name=visit_text(language).change, exact=True)
    change.click()
    expect(change).to_have_attribute("aria-expanded", "true")
    expect(tab.page.get_by_role("textbox")).to_be_focused()
    tab.ask("E3B 5A3")
    expect(tab.status).to_contain_text("Fredericton")


@BOTH_LANGUAGES
def test_a_phone_folds_the_form_above_the_choice_of_a_community(
    visit: Open, server: Server, language: Language
) -> None:
    tab = _open(visit, server, language, screen=PHONE).type_and_enter("Nunavut")
    community = tab.page.get_by_role("button", name="Iqaluit", exact=True)
    expect(community).to_be_in_viewport()
    expect(tab.page.get_by_role("textbox")).to_have_count(0)
    tab.page.get_by_role("button", name=visit_text(language).change, exact=True).click()
    expect(tab.page.get_by_role("textbox")).to_be_focused()
    community.click()
    expect(tab.status).to_contain_text("Iqaluit")


@BOTH_LANGUAGES
def test_rural_fsa(visit: Open, server: Server, language: Language) -> None:
    tab = _open(visit, server, language).type_and_enter("X0A")
    expect(tab.status).to_contain_text("X0A")
    tab.page.get_by_role("combobox").last.fill("Pond")
    tab.page.keyboard.press("Enter")
    tab.page.get_by_role("button", name=page_text(language).which_button).click()
    expect(tab.status).to_contain_text("Pond Inlet")
    expect(tab.card("badge-of-life")).to_be_visible()


@BOTH_LANGUAGES
@pytest.mark.parametrize("typed", ["Trois-Rivières", "trois rivieres"])
def test_place_name_in_french(visit: Open, server: Server, language: Language, typed: str) -> None:
    tab = _open(visit, server, language).ask(typed)
    expect(tab.status).to_contain_text("Trois-Rivières")


@BOTH_LANGUAGES
def test_a_slip_in_a_name_is_met_with_a_suggestion(
    visit: Open, server: Server, language: Language
) -> None:
    tab = _open(visit, server, language).type_and_enter("Iqualuitt")
    expect(tab.page.get_by_text(text_in(language).did_you_mean)).to_be_visible()
    tab.page.get_by_role("button", name=in_words("Iqaluit, NU", language)).click()
    expect(tab.status).to_contain_text("Iqaluit. ")


@BOTH_SCREENS
@BOTH_LANGUAGES
def test_another_place_of_the_name_is_one_press_away_and_leads_back(
    visit: Open, server: Server, language: Language, screen: dict[str, int]
) -> None:
    tab = visit(server, screen).open(f"?lang={language}").ask("Windsor")
    for label in ("Windsor, NS", "Windsor, ON"):
        name = in_words(label, language)
        for fold in tab.page.locator(".np-elsewhere details:not([open]) summary").all():
            fold.press("Enter")
        tab.page.get_by_role("button", name=name, exact=True).click()
        expect(tab.status).to_contain_text(f"{in_short(label, language)}. ")
    assert "Windsor" not in tab.page.url
    assert tab.errors == []


@BOTH_LANGUAGES
def test_marker_click(visit: Open, server: Server, language: Language) -> None:
    tab = _open(visit, server, language).ask("T5J 2R7")
    tab.pin("edmonton-police-veterans").click()
    call = page_text(language).call.format(number="1-780-913-4362")
    expect(tab.popup.get_by_role("link", name=call)).to_be_visible()
    expect(tab.card("edmonton-police-veterans")).to_contain_class("np-chosen")


@BOTH_LANGUAGES
def test_card_to_map(visit: Open, server: Server, language: Language) -> None:
    tab = _open(visit, server, language, screen=PHONE).ask("L9T 2X5")
    tab.opened("heart").get_by_role("button", name=page_text(language).show_on_map).click()
    expect(tab.popup).to_contain_text("Patricia Davies")
    expect(tab.popup).to_be_in_viewport()


@BOTH_LANGUAGES
def test_filter_to_a_few_and_back(visit: Open, server: Server, language: Language) -> None:
    words = visit_text(language)
    tab = _open(visit, server, language).ask("X0A 0H0")
    tab.map.evaluate("map => { map.sameMap = true; }")
    view = tab.page.locator(".leaflet-map-pane path").first.get_attribute("d")
    tab.page.get_by_text(words.wishes_heading).click()
    tab.wish(tab.page.locator(".np-wish input[value=phone]"))
    aside = words.wishes_aside.format(count=4)
    expect(tab.page.locator(".np-wished-count")).to_contain_text(aside)
    # four can be called, and one does not say how people meet
    expect(tab.page.locator("[data-listing]")).to_have_count(5)
    tab.page.get_by_text(words.wishes_why).click()
    expect(tab.page.locator(".np-why li")).to_have_count(4)
    tab.page.get_by_role("button", name=words.wishes_clear).click()
    expect(tab.page.locator("[data-listing]")).to_have_count(9)
    assert tab.map.evaluate("map => map.sameMap") is True
    assert tab.page.locator(".leaflet-map-pane path").first.get_attribute("d") == view


@BOTH_LANGUAGES
def test_a_group_that_does_not_say_stays_and_is_said_not_to_say(
    visit: Open, server: Server, language: Language
) -> None:
    words = visit_text(language)
    tab = _open(visit, server, language).ask("L9T 2X5")
    tab.page.get_by_text(words.wishes_heading).click()
    tab.wish(tab.page.locator(".np-wish input[value=free]"))
    expect(tab.page.locator("[data-listing]")).to_have_count(9)
    expect(tab.card("phoenix").locator(".np-unstated")).to_have_count(1)
    expect(tab.card("heart").locator(".np-unstated")).to_have_count(0)


SIDES = 2
"""Of one sheet of paper."""


@BOTH_LANGUAGES
def test_print_makes_one_sheet_without_the_code(
    visit: Open, server: Server, language: Language
) -> None:
    tab = visit(server)
    tab.page.add_init_script("window.print = () => { window.printed = true; }")
    tab.open(f"?lang={language}").ask("X0A 0H0")
    tab.page.get_by_role("button", name=visit_text(language).print_button).click()
    assert tab.page.evaluate("window.printed") is True
    sheet = tab.page.pdf(prefer_css_page_size=True, format="Letter")
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) <= SIDES
    tab.page.emulate_media(media="print")
    title = visit_text(language).sheet_title.format(place=in_words("Iqaluit, NU", language))
    expect(tab.page.get_by_text(title)).to_be_visible()
    for line in page_text(language).crisis_lines:
        expect(tab.page.locator("aside:visible").get_by_text(line.number)).to_be_visible()
    expect(tab.page.get_by_role("link", name=visit_text(language).leave)).to_have_count(0)
    for hidden in ("form", ".np-map", ".np-acts", ".np-narrow", ".np-status"):
        expect(tab.page.locator(hidden).first).to_be_hidden()
    expect(tab.card("saskatchewan-osi")).to_contain_text("1-888-495-6068")
    assert "X0A" not in tab.page.locator("body").inner_text()


@BOTH_LANGUAGES
def test_calendar_file(visit: Open, server: Server, language: Language, tmp_path: Path) -> None:
    words = visit_text(language)
    tab = _open(visit, server, language).ask("X0A 0H0")
    card = tab.opened("badge-of-life")
    card.get_by_role("button", name=words.add_to_calendar).click()
    with tab.page.expect_download() as download:
        card.get_by_role("button", name=words.calendar_named).click()
    file = tmp_path / "meeting.ics"
    download.value.save_as(file)
    written = file.read_text(encoding="utf-8")
    assert download.value.suggested_filename == words.calendar_file.format(id="badge-of-life")
    assert "BEGIN:VTIMEZONE" in written
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO" in written
    assert "Iqaluit" not in written.split("BEGIN:VEVENT")[1]
    expect(tab.page.locator(".np-announce")).to_have_text(words.calendar_saved)
    with tab.page.expect_download() as neutral:
        card.get_by_role("button", name=words.calendar_neutral).click()
    neutral.value.save_as(file)
    assert neutral.value.suggested_filename == words.neutral_file
    assert f"SUMMARY:{words.neutral_title}" in file.read_text(encoding="utf-8")


@BOTH_LANGUAGES
@pytest.mark.parametrize("by", ["press", "escape"])
def test_quick_exit(visit: Open, server: Server, language: Language, by: str) -> None:
    weather = visit_text(language).leave_to
    tab = visit(server)
    tab.may_call.add(weather)
    tab.page.route(f"{weather}**", _weather)
    tab.open(f"?lang={language}").ask("X0A 0H0")
    if by == "press":
        tab.page.get_by_role("link", name=visit_text(language).leave).click()
    else:
        for _ in range(3):
            tab.page.keyboard.press("Escape")
    expect(tab.page.locator("body")).to_have_text("sun")
    assert tab.page.url == weather
    tab.page.go_back()
    assert not tab.page.url.startswith(server.url)


def _weather(route: Route) -> None:
    assert "referer" not in route.request.headers
    route.fulfill(body="<body>sun</body>", content_type="text/html")


@BOTH_LANGUAGES
def test_keyboard_only(visit: Open, server: Server, language: Language) -> None:
    tab = _open(visit, server, language)
    page = tab.page
    assert _tab_to(page, "input[autocomplete='postal-code']")
    page.keyboard.type("L9T 2X5")
    page.keyboard.press("Enter")
    expect(tab.card("heart")).to_be_visible()
    assert _tab_to(page, ".np-wishes summary")
    page.keyboard.press("Enter")
    assert _tab_to(page, ".np-wish input[value='in_person']")
    page.keyboard.press("Space")
    expect(tab.card("badge-of-life")).to_have_count(0)
    assert _tab_to(page, "[data-listing=heart] a[href^='tel:']")
    assert _tab_to(page, "[data-listing=heart] summary")
    page.keyboard.press("Enter")
    assert _tab_to(page, "[data-listing=heart] [data-show]")
    page.keyboard.press("Enter")
    expect(tab.popup.locator(".np-popup-name")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-listing=heart] [data-show]")).to_be_focused()


def _tab_to(page: Page, wanted: str, *, within: int = 90) -> bool:
    """Press Tab until it is reached; each stop on the way shows where the focus is."""
    for _ in range(within):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            shown = page.evaluate(
                """() => { const style = getComputedStyle(document.activeElement);
                return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2; }"""
            )
            return bool(shown)
    return False


@BOTH_LANGUAGES
def test_program_error(visit: Open, broken_server: Server, language: Language) -> None:
    tab = visit(broken_server, PHONE).open(f"?lang={language}")
    expect(tab.page.get_by_role("alert")).to_contain_text(page_text(language).sorry)
    expect(tab.page.locator("html")).to_have_attribute("lang", language)
    assert faults_of_help(tab.page, language) == []


@BOTH_LANGUAGES
def test_the_device_is_asked_only_when_pressed_and_its_answer_is_rounded(
    visit: Open, server: Server, language: Language
) -> None:
    tab = _open(
        visit, server, language, geolocation=IQALUIT, permissions=["geolocation", "notifications"]
    )
    assert "63.7" not in "".join(tab.sent)
    tab.page.get_by_role("button", name=visit_text(language).here_button).click()
    expect(tab.status).to_contain_text("Iqaluit")
    said = "".join(tab.sent)
    assert "63.75" in said
    assert "63.748" not in said
    assert "63.7" not in tab.page.url


@BOTH_LANGUAGES
def test_each_failure_of_the_device_has_its_own_words(
    visit: Open, server: Server, language: Language
) -> None:
    words = visit_text(language)
    tab = visit(server)
    tab.page.add_init_script(
        "navigator.geolocation.getCurrentPosition = (_, failed) => failed({ code: "
        "window.failure, PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 })"
    )
    tab.open(f"?lang={language}")
    kinds = (words.here_denied, words.here_unavailable, words.here_slow)
    for code, said in enumerate(kinds, start=1):
        tab.page.evaluate("code => { window.failure = code; }", code)
        tab.page.get_by_role("button", name=words.here_button).click()
        expect(tab.page.locator(".np-said")).to_have_text(said)


@BOTH_LANGUAGES
def test_a_click_on_the_map_says_where_one_is(
    visit: Open, server: Server, language: Language
) -> None:
    tab = _open(visit, server, language)
    tab.map.click(position={"x": 150, "y": 300})
    tab.page.get_by_role("button", name=visit_text(language).map_yes).click()
    template = visit_text(language).understood_map
    expect(tab.status).to_contain_text(template.split("{place}")[1])
    expect(tab.page.locator(".np-here-dot")).to_have_count(1)
    assert tab.page.url == f"{server.url}?lang={language}"


@BOTH_LANGUAGES
def test_contact_and_link_are_copied_and_the_link_names_a_group_alone(
    visit: Open, server: Server, language: Language
) -> None:
    words = visit_text(language)
    tab = _open(visit, server, language, permissions=["clipboard-read", "clipboard-write"]).ask(
        "X0A 0H0"
    )
    heart = tab.opened("heart")
    heart.get_by_role("button", name=words.copy_contact).click()
    expect(tab.page.locator(".np-announce")).to_have_text(words.copied)
    assert "416-859-3579" in tab.page.evaluate("navigator.clipboard.readText()")
    heart.get_by_role("button", name=words.copy_link).click()
    expect(tab.page.locator(".np-announce")).to_have_text(words.link_copied)
    link = tab.page.evaluate("navigator.clipboard.readText()")
    assert link == f"{server.url}groups?group=heart&lang={language}"
    friend = visit(server).open(link.removeprefix(server.url))
    expect(friend.page.locator("#heart")).to_be_in_viewport()
    expect(friend.page.locator(".np-card")).to_have_count(1)


@BOTH_LANGUAGES
def test_directions_are_asked_of_another_site_only_when_pressed(
    visit: Open, server: Server, language: Language
) -> None:
    words = visit_text(language)
    tab = _open(visit, server, language)
    context = tab.page.context
    context.route(f"{DIRECTIONS}**", _weather)
    tab.ask("L9T 2X5")
    link = tab.opened("phoenix").get_by_role("link", name=words.directions)
    expect(link).to_contain_text(words.leaves)
    expect(tab.card("heart").get_by_role("link", name=words.directions)).to_have_count(0)
    with context.expect_page() as opened:
        link.click()
    expect(opened.value.locator("body")).to_have_text("sun")
    assert opened.value.evaluate("window.opener") is None
    expect(tab.card("phoenix")).to_be_visible()
