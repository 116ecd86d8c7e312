"""How long visitors wait while many of them are here, and while somebody wishes the server ill.

    python -m benchmarks.crowd --visitors 500 --seconds 60 --hostile all

Each visitor thinks for a random time, opens a page as a browser does, and searches a real postal
code, again and again. Hostile clients (`benchmarks.hostile`) run in a process of their own. The
server is started here, and everything ends after the given time. Linux only.
"""

import argparse
import asyncio
import os
import random
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from websockets.exceptions import WebSocketException

from benchmarks.figures import Figure, report
from benchmarks.hostile import HOST, KINDS, READY
from benchmarks.visitor import ask, open_tab
from geo.place.gazetteer import Gazetteer
from geo.staff.password import hash_password

PROJECT: Final = Path(__file__).resolve().parents[1]
BAR_S: Final = 0.4
STARTS: Final = ("T5J", "M5V", "H2X", "V6B", "K1A", "R3C", "S4P", "B3J")
_STARTS_WITHIN_S: Final = 120.0
_SETTLES_WITHIN_S: Final = 90.0
_PACKS_AFTER_S: Final = 4.0
_AT_REST_S: Final = 0.1
"""Processor time of a second in which a server does nothing but look after itself."""


@dataclass(slots=True)
class Seen:
    """What the visitors met with; times in seconds."""

    first: list[float] = field(default_factory=list)
    searches: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory_mb: float = 0.0
    descriptors: int = 0

    def note_most(self, server: "Server") -> None:
        """Note how much the server holds, if it never held as much."""
        self.memory_mb = max(self.memory_mb, server.memory_mb)
        self.descriptors = max(self.descriptors, server.descriptors)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    pid: int

    @property
    def memory_mb(self) -> float:
        """How much memory it holds."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        (line,) = (one for one in status.splitlines() if one.startswith("VmRSS"))
        return int(line.split()[1]) / 1_000

    @property
    def descriptors(self) -> int:
        """How many files it has open."""
        return len(list(Path(f"/proc/{self.pid}/fd").iterdir()))

    @property
    def cpu_s(self) -> float:
        """How much processor time it took; fields 14 and 15 of its line, as proc(5) counts."""
        line = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii")
        user, system = line.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def running() -> Iterator[Server]:
    """Start a server with a store of its own, and stop it."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    with tempfile.TemporaryDirectory() as home:
        surroundings = {
            **os.environ,
            "HOME": home,
            "DATABASE_URL": f"sqlite:///{home}/store.sqlite",
            "NEARPEER_STAFF_PASSWORD_HASH": hash_password("a benchmark's own password"),
        }
        with (Path(home) / "output.txt").open("wb") as output:
            process = subprocess.Popen(  # noqa: S603 - our own command
                command, cwd=PROJECT, env=surroundings, stdout=output, stderr=output
            )
        try:
            asyncio.run(_wait_for(port))
            server = Server(port, process.pid)
            _let_settle(server)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=60)
            written = (Path(home) / "output.txt").read_bytes()
            print(f"lines of the log: {len(written.splitlines())}; its end:")
            print(written.decode(errors="replace")[-1_500:])


async def _wait_for(port: int) -> None:
    until = time.monotonic() + _STARTS_WITHIN_S
    while time.monotonic() < until:
        try:
            await ask(HOST, port, "/plain")
        except OSError:
            await asyncio.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start; run `streamlit run app.py` to see why")


def _let_settle(server: Server) -> None:
    """Wait until its files are packed, which takes half a minute of a processor."""
    until = time.monotonic() + _SETTLES_WITHIN_S
    time.sleep(_PACKS_AFTER_S)
    while time.monotonic() < until:
        before_s = server.cpu_s
        time.sleep(1)
        if server.cpu_s - before_s < _AT_REST_S:
            return


async def _visit(server: Server, seen: Seen, *, think_s: float, until: float) -> None:
    """Be one visitor."""
    codes = random.sample(_codes(), 40)
    try:
        await asyncio.sleep(random.uniform(0, think_s))
        began = time.perf_counter()
        await ask(HOST, server.port, "/")
        tab = await open_tab(HOST, server.port)
        seen.first.append(time.perf_counter() - began)
        while time.monotonic() < until:
            await asyncio.sleep(random.expovariate(1 / think_s))
            began = time.perf_counter()
            await tab.search(random.choice(codes))
            seen.searches.append(time.perf_counter() - began)
        await tab.line.close()
    except (OSError, TimeoutError, KeyError, WebSocketException) as error:
        seen.errors.append(type(error).__name__)


def _codes() -> list[str]:
    if not _known:
        gazetteer = Gazetteer.open()
        urban = [f"{place}{digit}" for place in STARTS for digit in range(10)]
        _known.extend(code for start in urban for code, _ in gazetteer.codes(start))
    return _known


_known: list[str] = []


async def _watch_plain(server: Server, seen: Seen, *, until: float) -> None:
    """Ask for the plain page twice a second, and note what the server holds."""
    while time.monotonic() < until:
        seen.note_most(server)
        began = time.perf_counter()
        try:
            reply = await ask(HOST, server.port, "/plain")
        except (OSError, TimeoutError) as error:
            seen.errors.append(f"plain {type(error).__name__}")
        else:
            seen.plain.append(time.perf_counter() - began)
            if not reply.startswith(b"HTTP/1.1 200"):
                seen.errors.append(f"plain {reply[9:12].decode()}")
        await asyncio.sleep(0.5)


@contextmanager
def _beside(kinds: list[str], port: int, seconds: float) -> Iterator[None]:
    """Let one hostile client of each kind work as long, in another process."""
    if not kinds:
        yield
        return
    command = [sys.executable, "-m", "benchmarks.hostile", str(port), str(seconds), *kinds]
    client = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own command
    try:
        if client.stdout is None or client.stdout.readline().strip() != READY:
            raise RuntimeError("the hostile clients did not start")
        yield
        print(client.communicate(timeout=60)[0])
    finally:
        client.kill()
        client.wait()


async def _crowd(server: Server, told: argparse.Namespace) -> Seen:
    seen, until = Seen(), time.monotonic() + told.seconds
    visitors = [_visit(server, seen, think_s=told.think, until=until) for _ in range(told.visitors)]
    await asyncio.gather(_watch_plain(server, seen, until=until), *visitors)
    return seen


def _of(times: list[float], share: float) -> float:
    ordered = sorted(times) or [float("nan")]
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def figures(told: argparse.Namespace) -> Iterator[Figure]:
    """Measure."""
    with running() as server:
        memory, files, cpu = server.memory_mb, server.descriptors, server.cpu_s
        own = time.process_time()
        with _beside(told.hostile, server.port, told.seconds):
            seen = asyncio.run(_crowd(server, told))
            busy = (server.cpu_s - cpu) / told.seconds
            own = (time.process_time() - own) / told.seconds
        for name, times in (("search", seen.searches), ("first page", seen.first)):
            for share in (0.5, 0.95, 0.99):
                bar = BAR_S if (name, share) == ("search", 0.95) else None
                what = f"{name} of {len(times)}, p{share * 100:g}"
                yield Figure(what=what, measured=_of(times, share), unit="s", bar=bar)
        yield Figure(what="plain page, at most", measured=max(seen.plain), unit="s")
        yield Figure(what="plain page, p95", measured=_of(seen.plain, 0.95), unit="s", bar=0.1)
        yield Figure(what="errors", measured=len(seen.errors), unit="", bar=0)
        print(f"  {sorted(set(seen.errors))}")
        yield Figure(what="server, processors busy", measured=busy, unit="")
        yield Figure(what="visitors, processors busy", measured=own, unit="")
        yield Figure(what="memory before", measured=memory, unit="MB")
        yield Figure(what="memory, most", measured=seen.memory_mb, unit="MB")
        yield Figure(what="descriptors, before", measured=files, unit="")
        yield Figure(what="descriptors, most", measured=seen.descriptors, unit="")
        time.sleep(told.after)
        yield Figure(
            what=f"memory {told.after:g} s after all left", measured=server.memory_mb, unit="MB"
        )


def _told() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visitors", type=int, default=150)
    parser.add_argument("--seconds", type=float, default=45)
    parser.add_argument("--think", type=float, default=10, help="mean seconds between searches")
    parser.add_argument("--after", type=float, default=5, help="seconds to wait at the end")
    parser.add_argument("--hostile", nargs="*", default=[], choices=[*KINDS, "all"])
    told = parser.parse_args()
    if "all" in told.hostile:
        told.hostile = list(KINDS)
    return told


if __name__ == "__main__":
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    report(figures(_told()))
