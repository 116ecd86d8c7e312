"""The staff's room "Files" in a real browser: a file in, a file out, without a mouse."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from geo.staff.password import hash_password
from geo.store.database import sqlite_url
from geo.words.exchange.files_text import files_text
from geo.words.language import Language
from tests.browser.conftest import BOTH_LANGUAGES, BOTH_SCREENS, DESKTOP, PROJECT, Server, Visit
from tests.browser.conftest import _wait_for as wait_for
from tests.browser.staff_office import WAY_IN, fill_in
from views.resources import DATABASE, LISTINGS

pytestmark = pytest.mark.browser
PASSWORD = "correct horse battery"  # noqa: S105 - of this test's own server
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
FOREIGN = """Group name,Ville,Province,Phone nr,Website,Colour
<img src=x onerror=alert(1)>,Iqaluit,NU,867-555-0123,https://example.ca/north,blue
Nowhere Peers,Nowhereville,ON,416-555-0100,https://example.ca/nowhere,
"""


@dataclass(frozen=True)
class Room:
    """The room as somebody who signed in has it open."""

    page: Page

    def choose(self, path: Path) -> "Room":
        self.page.locator("input[type=file]").set_input_files(path)
        return self

    def press(self, ends: str) -> "Room":
        self.page.locator(f"[class*=st-key-desk-import-][class*=-{ends}] button").click()
        return self


@pytest.fixture(scope="module")
def staff_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start the page on a store of its own, with a password for staff."""
    home = tmp_path_factory.mktemp("files-home")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    surroundings = {
        **{name: value for name, value in os.environ.items() if name != LISTINGS},
        DATABASE: sqlite_url(home / "store.sqlite3"),
        "NEARPEER_STAFF_PASSWORD_HASH": hash_password(PASSWORD),
        "HOME": str(home),
        "TMPDIR": str(home),
    }
    with (home / "output.txt").open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=PROJECT, env=surroundings, stdout=output, stderr=subprocess.STDOUT
        )
    server = Server(f"http://127.0.0.1:{port}/", home, process)
    wait_for(server)
    yield server
    process.terminate()
    process.wait(timeout=10)


@pytest.fixture
def room(visit: Callable[..., Visit], staff_server: Server) -> Callable[..., Room]:
    """Sign in and go to the files."""

    def entered(screen: dict[str, int] = DESKTOP, language: Language = Language.EN) -> Room:
        page = visit(staff_server, screen).open(f"staff?lang={language}").page
        page.locator(WAY_IN).click()
        fill_in(page, "Ada", PASSWORD)
        page.locator(".np-task").first.wait_for()
        page.locator(".st-key-desk-room button").last.click()
        page.locator(".np-format").first.wait_for()
        return Room(page)

    return entered


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "groups.csv"
    path.write_text(FOREIGN, encoding="utf-8")
    return path


def faults(page: Page, state: str) -> Iterator[str]:
    options = {"runOnly": {"type": "tag", "values": list(WCAG)}}
    for fault in Axe().run(page, options=options).response["violations"]:
        for node in fault["nodes"]:
            yield f"{state}: {fault['id']}: {node['html'][:120]}"


def is_wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@BOTH_LANGUAGES
@BOTH_SCREENS
def test_axe_finds_no_fault_in_any_state_and_nothing_is_cut_off(
    room: Callable[..., Room], foreign: Path, screen: dict[str, int], language: Language
) -> None:
    entered, text = room(screen, language), files_text(language)
    page, found = entered.page, list[str]()
    found += faults(page, "start")
    wide = [is_wider_than_the_screen(page)]
    entered.choose(foreign)
    expect(page.locator(".np-column").last).to_be_visible()
    found += faults(page, "columns")
    wide.append(is_wider_than_the_screen(page))
    entered.press("use")
    expect(page.get_by_text(text.preview_heading, exact=True)).to_be_visible()
    expect(page.locator(".np-incoming").last).to_be_visible()
    found += faults(page, "preview")
    wide.append(is_wider_than_the_screen(page))
    assert found == []
    assert wide == [False, False, False]


def test_a_file_is_read_in_as_a_draft_and_its_text_stays_text(
    room: Callable[..., Room], foreign: Path
) -> None:
    entered, text = room(), files_text(Language.EN)
    page = entered.choose(foreign).page
    entered.press("use")
    expect(page.locator(".np-taken")).to_contain_text("<img src=x onerror=alert(1)>")
    entered.press("keep-draft")
    expect(page.locator(".np-status")).to_contain_text(text.kept_drafts.format(count=1))
    expect(page.locator(".np-format").first).to_be_visible()


def test_a_file_is_taken_away_and_changes_nothing_when_it_comes_back(
    room: Callable[..., Room], tmp_path: Path
) -> None:
    entered, text = room(), files_text(Language.EN)
    with entered.page.expect_download() as download:
        entered.page.locator(".st-key-desk-out-xlsx button").click()
    path = tmp_path / "listing.xlsx"
    download.value.save_as(path)
    assert download.value.suggested_filename.endswith(".xlsx")
    entered.choose(path)
    expect(entered.page.get_by_text(text.nothing_new)).to_be_visible()
    expect(entered.page.get_by_text("New: 0. Changed: 0. The same: 9.")).to_be_visible()


def test_a_file_is_kept_without_a_mouse(room: Callable[..., Room], foreign: Path) -> None:
    entered, text = room(), files_text(Language.EN)
    page = entered.choose(foreign).page
    page.get_by_role("button", name=text.columns_use).press("Enter")
    tick = page.get_by_role("checkbox", name=text.take.format(id=""))
    tick.press("Space")
    expect(page.get_by_text(text.nothing_ticked)).to_be_visible()
    tick.press("Space")
    button = page.get_by_role("button", name=text.keep_drafts.format(count=1))
    expect(button).to_be_visible()


def test_the_address_of_a_file_names_no_session_and_serves_once(
    room: Callable[..., Room], foreign: Path
) -> None:
    entered = room()
    page = entered.page
    with page.expect_request(lambda sent: sent.method == "PUT") as sent:
        entered.choose(foreign)
    expect(page.locator(".np-column").last).to_be_visible()
    address = sent.value.url
    assert len(re.findall(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", address)) == 1, (
        "the file's"
    )
    assert page.request.put(address, data=b"once more").status == 403
    assert page.request.delete(address).status == 403, "it was freed when it had been read"
