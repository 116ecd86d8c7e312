from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from geo.words.language import Language
from geo.words.say.page_text import EN
from tests.browser.conftest import DESKTOP, PHONE, Server, Visit
from tests.browser.in_sight import faults_of_help
from tests.hostile import HOSTILE

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
CODE = "X0A 0H0"


def test_nothing_typed_reaches_address_storage_log_or_file(visit: Open, server: Server) -> None:
    tab = visit(server).open().ask(CODE)
    kept = tab.page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    cookies = tab.page.context.cookies()
    assert tab.page.url == server.url
    assert "X0A" not in kept
    assert {cookie["name"] for cookie in cookies} <= {"_streamlit_xsrf"}
    written = [path for path in server.home.rglob("*") if path.is_file()]
    assert written
    assert [path for path in written if b"X0A" in path.read_bytes()] == []


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_hostile_text_is_shown_and_does_nothing(
    visit: Open, hostile_server: Server, screen: dict[str, int]
) -> None:
    tab = visit(hostile_server, screen).open().ask("L9T 2X5")
    for number, text in enumerate(HOSTILE):
        shown = " ".join(text.split())
        card = tab.opened(f"hostile-{number}")
        assert shown in " ".join(card.locator("h3").inner_text().split())
        card.get_by_role("button", name=EN.show_on_map).click()
        name = " ".join(tab.popup.locator(".np-popup-name").inner_text().split())
        assert name.endswith(shown)
        expect(tab.popup.get_by_role("link")).to_have_attribute("href", "tel:+1-416-555-0100")


def test_hostile_text_does_nothing_on_the_page_of_all_groups(
    visit: Open, hostile_server: Server
) -> None:
    tab = visit(hostile_server).open("groups")
    headings = tab.page.locator(".np-card h2")
    expect(headings).to_have_count(len(HOSTILE))
    shown = [" ".join(text.split()) for text in headings.all_inner_texts()]
    assert sorted(shown) == sorted(" ".join(text.split()) for text in HOSTILE)


def test_the_downloaded_map_works_alone_and_hostile_text_does_nothing_in_it(
    visit: Open, hostile_server: Server, tmp_path: Path
) -> None:
    tab = visit(hostile_server).open().ask("L9T 2X5")
    file = tmp_path / "map.html"
    tab.download_map().save_as(file)
    alone = visit(Server(file.as_uri(), tmp_path, hostile_server.process))
    alone.page.goto(alone.url)
    names = [" ".join(text.split()) for text in alone.page.locator("li strong").all_inner_texts()]
    assert sorted(names) == sorted(" ".join(text.split()) for text in HOSTILE)
    alone.page.locator("[data-marker]").last.click()
    alone.page.locator(".np-popup-list button").last.click()
    expect(alone.page.locator(".leaflet-popup-content")).to_contain_text("416-555-0100")


def test_the_downloaded_map_of_the_real_listing_fetches_nothing(
    visit: Open, server: Server, tmp_path: Path
) -> None:
    tab = visit(server).open().ask("T5J 2R7")
    file = tmp_path / "map.html"
    tab.download_map().save_as(file)
    alone = visit(Server(file.as_uri(), tmp_path, server.process))
    alone.page.goto(alone.url)
    alone.page.locator("[data-marker]").first.click()
    expect(alone.page.locator(".leaflet-popup-content")).to_contain_text("1-780-913-4362")
    assert "T5J" not in file.read_text(encoding="utf-8")


def test_an_error_of_ours_shows_kind_words_and_the_crisis_lines(
    visit: Open, start: Callable[..., Server], tmp_path: Path
) -> None:
    (tmp_path / "broken.toml").write_text('id = "secret"', encoding="utf-8")
    server = start(tmp_path)
    tab = visit(server).open()
    expect(tab.page.get_by_role("alert")).to_contain_text(EN.sorry)
    assert faults_of_help(tab.page, Language.EN) == []
    assert "secret" not in tab.page.content()
    assert "Traceback" not in tab.page.content()
    assert "Traceback" not in server.output


def test_a_map_that_cannot_be_loaded_says_so_and_the_list_stays(
    visit: Open, server: Server
) -> None:
    tab = visit(server)
    tab.page.route("**/leaflet.js*", lambda route: route.abort())
    tab.open()
    expect(tab.map).to_contain_text(EN.map_failed)
    tab.type_and_enter(CODE)
    expect(tab.card("badge-of-life")).to_be_visible()
