"""The real server, as `streamlit run app.py` starts it, on this machine's own address."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from typing import Final
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser

from geo.place.gazetteer import Gazetteer
from geo.words.say.page_text import EN
from tests.browser.conftest import browser_type_launch_args

pytestmark = pytest.mark.slow

__all__ = ["browser_type_launch_args"]

PROJECT: Final = Path(__file__).resolve().parents[1]
STARTS_WITHIN_S: Final = 60
SEARCHES: Final = 1000
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}
JSON: Final = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Server:
    port: int
    home: Path
    processes: "list[subprocess.Popen[bytes]]" = field(default_factory=list)

    @property
    def descriptors(self) -> int:
        return len(list(Path(f"/proc/{self.processes[0].pid}/fd").iterdir()))

    def stop(self, sent: signal.Signals) -> None:
        self.processes[0].send_signal(sent)
        self.processes[0].wait(timeout=20)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def output(self) -> bytes:
        return (self.home / "output.txt").read_bytes()

    def ask(
        self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, headers or {})
            reply = connection.getresponse()
            named = {name.lower(): value for name, value in reply.getheaders()}
            return reply.status, named, reply.read()
        finally:
            connection.close()


@contextmanager
def running(home: Path, *under: str, **environment: str) -> Iterator[Server]:
    """Start a server whose every file goes into one folder, and stop it.

    ``under`` are the words of a command that starts it, such as one that lowers a limit.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        server = Server(free.getsockname()[1], home)
    port = f"--server.port={server.port}"
    command = [*under, sys.executable, "-m", "streamlit", "run", "app.py", port]
    surroundings = {**os.environ, **environment, "HOME": str(home), "TMPDIR": str(home)}
    with (home / "output.txt").open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command,
            cwd=PROJECT,
            env=surroundings,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    server.processes.append(process)
    try:
        _wait_for(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(server: Server, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until:
        assert process.poll() is None, server.output
        try:
            server.ask("GET", "/_stcore/health")
        except (OSError, HTTPException):
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"the server did not start: {server.output!r}")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("home")
    with running(home, NEARPEER_SEARCHES_A_MINUTE=str(100 * SEARCHES)) as started:
        yield started


REQUESTS = [
    ("GET", "/", 200),
    ("GET", "/groups", 200),
    ("GET", "/about/x", 404),
    ("GET", "/favicon.png", 200),
    ("GET", "/app/static/nothing.css", 404),
    ("GET", "/_stcore/health", 200),
    ("GET", "/livez", 200),
    ("GET", "/readyz", 200),
    ("HEAD", "/readyz", 200),
    ("POST", "/readyz", 405),
    ("GET", "/_stcore/host-config", 200),
    ("GET", "/_stcore/metrics", 404),
    ("GET", "/_stcore/agent/openapi.json", 404),
    ("POST", "/_stcore/agent/interact", 404),
    ("GET", "/_stcore/script-health-check", 404),
    ("GET", "/_stcore/stream", 404),
    ("PUT", "/_stcore/upload_file/a/b", 403),
    ("GET", "/media/nothing.png", 404),
    ("GET", "/component/nothing/index.html", 404),
    ("GET", "/%2e%2e/app.py", 404),
    ("GET", "//elsewhere.example/", 404),
    ("DELETE", "/", 405),
    ("GET", "/plain", 200),
    ("GET", "/simple", 200),
    ("GET", "/simple/x", 404),
    ("PUT", "/plain", 405),
    ("POST", "/plain", 415),
    ("GET", "/api/v1/openapi.json", 200),
    ("GET", "/api/v1/options", 405),
    ("GET", "/api/x", 404),
]


@pytest.mark.parametrize(("method", "path", "status"), REQUESTS)
def test_every_response_of_the_server_has_every_header(
    server: Server, method: str, path: str, status: int
) -> None:
    found, headers, body = server.ask(method, path)
    assert found == status
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["permissions-policy"].startswith("geolocation=(self), ")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers.get("access-control-allow-origin") is None
    assert b"Traceback" not in body


def test_a_thousand_searches_leave_no_code_in_a_log_or_a_file(server: Server) -> None:
    began = time.time()
    codes = _codes()
    with ThreadPoolExecutor(4) as searchers:
        statuses = list(searchers.map(partial(_search, server), range(SEARCHES), codes))
    assert set(statuses) == {200}
    spellings = [code.encode() for code in codes] + [
        code.replace(" ", mark).encode() for code in codes for mark in ("", "+", "%20")
    ]
    written = [path for path in server.home.rglob("*") if path.is_file()]
    written += _written_since(began)
    assert server.home / "output.txt" in written
    found = [(path, one) for path in written for one in _found_in(path, spellings)]
    assert found == []


def _codes() -> list[str]:
    """Choose urban codes that stand in no file of the project."""
    urban = [f"{place}{digit}" for place in ("T5J", "M5V", "H2X", "V6B") for digit in range(10)]
    gazetteer = Gazetteer.open()
    known = [code for start in urban for code, _ in gazetteer.codes(start)]
    return [f"{code[:3]} {code[3:]}" for code in Random(3).sample(known, SEARCHES)]


def _search(server: Server, number: int, code: str) -> int:
    match number % 4:
        case 0:
            return server.ask("POST", "/plain", urlencode({"place": code}), FORM)[0]
        case 1:
            return server.ask("POST", "/simple", urlencode({"place": code}), FORM)[0]
        case 2:
            return server.ask("GET", f"/plain?{urlencode({'place': code})}")[0]
        case _:
            return server.ask("POST", "/api/v1/options", json.dumps({"text": code}), JSON)[0]


def _written_since(began: float) -> list[Path]:
    """List what was written meanwhile; the tests' own files and those of tools hold examples."""
    own = {"tests", "docs", "benchmarks", "data"}
    return [
        path
        for folder in PROJECT.iterdir()
        if not folder.name.startswith(".") and folder.name not in own
        for path in ([folder] if folder.is_file() else folder.rglob("*"))
        if path.is_file() and path.stat().st_mtime >= began
    ]


def _found_in(path: Path, spellings: list[bytes]) -> list[bytes]:
    content = path.read_bytes()
    return [one for one in spellings if one in content]


def test_listings_that_cannot_be_read_still_leave_the_crisis_lines(tmp_path: Path) -> None:
    folder = tmp_path / "listings"
    folder.mkdir()
    (folder / "heart.toml").write_text("id = ", encoding="utf-8")
    with running(tmp_path, NEARPEER_LISTINGS=str(folder)) as server:
        status, headers, body = server.ask("POST", "/plain", "place=T5J+2R7", FORM)
        asked = server.ask("POST", "/api/v1/options", '{"text": "T5J 2R7"}', JSON)
    assert status == 500
    assert "content-security-policy" in headers
    assert EN.sorry in body.decode()
    assert all(f"tel:{line.tel}" in body.decode() for line in EN.crisis_lines)
    assert asked[0] == 500
    assert json.loads(asked[2])["error"] == "broken"
    assert b"heart.toml" in server.output, "staff are told which file"
    assert b"T5J" not in server.output
    assert b"Traceback" not in server.output


def test_an_error_inside_the_page_is_logged_without_its_message(tmp_path: Path) -> None:
    program = (
        "import app\n"
        "from streamlit.error_util import handle_uncaught_app_exception\n"
        "try:\n    raise ValueError('T5J 2R7')\n"
        "except ValueError as error:\n    handle_uncaught_app_exception(error)\n"
    )
    command = [sys.executable, "-c", program]
    surroundings = {**os.environ, "HOME": str(tmp_path)}
    said = subprocess.run(  # noqa: S603 - our own command
        command, cwd=PROJECT, env=surroundings, capture_output=True, check=True, text=True
    )
    assert "T5J" not in said.stdout + said.stderr
    assert "ValueError in __main__.<module>, line 4" in said.stderr


def test_a_base_path_is_refused_with_what_to_do_instead(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.baseUrlPath=finder"]
    surroundings = {**os.environ, "HOME": str(tmp_path)}
    said = subprocess.run(  # noqa: S603 - our own command
        command,
        cwd=PROJECT,
        env=surroundings,
        capture_output=True,
        check=False,
        text=True,
        timeout=STARTS_WITHIN_S,
    )
    assert said.returncode != 0
    assert "server.baseUrlPath is 'finder'" in said.stderr
    assert "let the proxy strip the prefix" in said.stderr


def test_a_file_of_the_page_has_the_headers_that_a_file_needs(server: Server) -> None:
    found, headers, _ = server.ask("GET", "/app/static/page.css")
    assert found == 200
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "permissions-policy" not in headers


@pytest.mark.parametrize(("coding", "most"), [("br", 500_000), ("gzip", 620_000)])
def test_the_start_of_the_page_is_small_on_the_line(server: Server, coding: str, most: int) -> None:
    _, _, document = server.ask("GET", "/")
    named = set(re.findall(r'"\.(/(?:app/)?static/[^"]+)"', document.decode()))
    replies = [server.ask("GET", name, headers={"Accept-Encoding": coding}) for name in named]
    assert [status for status, _, _ in replies] == [200] * len(named)
    assert {headers["content-encoding"] for _, headers, _ in replies} == {coding}
    assert 5 <= len(named) < 10
    assert sum(len(body) for _, _, body in replies) < most


@pytest.mark.browser
def test_the_page_works_under_its_policy_without_a_word_in_the_console(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="en-CA")
    page = context.new_page()
    said: list[str] = []
    foreign: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: foreign.append(request.url))
    page.goto(server.url)
    chart = page.locator(".np-map[data-ready]")
    chart.wait_for()
    drawn = int(chart.get_attribute("data-drawn") or 0)
    box = page.get_by_role("textbox").first
    box.fill("T5J 2R7")
    box.press("Enter")
    page.locator(f'.np-map[data-drawn="{drawn + 1}"]').wait_for()
    page.locator('[data-marker="edmonton-police-veterans"]').click()
    page.get_by_role("dialog").get_by_role("link").first.wait_for()
    page.goto(f"{server.url}plain")
    page.get_by_label(EN.where_label).fill("X0A")
    page.get_by_role("button").click()
    page.get_by_role("button", name="Iqaluit, NU").click()
    assert page.url == f"{server.url}plain"
    assert page.get_by_role("heading", level=3).count() > 5
    context.close()
    assert said == []
    assert [url for url in foreign if not url.startswith((server.url, "blob:", "data:"))] == []
