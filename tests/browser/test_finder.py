from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.combobox import bring_up_option
from tests.browser.conftest import DESKTOP, PHONE, Server, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
BOTH = pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])


@BOTH
def test_type_a_code_read_the_ladder_click_a_marker_read_the_contact(
    visit: Open, server: Server, screen: dict[str, int]
) -> None:
    tab = visit(server, screen).open().ask("T5J 2R7")
    expect(tab.status).to_contain_text("Edmonton, from T5J 2R7.")
    expect(tab.page.get_by_role("heading", name="Near you, in person")).to_be_visible()
    tab.pin("edmonton-police-veterans").click()
    expect(tab.popup.get_by_role("link", name="Call 1-780-913-4362")).to_be_visible()
    expect(tab.card("edmonton-police-veterans")).to_contain_class("np-chosen")


def test_a_click_on_a_marker_brings_its_card_into_view_without_asking_the_server(
    visit: Open, server: Server
) -> None:
    tab = visit(server).open().ask("X0A 0H0")
    expect(tab.card("heart")).not_to_be_visible()  # it folds with what is farther
    expect(tab.page.locator("details[data-more]:not([data-whole])")).to_have_count(0)
    before = len(tab.sent)
    tab.press_pin("heart")
    expect(tab.card("heart")).to_be_in_viewport()
    expect(tab.card("heart").locator("dl")).to_be_visible()
    assert len(tab.sent) == before


@pytest.mark.parametrize("height", [720, 560])
def test_the_first_click_counts_even_when_the_map_is_partly_below_the_fold(
    visit: Open, server: Server, height: int
) -> None:
    tab = visit(server, {"width": 1280, "height": height}).open().ask("L9T 2X5")
    spot = tab.pin("phoenix").bounding_box()
    assert spot is not None
    tab.page.mouse.click(spot["x"] + 17, spot["y"] + 17)
    expect(tab.popup).to_contain_text("The Phoenix P.T.S. Support Group")


def test_a_card_without_a_point_shows_its_area(visit: Open, server: Server) -> None:
    tab = visit(server).open().ask("S4P 3Y2")
    tab.opened("saskatchewan-osi").get_by_role("button", name="Show its area").click()
    expect(tab.page.locator("path.np-area")).to_have_count(1)
    expect(tab.popup.get_by_role("link", name="Call 1-888-495-6068")).to_be_visible()


def test_the_map_works_by_keyboard(visit: Open, server: Server) -> None:
    tab = visit(server).open().ask("L9T 2X5")
    tab.pin("phoenix").focus()
    tab.page.keyboard.press("Enter")
    expect(tab.popup).to_contain_text("Hornby")
    expect(tab.popup.locator(".np-popup-name")).to_be_focused()
    tab.page.keyboard.press("Escape")
    expect(tab.popup).to_have_count(0)
    expect(tab.pin("phoenix")).to_be_focused()


def test_a_popup_is_wholly_inside_the_map_at_once(visit: Open, server: Server) -> None:
    tab = visit(server).open().ask("L9T 2X5")
    tab.pin("heart").click()
    popup, box = tab.popup.bounding_box(), tab.map.bounding_box()
    assert popup is not None
    assert box is not None
    assert popup["y"] >= box["y"]


def test_pins_have_the_numbers_of_their_cards_and_names_of_their_own(
    visit: Open, server: Server
) -> None:
    tab = visit(server).open().ask("L9T 2X5")
    expect(tab.pin("phoenix")).to_have_attribute(
        "aria-label", "1. The Phoenix P.T.S. Support Group, Hornby"
    )
    expect(tab.card("phoenix").locator(".np-number")).to_have_text("1")


def test_a_new_search_changes_the_map_and_does_not_mount_it_again(
    visit: Open, server: Server
) -> None:
    tab = visit(server).open()
    tab.map.evaluate("map => { map.sameMap = true; }")
    tab.ask("X0A 0H0").ask("E3B 5A3")
    assert tab.map.evaluate("map => map.sameMap") is True


def test_the_map_is_one_jump_away_on_a_phone(visit: Open, server: Server) -> None:
    tab = visit(server, PHONE).open().ask("M5V 3L9")
    expect(tab.map).not_to_be_in_viewport()
    tab.page.get_by_role("link", name="Go to the map").click()
    expect(tab.map).to_be_in_viewport()
    wide = tab.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]


SEEN_WORDS = """
box => {
  const bottom = box.getBoundingClientRect().bottom, text = box.firstChild, range = new Range();
  const seen = [...text.data].filter((_, at) => {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().bottom <= bottom + 1;
  });
  return seen.join("");
}
"""


def test_what_a_group_says_of_the_visitor_is_not_cut_off_on_a_phone(
    visit: Open, server: Server
) -> None:
    tab = visit(server, PHONE).open()
    bring_up_option(tab.page.get_by_role("combobox").first, "Police officer")
    tab.page.keyboard.press("Enter")
    tab.ask("T5J 2R7")
    for listing_id, words in {
        "osiss": "First responders may be included",
        "edmonton-police-veterans": "does not say who may come: ask",
    }.items():
        own = tab.card(listing_id).locator("> .np-own")
        assert words in own.evaluate(SEEN_WORDS)


@BOTH
def test_french_from_the_first_moment_where_the_browser_speaks_it(
    visit: Open, server: Server, screen: dict[str, int]
) -> None:
    tab = visit(server, screen, locale="fr-CA").open().ask("X0A 0H0")
    expect(tab.page.locator("html")).to_have_attribute("lang", "fr")
    expect(tab.status).to_contain_text("Iqaluit, d’après X0A 0H0.")
    expect(tab.page).to_have_title("Trouver un groupe · Nearpeer")
    tab.page.get_by_role("button", name="English").click()
    expect(tab.page.locator("html")).to_have_attribute("lang", "en")
    expect(tab.status).to_contain_text("Iqaluit, from X0A 0H0.")
    assert tab.page.url == f"{server.url}?lang=en"


def test_the_language_stays_on_the_way_through_the_pages(visit: Open, server: Server) -> None:
    tab = visit(server).open("?lang=fr")
    tab.page.get_by_role("link", name="Groupes", exact=True).click()
    expect(tab.page.get_by_role("heading", name="Tous les groupes")).to_be_visible()
    tab.page.get_by_role("link", name="À propos").first.click()
    expect(tab.page.get_by_role("heading", name="Votre vie privée")).to_be_visible()
    expect(tab.page.get_by_role("link", name="9-8-8").first).to_be_visible()


def test_an_entry_of_the_listing_can_be_jumped_to(visit: Open, server: Server) -> None:
    tab = visit(server).open("groups")
    tab.page.get_by_role("link", name="Wings of Change").first.click()
    expect(tab.page.get_by_role("heading", name="Wings of Change")).to_be_in_viewport()
