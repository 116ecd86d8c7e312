"""What a browser that was never here has to fetch, and in which turn."""

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from geo.words.finder.first_text import first_text
from geo.words.language import Language
from service.documents.document import page_document
from service.documents.lean_files import CORE, PARTS
from tests.browser.conftest import BOTH_LANGUAGES, DESKTOP, PHONE, Server, Visit
from views.layout.shell import own_files

pytestmark = pytest.mark.browser
Open = Callable[..., Visit]
MOST_REQUESTS = 30
SHIPPED = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


def _fetched(page: Page) -> list[str]:
    names: list[str] = page.evaluate(
        "performance.getEntriesByType('resource').map(one => one.name)"
    )
    return [name.partition("?")[0] for name in names]


@BOTH_LANGUAGES
def test_a_first_visit_takes_few_requests_and_no_font_but_the_icons(
    visit: Open, server: Server, language: Language
) -> None:
    tab = visit(server, PHONE).open(f"?lang={language}")
    tab.map.wait_for()
    fetched = _fetched(tab.page)
    assert len(fetched) < MOST_REQUESTS
    assert [name for name in fetched if "/static/js/" in name] == []
    assert {name.rpartition("/")[2] for name in fetched if "/js/" in name} == {
        CORE.rpartition("/")[2],
        PARTS.rpartition("/")[2],
    }
    assert [name for name in fetched if "woff2" in name and "MaterialSymbols" not in name] == []


def test_the_map_is_fetched_after_what_people_read(visit: Open, server: Server) -> None:
    tab = visit(server, PHONE).open()
    tab.map.wait_for()
    began: list[float] = tab.page.evaluate(
        """() => ["first.js", "leaflet.js", "basemap.json"].map((name) => performance
        .getEntriesByType("resource").find((one) => one.name.includes(name)).startTime)"""
    )
    stood = tab.page.evaluate("performance.getEntriesByName('np-stands')[0].startTime")
    assert began[0] < stood <= min(began[1:])
    late: list[str] = tab.page.evaluate(
        """(stood) => performance.getEntriesByType("resource")
        .filter((one) => one.startTime > stood && one.name.includes("/app/static/"))
        .map((one) => new URL(one.name).pathname)""",
        stood,
    )
    assert {name.partition("/app/static/")[2] for name in late} == {
        "leaflet/leaflet.css",
        "leaflet/leaflet.js",
        "basemap.json",
    }, "name the others in ON_THE_START of first.js, and they are there when the map is drawn"


@pytest.mark.parametrize("path", ["", "groups", "suggest", "coverage", "staff", "about"])
def test_every_page_works_with_the_two_files_and_misses_none(
    visit: Open, server: Server, path: str
) -> None:
    tab = visit(server, DESKTOP)
    refused: list[str] = []
    tab.page.on("response", lambda one: refused.append(one.url) if one.status >= 400 else None)
    tab.page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    tab.open(path)
    tab.page.wait_for_load_state("networkidle")
    assert refused == []


def test_the_page_works_from_streamlits_own_files_where_none_stand_in(
    visit: Open, server: Server
) -> None:
    tab = visit(server, PHONE)
    own = page_document(SHIPPED, Language.EN, own_files())

    def as_shipped(route: Route) -> None:
        policy = route.fetch().headers["content-security-policy"]
        headers = {"content-type": "text/html", "content-security-policy": policy}
        route.fulfill(body=own, headers=headers)

    tab.page.route(server.url, as_shipped)
    tab.open().ask("X0A 0H0")
    assert [name for name in _fetched(tab.page) if "/np-" in name] == []
    assert len([name for name in _fetched(tab.page) if "/static/js/" in name]) > MOST_REQUESTS
    expect(tab.status).to_contain_text("Iqaluit")


def test_a_browser_that_was_here_opens_its_line_without_asking(visit: Open, server: Server) -> None:
    tab = visit(server, PHONE).open("groups")
    told = tab.page.evaluate("window.__streamlit")
    assert told == {"BACKEND_BASE_URL": server.url.rstrip("/")}
    tab.open()
    told = tab.page.evaluate("window.__streamlit")
    assert told["HOST_CONFIG"]["allowedOrigins"] == ["https://nothing.invalid"]
    tab.ask("X0A 0H0")
    expect(tab.status).to_contain_text("Iqaluit")


def test_a_page_below_a_folder_opens_its_line_there(visit: Open, server: Server) -> None:
    """A proxy may serve us below a folder of its own, which it takes away."""
    page = visit(server, PHONE).page
    below, lines = f"{server.url}below/", list[str]()

    def stripped(route: Route) -> None:
        route.fulfill(response=route.fetch(url=route.request.url.replace(below, server.url)))

    def noted(line: WebSocketRoute) -> None:
        lines.append(line.url)
        line.close(code=1008)

    page.route(f"{below}**", stripped)
    page.route_web_socket("**/_stcore/stream", noted)
    page.goto(f"{below}groups")
    expect(page.get_by_text(first_text(Language.EN).not_yet)).to_be_visible(timeout=12_000)
    assert set(lines) == {f"{below}_stcore/stream".replace("http", "ws")}
