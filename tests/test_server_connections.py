"""The connections of the real server: many open pages, few descriptors, and heads that would
hurt."""

import asyncio
import statistics
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

import pytest

from benchmarks.visitor import Tab, ask, open_tab
from geo.words.say.page_text import EN
from tests.asynchronous import run
from tests.test_server import Server, running

pytestmark = pytest.mark.slow

HOST: Final = "127.0.0.1"
HALF: Final = b"GET / HTTP/1.1\r\nHost: x\r\nX-Half: "
TABS: Final = 300
AT_ONCE: Final = 10


def under(limit: str) -> tuple[str, ...]:
    """Name the words that start a program with another limit of open files."""
    return ("sh", "-c", f'ulimit {limit}; exec "$@"', "sh")


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that a shell starts as usual: with a soft limit of 1,024."""
    with running(tmp_path_factory.mktemp("usual"), *under("-Sn 1024")) as started:
        yield started


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that gets no more than 256 descriptors."""
    with running(tmp_path_factory.mktemp("small"), *under("-n 256")) as started:
        yield started


async def opened(server: Server, count: int) -> list[Tab]:
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(_: int) -> Tab:
        async with turns:
            return await open_tab(HOST, server.port)

    return list(await asyncio.gather(*map(one, range(count))))


async def searched(tabs: list[Tab], place: str = "T5J 2R7") -> list[str]:
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(tab: Tab) -> str:
        async with turns:
            await tab.search(place)
        return "".join(tab.said)

    return list(await asyncio.gather(*map(one, tabs)))


async def half_sent(server: Server, count: int) -> list[asyncio.StreamWriter]:
    held = []
    for number in range(count):
        address = (f"127.2.{number // 250}.{number % 250 + 1}", 0)
        _, writer = await asyncio.open_connection(HOST, server.port, local_addr=address)
        writer.write(HALF)
        held.append(writer)
    return held


def test_three_hundred_pages_are_open_at_once_and_go_on_answering(usual: Server) -> None:
    async def crowd() -> tuple[list[str], bytes, int]:
        before = usual.descriptors
        tabs = await opened(usual, TABS)
        taken = usual.descriptors - before
        answers = await searched(tabs[::10])
        plain = await ask(HOST, usual.port, "/plain")
        await asyncio.gather(*(tab.line.close() for tab in tabs))
        return answers, plain, taken

    answers, plain, taken = run(crowd())
    assert all("Edmonton" in answer for answer in answers)
    assert plain.startswith(b"HTTP/1.1 200")
    assert taken < 1.2 * TABS, "an open page takes one descriptor"
    assert b"room for 4000 open pages" in usual.output


def test_with_few_descriptors_the_server_starts_says_so_and_serves(small: Server) -> None:
    async def crowd() -> tuple[list[str], list[bytes], list[str]]:
        tabs = await opened(small, 60)
        answers = await searched(tabs)
        held = await half_sent(small, 300)
        documents = [await ask(HOST, small.port, path) for path in ("/", "/plain", "/livez") * 3]
        still = await searched(tabs, "S4P 3Y2")
        for one in held:
            one.close()
        await asyncio.gather(*(tab.line.close() for tab in tabs))
        return answers, documents, still

    answers, documents, still = run(crowd())
    assert all("Edmonton" in answer for answer in answers)
    assert all(one.startswith(b"HTTP/1.1 200") for one in documents)
    assert all("Saskatchewan" in answer for answer in still)
    assert b"This process may open 256 files" in small.output
    assert b"Raise the limit" in small.output
    assert b"out of system resource" not in small.output


def test_a_kept_alive_connection_answers_without_waiting(usual: Server) -> None:
    connection = HTTPConnection(HOST, usual.port, timeout=20)
    times = []
    for _ in range(100):
        began = time.perf_counter()
        connection.request("GET", "/livez")
        connection.getresponse().read()
        times.append(time.perf_counter() - began)
    connection.close()
    assert statistics.quantiles(times, n=4)[0] < 0.035, "each waited 41 to 48 ms for a receipt"


def test_a_cookie_that_python_reads_slowly_is_not_read(usual: Server) -> None:
    cookie = '_streamlit_xsrf="' + "\\\\" * 9_000 + '"'
    before_s = cpu_s(usual)
    status, _, _ = usual.ask("GET", "/_stcore/health", headers={"Cookie": cookie})
    assert status == 200
    assert cpu_s(usual) - before_s < 0.25, "18 kB of them took more than a second"


def cpu_s(server: Server) -> float:
    """Read the processor time of a server; fields 14 and 15 of its line, as proc(5) counts."""
    line = Path(f"/proc/{server.processes[0].pid}/stat").read_text(encoding="utf-8")
    user, system = line.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / 100


def test_heads_that_are_too_large_are_refused_kindly_and_fill_no_log(usual: Server) -> None:
    before = len(usual.output)
    for _ in range(30):
        status, headers, body = usual.ask("GET", "/", headers={"Cookie": "a=" + "\\" * 60_000})
        assert status == 431
        assert "default-src 'none'" in headers["content-security-policy"]
        assert all(f"tel:{line.tel}" in body.decode() for line in EN.crisis_lines)
    assert len(usual.output) - before < 1_000


def test_what_this_python_does_wrong_is_in_the_log_once_if_anything(usual: Server) -> None:
    assert usual.output.count(b"has known faults") <= 1
