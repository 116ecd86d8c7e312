"""The plain page and the API on a real server: bytes on the line, and processor time of it.

``python -m benchmarks.plain`` starts the server, asks it, and stops it; ``--rate`` measures only
how many answers a second there are. Linux only: the kernel tells the processor time of the
server's own process.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from benchmarks.figures import Figure, report
from geo.listing.audience import Audience

PROJECT: Final = Path(__file__).resolve().parents[1]
PAGES: Final = ("plain", "simple")
PLACES: Final = ("X0A 0H0", "E3B 5A3", "T5J 2R7", "L9T 2X5", "Y1A 1A1", "S4P 3Y2")
ROUNDS: Final = 300
MOST_BYTES: Final = 3072
MOST_BYTES_OF_AN_ANSWER: Final = 5120
MOST_CPU_MS: Final = 5.0
LEAST_A_SECOND: Final = 1_500
"""Answers of the plain page, by one process: each may take so much less of its time."""
RATE_S: Final = 10
FORM: Final = {
    "Content-Type": "application/x-www-form-urlencoded",
    "Accept-Encoding": "gzip",
}
JSON: Final = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}


def figures() -> Iterator[Figure]:
    """Measure bytes as gzip sends them, and processor time with all that the server does."""
    with _running() as (port, pid, started_s):
        yield Figure(what="server's start to first plain page", measured=started_s, unit="s", bar=3)
        for page in PAGES:
            start = len(_asked(port, "GET", f"/{page}", "", FORM))
            yield Figure(what=f"/{page}, start page", measured=start, unit="B", bar=MOST_BYTES)
            iqaluit, *others = _sizes(port, page)
            yield Figure(
                what=f"/{page}, answer for Iqaluit",
                measured=iqaluit,
                unit="B",
                bar=MOST_BYTES_OF_AN_ANSWER,
            )
            what = f"  the largest of {len(others) + 1} answers"
            yield Figure(
                what=what, measured=max(iqaluit, *others), unit="B", bar=MOST_BYTES_OF_AN_ANSWER
            )
            cpu_ms = _cpu_ms(pid, partial(_plain, port, page))
            yield Figure(what="  server CPU", measured=cpu_ms, unit="ms", bar=MOST_CPU_MS)
        cpu_ms = _cpu_ms(pid, partial(_api, port))
        yield Figure(what="API, server CPU", measured=cpu_ms, unit="ms", bar=MOST_CPU_MS)
        yield from _rate(port, pid)


def rate_figures() -> Iterator[Figure]:
    """Measure how many answers a second one server gives."""
    with _running() as (port, pid, _):
        _rounds(port, seconds=2)
        yield from _rate(port, pid)


def _rate(port: int, pid: int) -> Iterator[Figure]:
    before_s = _cpu_s(pid)
    heard = _rounds(port, seconds=RATE_S)
    cpu_s, answers = _cpu_s(pid) - before_s, heard["answers"]
    yield Figure(what="plain page, answers a second", measured=heard["a_second"], unit="/s")
    most_ms = 1_000 / LEAST_A_SECOND
    what = f"  server CPU of one of {answers:.0f}, for {LEAST_A_SECOND} a second"
    yield Figure(what=what, measured=cpu_s * 1_000 / answers, unit="ms", bar=most_ms)
    client_ms = heard["client_cpu_s"] * 1_000 / answers
    yield Figure(what="  client CPU", measured=client_ms, unit="ms")
    yield Figure(what="  p50", measured=heard["p50_ms"], unit="ms")
    yield Figure(what="  p99", measured=heard["p99_ms"], unit="ms")
    yield Figure(what="  bytes of an answer", measured=heard["bytes"], unit="B")
    yield Figure(what="  errors", measured=heard["faults"], unit="", bar=0)


def _rounds(port: int, *, seconds: float) -> dict[str, float]:
    """Ask in another process, as `benchmarks.keep_alive` does."""
    command = [sys.executable, "-m", "benchmarks.keep_alive", str(port), f"--seconds={seconds}"]
    told = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)  # noqa: S603 - our own command
    heard: dict[str, float] = json.loads(told.stdout)
    return heard


@contextmanager
def _running() -> Iterator[tuple[int, int, float]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    with tempfile.TemporaryDirectory() as home:
        surroundings = {**os.environ, "HOME": home, "NEARPEER_SEARCHES_A_MINUTE": "1000000"}
        began = time.monotonic()
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=PROJECT, env=surroundings, stdout=subprocess.DEVNULL
        )
        try:
            _wait_for(port, process)
            yield port, process.pid, time.monotonic() - began
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(1200):
        if process.poll() is not None:
            break
        try:
            _plain(port, PAGES[0])
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server did not start; run `streamlit run app.py` to see why")


def _sizes(port: int, page: str) -> list[int]:
    """Return the compressed sizes of many answers, that for Iqaluit first."""
    asked = [(place, who) for place in PLACES for who in ("", *Audience)]
    return [len(_plain(port, page, place, who)) for place, who in asked]


def _plain(port: int, page: str, place: str = PLACES[0], audience: str = "") -> bytes:
    fields = {"place": place, "audience": audience}
    return _post(port, f"/{page}", urlencode(fields), FORM)


def _api(port: int) -> bytes:
    return _post(port, "/api/v1/options", json.dumps({"text": PLACES[0]}), JSON)


def _post(port: int, path: str, body: str, headers: dict[str, str]) -> bytes:
    return _asked(port, "POST", path, body, headers)


def _asked(port: int, method: str, path: str, body: str, headers: dict[str, str]) -> bytes:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, body, headers)
        return connection.getresponse().read()
    finally:
        connection.close()


def _cpu_ms(pid: int, ask: Callable[[], object]) -> float:
    ask()
    before_s = _cpu_s(pid)
    for _ in range(ROUNDS):
        ask()
    return (_cpu_s(pid) - before_s) * 1000 / ROUNDS


def _cpu_s(pid: int) -> float:
    """Read user and system time of a process; fields 14 and 15 of its line, as proc(5) counts."""
    line = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    user, system = line.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", action="store_true", help="only the answers a second")
    report(rate_figures() if parser.parse_args().rate else figures())
