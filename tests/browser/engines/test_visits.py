"""What visitors and staff do from their first look to their way out, in each engine."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest

from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from service.html.help_bar import URGENT
from tests.browser.conftest import BOTH_SCREENS, PHONE, Server
from tests.browser.crowded_listings import IN_TOWN
from tests.browser.engines.fixtures import NewTab
from tests.browser.engines.outside import WEATHER, Outside
from tests.browser.engines.tab import EXIT, FIELD, MAP, POPUP, STATUS, Tab
from tests.browser.staff_office import PASSWORD, PASSWORD_FIELD, WAY_IN, Office, made_up

pytestmark = pytest.mark.browser
Screen = dict[str, int]
TEXT, WORDS = page_text(Language.EN), visit_text(Language.EN)
CARD, PIN = '[data-listing="{}"]', '[data-marker="{}"]'
LEAVE_TO = str(urlsplit(WORDS.leave_to).hostname)


def _open(every_engine: NewTab, server: Server, screen: Screen) -> Tab:
    tab = every_engine(server, screen).open("?lang=en").wait_for(MAP).settled()
    assert tab.evaluate("() => [innerWidth, innerHeight]") == list(screen.values())
    return tab


# --- visitors ------------------------------------------------------------------------------------


@BOTH_SCREENS
def test_first_visit(every_engine: NewTab, server: Server, screen: Screen) -> None:
    tab = _open(every_engine, server, screen)
    in_sight = URGENT if screen == PHONE else len(TEXT.crisis_lines)
    for line in TEXT.crisis_lines[:in_sight]:
        tab.wait_for_sight(f'a[href="tel:{line.tel}"]', line.number)
    tab.wait_for_sight(EXIT, WORDS.leave)
    assert tab.box(MAP)["height"] > 200
    assert tab.box("main")["width"] <= screen["width"]
    tab.fill(FIELD, "X0A 0H0")
    assert tab.evaluate("(css) => document.querySelector(css).value", FIELD) == "X0A 0H0"


@BOTH_SCREENS
def test_search(every_engine: NewTab, server: Server, screen: Screen) -> None:
    tab = _open(every_engine, server, screen).ask("X0A 0H0")
    tab.wait_for_sight(STATUS, "X0A 0H0")
    assert tab.count("[data-listing]") == 9
    tab.wait_for(".np-card .np-links a")
    assert tab.count("[data-marker]") > 0
    assert tab.count(".np-here-dot") == 1
    assert "X0A" not in tab.address


@BOTH_SCREENS
def test_the_first_click_on_a_marker_opens_its_contacts(
    every_engine: NewTab, server: Server, screen: Screen
) -> None:
    tab = _open(every_engine, server, screen).ask("T5J 2R7")
    tab.click(PIN.format("edmonton-police-veterans"))
    call = f'{POPUP} a[href="tel:+1-780-913-4362"]'
    tab.wait_for_sight(call, "1-780-913-4362")
    tab.wait_for(f"{CARD.format('edmonton-police-veterans')}.np-chosen")
    tab.click(".leaflet-popup-close-button").wait_for_none(POPUP)


@BOTH_SCREENS
def test_twelve_groups_in_one_town_open_as_a_list(
    every_engine: NewTab, crowded_server: Server, screen: Screen
) -> None:
    tab = _open(every_engine, crowded_server, screen).ask("X0A 0H0")
    tab.click('[data-marker~="group-1"]')
    tab.wait_for('[data-listed="group-7"]')
    assert tab.count("[data-listed]") == IN_TOWN
    tab.click('[data-listed="group-7"]').wait_for(f"{CARD.format('group-7')}.np-chosen")


@BOTH_SCREENS
def test_a_wish_changes_the_list(every_engine: NewTab, server: Server, screen: Screen) -> None:
    tab = _open(every_engine, server, screen).ask("L9T 2X5")
    tab.wait_for(CARD.format("badge-of-life"))
    tab.click("summary", WORDS.wishes_heading)
    tab.click(".np-wish input[value=in_person]")
    tab.wait_for_none(CARD.format("badge-of-life")).settled()
    assert 0 < tab.count("[data-listing]") < 9
    tab.click("button", WORDS.wishes_clear)
    tab.wait_for(CARD.format("badge-of-life"))
    assert tab.count("[data-listing]") == 9


@BOTH_SCREENS
@pytest.mark.parametrize("by", ["press", "escape"])
def test_quick_exit(
    every_engine: NewTab, server: Server, screen: Screen, outside: Outside, by: str
) -> None:
    outside.expected.add(LEAVE_TO)
    tab = _open(every_engine, server, screen)
    if by == "press":
        tab.click(EXIT, WORDS.leave)
    else:
        tab.press("Escape", "Escape", "Escape")
    tab.wait_for("body", WEATHER)
    assert tab.address == WORDS.leave_to
    assert "referer" not in outside.told[0].casefold()
    tab.back()
    assert not tab.address.startswith(server.url)


# --- staff ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def office(start: Callable[..., Server]) -> Iterator[Office]:
    opened = Office.with_password(start)
    yield opened
    opened.store.close()


@BOTH_SCREENS
def test_staff_sign_in_and_what_they_publish_is_seen_by_the_next_visitor(
    every_engine: NewTab, office: Office, screen: Screen
) -> None:
    office.publish(made_up("kenora", "Kenora"))
    ada = every_engine(office.server, screen).open("staff?lang=en").settled()
    ada.click(WAY_IN).wait_for(PASSWORD_FIELD)
    ada.fill("main #name", "Ada").fill(PASSWORD_FIELD, PASSWORD)
    ada.click("main form button").wait_for(".np-task").settled()
    ada.click_for(".np-fault-count", ".st-key-edit-kenora button").settled()
    ada.fill('[class*="-name-en "] input', "Kenora Night Shift").press("Tab")
    ada.wait_for(".np-answer .np-card", "Kenora Night Shift").settled()
    ada.click(".st-key-publish button").wait_for(STATUS, "Published")
    assert office.public("kenora").name.en == "Kenora Night Shift"
    visitor = _open(every_engine, office.server, screen).ask("Kenora, ON")
    assert "Kenora Night Shift" in visitor.text(CARD.format("kenora"))
