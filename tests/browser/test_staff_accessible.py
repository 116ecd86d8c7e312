"""axe-core on every state of the staff's page, its targets, and that nothing is cut on a phone."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from geo.listing.bilingual import Bilingual
from geo.listing.listing import Listing
from geo.place.regions import Region
from geo.submissions.public_submissions import Suggestion
from geo.words.admin.sign_in import sign_in_text
from geo.words.language import Language
from tests.browser.conftest import BOTH_SCREENS, DESKTOP, PHONE, Server, Visit
from tests.browser.staff_office import Office, Seat, another_address, made_up
from tests.browser.test_accessible import SMALL_TARGETS, SMALLEST_TARGET_PX, _faults

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
EN, FR = Language.EN, Language.FR
EACH_LOOK = pytest.mark.parametrize(
    ("language", "screen"),
    [
        pytest.param(EN, DESKTOP, id="en-1280"),
        pytest.param(FR, PHONE, id="fr-390"),
        pytest.param(FR, DESKTOP, id="fr-1280", marks=pytest.mark.full),
        pytest.param(EN, PHONE, id="en-390", marks=pytest.mark.full),
    ],
)
WIDER_THAN_THE_SCREEN = """
() => ["html", ".stMain"]
  .map(one => document.querySelector(one))
  .filter(one => one && one.scrollWidth > innerWidth)
  .map(one => `${one.className}: ${one.scrollWidth} px`)
"""


@pytest.fixture(scope="module")
def office(start: Callable[..., Server]) -> Iterator[Office]:
    opened = Office.with_password(start)
    yield opened
    opened.store.close()


@pytest.fixture
def sit_down(visit: Open, office: Office) -> Callable[..., Seat]:
    def opened(language: Language, screen: dict[str, int], scheme: str = "light") -> Seat:
        tab = visit(office.server, screen, color_scheme=scheme, **another_address())
        return Seat(tab, language).arrive()

    return opened


def _group(office: Office, listing_id: str) -> Listing:
    """Show a group of the test's own, with a phone and an e-mail that nobody was asked about."""
    return office.publish(made_up(listing_id, "Swift Current", Region.SASKATCHEWAN))


def _seen(seat: Seat, state: str) -> Iterator[str]:
    """Look at a state with axe, and whether it scrolls sideways."""
    yield from _faults(seat.page, state)
    for wide in seat.page.evaluate(WIDER_THAN_THE_SCREEN):
        yield f"{state}: too wide: {wide}"


@EACH_LOOK
def test_no_fault_on_the_way_in_and_in_the_work_list(
    sit_down: Callable[..., Seat],
    language: Language,
    screen: dict[str, int],
    office: Office,
) -> None:
    group = _group(office, f"list-{language}-{screen['width']}")
    seat = sit_down(language, screen)
    found = [*_seen(seat, "signed out")]
    seat.try_password("Ada", "wrong")
    found += _seen(seat, "wrong password")
    seat.sign_in("Ada")
    found += _seen(seat, "work list")
    seat.press(f"link-{group.id}")
    expect(seat.task(group.id).locator("code")).to_be_visible()
    found += _seen(seat, "link shown")
    seat.press(f"withdraw-{group.id}")
    expect(seat.button("undo")).to_be_visible()
    found += _seen(seat, "withdrawn")
    seat.press("undo")
    seat.go_to(seat.text.room_edit)
    found += _seen(seat, "choice of a listing")
    assert not found, "\n".join(found)


@EACH_LOOK
def test_no_fault_in_the_form(
    sit_down: Callable[..., Seat],
    office: Office,
    language: Language,
    screen: dict[str, int],
) -> None:
    group = _group(office, f"form-{language}-{screen['width']}")
    seat = sit_down(language, screen).sign_in("Ada")
    seat.edit(group.id)
    seat.page.locator(".np-map[data-ready]").wait_for()
    for number, way in enumerate((seat.text.consent_ask, seat.text.consent_role)):
        with seat.run():
            seat.page.locator(f'[class*="unasked-{number} "]').get_by_text(way, exact=True).click()
    seat.unfold_history()
    found = [*_seen(seat, "form, consent and history")]
    seat.type("name-en", "Named by the one")
    office.publish(replace(group, name=Bilingual("Named by the other", "Nommé par l’autre")))
    seat.press("publish")
    expect(seat.page.locator(".np-differences").first).to_be_visible()
    found += _seen(seat, "clash")
    seat.type("contacts-0-phones-0-number", "555")
    seat.type("name-fr", "")
    expect(seat.faults).to_have_count(2)
    found += _seen(seat, "faults, while somebody was faster")
    assert not found, "\n".join(found)


@EACH_LOOK
def test_no_fault_in_the_letters(
    sit_down: Callable[..., Seat],
    office: Office,
    language: Language,
    screen: dict[str, int],
) -> None:
    seat = sit_down(language, screen).sign_in("Ada")
    seat.go_to(seat.text.room_letters)
    expect(seat.page.get_by_text(seat.text.letters_none)).to_be_visible()
    found = [*_seen(seat, "no letter")]
    office.public_submissions.say_wrong("heart", "The phone number has changed. " * 20)
    office.public_submissions.suggest(Suggestion(name="Peers of Nain", reached_by="709-555-0100"))
    seat.go_to(seat.text.room_work)
    seat.go_to(seat.text.room_letters)
    expect(seat.page.locator(".np-words")).to_have_count(2)
    found += _seen(seat, "letters")
    for left in (1, 0):
        with seat.run():
            seat.page.get_by_role("button", name=seat.text.letter_dismiss, exact=True).first.click()
        expect(seat.page.locator(".np-words")).to_have_count(left)
    assert not found, "\n".join(found)


@EACH_LOOK
def test_no_fault_in_a_flood_of_letters_and_the_keyboard_puts_it_away(
    sit_down: Callable[..., Seat],
    office: Office,
    language: Language,
    screen: dict[str, int],
) -> None:
    for number in range(21):
        office.public_submissions.say_wrong(
            "heart", f"The phone number has changed, {chr(97 + number)}."
        )
    for number in range(5):
        office.public_submissions.say_wrong(
            "heart", f"Buy now {number} https://spam.example/{number}"
        )
    seat = sit_down(language, screen).sign_in("Ada")
    seat.go_to(seat.text.room_letters)
    expect(seat.page.locator(".np-words")).to_have_count(20)
    found = [*_seen(seat, "flood")]
    with seat.run():
        seat.button("letters-pick").focus()
        seat.page.keyboard.press("Enter")
    found += _seen(seat, "selected")
    _picture(seat, "letters")
    with seat.run():
        seat.button("letters-put-away").focus()
        seat.page.keyboard.press("Enter")
    expect(seat.status).to_have_text(seat.text.letters_done.format(count=20))
    found += _seen(seat, "put away")
    seat.press("undo")
    expect(seat.status).to_have_text(seat.text.letters_back.format(count=20))
    for _ in range(2):
        seat.press("letters-pick")
        _picture(seat, "letters-last")
        seat.press("letters-put-away")
    expect(seat.page.get_by_text(seat.text.letters_none)).to_be_visible()
    assert not found, "\n".join(found)


def _picture(seat: Seat, name: str) -> None:
    """Keep a picture of a state, where somebody wants to look at it."""
    if folder := os.environ.get("NEARPEER_SCREENSHOTS"):
        screen = seat.page.viewport_size
        width = screen["width"] if screen else None
        look = f"{name}-{width}-{seat.page.locator('html').get_attribute('lang')}"
        seat.page.screenshot(path=f"{folder}/{look}.png")


def test_no_fault_in_dark_colours(sit_down: Callable[..., Seat], office: Office) -> None:
    group = _group(office, "dark")
    seat = sit_down(FR, PHONE, "dark")
    found = [*_seen(seat, "signed out")]
    seat.sign_in("Ada")
    found += _seen(seat, "work list")
    seat.edit(group.id)
    seat.type("name-fr", "")
    expect(seat.faults).to_have_count(1)
    found += _seen(seat, "form with a fault")
    assert not found, "\n".join(found)


@BOTH_SCREENS
def test_every_target_of_staff_is_large_enough_for_a_finger(
    sit_down: Callable[..., Seat], office: Office, screen: dict[str, int]
) -> None:
    group = _group(office, f"finger-{screen['width']}")
    seat = sit_down(EN, screen)
    found = _too_small(seat)
    seat.sign_in("Ada")
    found += _too_small(seat)
    seat.edit(group.id)
    found += _too_small(seat)
    assert not found, "\n".join(found)


def _too_small(seat: Seat) -> list[str]:
    return [*seat.page.evaluate(SMALL_TARGETS, SMALLEST_TARGET_PX)]


@BOTH_SCREENS
def test_no_fault_where_editing_is_off(visit: Open, server: Server, screen: dict[str, int]) -> None:
    for language in Language:
        seat = Seat(visit(server, screen), language).arrive()
        expect(seat.status).to_have_text(sign_in_text(language).editing_off_no_store)
        assert [*_seen(seat, f"editing off, {language}")] == []
