from unittest.mock import MagicMock

import pytest
from starlette.responses import Response
from starlette.routing import Match, Mount
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from geo.words.finder.first_text import first_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.say.page_text import page_text
from service.html.plain_page import PATHS
from service.middleware.known_addresses import STREAMLITS, STREAMLITS_FOLDERS, Addresses
from tests.parsed_page import ParsedPage
from tests.service.conftest import FAULTY, SHIPPED, Client

NOWHERE = (
    "/nonexistent",
    "/groups/foo",
    "/foo/bar",
    "/robots.txt",
    "/favicon.ico",
    "/static/nothing.js",
    "/_stcore/nothing",
    "/plain/x",
    "/a/b/c.d",
    "/GROUPS",
    "/favicon.png/x",
    "/favicon.pngx",
    "/auth/x",
    "/auth/",
    "/auth/login/x",
    "/oauth2callbackx",
    "/_stcore/healthx",
    "/_stcore/health/",
    "/_stcore/host-config/x",
    "/_stcore/upload_file/x",
    "/_stcore/upload_file/x/y",
    "/index.html",
)


@pytest.mark.parametrize("path", NOWHERE)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_an_address_that_is_no_page_has_ours_with_help_a_way_back_and_the_question(
    client: Client, path: str, language: Language, method: str
) -> None:
    reply = client.ask(method, path, headers={"accept-language": f"{language}-CA,en;q=0.1"})
    assert reply.status == 404
    page = ParsedPage(reply.text)
    assert page.named("html") == [{"lang": language.value}]
    links = {link["href"] for link in page.named("a")}
    up = "../" * (path.count("/") - 1) or "./"
    assert {f"{up}?lang={language}", visit_text(language).leave_to, "tel:911", "tel:988"} <= links
    assert page.named("form") == [{"method": "post", "action": f"{up}{PATHS[language]}"}]
    assert first_text(language).to_start in page.words
    assert "Streamlit" not in reply.text


@pytest.mark.parametrize(
    "path",
    [
        *sorted(STREAMLITS - {"/favicon.png"}),  # a file beside its page
        *(f"{folder}{rest}" for folder in STREAMLITS_FOLDERS for rest in ("", "x", "x/y")),
    ],
)
def test_streamlit_has_a_route_of_its_own_for_each_address_that_is_left_to_it(path: str) -> None:
    scope = {"type": "http", "method": "GET", "path": path, "root_path": ""}
    routes = create_streamlit_routes(MagicMock())
    chosen = next(route for route in routes if route.matches(scope)[0] is Match.FULL)
    assert not isinstance(chosen, Mount), "the mount answers every address with the page"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
@pytest.mark.parametrize("language", Language)
def test_where_a_method_does_not_fit_the_way_back_and_the_question_are_offered(
    client: Client, method: str, language: Language
) -> None:
    reply = client.ask(method, FAULTY, headers={"accept-language": language.value})
    assert reply.status == 405
    page = ParsedPage(reply.text)
    assert page.named("form") == [{"method": "post", "action": f"./{PATHS[language]}"}]
    assert first_text(language).to_start in page.words


def test_an_address_that_names_another_language_leaves_the_choice_to_the_browser(
    client: Client,
) -> None:
    page = ParsedPage(
        client.get("/nonexistent?lang=de", accept_language="iu,fr;q=0.8,en;q=0.2").text
    )
    assert page.named("html") == [{"lang": "fr"}]


@pytest.mark.parametrize("path", NOWHERE)
def test_what_answers_every_address_with_its_page_is_not_asked_for_one_that_is_none(
    path: str,
) -> None:
    streamlit = Response(SHIPPED, media_type="text/html")
    door = Client(Addresses(streamlit, pages=("/", "/groups"), routes=(), documents={}))
    assert door.get(path).status == 404
    assert "<title>Streamlit" not in door.get(path).text


def test_the_address_can_name_the_language(client: Client) -> None:
    page = ParsedPage(client.get("/nonexistent?lang=fr", accept_language="en-CA").text)
    assert page.named("html") == [{"lang": "fr"}]


@pytest.mark.parametrize("path", ["/", "/groups"])
@pytest.mark.parametrize("language", Language)
def test_a_page_starts_in_the_language_of_its_visitor(
    client: Client, path: str, language: Language
) -> None:
    by_browser = client.get(path, accept_language=f"{language}-CA")
    by_address = client.get(f"{path}?lang={language}", accept_language="en-CA")
    assert by_browser.status == 200
    assert by_browser.text == by_address.text
    own, other = (page_text(one).find_heading for one in (language, language.other))
    assert by_browser.text.index(own) < by_browser.text.index(other)
    assert "Accept-Language" in by_browser.headers["vary"]
    assert by_browser.headers["cache-control"] == "no-cache"
