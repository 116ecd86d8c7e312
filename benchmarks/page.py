"""What a search on the page costs: server CPU, bytes, and the time until list and map are there.

    python -m benchmarks.page              the page
    python -m benchmarks.page --many       the same with 3,000 listings in the directory
    python -m benchmarks.page --compare    the same answers through streamlit-folium

Run it on a quiet machine: the times are wall-clock, CPU and bytes are not disturbed by others.
"""

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from benchmarks.figures import Figure, report
from benchmarks.made_up_files import write_listings
from geo.store.database import sqlite_url
from views.resources import DATABASE, LISTINGS

PROJECT: Final = Path(__file__).resolve().parents[1]
CODES: Final = (
    "X0A 0H0",
    "T5J 2R7",
    "L9T 2X5",
    "E3B 5A3",
    "S4P 3Y2",
    "V2N 1A1",
    "H3B 1A7",
    "A1C 5M2",
    "Y1A 2C6",
    "X1A 2N4",
    "K1A 0B1",
    "R3C 1A5",
    "B3J 1S9",
    "C1A 4P3",
    "G1R 4S9",
    "M5V 3L9",
    "V6B 1A1",
    "P7B 1A3",
    "T9H 2K4",
    "J9P 1S1",
)
WARM_UP: Final = 4
ROUNDS: Final = 2
REST_S: Final = 4
_STARTS_MS: Final = 120_000
CALM_MS: Final = 50
"""A server that does no more than that in a second has nothing left to do."""
MANY: Final = 3_000
_CPU: Final = "server CPU of a search beyond that, ms"
BARS: Final = {
    "first page after the server's start, s": 2.0,
    _CPU: 10.0,
    "sent for a search, kB": 10.0,
    "Enter to list, p95, ms": 200.0,
    "Enter to map, p95, ms": 300.0,
}
BARS_OF_MANY: Final = {_CPU: 15.0, "sent for a search, kB": 10.0}
_WATCH: Final = """
() => {
  const at = window.npTimes = { enter: 0, list: 0, map: 0 };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter") Object.assign(at, { enter: performance.now(), list: 0, map: 0 });
  }, true);
  new MutationObserver((changes) => {
    for (const { target, addedNodes, attributeName } of changes) {
      const touched = [target.closest?.(".stHtml"), ...addedNodes];
      if (attributeName === "data-drawn") at.map = performance.now();
      else if (touched.some((node) => node?.querySelector?.(".np-answer")))
        at.list ||= performance.now();
    }
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}
"""
_BOTH: Final = """
() => new Promise((done) => {
  const look = () => npTimes.list && npTimes.map ? done(npTimes) : setTimeout(look, 10);
  look();
})
"""
"""Asked once: the policy of the page forbids a browser to be asked again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What one search cost; times in milliseconds after Enter."""

    list_ms: float
    map_ms: float


def main() -> None:
    """Measure the page, or the same answers through streamlit-folium."""
    bars, app = BARS, PROJECT / "app.py"
    with tempfile.TemporaryDirectory() as home:
        store = {DATABASE: sqlite_url(Path(home) / "store.sqlite3")}
        if "--compare" in sys.argv:
            measured = _measure(PROJECT / "benchmarks" / "folium_page.py", store, times=False)
        elif "--many" in sys.argv:
            write_listings(MANY, Path(home))
            bars, measured = BARS_OF_MANY, _measure(app, {LISTINGS: home}, times=True)
        else:
            measured = _measure(app, store, times=True)
    for name, value in measured.items():
        what, _, unit = name.rpartition(", ")
        report([Figure(what=what, measured=value, unit=unit, bar=bars.get(name))])


def _measure(script: Path, surroundings: dict[str, str], *, times: bool) -> dict[str, float]:
    with tab() as page, running_server(script, **surroundings) as (process, port, started):
        page.goto(f"http://127.0.0.1:{port}/")
        page.locator("html[data-stands]").wait_for(state="attached", timeout=_STARTS_MS)
        first_page_s = time.monotonic() - started
        page.locator(".np-map[data-ready]").wait_for()
        page.evaluate(_WATCH)
        for code in CODES[:WARM_UP]:
            _search(page, code, times=times)
        at_rest = _rest_ms_a_second(process.pid)
        began, cpu, sent = time.monotonic(), _cpu_ms(process.pid), _sent_bytes(port)
        searches = [
            _search(page, code, times=times) for _ in range(ROUNDS) for code in CODES[WARM_UP:]
        ]
        count, took_s = len(searches), time.monotonic() - began
        cpu_ms = _cpu_ms(process.pid) - cpu - at_rest * took_s
        found = {
            "first page after the server's start, s": first_page_s,
            "server CPU at rest, ms in a second": at_rest,
            _CPU: cpu_ms / count,
            "sent for a search, kB": _more(sent, _sent_bytes(port)) / count / 1000,
        }
    return found | (_times(searches) if times else {})


def _times(searches: list[Search]) -> dict[str, float]:
    lists, maps = [one.list_ms for one in searches], [one.map_ms for one in searches]
    return {
        "Enter to list, p50, ms": statistics.median(lists),
        "Enter to list, p95, ms": statistics.quantiles(lists, n=20)[-1],
        "Enter to map, p50, ms": statistics.median(maps),
        "Enter to map, p95, ms": statistics.quantiles(maps, n=20)[-1],
    }


def _search(page: Page, code: str, *, times: bool) -> Search:
    box = page.get_by_role("textbox").first
    box.fill(code)
    box.press("Enter")
    if times:
        at = page.evaluate(_BOTH)
        found = Search(list_ms=at["list"] - at["enter"], map_ms=at["map"] - at["enter"])
    else:
        page.get_by_text(f"from {code}").wait_for()
        found = Search(list_ms=0, map_ms=0)
    page.wait_for_timeout(150)
    return found


@contextmanager
def running_server(
    script: Path, **more: str
) -> Iterator[tuple["subprocess.Popen[bytes]", int, float]]:
    """Run a page on a server of its own; give its process, its port and when it was started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    surroundings = {**os.environ, "PYTHONPATH": str(PROJECT), **more}
    started = time.monotonic()
    process = subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=PROJECT, env=surroundings, stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(port)
        yield process, port, started
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    while True:
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return
        except (URLError, OSError):
            time.sleep(0.02)


@contextmanager
def tab(width: int = 1280, height: int = 720) -> Iterator[Page]:
    """Open a tab of Chromium."""
    chromium = shutil.which("chromium")
    options: list[Any] = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        yield browser.new_page(viewport={"width": width, "height": height}, locale="en-CA")
        browser.close()


def _rest_ms_a_second(pid: int) -> float:
    """Wait until a server that has just started has packed its files; give what it does then."""
    while (at_rest := _in_seconds(pid, 1)) > CALM_MS:
        pass
    return (at_rest + _in_seconds(pid, REST_S)) / (1 + REST_S)


def _in_seconds(pid: int, seconds: float) -> float:
    before = _cpu_ms(pid)
    time.sleep(seconds)
    return _cpu_ms(pid) - before


def _cpu_ms(pid: int) -> float:
    """Read the CPU time of a process and all its threads, ended ones too; grain 10 ms."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _sent_bytes(port: int) -> dict[str, int]:
    """Ask the kernel what the server sent over each open connection, compressed as it was."""
    command = [shutil.which("ss") or "ss", "-tinHO", f"sport = :{port}"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - as above
    found = re.findall(rf":{port} (\S+) .*?bytes_sent:(\d+)", told)
    return {peer: int(number) for peer, number in found}


def _more(before: dict[str, int], after: dict[str, int]) -> int:
    """Add up what was sent over the connections that were open all the time."""
    return sum(number - before[peer] for peer, number in after.items() if peer in before)


if __name__ == "__main__":
    main()
