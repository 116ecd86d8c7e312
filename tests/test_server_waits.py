"""Whatever the store waits for, nobody else waits: health, the plain page, the files, the page."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import pytest

from geo.store.address import PUBLISHED
from geo.store.database import sqlite_url
from geo.words.finder.away_text import EN
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.submissions.record import arrived
from tests.geo.store.postgres import Cluster, frozen, new_cluster
from tests.parsed_page import ParsedPage
from tests.test_server import FORM, Server
from tests.test_server_away import is_ready, prepared, serving, within

pytestmark = pytest.mark.slow

TYPED: Final = "Nobody answers <b>this</b> number."
QUICK: Final = (
    ("GET", "/livez", "", 200),
    ("GET", "/plain", "", 200),
    ("POST", "/plain", "place=T5J+2R7", 200),
    ("GET", "/app/static/page.css", "", 200),
    ("GET", "/_stcore/health", "", 200),
    ("GET", "/", "", 200),
)
TIMES: Final = 20
AT_ONCE: Final = 60
"""More than the threads that Starlette has for everything."""
BAR_S: Final = 1.0
"""Alone on its machine the server needs 0.03 s; the tests share theirs."""
HOLDER: Final = """
import fcntl, os, signal, sqlite3, sys
path, how = sys.argv[1:]
if how == "write":
    held = sqlite3.connect(path, isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
else:
    held = open(f"{path}-shm", "r+b")
    fcntl.lockf(held, fcntl.LOCK_EX, 8, 120)
print("held", flush=True)
os.kill(os.getpid(), signal.SIGSTOP)
"""
"""Takes what SQLite's own processes take: the lock of writers, or all locks of the log's index."""
Hang = Callable[[], AbstractContextManager[None]]


@contextmanager
def locked(path: Path, how: str) -> Iterator[None]:
    """Let another process hold locks of a SQLite file and stand still with them."""
    command = [sys.executable, "-c", HOLDER, str(path), how]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:  # noqa: S603 - our own command
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"held\n"
            yield
        finally:
            holder.send_signal(signal.SIGCONT)
            holder.kill()


@contextmanager
def on_sqlite(home: Path, how: str) -> Iterator[tuple[Server, Hang]]:
    path = home / "store.sqlite3"
    prepared(sqlite_url(path))
    with serving(home / "home", sqlite_url(path)) as server:
        yield server, lambda: locked(path, how)


@contextmanager
def on_postgresql(home: Path, _how: str) -> Iterator[tuple[Server, Hang]]:
    with new_cluster() as cluster, started(cluster) as process:
        cluster.server.make_template()
        url = cluster.server.new_database()
        prepared(url)
        with serving(home / "home", url, **{PUBLISHED: str(home / "kept")}) as server:
            yield server, lambda: frozen(process)


def started(cluster: Cluster) -> "AbstractContextManager[subprocess.Popen[bytes]]":
    return cluster.started()


def form_of(server: Server) -> dict[str, str]:
    page = server.ask("GET", "/tell-us/phoenix")[2].decode()
    inputs = ParsedPage(page).named("input")
    return {str(one["name"]): str(one["value"]) for one in inputs if one.get("type") == "hidden"}


def slowest_s(server: Server) -> dict[str, float]:
    """Ask again and again, and return the longest wait for each address."""
    slowest = dict.fromkeys((f"{method} {path}" for method, path, _, _ in QUICK), 0.0)
    for _ in range(TIMES):
        for method, path, body, status in QUICK:
            began = time.monotonic()
            assert server.ask(method, path, body, FORM if body else {})[0] == status
            took, named = time.monotonic() - began, f"{method} {path}"
            slowest[named] = max(slowest[named], took)
    return slowest


@pytest.mark.parametrize(
    ("opened", "how"),
    [(on_postgresql, "frozen"), (on_sqlite, "all"), (on_sqlite, "write")],
    ids=["postgresql frozen", "sqlite locked", "sqlite locked for writers"],
)
def test_while_the_store_hangs_everything_else_answers_at_once(
    tmp_path: Path,
    opened: Callable[[Path, str], AbstractContextManager[tuple[Server, Hang]]],
    how: str,
) -> None:
    with opened(tmp_path, how) as (server, hang), ThreadPoolExecutor(AT_ONCE) as visitors:
        slowest_s(server)
        filled_in = form_of(server) | {"words": TYPED}
        time.sleep(3.1)  # sooner, a machine has filled it in
        with hang():
            asking = [
                visitors.submit(server.ask, "GET", "/confirm/made-up") for _ in range(AT_ONCE - 1)
            ]
            began = time.monotonic()
            sent = visitors.submit(
                server.ask, "POST", "/tell-us/phoenix", urlencode(filled_in), FORM
            )
            found = slowest_s(server)
            print(how, {name: round(s, 3) for name, s in found.items()})  # noqa: T201 - figures for the report
            assert max(found.values()) < BAR_S, found
            _require_truth(sent, began)
            assert {one.result(30)[0] for one in asking} <= {404, 503}
        assert within(30, lambda: is_ready(server))
        assert b"this</b> number" not in server.output


def _require_truth(sent: "Future[tuple[int, dict[str, str], bytes]]", began: float) -> None:
    """Look whether a letter is told in time to be kept, or its words are given back."""
    status, _, page = sent.result(30)
    assert time.monotonic() - began < 15
    told = page.decode()
    if status == 200:
        title, _ = arrived(Language.EN, is_kept_aside=True)
        assert title in told
    else:
        assert status == 503
        assert "Nobody answers &lt;b&gt;this&lt;/b&gt; number." in told
        assert any(one in told for one in (EN.closed_now, EN.not_known_now, EN.closed_what_now))
    assert all(f"tel:{line.tel}" in told for line in page_text(Language.EN).crisis_lines)
