"""What a stranger does again and again leaves nothing behind: memory and descriptors, counted."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from geo.store.database import sqlite_url
from tests.lines import Browser
from tests.test_server import Server, running
from views import resources

pytestmark = pytest.mark.full
ATTEMPTS, SESSIONS, REPLACED = 500, 300, 200
KEPT: Final = 130
"""Sessions whose line is lost, as many as Streamlit keeps for those that come back."""
MOST_GROWN_KB: Final = 30_000
NOT_READ: Final = 40


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("home")
    database = sqlite_url(home / "store.db")
    with running(home, NEARPEER_LISTINGS="", DATABASE_URL=database) as started:
        yield started


def _memory_kb(server: Server) -> int:
    status = Path(f"/proc/{server.processes[0].pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0])


def _clear_caches(visitor: Browser) -> None:
    with visitor.line() as line:
        line.say(clear_cache=True)
        assert line.closing() == 1008


def _search(visitor: Browser) -> None:
    with visitor.line() as line:
        line.run()
        line.run("groups")


@pytest.mark.parametrize(("act", "times"), [(_clear_caches, ATTEMPTS), (_search, SESSIONS)])
def test_strangers_come_and_go_and_nothing_is_left(
    server: Server, act: Callable[[Browser], None], times: int
) -> None:
    visitor = Browser.met(server.port)
    for _ in range(KEPT):
        act(visitor)
    descriptors, memory_kb = server.descriptors, _memory_kb(server)
    for _ in range(times):
        act(visitor)
    time.sleep(1)
    print(f"{act.__name__}: {times}: descriptors {descriptors} to {server.descriptors},")  # noqa: T201 - figures
    print(f"memory {memory_kb} to {_memory_kb(server)} kB")  # noqa: T201 - as above
    assert server.descriptors <= descriptors + 8
    assert _memory_kb(server) <= memory_kb + MOST_GROWN_KB


def test_clients_that_read_nothing_grow_no_memory(server: Server) -> None:
    visitor = Browser.met(server.port)
    memory_kb = _memory_kb(server)
    opened = [visitor.unread() for _ in range(NOT_READ)]
    for line in opened:
        for _ in range(100):
            line.say(rerun_script={"page_name": "groups"})
    time.sleep(5)
    began = time.monotonic()
    _search(visitor)
    print(f"{NOT_READ} unread: {memory_kb} to {_memory_kb(server)} kB")  # noqa: T201 - as above
    assert time.monotonic() - began < 10
    assert _memory_kb(server) <= memory_kb + 3 * MOST_GROWN_KB
    for line in opened:
        line.close()


def test_a_store_that_is_opened_again_and_again_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(resources.LISTINGS, raising=False)
    monkeypatch.setenv(resources.DATABASE, sqlite_url(tmp_path / "store.db"))
    resources.forget_listings()
    resources.finder()
    before = _descriptors()
    for _ in range(REPLACED):
        resources.forget_listings()
        resources.finder()
    after = _descriptors()
    resources.forget_listings()
    assert after <= before + 3


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))
