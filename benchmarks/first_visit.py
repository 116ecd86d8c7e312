"""What somebody meets on a slow line whose browser knows nothing of the page yet.

    python -m benchmarks.first_visit                     Chromium, by its own network conditions
    python -m benchmarks.first_visit --shaped            the line shaped below the browser
    python -m benchmarks.first_visit --engine firefox    which is always the case for the others
    python -m benchmarks.first_visit --line satellite    800 ms and 15 kB/s, not 400 ms and 50 kB/s

The bars are meant for network conditions. A line below the browser takes one way there and back
more, for the handshake. Times are wall-clock: run it on a quiet machine.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from benchmarks.figures import Figure, report
from benchmarks.slow_line import FAST, HOST, Line, SlowLine, running_line
from tests.browser.engines.firefox import running_firefox
from tests.browser.engines.fixtures import Engine
from tests.browser.engines.outside import Outside, running_outside
from tests.browser.engines.tab import Tab
from tests.browser.engines.webkit import running_webkit

PROJECT: Final = Path(__file__).resolve().parents[1]
WIDTH, HEIGHT = 390, 844
LINES: Final = {
    "slow": Line(latency_ms=400, bytes_a_second=50_000),
    "satellite": Line(latency_ms=800, bytes_a_second=15_000),
}
WITHIN_S: Final = 150.0
LOOK_EVERY_S: Final = 0.04
LOOK: Final = """() => {
  const seen = (one) => one && one.checkVisibility({ visibilityProperty: true });
  const field = document.querySelector(".st-key-enter-question input[type=text], .np-plain input");
  const fetched = performance.getEntriesByType("resource");
  return {
    is_here: location.protocol.startsWith("http"),
    painted: performance.getEntriesByType("paint").length > 0,
    crisis: Boolean(seen(document.querySelector('body > aside a[href="tel:911"]'))),
    field: [...document.querySelectorAll("input[name=place]")].some(seen),
    page: Boolean(document.documentElement.dataset.stands && seen(field) && !field.disabled),
    map: document.querySelector(".np-map[data-ready=yes], .np-map[data-ready=true]") !== null
      || (document.querySelector(".np-map")?.dataset.drawn ?? "0") !== "0",
    requests: fetched.length + 1,
    shift: window.npShift ?? 0,
  };
}"""
WATCH_SHIFT: Final = """
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.npShift = (window.npShift ?? 0) + one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
GO: Final = "(address) => { setTimeout(() => location.assign(address)); return true; }"
_Start = Callable[[Outside, Path], AbstractContextManager[Engine]]
_BY_WEBDRIVER: Final[Mapping[str, _Start]] = {
    "firefox": running_firefox,
    "webkit": partial(running_webkit, waits=False),
}
SIGHTS: Final = ("crisis", "field", "page", "map")


class Browser(Protocol):
    """A tab of any engine."""

    def evaluate(self, function: str, *given: object) -> Any:  # noqa: ANN401 - what a script returns
        """Run a function in the page."""


@dataclass(slots=True)
class Visit:
    """When what was in sight, in seconds after the address was sent; and what it took."""

    seconds: dict[str, float] = field(default_factory=dict)
    requests: int = 0
    received: int = 0
    shift: float | None = None


def main() -> None:
    """Measure a first and a second visit, and print the figures."""
    report(figures(_told()))


def _told() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What a first visit takes on a slow line.")
    parser.add_argument("--engine", choices=("chromium", "firefox", "webkit"), default="chromium")
    parser.add_argument("--line", choices=LINES, default="slow")
    parser.add_argument("--shaped", action="store_true", help="shape the line below Chromium")
    parser.add_argument("--path", default="", help="another page, with its language")
    return parser.parse_args()


def figures(told: argparse.Namespace) -> Iterator[Figure]:
    """Visit the page twice."""
    line, by_conditions = LINES[told.line], told.engine == "chromium" and not told.shaped
    how = "network conditions" if by_conditions else "shaped below the browser"
    print(f"{told.engine}, {line}, {how}")
    with (
        _server() as port,
        running_line(FAST if by_conditions else line, port) as slow,
        _browser(told.engine, line if by_conditions else None, slow) as browser,
    ):
        first = _visit(browser, slow, told.path)
        time.sleep(1)  # what the page fetches when it stands
        again = _visit(browser, slow, told.path)
    yield from _first_visit(first, is_slow=told.line == "slow")
    for sight in SIGHTS:
        yield Figure(what=f"second visit: {sight}", measured=again.seconds[sight], unit="s")
    yield Figure(what="second visit: received", measured=again.received / 1000, unit="kB")


def _first_visit(first: Visit, *, is_slow: bool) -> Iterator[Figure]:
    bars = {"crisis": 1.0, "field": 1.0, "page": 14.0, "map": 16.0}
    if not is_slow:
        bars = {"crisis": 1.5, "field": 1.5}
    said = {
        "crisis": "crisis lines",
        "field": "a field to use",
        "page": "the whole page",
        "map": "its map",
    }
    for sight, name in said.items():
        yield Figure(what=name, measured=first.seconds[sight], unit="s", bar=bars.get(sight))
    yield Figure(what="received", measured=first.received / 1000, unit="kB", bar=650)
    yield Figure(what="requests", measured=first.requests, unit="", bar=30)
    if first.shift is not None:
        yield Figure(what="layout shift", measured=first.shift, unit="", bar=0.05)


def _visit(browser: Browser, slow: SlowLine, path: str) -> Visit:
    before, found = slow.received, Visit()
    browser.evaluate("() => { window.npLeaving = true; return true; }")
    browser.evaluate(GO, f"http://{HOST}:{slow.port}/{path}")
    began = time.monotonic()
    while len(found.seconds) < len(SIGHTS) and time.monotonic() < began + WITHIN_S:
        _note(_seen(browser), found, time.monotonic() - began)
        time.sleep(LOOK_EVERY_S)
    last = _seen(browser)
    found.requests, found.shift = last.get("requests", 0), last.get("shift")
    found.received = slow.received - before
    for sight in SIGHTS:
        found.seconds.setdefault(sight, WITHIN_S)
    return found


def _seen(browser: Browser) -> dict[str, Any]:
    function = f"() => window.npLeaving ? {{}} : ({LOOK})()"
    try:
        return dict(browser.evaluate(function))
    except Exception:  # noqa: BLE001 - each engine has its own words for a page that is replaced
        return {}


def _note(seen: dict[str, Any], found: Visit, at: float) -> None:
    if not seen.get("is_here") or not seen["painted"]:
        return
    for sight in SIGHTS:
        if seen[sight]:
            found.seconds.setdefault(sight, at)
    if "page" in found.seconds:  # the plain form has gone, and the page's own field is there
        found.seconds.setdefault("field", found.seconds["page"])


# --- the server ----------------------------------------------------------------------------------


@contextmanager
def _server() -> Iterator[int]:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    with tempfile.TemporaryDirectory() as home:
        surroundings = {**os.environ, "DATABASE_URL": f"sqlite:///{home}/store.db"}
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=PROJECT, env=surroundings, stdout=subprocess.DEVNULL
        )
        try:
            _wait_for(port)
            yield port
        finally:
            process.terminate()
            process.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + WITHIN_S
    while time.monotonic() < until:
        try:
            with urlopen(f"http://{HOST}:{port}/", timeout=WITHIN_S) as page:
                page.read()
        except OSError:
            time.sleep(0.05)
        else:
            time.sleep(3)  # what the start still packs in the background
            return
    raise TimeoutError("the server did not start; run `streamlit run app.py` to see why")


# --- the browsers --------------------------------------------------------------------------------


@contextmanager
def _browser(engine: str, conditions: Line | None, slow: SlowLine) -> Iterator[Browser]:
    if engine == "chromium":
        with _chromium(conditions) as playing:
            yield playing
        return
    running = _BY_WEBDRIVER[engine]
    with (
        tempfile.TemporaryDirectory() as home,
        running_outside() as outside,
        running(outside, Path(home)) as started,
    ):
        tab = started.tab(f"http://{HOST}:{slow.port}/", WIDTH, HEIGHT)
        try:
            yield _Driven(tab)
        finally:
            tab.close()


@dataclass(frozen=True, slots=True)
class _Driven:
    tab: Tab

    def evaluate(self, function: str, *given: object) -> Any:  # noqa: ANN401 - what a script returns
        found = self.tab.evaluate(function, *given)
        return found if not isinstance(found, dict) else {**found, "shift": None}


@dataclass(frozen=True, slots=True)
class _Playing:
    page: Page

    def evaluate(self, function: str, *given: object) -> Any:  # noqa: ANN401 - what a script returns
        return self.page.evaluate(f"(given) => ({function})(...given)", list(given))


@contextmanager
def _chromium(conditions: Line | None) -> Iterator[_Playing]:
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        page = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, locale="en-CA"
        ).new_page()
        page.add_init_script(WATCH_SHIFT)
        if conditions is not None:
            _limit(page, conditions)
        yield _Playing(page)
        browser.close()


def _limit(page: Page, line: Line) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": line.latency_ms,
            "downloadThroughput": line.bytes_a_second,
            "uploadThroughput": line.bytes_a_second,
        },
    )


if __name__ == "__main__":
    main()
