"""The page's map: what is drawn where, many groups in one town, and a finger that only scrolls."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Locator, expect

from geo.words.finder.map_text import map_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from tests.browser.conftest import (
    BOTH_LANGUAGES,
    BOTH_SCREENS,
    DESKTOP,
    PATIENCE_MS,
    PHONE,
    Server,
    Visit,
)
from tests.browser.crowded_listings import BESIDE, IN_TOWN
from tests.browser.drawn import wait_until_drawn

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
EN = page_text(Language.EN)
MAP = map_text(Language.EN)
PAN = ".leaflet-map-pane"
SETTLES_MS = 600
FRAME_MS = 20
LOOKS_AT_REST = 20
TRIES = 5
CUT_MARKS = """
() => [...document.querySelectorAll(".np-pin-look")].filter((mark) => {
  const a = mark.getBoundingClientRect(), b = mark.closest(".np-map").getBoundingClientRect();
  return a.left < b.left || a.right > b.right || a.top < b.top || a.bottom > b.bottom;
}).map((mark) => mark.textContent)
"""
COVERED_BY_CONTROLS = """
() => [...document.querySelectorAll(".np-pin-count, .np-pin svg")].flatMap((mark) => {
  const a = mark.getBoundingClientRect();
  return [...document.querySelectorAll(".np-sources, .leaflet-bar")].filter((control) => {
    const b = control.getBoundingClientRect();
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }).map((control) => `${mark.textContent} under ${control.className}`);
})
"""


# --- a place that is not published ---------------------------------------------------------------


def test_a_withheld_place_is_a_circle_and_its_number_no_pin(visit: Open, server: Server) -> None:
    tab = visit(server).open().ask("L9T 2X5")
    expect(tab.page.locator("path.np-somewhere-near")).to_have_count(1)
    expect(tab.pin("heart")).to_contain_class("np-pin-vague")
    expect(tab.pin("heart")).to_have_text("2")
    expect(tab.pin("phoenix")).not_to_contain_class("np-pin-vague")


def test_a_withheld_place_says_so_on_the_map_and_to_a_screen_reader(
    visit: Open, server: Server
) -> None:
    tab = visit(server).open().ask("L9T 2X5")
    said = "omewhere in Toronto: the place is given on contact"
    expect(tab.page.locator(".np-caption")).to_have_text(f"S{said}")
    expect(tab.pin("heart")).to_have_attribute(
        "aria-label", f"2. H.E.A.R.T. (Heart) Group, s{said}"
    )


def test_a_press_on_the_circle_opens_the_same_popup_and_still_asks_where_one_is(
    visit: Open, server: Server
) -> None:
    tab = visit(server).open().ask("L9T 2X5")
    mark = tab.pin("heart").bounding_box()
    assert mark is not None
    tab.page.mouse.click(mark["x"] + 17, mark["y"] + 17 + 40)
    expect(tab.popup).to_have_attribute("aria-label", "2. H.E.A.R.T. (Heart) Group")
    expect(tab.popup.locator(".np-i-am-here")).to_be_visible()


# --- many at one place ---------------------------------------------------------------------------


@BOTH_SCREENS
def test_twelve_groups_in_a_town_open_as_a_list_and_each_can_be_opened(
    visit: Open, crowded_server: Server, screen: dict[str, int]
) -> None:
    tab = visit(crowded_server, screen).open().ask("X0A 0H0")
    opened = set()
    for number in range(IN_TOWN):
        tab.pin("group-1").click()
        rows = tab.popup.locator(".np-popup-list button")
        expect(rows).to_have_count(IN_TOWN)
        name = rows.nth(number).inner_text()
        rows.nth(number).click()
        expect(tab.popup.locator(".np-popup-name")).to_have_text(name)
        expect(tab.popup.get_by_role("link", name="Call 1-780-913-4362")).to_be_visible()
        opened.add(tab.page.locator(".np-chosen").get_attribute("data-listing"))
        tab.page.locator(".leaflet-popup-close-button").click()
        expect(tab.popup).to_have_count(0)
    assert opened == {f"group-{number}" for number in range(1, IN_TOWN + 1)}


def test_the_list_of_twelve_works_by_keyboard(visit: Open, crowded_server: Server) -> None:
    tab = visit(crowded_server).open().ask("X0A 0H0")
    press = tab.page.keyboard.press
    tab.pin("group-1").focus()
    press("Enter")
    expect(tab.popup.locator(".np-popup-name")).to_have_text(f"{IN_TOWN} groups")
    expect(tab.popup.locator(".np-popup-name")).to_be_focused()
    press("Tab")
    press("Tab")
    press("Enter")
    expect(tab.popup.locator(".np-popup-name")).to_contain_text("2. Group")
    expect(tab.popup.locator(".np-popup-name")).to_be_focused()
    press("Escape")
    expect(tab.popup).to_have_count(0)
    expect(tab.pin("group-1")).to_be_focused()
    press(" ")
    expect(tab.popup.locator(".np-popup-list button")).to_have_count(IN_TOWN)


def test_marks_never_lie_on_one_another_at_any_zoom(visit: Open, crowded_server: Server) -> None:
    tab = visit(crowded_server).open().ask("X0A 0H0")
    for way in (*["Zoom out"] * 6, *["Zoom in"] * 9):
        held = " ".join(mark.get_attribute("data-marker") or "" for mark in _marks(tab)).split()
        assert sorted(held) == sorted(
            [*(f"group-{number}" for number in range(1, IN_TOWN + 1)), BESIDE]
        )
        assert _covered(tab) == []
        button = tab.page.get_by_role("button", name=way)
        if button.get_attribute("aria-disabled") != "true":
            button.click()


@BOTH_LANGUAGES
@pytest.mark.parametrize("screen", [(320, 568), (320, 640), (360, 640), (390, 844)])
def test_no_control_covers_a_mark_on_a_small_phone(
    visit: Open, server: Server, language: Language, screen: tuple[int, int]
) -> None:
    width, height = screen
    tab = visit(server, {"width": width, "height": height}).open(f"?lang={language}")
    tab.map.wait_for()
    assert tab.page.evaluate(COVERED_BY_CONTROLS) == []


def test_a_map_that_is_made_narrower_shows_all_that_it_showed_unless_somebody_moved_it(
    visit: Open, server: Server
) -> None:
    tab = visit(server).open().ask("Thunder Bay")
    assert _cut_after(tab, {"width": 1024, "height": 768}) == []
    tab.page.get_by_role("button", name="Zoom in").click()
    assert _cut_after(tab, DESKTOP) != []


def _cut_after(tab: Visit, size: dict[str, int]) -> list[str]:
    tab.page.set_viewport_size({"width": size["width"], "height": size["height"]})
    tab.page.wait_for_timeout(SETTLES_MS)
    cut: list[str] = tab.page.evaluate(CUT_MARKS)
    return cut


def test_a_mark_says_how_many_groups_it_stands_for_and_where(
    visit: Open, crowded_server: Server
) -> None:
    tab = visit(crowded_server).open().ask("X0A 0H0")
    expect(tab.pin("group-1")).to_have_text(f"{IN_TOWN} groups")
    expect(tab.pin("group-1")).to_have_attribute("aria-label", f"{IN_TOWN} groups, Iqaluit: list")
    expect(tab.page.locator("path.np-somewhere")).to_have_count(1)


def test_a_card_of_one_among_many_opens_its_own_popup(visit: Open, crowded_server: Server) -> None:
    tab = visit(crowded_server).open().ask("X0A 0H0")
    tab.opened("group-7").get_by_role("button", name=EN.show_on_map).click()
    expect(tab.popup.locator(".np-popup-name")).to_contain_text("Group 7 of Iqaluit")
    expect(tab.card("group-7")).to_contain_class("np-chosen")


def test_the_downloaded_map_opens_the_twelve_as_a_list_too_and_covers_no_mark(
    visit: Open, crowded_server: Server, tmp_path: Path
) -> None:
    tab = visit(crowded_server).open().ask("X0A 0H0")
    file = tmp_path / "map.html"
    tab.download_map().save_as(file)
    alone = visit(Server(file.as_uri(), tmp_path, crowded_server.process))
    alone.page.goto(alone.url)
    expect(alone.page.locator("[data-marker]")).to_have_count(2)
    assert _covered(alone) == []
    alone.page.locator("[data-marker]").first.focus()
    alone.page.keyboard.press("Enter")
    rows = alone.page.locator(".np-popup-list button")
    expect(rows).to_have_count(IN_TOWN)
    rows.nth(6).press("Enter")  # the map may still move under a pointer
    expect(alone.popup).to_contain_text("7. Group")
    expect(alone.popup).to_contain_text("1-780-913-4362")
    alone.page.keyboard.press("Escape")
    expect(alone.page.locator("[data-marker]").first).to_be_focused()


# --- before the first question -------------------------------------------------------------------


@BOTH_LANGUAGES
def test_every_mark_of_the_start_says_how_many_and_has_a_name(
    visit: Open, server: Server, language: Language
) -> None:
    tab = visit(server).open(f"?lang={language}")
    tab.map.wait_for()
    found = [(mark.inner_text(), mark.get_attribute("aria-label") or "") for mark in _marks(tab)]
    assert sum(int(text.split()[0]) for text, _ in found) == 3
    assert all(name.startswith(text) and len(name) > len(text) for text, name in found)


# --- a finger, a phone ---------------------------------------------------------------------------


def test_one_finger_scrolls_the_page_and_not_the_map_which_says_how_it_moves(
    visit: Open, server: Server
) -> None:
    tab = visit(server, PHONE, has_touch=True).open().ask("L9T 2X5")
    before = _moved(tab)
    _drag(tab, fingers=1)
    expect(tab.page.locator(".np-two-fingers")).to_have_text(MAP.two_fingers)
    expect(tab.page.locator(".np-two-fingers")).to_be_visible()
    assert _moved(tab) == before
    expect(tab.page.locator(".np-two-fingers")).to_be_hidden()


def test_two_fingers_move_the_map(visit: Open, server: Server) -> None:
    tab = visit(server, PHONE, has_touch=True).open().ask("L9T 2X5")
    before = _moved(tab)
    for _ in range(TRIES):  # a browser that waits too long for a busy page scrolls instead
        _drag(tab, fingers=2)
        if _comes(tab, lambda: _moved(tab) != before, within_ms=SETTLES_MS):
            return
    pytest.fail(f"{TRIES} pulls with two fingers moved nothing")


def test_a_popup_takes_a_third_of_the_map_on_a_phone_and_starts_with_a_button_to_reach_somebody(
    visit: Open, server: Server
) -> None:
    tab = visit(server, PHONE).open().ask("T5J 2R7")
    tab.pin("edmonton-police-veterans").click()
    wrapper = tab.popup.locator(".leaflet-popup-content-wrapper").bounding_box()
    box = tab.map.bounding_box()
    assert wrapper is not None
    assert box is not None
    assert wrapper["height"] <= box["height"] / 3
    call = tab.popup.get_by_role("link", name="Call 1-780-913-4362").bounding_box()
    assert call is not None
    assert call["height"] >= 36
    assert call["y"] + call["height"] <= wrapper["y"] + wrapper["height"]


def test_the_shapes_of_the_map_are_seen_in_forced_colours(visit: Open, server: Server) -> None:
    tab = visit(server, DESKTOP, forced_colors="active").open().ask("L9T 2X5")
    look = "one => [getComputedStyle(one).fill, getComputedStyle(one).stroke]"
    for css in (".np-pin path", "path.np-land"):
        fill, stroke = tab.page.locator(css).first.evaluate(look)
        assert fill != stroke


def test_the_map_is_a_region_with_a_name_and_its_drawings_are_no_images(
    visit: Open, server: Server
) -> None:
    tab = visit(server).open().ask("L9T 2X5")
    expect(tab.page.get_by_role("region", name=EN.map_region)).to_be_visible()
    assert tab.map.get_by_role("img").count() == 0


def _marks(tab: Visit) -> list[Locator]:
    return tab.page.locator("[data-marker]").all()


def _covered(tab: Visit) -> list[str]:
    """Name the marks in sight whose middle belongs to something else."""
    found: list[str] = tab.page.evaluate("""
    () => [...document.querySelectorAll("[data-marker]")].filter(mark => {
      const box = mark.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const map = mark.closest(".leaflet-container").getBoundingClientRect();
      const seen = x > map.x && x < map.right && y > map.y && y < map.bottom && y < innerHeight;
      return seen && !mark.contains(document.elementFromPoint(x, y));
    }).map(mark => mark.dataset.marker)
    """)
    return found


def _moved(tab: Visit) -> list[Any]:
    """Return what changes when the map is moved or zoomed."""
    found: list[Any] = tab.map.evaluate(
        f"map => [map.querySelector('{PAN}').style.transform, "
        "map.querySelector('path.np-land').getAttribute('d').slice(0, 60)]"
    )
    return found


def _box_at_rest(tab: Visit) -> FloatRect:
    """Wait until the page does not scroll any more, and return where the map is then."""
    seen: list[FloatRect | None] = []

    def is_at_rest() -> bool:
        seen.append(tab.map.bounding_box())
        return seen[-LOOKS_AT_REST:].count(seen[-1]) == LOOKS_AT_REST

    assert _comes(tab, is_at_rest)
    box = seen[-1]
    assert box is not None
    return box


def _comes(tab: Visit, holds: Callable[[], bool], *, within_ms: int = PATIENCE_MS) -> bool:
    for _ in range(within_ms // FRAME_MS):
        if holds():
            return True
        tab.page.wait_for_timeout(FRAME_MS)
    return False


def _drag(tab: Visit, *, fingers: int) -> None:
    """Put fingers on the middle of the map and pull them up, once the page stands still."""
    wait_until_drawn(tab.page)
    tab.map.scroll_into_view_if_needed()
    box = _box_at_rest(tab)
    hand = tab.page.context.new_cdp_session(tab.page)

    def touch(kind: str, up: float) -> None:
        middle, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.6 - up
        points = [{"x": middle + 60 * one, "y": y} for one in range(fingers)]
        hand.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [] if kind == "touchEnd" else points},
        )

    touch("touchStart", 0)
    for up in range(10, 90, 10):
        touch("touchMove", up)
        tab.page.wait_for_timeout(FRAME_MS)
    touch("touchEnd", 0)
