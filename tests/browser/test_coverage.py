"""The staff's page in a real browser: each control answers, each file opens, nothing leaks."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, FilePayload, Locator, Page, Response, expect

from geo.coverage.regions import CANADA
from geo.listing.audience import Welcome
from geo.listing.files.listing_file import read_directory
from geo.listing.files.snapshot import to_snapshot
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory
from geo.place.road import RoadAccess
from geo.words.coverage.names import coverage_text, region_name
from geo.words.fields.words import word_for
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.say.sentences import in_words, language_name, text_in
from service.sign_in.page import SIGN_IN
from tests.browser.combobox import bring_up_option
from tests.browser.conftest import (
    BOTH_LANGUAGES,
    BOTH_SCREENS,
    DESKTOP,
    PHONE,
    Server,
    Visit,
)
from tests.browser.drawn import wait_until_drawn
from tests.browser.hostile_listings import hostile_listings
from tests.browser.staff_office import PASSWORD, Office, fill_in
from tests.browser.test_accessible import SMALL_TARGETS, SMALLEST_TARGET_PX, _faults
from tests.browser.test_traceless import traces
from tests.hostile import HOSTILE
from views.resources import DEFAULT_FOLDER

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
EN, FR = Language.EN, Language.FR
CUT_WORDS = """
() => [...document.querySelectorAll(
  ".stMarkdownEllipsis, .stMain button span, .stMain input[role=combobox]")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 2)
  .map((one) => one.value ?? one.textContent)
"""
PROBED = tuple(
    f"/{page}/_stcore/{what}"
    for page in ("coverage", "staff")
    for what in ("health", "host-config")
)
"""What Streamlit asks for below a page's path before it finds its server; 404 by design."""
HIDDEN_BEHIND_THE_THUMB = '<input tabindex="0" id="react-aria'
"""A slider's own field, cut to nothing; what is pressed is its thumb, alone on its track."""
NUNAVUT = "CA-NU"
PARAMEDIC = "paramedic"
VIEW = """
map => [map.querySelector(".leaflet-map-pane").style.transform,
        map.querySelector("path.np-land").getAttribute("d")].join()
"""
"""Where the map looks: the base map is drawn anew only when the view moves."""
SPOT_IN_SIGHT = """
map => {
  for (const spot of [...map.querySelectorAll("path.leaflet-interactive")].reverse()) {
    const box = spot.getBoundingClientRect();
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    if (document.elementFromPoint(at.x, at.y) === spot) return at;
  }
}
"""
EMPTY_LAND = """
map => {
  const land = [...map.querySelectorAll("path.np-land:not(.np-abroad)")];
  const box = map.getBoundingClientRect();
  for (let y = box.y + 90; y < box.bottom - 90; y += 12)
    for (let x = box.x + 90; x < box.right - 90; x += 12) {
      const on = document.elementFromPoint(x, y);
      if (!on || !map.contains(on) || on.closest("path, .leaflet-marker-icon, button")) continue;
      const inside = (path) =>
        path.isPointInFill(new DOMPoint(x, y).matrixTransform(path.getScreenCTM().inverse()));
      if (land.some(inside)) return { x, y };
    }
}
"""
HIDDEN_FOCUS = """
() => {
  const focused = document.activeElement;
  if (!focused.closest("main") || focused.matches("main")) return "";
  const box = focused.getBoundingClientRect();
  const rows = [box.top + 2, (box.top + box.bottom) / 2, box.bottom - 2];
  const seen = rows.some((y) => {
    const on = document.elementFromPoint(box.left + box.width / 2, y);
    return on && (focused.contains(on) || on.contains(focused) || on.closest("label, .stSlider"));
  });
  return seen ? "" : focused.outerHTML.slice(0, 100);
}
"""


@pytest.fixture
def look(visit: Open) -> Iterator[Open]:
    """Open the staff's page; at the end, no file was missing and no script was refused."""
    missing: list[str] = []

    def opened(
        server: Server,
        language: Language = EN,
        screen: dict[str, int] = DESKTOP,
        **context: object,
    ) -> Visit:
        tab = visit(server, screen, **context)
        tab.page.on("response", lambda answer: _note_if_missing(answer, missing))
        tab.page.on("console", lambda said: _note_if_refused(said, missing))
        tab.open(f"coverage?lang={language}")
        _map(tab.page).wait_for()
        return _settled(tab)

    yield opened
    assert missing == []


@pytest.fixture(scope="module")
def office(start: Callable[..., Server]) -> Office:
    return Office.with_password(start)


@pytest.fixture
def look_as_staff(look: Open, office: Office) -> Open:
    """Open the page after signing in: only staff compare a file with what is public."""

    def opened(language: Language = EN, screen: dict[str, int] = DESKTOP) -> Visit:
        tab = look(office.server, language, screen)
        tab.page.goto(f"{office.server.url}{SIGN_IN}?lang={language}")
        fill_in(tab.page, "Ada", PASSWORD)
        tab.open(f"coverage?lang={language}")
        _map(tab.page).wait_for()
        return _settled(tab)

    return opened


@dataclass(frozen=True)
class Files:
    """What is taken away, on the disk; opened, it must work alone."""

    look: Open
    visit: Open
    server: Server
    folder: Path

    def saved(self, tab: Visit, label: str) -> Path:
        offers = tab.page.locator(".st-key-gap-take")
        with tab.page.expect_download() as download:
            offers.get_by_role("button", name=label, exact=True).click()
        file = self.folder / download.value.suggested_filename
        download.value.save_as(file)
        return file

    def opened(self, tab: Visit, label: str) -> Visit:
        """Open a file; the fixture refuses that it breaks or calls anything."""
        file = self.saved(tab, label)
        alone = self.visit(replace(self.server, url=file.as_uri()))
        asked_for: list[str] = []
        alone.page.on("request", lambda request: asked_for.append(request.url))
        alone.page.goto(alone.url)
        assert [url for url in asked_for if not url.startswith("data:")] == [alone.url]
        return alone


@pytest.fixture
def files(look: Open, visit: Open, server: Server, tmp_path: Path) -> Files:
    """Take files away from the staff's page."""
    return Files(look, visit, server, tmp_path)


def _note_if_missing(answer: Response, missing: list[str]) -> None:
    if answer.status >= 400 and not answer.url.endswith(PROBED):
        missing.append(f"{answer.status} {answer.url}")


def _note_if_refused(said: ConsoleMessage, missing: list[str]) -> None:
    if said.type == "error" and not said.location["url"].endswith(PROBED):
        missing.append(said.text)


# --- steps ---------------------------------------------------------------------------------------


def _map(page: Page) -> Locator:
    return page.locator(".np-gap-map[data-ready]")


def _settled(tab: Visit) -> Visit:
    wait_until_drawn(tab.page)
    return tab


@contextmanager
def _changes(*shown: Locator) -> Iterator[None]:
    """Expect that the text of each place changes; of the map, that it is drawn anew.

    What was there before is read once the page stands still: else the end of an earlier change
    would count as this one.
    """
    wait_until_drawn(shown[0].page)
    before = [_state(one) for one in shown]
    yield
    for one, was in zip(shown, before, strict=True):
        if _is_map(one):
            expect(one).not_to_have_attribute("data-ready", was)
        else:
            expect(one).not_to_have_text(was, use_inner_text=True)


def _state(shown: Locator) -> str:
    return (shown.get_attribute("data-ready") or "") if _is_map(shown) else shown.inner_text()


def _is_map(shown: Locator) -> bool:
    return "np-gap-map" in (shown.get_attribute("class") or "")


def _choose(tab: Visit, key: str, option: str) -> None:
    box = _settled(tab).page.locator(f".st-key-{key}").get_by_role("combobox")
    bring_up_option(box, option)
    box.press("Enter")


def _bring_to_middle(shown: Locator) -> None:
    shown.evaluate("one => one.scrollIntoView({ block: 'center' })")


def _region(tab: Visit, region: str, language: Language = EN) -> Visit:
    with _changes(_map(tab.page), tab.status):
        _choose(tab, "gap-region", region_name(region, language))
    return _settled(tab)


def _slide(tab: Visit, key: str, press: str = "ArrowRight") -> None:
    """Move a slider; one that is being drawn anew loses a press."""
    thumb = _settled(tab).page.locator(f".st-key-{key} input[type=range]")
    thumb.focus()
    thumb.press(press)


def _open_what_counts(tab: Visit, language: Language = EN) -> None:
    tab.page.get_by_role("button", name=coverage_text(language).ask_what_counts).click()
    expect(tab.page.locator(".st-key-gap-welcomes").get_by_role("combobox")).to_be_visible()


def _put_pin(tab: Visit, typed: str) -> None:
    box = tab.page.locator(".st-key-gap-pin-town input")
    box.fill(typed)
    box.press("Enter")


def _change(tab: Visit) -> Locator:
    return tab.page.locator(".np-gap-change[role=status]")


def _click_spot(tab: Visit) -> None:
    """Click a community that lies on top, where it is, without scrolling to it."""
    at = _map(tab.page).evaluate(SPOT_IN_SIGHT)
    tab.page.mouse.click(at["x"], at["y"])


def _search_exactly(tab: Visit) -> None:
    with _changes(tab.page.locator("#gap-next .np-aside")):
        tab.page.locator(".st-key-gap-exactly button").click()
    _settled(tab)


def _compare(tab: Visit, name: str, content: bytes) -> None:
    file = FilePayload(name=name, mimeType="application/zip", buffer=content)
    tab.page.locator(".st-key-gap-kept input[type=file]").set_input_files(file)


def _compared(tab: Visit) -> Locator:
    return tab.page.locator(".np-gap[role=status]:not(.np-gap-change)")


def _fault(tab: Visit) -> Locator:
    return tab.page.locator(".np-gap-fault[role=alert]")


def _as_said(template: str) -> re.Pattern[str]:
    """Match a sentence whatever stands in its braces."""
    return re.compile(".+".join(re.escape(part) for part in re.split(r"\{[^}]*\}", template)))


def _on_first_screen(shown: Locator) -> bool:
    box, size = shown.bounding_box(), shown.page.viewport_size
    return box is not None and size is not None and box["y"] + box["height"] <= size["height"]


def _one_line(texts: list[str]) -> list[str]:
    return [" ".join(text.split()) for text in texts]


# --- what is seen --------------------------------------------------------------------------------


@BOTH_LANGUAGES
def test_the_first_screen_shows_who_is_served_worst_and_what_a_group_there_would_bring(
    look: Open, server: Server, language: Language
) -> None:
    text, tab = coverage_text(language), look(server, language)
    first = tab.page.locator(".np-gap-first p").first
    expect(first).to_contain_text(_as_said(text.worst))
    expect(first).to_contain_text(_as_said(text.if_there))
    assert tab.page.locator(".stMain").evaluate("main => main.scrollTop") == 0
    assert _on_first_screen(tab.status)
    assert _on_first_screen(first)
    expect(tab.page).to_have_title(f"{page_text(language).page_coverage} · Nearpeer")
    expect(tab.page.locator("html")).to_have_attribute("lang", language)


@BOTH_LANGUAGES
def test_the_page_does_not_scroll_sideways_on_a_phone(
    look: Open, server: Server, language: Language
) -> None:
    tab = look(server, language, PHONE)
    for shown in ("html", ".stMain"):
        wide = tab.page.locator(shown).evaluate("one => one.scrollWidth")
        assert wide <= PHONE["width"], shown


@BOTH_LANGUAGES
@pytest.mark.parametrize("width", [641, 768, 1024])
def test_no_word_of_a_button_or_a_field_is_cut_between_a_phone_and_a_wide_screen(
    look: Open, server: Server, language: Language, width: int
) -> None:
    tab = look(server, language, {"width": width, "height": 768})
    assert tab.page.evaluate(CUT_WORDS) == []


@BOTH_SCREENS
def test_every_target_of_the_staff_is_large_enough_for_a_finger(
    look: Open, server: Server, screen: dict[str, int]
) -> None:
    tab = look(server, EN, screen)
    _put_pin(tab, "Iqaluit")
    expect(_change(tab)).to_be_visible()
    for summary in tab.page.locator(".np-gap summary").all():
        summary.click()
    _open_what_counts(_settled(tab))
    small = tab.page.evaluate(SMALL_TARGETS, SMALLEST_TARGET_PX)
    assert [one for one in small if HIDDEN_BEHIND_THE_THUMB not in one] == []


def test_who_goes_back_by_keyboard_always_sees_where_the_focus_is(
    look: Open, server: Server
) -> None:
    tab, hidden = look(server), []
    tab.page.locator(".st-key-gap-take button").last.focus()
    for _ in range(60):
        tab.page.keyboard.press("Shift+Tab")
        hidden.append(tab.page.evaluate(HIDDEN_FOCUS))
    assert [one for one in hidden if one] == []


# --- axe -----------------------------------------------------------------------------------------


@BOTH_LANGUAGES
@BOTH_SCREENS
def test_axe_finds_no_fault_in_any_state_of_the_gaps(
    look: Open, server: Server, screen: dict[str, int], language: Language
) -> None:
    tab = look(server, language, screen)
    page, found = tab.page, list(_faults(tab.page, "start"))
    _open_what_counts(tab, language)
    found += _faults(page, "what counts")
    page.keyboard.press("Escape")
    for summary in page.locator(".np-gap summary").all():
        summary.click()
    found += _faults(page, "details of tables")
    _bring_to_middle(_map(page))
    _click_spot(tab)
    tab.popup.wait_for()
    found += _faults(page, "a community's popup")
    page.keyboard.press("Escape")
    _put_pin(tab, "Cochrane")
    expect(page.locator(".st-key-gap-which button").first).to_be_visible()
    found += _faults(_settled(tab).page, "which Cochrane")
    page.locator(".st-key-gap-which button").first.click()
    expect(_change(tab)).to_be_visible()
    _put_pin(tab, "Iqaluit")
    expect(_change(tab)).to_contain_text("Iqaluit")
    found += _faults(_settled(tab).page, "a pin")
    _put_pin(tab, "Iqualuitt")
    expect(_fault(tab)).to_be_visible()
    found += _faults(_settled(tab).page, "no such place")
    _search_exactly(tab)
    found += _faults(page, "exact search")
    assert found == []


@BOTH_LANGUAGES
@BOTH_SCREENS
def test_axe_finds_no_fault_where_two_states_are_compared(
    look_as_staff: Open, screen: dict[str, int], language: Language
) -> None:
    tab = look_as_staff(language, screen)
    _compare(tab, "hostile.zip", _hostile_snapshot())
    expect(_compared(tab)).to_be_visible()
    found = list(_faults(_settled(tab).page, "compared"))
    _compare(tab, "broken.zip", b"nothing that was saved")
    expect(_fault(tab)).to_be_visible()
    assert found + list(_faults(_settled(tab).page, "broken")) == []


@BOTH_SCREENS
def test_axe_finds_no_fault_of_the_gaps_in_dark_colours(
    look: Open, server: Server, screen: dict[str, int]
) -> None:
    tab = look(server, EN, screen, color_scheme="dark")
    _put_pin(tab, "Iqaluit")
    expect(_change(tab)).to_be_visible()
    _bring_to_middle(_map(_settled(tab).page))
    _click_spot(tab)
    tab.popup.wait_for()
    assert list(_faults(tab.page, "dark")) == []


# --- every control answers -----------------------------------------------------------------------


def test_region_audience_and_threshold_change_headline_table_and_map(
    look: Open, server: Server
) -> None:
    tab = look(server)
    table = tab.page.locator("#gap-worst")
    shown = (tab.status, table, _map(tab.page))
    with _changes(*shown):
        _choose(tab, "gap-region", region_name(CANADA, EN))
    with _changes(*shown):
        _choose(tab, "gap-who", coverage_text(EN).anyone)
    with _changes(*shown):
        _slide(tab, "gap-within")
    with _changes(*shown):
        _slide(tab, "gap-within", "ArrowLeft")


def test_what_counts_as_a_group_changes_the_answer(look: Open, server: Server) -> None:
    tab = look(server)
    _open_what_counts(tab)
    shown = (tab.page.locator(".np-figures"), tab.page.locator(".np-figures + .np-aside"))
    with _changes(shown[1], _map(tab.page)):
        _choose(tab, "gap-welcomes", text_in(EN).welcomes[Welcome.NOT_STATED])
    with _changes(*shown):
        _choose(tab, "gap-modes", word_for("modes", Mode.VIRTUAL, EN))


def test_each_wish_for_the_next_groups_changes_the_proposals_and_the_map(
    look: Open, server: Server
) -> None:
    tab = look(server)
    rows, readings = tab.page.locator("#gap-next tbody tr"), tab.page.locator("#gap-next")
    expect(rows).to_have_count(5)
    with _changes(readings, _map(tab.page)):
        _slide(tab, "gap-count")
    expect(rows).to_have_count(6)
    with _changes(readings, _map(tab.page)):
        _slide(tab, "gap-radius")
    with _changes(readings, _map(tab.page)):
        _choose(tab, "gap-town-size", coverage_text(EN).any_town)


def test_the_exact_search_says_so_and_leads_back_to_the_quick_one(
    look: Open, server: Server
) -> None:
    text, tab = coverage_text(EN), look(server)
    _search_exactly(tab)
    with _changes(tab.page.locator("#gap-next .np-aside")):
        tab.page.get_by_role("button", name=text.quick_button).click()
    expect(tab.page.get_by_role("button", name=text.exact_button)).to_be_visible()


def test_a_choice_stays_when_the_language_changes(look: Open, server: Server) -> None:
    tab = _region(look(server), NUNAVUT)
    with _changes(tab.status, _map(tab.page)):
        tab.page.locator(".st-key-switch-language button").click()
    expect(tab.status).to_contain_text(coverage_text(FR).in_place[NUNAVUT], ignore_case=True)
    expect(tab.page.locator("html")).to_have_attribute("lang", FR)


# --- the map -------------------------------------------------------------------------------------


@BOTH_LANGUAGES
def test_a_click_on_a_community_tells_its_name_people_and_km_and_can_put_the_pin_there(
    look: Open, server: Server, language: Language
) -> None:
    text = coverage_text(language)
    tab = _region(look(server, language), NUNAVUT, language)
    spot = tab.page.locator(".np-gap-map path.leaflet-interactive").first
    _bring_to_middle(_map(tab.page))
    spot.click()
    expect(tab.popup).to_have_accessible_name(in_words("Iqaluit, NU", language))
    expect(tab.popup.locator(".np-popup-name")).to_be_focused()
    for template in (text.popup_residents, text.popup_km, text.roads[RoadAccess.NONE]):
        expect(tab.popup).to_contain_text(_as_said(template))
    tab.page.keyboard.press("Escape")
    expect(tab.popup).to_have_count(0)
    spot.click()
    with _changes(_map(tab.page)):
        tab.popup.get_by_role("button", name=text.put_here_yes).click()
    expect(_change(tab)).to_contain_text(in_words("Iqaluit, NU", language))
    expect(tab.page.locator(".np-gap-map .np-gap-pin")).to_have_count(1)


def test_a_click_on_empty_land_offers_to_put_the_pin_there(look: Open, server: Server) -> None:
    text, tab = coverage_text(EN), _region(look(server), NUNAVUT)
    _bring_to_middle(_map(tab.page))
    at = _map(tab.page).evaluate(EMPTY_LAND)
    tab.page.mouse.click(at["x"], at["y"])
    expect(tab.popup).to_contain_text(text.put_here)
    with _changes(_map(tab.page)):
        tab.popup.get_by_role("button", name=text.put_here_yes).press("Enter")
    expect(_change(tab)).to_be_visible()


@pytest.mark.parametrize("height", [720, 560])
def test_the_first_click_on_a_community_counts_where_the_map_is_partly_below_the_fold(
    look: Open, server: Server, height: int
) -> None:
    tab = look(server, EN, {"width": 1280, "height": height})
    box = _map(tab.page).bounding_box()
    assert box is not None
    assert box["y"] + box["height"] > height
    _click_spot(tab)
    expect(tab.popup.locator(".np-popup-name")).to_be_visible()


def test_a_threshold_leaves_the_view_and_a_region_moves_it(look: Open, server: Server) -> None:
    tab = _region(look(server), CANADA)
    shown = _map(tab.page)
    shown.evaluate("map => { map.sameMap = true; }")
    start = shown.evaluate(VIEW)
    shown.get_by_role("button", name=page_text(EN).map_zoom_in).click()
    nearer = shown.evaluate(VIEW)
    assert nearer != start
    with _changes(shown):
        _slide(tab, "gap-within")
    assert shown.evaluate(VIEW) == nearer
    _region(tab, NUNAVUT)
    assert shown.evaluate(VIEW) not in {start, nearer}
    assert shown.evaluate("map => map.sameMap") is True


def test_a_map_of_gaps_that_cannot_be_loaded_says_so_and_the_tables_stay(
    visit: Open, server: Server
) -> None:
    tab = visit(server)
    tab.page.route("**/leaflet.js*", lambda route: route.abort())
    tab.open("coverage")
    expect(_map(tab.page)).to_contain_text(page_text(EN).map_failed)
    expect(tab.page.locator("#gap-worst tbody tr").first).to_be_visible()


# --- the pin -------------------------------------------------------------------------------------


@BOTH_LANGUAGES
def test_a_typed_town_puts_the_pin_and_it_can_be_taken_away(
    look: Open, server: Server, language: Language
) -> None:
    tab = look(server, language)
    pins = tab.page.locator(".np-gap-map .np-gap-pin")
    with _changes(_map(tab.page)):
        _put_pin(tab, "Iqaluit")
    expect(_change(tab)).to_contain_text(_as_said(coverage_text(language).what_if_result))
    expect(pins).to_have_count(1)
    with _changes(_map(tab.page)):
        tab.page.locator(".st-key-gap-pin-away button").click()
    expect(_change(tab)).to_have_count(0)
    expect(pins).to_have_count(0)


@BOTH_LANGUAGES
def test_a_name_of_several_places_asks_which_and_a_slip_is_told(
    look: Open, server: Server, language: Language
) -> None:
    tab = look(server, language)
    which = tab.page.locator(".st-key-gap-which")
    _put_pin(tab, "Cochrane")
    expect(which.get_by_role("button")).not_to_have_count(0)
    cochrane = in_words("Cochrane, ON", language)
    which.get_by_role("button", name=cochrane).click()
    expect(_change(tab)).to_contain_text(cochrane)
    expect(which).to_have_count(0)
    _put_pin(tab, "Iqualuitt")
    expect(_fault(tab)).to_contain_text("Iqualuitt")


def test_a_proposal_can_be_tried_with_the_pin(look: Open, server: Server) -> None:
    tab = look(server)
    first = tab.page.locator("#gap-next tbody tr").first.locator("th, td").nth(1).inner_text()
    with _changes(_map(tab.page)):
        _choose(tab, "gap-try", first)
    expect(_change(tab)).to_contain_text(first)


def test_a_pin_that_does_not_welcome_the_audience_changes_nothing(
    look: Open, server: Server
) -> None:
    tab = look(server)
    _put_pin(tab, "Iqaluit")
    expect(_change(tab)).to_contain_text(_as_said(coverage_text(EN).what_if_result))
    welcomed = tab.page.locator(f".st-key-gap-pin-for-{PARAMEDIC}")
    welcomed.get_by_role("combobox").press("Backspace")
    expect(_change(tab)).to_contain_text(_as_said(coverage_text(EN).what_if_not_for))


def test_nothing_typed_for_the_pin_reaches_address_storage_log_or_file(
    look: Open, server: Server
) -> None:
    code, tab = "J0M1C0", look(server)
    _put_pin(tab, f"{code[:3]} {code[3:]}")
    expect(_change(tab)).to_contain_text("Kuujjuaq")
    kept = tab.page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    cookies = tab.page.context.cookies()
    assert tab.page.url == f"{server.url}coverage?lang=en"
    assert {cookie["name"] for cookie in cookies} <= {"_streamlit_xsrf"}
    files = [path.read_bytes() for path in server.home.rglob("*") if path.is_file()]
    everything = b"\n".join([kept.encode(), str(cookies).encode(), *files])
    assert [trace for trace in traces(code) if trace in everything] == []
    assert b"kuujjuaq" not in everything.lower()


# --- what is taken away --------------------------------------------------------------------------


@BOTH_LANGUAGES
def test_a_table_is_there_as_csv_and_geojson(
    files: Files, server: Server, language: Language
) -> None:
    text, tab = coverage_text(language), files.look(server, language)
    _choose(tab, "gap-table", text.worst_heading)
    expect(tab.page.locator(".st-key-gap-take [class*=-worst-csv]")).to_be_visible()
    _settled(tab)
    for label, ends in ((text.take_csv, ".csv"), (text.take_geojson, ".geojson")):
        file = files.saved(tab, label)
        assert file.name.endswith(f"-worst{ends}")
        assert "Prince George, BC" in file.read_text(encoding="utf-8")


def test_the_pictures_are_pictures(files: Files, server: Server) -> None:
    text, tab = coverage_text(EN), files.look(server)
    for label in (text.take_map_png, text.take_curve_png):
        file = files.saved(tab, label)
        assert file.suffix == ".png"
        assert file.read_bytes().startswith(b"\x89PNG")


def test_the_map_as_a_web_page_works_alone(files: Files, server: Server) -> None:
    alone = files.opened(files.look(server), coverage_text(EN).take_map_html)
    expect(alone.page.locator("path.leaflet-interactive").first).to_be_attached()
    assert list(_faults(alone.page, "map")) == []


@pytest.mark.parametrize("asked_in", Language)
@BOTH_LANGUAGES
def test_the_report_is_there_in_both_languages_as_a_page_that_works_alone(
    files: Files, server: Server, asked_in: Language, language: Language
) -> None:
    name = language_name(language, asked_in)
    label = coverage_text(asked_in).report_html.format(language=name)
    alone = files.opened(files.look(server, asked_in), label)
    expect(alone.page.locator("html")).to_have_attribute("lang", language)
    where = coverage_text(language).in_place["north"]
    title = coverage_text(language).report_title.format(where=where)
    expect(alone.page.get_by_role("heading", level=1)).to_have_text(title)
    assert list(_faults(alone.page, "report")) == []


@BOTH_LANGUAGES
def test_the_report_is_there_in_both_languages_as_a_pdf(
    files: Files, server: Server, language: Language
) -> None:
    label = coverage_text(EN).report_pdf.format(language=language_name(language, EN))
    file = files.saved(files.look(server), label)
    assert file.read_bytes().startswith(b"%PDF")


@BOTH_LANGUAGES
def test_todays_listing_saved_and_compared_with_itself_has_not_changed(
    look_as_staff: Open, tmp_path: Path, language: Language
) -> None:
    text, tab = coverage_text(language), look_as_staff(language)
    with tab.page.expect_download() as download:
        tab.page.locator(".st-key-gap-keep button").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.suffix == ".zip"
    _compare(tab, file.name, file.read_bytes())
    expect(_compared(tab).locator("p")).to_have_count(1)
    expect(_compared(tab)).to_have_text(_as_said(text.compare_same))


@BOTH_LANGUAGES
def test_a_broken_file_is_refused_with_a_reason_and_the_page_stays(
    look_as_staff: Open, language: Language
) -> None:
    tab = look_as_staff(language)
    _compare(tab, "<img src=x onerror=alert(1)>.zip", b"nothing that was saved")
    refusal = _as_said(coverage_text(language).compare_faulty)
    expect(_fault(tab)).to_contain_text(refusal)
    expect(tab.page.locator("#gap-worst")).to_be_visible()


# --- text that attacks ---------------------------------------------------------------------------


def _hostile_snapshot() -> bytes:
    template = PublishedDirectory(read_directory(DEFAULT_FOLDER))["phoenix"]
    return to_snapshot(PublishedDirectory(tuple(hostile_listings(template))))


def test_hostile_text_of_a_kept_listing_is_shown_and_does_nothing(look_as_staff: Open) -> None:
    tab = look_as_staff()
    _compare(tab, "kept.zip", _hostile_snapshot())
    expect(_compared(tab)).to_be_visible()
    shown = " ".join(_compared(tab).inner_text().split())
    assert [text for text in _one_line(list(HOSTILE)) if text not in shown] == []


@BOTH_SCREENS
def test_hostile_text_of_the_listing_is_shown_on_the_staffs_page_and_does_nothing(
    look: Open, hostile_server: Server, screen: dict[str, int]
) -> None:
    tab = look(hostile_server, EN, screen)
    for summary in tab.page.locator(".np-gap summary").all():
        summary.click()
    names = _one_line(tab.page.locator(".np-cheapest strong").all_inner_texts())
    assert sorted(names) == sorted(_one_line(list(HOSTILE)))
    _bring_to_middle(_map(tab.page))
    _click_spot(tab)
    expect(tab.popup).to_be_visible()


def test_hostile_text_does_nothing_in_the_files_that_are_taken_away(
    files: Files, hostile_server: Server
) -> None:
    text, tab = coverage_text(EN), files.look(hostile_server)
    name = page_text(EN).language_name
    for label in (text.report_html.format(language=name), text.take_map_html):
        alone = files.opened(tab, label)
        expect(alone.page.get_by_role("heading").first).to_be_visible()
    assert files.saved(tab, text.report_pdf.format(language=name)).stat().st_size


def test_quick_exit_stays_in_reach_on_the_staffs_page(look: Open, server: Server) -> None:
    tab = look(server, EN, PHONE)
    expect(tab.page.get_by_role("link", name=visit_text(EN).leave)).to_be_in_viewport()
