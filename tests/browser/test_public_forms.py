"""What the public hands in, in a real browser: by link, plain form, dialog and page."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from geo.listing.audience import Audience
from geo.staff.rights import Role, Staff
from geo.staff.staff_service import StaffService
from geo.store.database import sqlite_url
from geo.store.store import Store
from geo.store.submission_quotas import Kind
from geo.store.submissions import Submission, SubmissionQueue
from geo.submissions.public_submissions import Suggestion
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.frame_text import frame_text
from geo.words.say.page_text import page_text
from geo.words.submissions.record import front_text
from service.forms.patience import PROOF, PUZZLE, _solves
from service.forms.submission_service import LEAST_S
from tests.browser.conftest import BOTH_LANGUAGES, BOTH_SCREENS, PHONE, STORE, Server, Visit

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
EN = front_text(Language.EN)
WRONG = "Nobody answers this number any more."


@pytest.fixture(scope="module")
def keeping_server(start: Callable[..., Server]) -> Server:
    """Start the page on a store of its own."""
    return start(None)


@pytest.fixture
def store(keeping_server: Server) -> Iterator[Store]:
    with closing(Store.open(sqlite_url(keeping_server.home / STORE))) as opened:
        yield opened


def _link(store: Store, language: Language = Language.EN) -> str:
    staff_service = StaffService(store, Staff("Ada", Role.PUBLISHER), now=lambda: datetime.now(UTC))
    return f"confirm/{staff_service.confirmation_token('heart')}?lang={language}"


def _submissions(store: Store, words: str) -> list[Submission]:
    return [one for one in SubmissionQueue(store.engine).waiting() if words in one.words]


def _faults(page: Page, state: str) -> Iterator[str]:
    options = {"runOnly": {"type": "tag", "values": list(WCAG)}}
    for fault in Axe().run(page, options=options).response["violations"]:
        for node in fault["nodes"]:
            yield f"{state}: {fault['id']}: {node['html'][:120]}"


def _wait_like_a_person(page: Page) -> None:
    page.wait_for_timeout((LEAST_S + 0.2) * 1000)


def _open_plain(tab: Visit, path: str) -> Page:
    tab.page.goto(tab.url + path)
    return tab.page


def _tell(tab: Visit) -> Page:
    """Open the dialog on the first card of an answer."""
    tab.ask("L9T 2X5")
    tab.opened("phoenix").locator("[data-wrong]").click()
    tab.popup.locator("textarea").wait_for()
    return tab.page


# --- what they do --------------------------------------------------------------------------------


def test_a_contact_confirms_by_one_press_without_scripts(
    visit: Open, keeping_server: Server, store: Store
) -> None:
    tab = visit(keeping_server, java_script_enabled=False)
    link = _link(store)
    page, before = _open_plain(tab, link), store.revision()
    page.reload()
    assert store.revision() == before
    page.get_by_role("button", name=EN.confirm_yes).click()
    expect(page.locator("h1")).to_have_text(EN.confirmed)
    assert store.revision() == before + 1
    token = link.removeprefix("confirm/").partition("?")[0]
    assert token not in keeping_server.output


def test_a_contact_says_what_is_wrong(visit: Open, keeping_server: Server, store: Store) -> None:
    page = _open_plain(visit(keeping_server), _link(store))
    page.get_by_label(EN.confirm_wrong_label).fill("The day is wrong.")
    page.get_by_role("button", name=EN.confirm_wrong_send).click()
    expect(page.locator("h1")).to_have_text(EN.correction_taken)
    assert [one.listing_id for one in _submissions(store, "The day is wrong.")] == ["heart"]


def test_the_dialog_sends_the_entry_and_the_words_and_the_answer_stays(
    visit: Open, keeping_server: Server, store: Store
) -> None:
    tab = visit(keeping_server).open()
    page = _tell(tab)
    listing_id = page.locator(".np-card").first.get_attribute("data-listing")
    tab.popup.locator("textarea").fill(WRONG)
    _wait_like_a_person(page)
    tab.popup.get_by_role("button", name=EN.send, exact=True).click()
    expect(tab.popup.get_by_text(EN.told)).to_be_visible()
    tab.popup.get_by_text(EN.told).click()  # the button that had the focus is gone
    page.keyboard.press("Escape")
    expect(tab.popup).to_have_count(0)
    expect(page.locator(".np-card").first).to_be_visible()
    assert page.get_by_role("textbox").first.input_value() == "L9T 2X5"
    [submission] = _submissions(store, WRONG)
    assert (submission.kind, submission.listing_id, submission.words) == (
        Kind.WRONG,
        listing_id,
        WRONG,
    )


def test_the_dialog_can_be_left_and_opened_on_another_group(
    visit: Open, keeping_server: Server
) -> None:
    tab = visit(keeping_server).open()
    page = _tell(tab)
    page.keyboard.press("Escape")
    expect(tab.popup).to_have_count(0)
    second = tab.opened("badge-of-life")
    second.locator("[data-wrong]").click()
    expect(tab.popup).to_contain_text(second.locator(".np-name").inner_text())


def test_the_way_out_works_while_the_dialog_is_open(visit: Open, keeping_server: Server) -> None:
    tab = visit(keeping_server).open()
    page, leave_to = _tell(tab), visit_text(Language.EN).leave_to
    tab.may_call.add(leave_to)
    page.route(f"{leave_to}**", lambda route: route.fulfill(body="the weather"))
    page.locator("body > aside:visible > a").click()
    page.wait_for_url(leave_to)


def test_a_group_is_suggested_on_the_page(
    visit: Open, keeping_server: Server, store: Store
) -> None:
    tab = visit(keeping_server).open("suggest")
    page = tab.page
    name = page.get_by_label(EN.suggest_fields[0].label)
    name.fill("Northern Circle")
    send = page.get_by_role("button", name=EN.suggest_send)
    send.click()
    expect(page.locator(".np-field-fault")).to_have_text(EN.empty)
    expect(name).to_have_value("Northern Circle")
    page.get_by_label(EN.suggest_fields[1].label).fill("867-555-0100")
    _wait_like_a_person(page)
    send.click()
    expect(page.get_by_text(EN.suggested_what_now)).to_be_visible()
    [submission] = _submissions(store, "Northern Circle")
    assert Suggestion.from_words(submission.words).reached_by == "867-555-0100"


def test_in_a_flood_the_browser_does_a_sum_that_nobody_sees(
    visit: Open, keeping_server: Server, store: Store
) -> None:
    tab = visit(keeping_server, extra_http_headers={"X-Forwarded-For": "203.0.113.77"})
    for number in range(4):
        page = _open_plain(tab, "tell-us/phoenix")
        page.get_by_label(EN.tell_label).fill(f"Letter {number} of many.")
        _wait_like_a_person(page)
        if number == 3:  # its network has sent its share
            puzzle, proof = (page.locator(f"[name={one}]") for one in (PUZZLE, PROOF))
            expect(proof).not_to_have_value("")
            assert _solves(puzzle.input_value(), proof.input_value(), 16)
        page.get_by_role("button", name=EN.send).click()
        expect(page.locator("h1")).to_have_text(EN.told)
    assert len(_submissions(store, "of many.")) == 4


def test_a_sum_that_is_not_done_yet_is_waited_for(visit: Open, keeping_server: Server) -> None:
    tab = visit(keeping_server, extra_http_headers={"X-Forwarded-For": "203.0.113.77"})
    page = _open_plain(tab, "tell-us/phoenix")
    tab.page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.get_by_label(EN.tell_label).fill("At once.")
    page.get_by_role("button", name=EN.send).click()
    expect(page.locator("h1")).to_have_text(EN.told, timeout=20_000)


def test_people_do_not_meet_the_field_for_machines(visit: Open, keeping_server: Server) -> None:
    tab = visit(keeping_server).open("suggest")
    page = tab.page
    page.get_by_role("button", name=EN.suggest_send).wait_for()
    expect(page.get_by_label(EN.trap)).not_to_be_visible()
    _open_plain(tab, "suggest-a-group")
    expect(page.get_by_role("textbox", name=EN.trap)).to_have_count(0)
    page.locator("#more").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=EN.suggest_send)).to_be_focused()


def test_a_plain_suggestion_without_scripts(
    visit: Open, keeping_server: Server, store: Store
) -> None:
    tab = visit(keeping_server, PHONE, java_script_enabled=False)
    page = _open_plain(tab, "plain")
    page.get_by_role("link", name=EN.suggest_link).click()
    page.get_by_label(EN.suggest_fields[0].label).fill("Quiet Harbour")
    page.get_by_label(EN.suggest_fields[1].label).fill("https://example.org")
    _wait_like_a_person(page)
    page.get_by_role("button", name=EN.suggest_send).click()
    expect(page.locator("h1")).to_have_text(EN.suggested)
    assert len(_submissions(store, "Quiet Harbour")) == 1


# --- for everybody -------------------------------------------------------------------------------


@BOTH_LANGUAGES
@BOTH_SCREENS
def test_axe_finds_no_fault_in_any_state_of_the_plain_forms(
    visit: Open, keeping_server: Server, store: Store, screen: dict[str, int], language: Language
) -> None:
    text, tab = front_text(language), visit(keeping_server, screen)
    link = _link(store, language)
    page = _open_plain(tab, link)
    found = list(_faults(page, "confirm"))
    page.get_by_role("button", name=text.confirm_wrong_send).click()
    expect(page.get_by_role("alert")).to_be_visible()
    found += _faults(page, "correction refused")
    page.get_by_role("button", name=text.confirm_yes).click()
    expect(page.locator("h1")).to_have_text(text.confirmed)
    found += _faults(page, "confirmed")
    for path in (link, f"confirm/cut?lang={language}", f"tell-us/nobody?lang={language}"):
        found += _faults(_open_plain(tab, path), path[:12])
    for path, send in (("tell-us/heart", text.send), ("suggest-a-group", text.suggest_send)):
        found += _faults(_open_plain(tab, f"{path}?lang={language}"), path)
        page.get_by_role("button", name=send).click()
        expect(page.get_by_role("alert")).to_be_visible()
        found += _faults(page, f"{path} refused")
    page.emulate_media(color_scheme="dark")
    assert found + list(_faults(page, "dark")) == []


@BOTH_LANGUAGES
@BOTH_SCREENS
def test_axe_finds_no_fault_in_the_dialog_and_on_the_page(
    visit: Open, keeping_server: Server, screen: dict[str, int], language: Language
) -> None:
    text, tab = front_text(language), visit(keeping_server, screen).open(f"?lang={language}")
    page = _tell(tab)
    page.wait_for_timeout(500)  # the dialog fades in, and axe would read its colours half way
    found = list(_faults(page, "dialog"))
    tab.popup.get_by_role("button", name=text.send, exact=True).click()
    expect(page.locator(".np-field-fault")).to_be_visible()
    found += _faults(page, "dialog refused")
    tab.open(f"suggest?lang={language}")
    send = page.get_by_role("button", name=text.suggest_send)
    send.wait_for()
    found += _faults(page, "suggest")
    send.click()
    expect(page.locator(".np-field-fault")).to_have_count(2)
    found += _faults(page, "suggest refused")
    assert found == []


def test_nothing_is_cut_on_a_phone(visit: Open, keeping_server: Server, store: Store) -> None:
    tab = visit(keeping_server, PHONE)
    for path in (_link(store), "tell-us/heart", "suggest-a-group"):
        page = _open_plain(tab, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_no_word_of_a_letter_reaches_a_log(
    visit: Open, keeping_server: Server, store: Store
) -> None:
    page = _open_plain(visit(keeping_server), "tell-us/phoenix")
    page.get_by_label(EN.tell_label).fill("Zanzibarbar")
    _wait_like_a_person(page)
    page.get_by_role("button", name=EN.send).click()
    expect(page.locator("h1")).to_have_text(EN.told)
    assert len(_submissions(store, "Zanzibarbar")) == 1
    assert "Zanzibarbar" not in keeping_server.output


# --- what was chosen stays -----------------------------------------------------------------------


def test_what_is_typed_and_not_yet_sent_survives_the_other_language_and_another_page(
    server: Server, visit: Callable[..., Visit]
) -> None:
    tab = visit(server).open()
    page = tab.page
    page.locator(".st-key-where input").fill("X0A 0H0")
    box = page.locator(".st-key-who").get_by_role("combobox")
    box.click()
    page.get_by_role("option", name=page_text(Language.EN).who[Audience.FIRE], exact=True).click()
    page.get_by_role("button", name="Français").click()
    expect(box).to_have_value(page_text(Language.FR).who[Audience.FIRE])
    expect(page.locator(".st-key-where input")).to_have_value("X0A 0H0")
    page.get_by_role("link", name=page_text(Language.FR).page_about).first.click()
    page.locator(".np-prose").first.wait_for()
    page.get_by_role("link", name=frame_text(Language.FR).find).first.click()
    expect(box).to_have_value(page_text(Language.FR).who[Audience.FIRE])
    expect(page.locator(".st-key-where input")).to_have_value("X0A 0H0")
    page.locator(".st-key-where input").press("Enter")
    expect(tab.status).to_contain_text("Iqaluit")
