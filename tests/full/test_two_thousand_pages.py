"""Two thousand pages open at once, while the page without scripts goes on answering."""

import asyncio
import resource
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.visitor import Tab, ask
from tests.asynchronous import run
from tests.test_server import Server, running
from tests.test_server_connections import AT_ONCE, HOST, half_sent, opened, under

PAGES = 2_000
MOST_KB_A_PAGE = 300

pytestmark = pytest.mark.full


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with running(tmp_path, *under("-Sn 1024")) as started:
        yield started
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def waits(server: Server, seconds: float) -> list[float]:
    """Ask for the page without scripts for a while; return how long each answer took."""
    times, until = [], time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.perf_counter()
        reply = await ask(HOST, server.port, "/plain", address="127.0.0.9")
        assert reply.startswith(b"HTTP/1.1 200")
        times.append(time.perf_counter() - began)
        await asyncio.sleep(0.05)
    return times


async def each_answers(tabs: list[Tab]) -> None:
    turns = asyncio.Semaphore(AT_ONCE)

    async def once(tab: Tab) -> None:
        async with turns:
            await tab.search("T5J 2R7")
        assert "Edmonton" in "".join(tab.said)

    await asyncio.gather(*map(once, tabs))


def memory_kb(server: Server) -> int:
    status = Path(f"/proc/{server.processes[0].pid}/status").read_text(encoding="ascii")
    (line,) = (one for one in status.splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1])


def test_two_thousand_pages_are_open_and_each_is_answered(server: Server) -> None:
    async def crowd() -> list[float]:
        before = server.descriptors, memory_kb(server)
        tabs = await opened(server, PAGES)
        assert server.descriptors - before[0] < PAGES + 50
        assert (memory_kb(server) - before[1]) / PAGES < MOST_KB_A_PAGE
        times = await waits(server, 5)
        await each_answers(tabs)
        await asyncio.gather(*(tab.line.close() for tab in tabs))
        return times

    assert statistics.median(run(crowd())) < 0.1


@pytest.mark.parametrize("heads", [300, 2_000])
def test_half_sent_heads_keep_nobody_waiting(server: Server, heads: int) -> None:
    async def crowd() -> list[float]:
        held = await half_sent(server, heads)
        times = await waits(server, 5)
        for one in held:
            one.close()
        return times

    assert statistics.median(run(crowd())) < 0.1
