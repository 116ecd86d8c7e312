"""The page in a real browser, on a server of its own, with every way out watched and shut."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Download, Locator, Page, WebSocket, expect

from geo.listing.files.listing_file import read_directory
from geo.listing.files.writer import to_toml
from geo.listing.listing import Listing
from geo.store.database import sqlite_url
from geo.words.language import Language
from tests.browser.crowded_listings import crowded_listings
from tests.browser.engines.fixtures import engine, engines, every_engine, outside  # noqa: F401
from tests.browser.hostile_listings import hostile_listings
from views.resources import DATABASE, DEFAULT_FOLDER, LISTINGS

PROJECT = Path(__file__).resolve().parents[2]
DESKTOP = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 844}
STARTS_WITHIN_S = 30
PATIENCE_MS = 20_000
"""What is right comes at once on a quiet machine; a busy one may take its time."""
STORE = "store.sqlite3"
BOTH_SCREENS = pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["1280", "390"])
BOTH_LANGUAGES = pytest.mark.parametrize("language", Language)

expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True)
class Server:
    """A running page."""

    url: str
    home: Path
    process: "subprocess.Popen[bytes]"

    @property
    def output(self) -> str:
        return (self.home / "output.txt").read_text(encoding="utf-8")


@dataclass
class Visit:
    """One visitor's browser tab, and all that must not happen in it."""

    page: Page
    url: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    may_call: set[str] = field(default_factory=set)
    sent: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> "Visit":
        self.page.goto(self.url + path)
        self.page.locator("html[data-stands]").wait_for(state="attached")
        return self

    def ask(self, typed: str) -> "Visit":
        self.map.wait_for()
        drawn = int(self.map.get_attribute("data-drawn") or 0)
        self.type_and_enter(typed)
        self.page.locator(f'.np-map[data-drawn="{drawn + 1}"]').wait_for()
        return self

    def type_and_enter(self, typed: str) -> "Visit":
        box = self.page.get_by_role("textbox").first
        box.fill(typed)
        box.press("Enter")
        return self

    @property
    def map(self) -> Locator:
        return self.page.locator(".np-map[data-ready]")

    @property
    def status(self) -> Locator:
        return self.page.locator(".np-status")

    @property
    def popup(self) -> Locator:
        return self.page.get_by_role("dialog")

    def card(self, listing_id: str) -> Locator:
        return self.page.locator(f'[data-listing="{listing_id}"]')

    def opened(self, listing_id: str) -> Locator:
        """Open the fold of a card, and the one that it stands in."""
        card = self.card(listing_id)
        for fold in (self.page.locator(".np-fold:not([open])", has=card), card.locator("details")):
            if fold.count() and fold.get_attribute("open") is None:
                fold.locator("summary").first.click()
        return card

    def pin(self, listing_id: str) -> Locator:
        """Find the mark of a group, or that of several of which it is one."""
        return self.page.locator(f'[data-marker~="{listing_id}"]')

    def press_pin(self, listing_id: str) -> "Visit":
        """Open the popup of a group by its mark, out of a list where it is one of several."""
        self.pin(listing_id).click()
        row = self.popup.locator(f'[data-listed="{listing_id}"]')
        self.popup.wait_for()
        if row.count():
            row.press("Enter")  # the map may still move under a pointer
        return self

    def wish(self, field: Locator) -> "Visit":
        """Tick a wish, or take it back, and wait for the new list."""
        wishes = self.page.locator(".np-narrow")
        before = wishes.get_attribute("data-chosen") or ""
        field.click()
        expect(wishes).not_to_have_attribute("data-chosen", before)
        return self

    def download_map(self) -> Download:
        with self.page.expect_download() as download:
            self.page.locator(".st-key-download button").click()
        return download.value


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start Debian's Chromium, without the calls it makes on its own behalf."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("chromium is not installed; `make test` installs it where it can")
    quiet = (
        "--no-sandbox --disable-gpu --disable-quic --no-first-run "
        "--disable-background-networking --disable-component-update --disable-sync "
        "--disable-features=LocalNetworkAccessChecks "  # of a document that a test plays
        "--autofill-server-url=http://127.0.0.1:9/"  # else it tells Google of each form it meets
    )
    shut = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
    return {"executable_path": chromium, "args": [*quiet.split(), shut]}


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Start servers, and stop them all at the end."""
    running: list[Server] = []

    def started(listings: Path | None = DEFAULT_FOLDER, **surroundings: str) -> Server:
        home = tmp_path_factory.mktemp("home")
        server = _start(home, listings, surroundings)
        running.append(server)
        _wait_for(server)
        return server

    yield started
    for server in running:
        server.process.terminate()
        server.process.wait(timeout=10)


@pytest.fixture(scope="session")
def server(start: Callable[..., Server]) -> Server:
    """Start the page on the shipped listing."""
    return start()


@pytest.fixture(scope="session")
def hostile_server(
    start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory
) -> Server:
    """Start the page on a listing whose every text is an attack."""
    listings = hostile_listings(read_directory(DEFAULT_FOLDER)["phoenix"])
    return start(_written(listings, tmp_path_factory.mktemp("hostile")))


@pytest.fixture(scope="session")
def crowded_server(
    start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory
) -> Server:
    """Start the page on a listing of twelve groups in one town and one beside it."""
    listings = crowded_listings(read_directory(DEFAULT_FOLDER)["edmonton-police-veterans"])
    return start(_written(listings, tmp_path_factory.mktemp("crowded")))


def _written(listings: Iterable[Listing], folder: Path) -> Path:
    for listing in listings:
        (folder / f"{listing.id}.toml").write_text(to_toml(listing), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def broken_server(start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """Start the page on a listing that cannot be read."""
    folder = tmp_path_factory.mktemp("broken")
    (folder / "broken.toml").write_text('id = "secret"', encoding="utf-8")
    return start(folder)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open tabs; at the end, none may have called another host or broken down."""
    visits: list[Visit] = []

    def opened(server: Server, viewport: dict[str, int] = DESKTOP, **context: object) -> Visit:
        options = {"locale": "en-CA", "timezone_id": "America/Toronto", **context}
        tab = browser.new_context(viewport=viewport, **options).new_page()  # type: ignore[arg-type] # any
        visits.append(_watched(Visit(tab, server.url)))
        return visits[-1]

    yield opened
    for one in visits:
        one.page.context.close()
    assert [one.foreign for one in visits if one.foreign] == [], "calls to other hosts"
    assert [one.errors for one in visits if one.errors] == [], "errors in the page"


def _watched(visit: Visit) -> Visit:
    page = visit.page
    page.on("request", lambda request: _note_if_foreign(request.url, visit))
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    page.on("dialog", lambda dialog: visit.errors.append(f"dialog: {dialog.message}"))
    page.on("websocket", lambda line: _follow(line, visit))
    return visit


def _follow(line: WebSocket, visit: Visit) -> None:
    _note_if_foreign(line.url.replace("ws://", "http://"), visit)
    line.on("framesent", lambda frame: visit.sent.append(str(frame)))


def _note_if_foreign(url: str, visit: Visit) -> None:
    if not url.startswith((visit.url, "blob:", "data:", *visit.may_call)):
        visit.foreign.append(url)


def _start(home: Path, listings: Path | None, more: Mapping[str, str]) -> Server:
    """Start a server on a folder, or without one on a store in its home."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    surroundings = {
        **os.environ,
        LISTINGS: str(listings or ""),
        DATABASE: sqlite_url(home / STORE),
        "HOME": str(home),
        "TMPDIR": str(home),
        **more,
    }
    with (home / "output.txt").open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=PROJECT, env=surroundings, stdout=output, stderr=subprocess.STDOUT
        )
    return Server(f"http://127.0.0.1:{port}/", home, process)


def _wait_for(server: Server) -> None:
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until:
        try:
            with urlopen(f"{server.url}_stcore/health", timeout=1):  # noqa: S310 - our own
                return
        except (URLError, OSError):
            assert server.process.poll() is None, server.output
            time.sleep(0.05)
    pytest.fail(f"the server did not start: {server.output}")
