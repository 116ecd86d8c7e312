"""Long words and links of one entry widen no card, popup, table or page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from geo.listing.files.listing_file import read_directory
from geo.listing.files.writer import to_toml
from geo.words.finder.plain_text import plain_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from tests.browser.conftest import BOTH_LANGUAGES, BOTH_SCREENS, PHONE, Server, Visit
from tests.browser.long_listings import long_listing, too_wide
from tests.browser.staff_office import Office, Seat, another_address
from views.resources import DEFAULT_FOLDER

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
NEAR = "L9T 2X5"
WITHOUT_FILTERS = "document.querySelector('.st-key-wishes > *').style.display = 'none'"


@pytest.fixture(scope="module")
def long_server(start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    folder = tmp_path_factory.mktemp("long")
    for listing in read_directory(DEFAULT_FOLDER):
        (folder / f"{listing.id}.toml").write_text(to_toml(listing), encoding="utf-8")
    listing = long_listing(read_directory(DEFAULT_FOLDER)["phoenix"])
    (folder / "long.toml").write_text(to_toml(listing), encoding="utf-8")
    return start(folder)


@BOTH_LANGUAGES
@BOTH_SCREENS
def test_in_the_answer_its_details_its_popup_and_on_paper(
    visit: Open, long_server: Server, screen: dict[str, int], language: Language
) -> None:
    tab = visit(long_server, screen).open(f"?lang={language}").ask(NEAR)
    card = tab.card("long")
    assert too_wide(tab.page) == []
    card.locator("summary").click()
    assert too_wide(tab.page) == []
    card.get_by_role("button", name=page_text(language).show_on_map).click()
    expect(tab.popup).to_be_visible()
    assert too_wide(tab.page) == []
    tab.page.keyboard.press("Escape")
    tab.page.emulate_media(media="print")
    assert too_wide(tab.page) == []


@BOTH_LANGUAGES
def test_nor_does_the_row_above_the_answer_before_its_filters_have_arrived(
    visit: Open, long_server: Server, language: Language
) -> None:
    tab = visit(long_server, PHONE).open(f"?lang={language}").ask(NEAR)
    tab.page.evaluate(WITHOUT_FILTERS)
    assert too_wide(tab.page) == []


@BOTH_LANGUAGES
def test_the_filters_stand_in_that_row_on_every_phone(
    visit: Open, long_server: Server, language: Language
) -> None:
    tab = visit(long_server, PHONE).open(f"?lang={language}").ask("L7G 4S4")
    filters = tab.page.locator(".st-key-wishes summary:visible").first
    filters.wait_for()
    for width in range(320, 431, 2):
        tab.page.set_viewport_size({"width": width, "height": PHONE["height"]})
        box = filters.bounding_box()
        assert box is not None
        assert box["x"] >= 0, width
        assert box["x"] + box["width"] <= width, width


@BOTH_SCREENS
@pytest.mark.parametrize("path", ["groups", "groups?group=long", "coverage"])
def test_on_the_other_pages(
    visit: Open, long_server: Server, screen: dict[str, int], path: str
) -> None:
    tab = visit(long_server, screen).open(path)
    expect(tab.page.locator(".np-answer, .np-gap").first).to_be_visible(timeout=20_000)
    for fold in tab.page.locator("details:visible > summary").all():
        fold.click()
    assert too_wide(tab.page) == []


@BOTH_LANGUAGES
@BOTH_SCREENS
def test_on_the_plain_pages(
    visit: Open, long_server: Server, screen: dict[str, int], language: Language
) -> None:
    page = visit(long_server, screen).page
    page.goto(f"{long_server.url}{plain_text(language).path}")
    page.get_by_label(page_text(language).where_label).fill(NEAR)
    page.get_by_role("button").click()
    expect(page.get_by_role("heading", name=plain_text(language).title_answer)).to_be_visible()
    assert too_wide(page) == []


@BOTH_SCREENS
def test_in_the_work_list_and_the_form_of_staff(
    visit: Open, start: Callable[..., Server], screen: dict[str, int]
) -> None:
    office = Office.with_password(start)
    phoenix = read_directory(DEFAULT_FOLDER)["phoenix"]
    office.publish(replace(long_listing(phoenix), sites=phoenix.sites))
    seat = Seat(visit(office.server, screen, **another_address())).arrive().sign_in("Grace")
    expect(seat.task("long")).to_be_visible()
    assert too_wide(seat.page) == []
    seat.edit("long")
    expect(seat.preview).to_be_visible()
    assert too_wide(seat.page) == []
    seat.unfold_history()
    assert too_wide(seat.page) == []
    office.store.close()


def test_in_the_downloaded_map(visit: Open, long_server: Server, tmp_path: Path) -> None:
    tab = visit(long_server).open().ask(NEAR)
    file = tmp_path / "map.html"
    tab.download_map().save_as(file)
    for width in (390, 1280):
        alone = visit(
            Server(file.as_uri(), tmp_path, long_server.process), {"width": width, "height": 800}
        )
        alone.page.goto(alone.url)
        assert alone.page.evaluate("document.documentElement.scrollWidth") <= width
