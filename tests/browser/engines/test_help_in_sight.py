"""The crisis lines and the quick exit in every state of a page, in Firefox and WebKit too.

In Chromium they are held to more states, in the file of the same name beside this folder.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Final
from urllib.parse import urlsplit

import pytest

from geo.words.finder.first_text import first_text
from geo.words.finder.plain_text import plain_text
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from tests.browser.conftest import BOTH_LANGUAGES, DESKTOP, PHONE, Server
from tests.browser.engines.fixtures import NewTab
from tests.browser.engines.outside import WEATHER, Outside
from tests.browser.engines.tab import EXIT, MAP, Tab
from tests.browser.in_sight import LOOK, SMALLEST_PX

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("engine", ["firefox", "webkit"], indirect=True),
]
SIZES: Final = ((320, 720), (390, 844), (768, 1024), (1023, 720), (1280, 720))
SCROLL_TO_END: Final = """() => {
  for (const part of document.querySelectorAll(".stMain, html"))
    part.scrollTo(0, part.scrollHeight);
  return true;
}"""
NEWS: Final = "#np-news"
FORM: Final = "main form"


def faults_of_help(tab: Tab, language: Language) -> list[str]:
    return list(tab.evaluate(LOOK, [language.value, SMALLEST_PX]))


@BOTH_LANGUAGES
def test_help_stays_at_every_width_wherever_one_has_scrolled(
    every_engine: NewTab, server: Server, language: Language
) -> None:
    tab = every_engine(server, DESKTOP).open(f"?lang={language}").wait_for(MAP).settled()
    tab.ask("X0A 0H0")
    for width, height in SIZES:
        tab.resize(width, height)
        tab.until(SCROLL_TO_END)
        assert faults_of_help(tab, language) == [], width


@BOTH_LANGUAGES
@pytest.mark.parametrize("path", ["plain", "suggest-a-group", "nowhere", "groups/nothing"])
def test_help_stays_on_pages_without_scripts_and_at_unknown_addresses(
    every_engine: NewTab, server: Server, path: str, language: Language
) -> None:
    spelled = "simple" if path == "plain" and language is Language.FR else f"{path}?lang={language}"
    tab = every_engine(server, PHONE)
    tab.go(server.url + spelled)
    tab.wait_for("main h1")
    assert faults_of_help(tab, language) == []


@BOTH_LANGUAGES
def test_a_lost_server_is_told_kindly_and_covers_nothing(
    every_engine: NewTab, start: Callable[..., Server], outside: Outside, language: Language
) -> None:
    lost = start()
    tab = every_engine(lost, PHONE).open(f"?lang={language}").wait_for(MAP).settled()
    lost.process.terminate()
    lost.process.wait(timeout=20)
    tab.wait_for_sight(NEWS, first_text(language).lost)
    assert faults_of_help(tab, language) == []
    leave_to = visit_text(language).leave_to
    outside.expected.add(str(urlsplit(leave_to).hostname))
    tab.click(EXIT, visit_text(language).leave).wait_for("body", WEATHER)
    assert tab.address == leave_to


@BOTH_LANGUAGES
def test_a_refused_websocket_leaves_help_and_a_form_that_works(
    every_engine: NewTab, server: Server, language: Language
) -> None:
    with _without_websockets(server) as narrow:
        tab = every_engine(narrow, PHONE)
        tab.go(f"{narrow.url}?lang={language}")
        tab.wait_for(".np-plain .np-word", first_text(language).not_yet)
        assert faults_of_help(tab, language) == []
        tab.fill(f"{FORM} input[name=place]", "X0A 0H0").press("Enter")
        tab.wait_for("h1", plain_text(language).title_answer)
        assert faults_of_help(tab, language) == []


# --- a network that lets no WebSocket through ----------------------------------------------------


@dataclass(frozen=True)
class _Address:
    url: str


@contextmanager
def _without_websockets(server: Server) -> Iterator[_Address]:
    """Stand before a server as the proxy of an office that refuses what it does not know."""

    class Relay(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if "websocket" in self.headers.get("Upgrade", "").lower():
                self.send_error(403)
                return
            self._relay(None)

        def do_POST(self) -> None:
            self._relay(self.rfile.read(int(self.headers["Content-Length"])))

        def _relay(self, body: bytes | None) -> None:
            line = HTTPConnection("127.0.0.1", urlsplit(server.url).port, timeout=30)
            headers = {name: text for name, text in self.headers.items() if name != "Connection"}
            line.request(self.command, self.path, body, headers | {"Accept-Encoding": "identity"})
            reply = line.getresponse()
            content = reply.read()
            self.send_response(reply.status)
            for name, text in reply.getheaders():
                if name.lower() not in {"content-length", "transfer-encoding", "connection"}:
                    self.send_header(name, text)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            line.close()

        def log_message(self, *_: object) -> None:
            """Write nothing down."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Relay) as relay:
        Thread(target=relay.serve_forever, daemon=True).start()
        yield _Address(f"http://127.0.0.1:{relay.server_port}/")
        relay.shutdown()
