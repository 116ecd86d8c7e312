"""The real server while its store is away: what staff withdrew stays withdrawn, and it recovers."""

import json
import re
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest

from geo.listing.files.listing_file import FOLDER
from geo.listing.listing import Status
from geo.store.address import DATABASE, LISTINGS, PUBLISHED
from geo.store.database import NEWEST, sqlite_url
from geo.store.first_start import open_filled
from geo.store.store import Store
from geo.words.finder.away_text import EN, FR
from geo.words.language import Language
from geo.words.say.page_text import page_text
from tests.geo.store.postgres import frozen, new_cluster
from tests.geo.store.saves import AT, save_listing
from tests.test_server import FORM, JSON, Server, running

pytestmark = pytest.mark.slow

IDS: Final = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
WITHDRAWN: Final = "heart"
BACK_WITHIN_S: Final = 30.0
ASKED: Final = '{"text": "Toronto, ON"}'


def withdraw(store: Store, listing_id: str = WITHDRAWN) -> None:
    public = store.entry(listing_id).public
    assert public is not None
    assert public.listing is not None
    one = replace(public.listing, status=Status.WITHDRAWN)
    store.save(save_listing(one, replaces=public.revision))


def prepared(url: str) -> None:
    """Fill a store, and withdraw one of its groups."""
    with closing(open_filled(url, FOLDER, now=AT)) as store:
        withdraw(store)


@contextmanager
def serving(home: Path, url: str, **more: str) -> Iterator[Server]:
    home.mkdir(exist_ok=True)
    often = str(10**9)
    named = {LISTINGS: "", DATABASE: url, "NEARPEER_SEARCHES_A_MINUTE": often}
    with running(home, **named, **more) as server:
        yield server


def readiness(server: Server) -> tuple[int, dict[str, Any]]:
    status, headers, body = server.ask("GET", "/readyz")
    assert headers["cache-control"] == "no-store"
    return status, json.loads(body)


def is_ready(server: Server) -> bool:
    return readiness(server)[0] == 200


def within(seconds: float, is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while not is_so() and time.monotonic() < until:
        time.sleep(0.2)
    return is_so()


def shown(server: Server) -> set[str]:
    """Name the groups that the API and the plain page show; both show the same."""
    ids = answered(server)
    status, _, page = server.ask("POST", "/plain", "place=Toronto%2C+ON", FORM)
    assert status == 200
    assert page.count(b"<h3>") == len(_answer(server)["options"])
    return ids


def answered(server: Server) -> set[str]:
    """Name the groups that the API shows."""
    answer = _answer(server)
    return {one["id"] for part in ("options", "not_for_you") for one in answer[part]}


def _answer(server: Server) -> dict[str, list[dict[str, str]]]:
    status, _, body = server.ask("POST", "/api/v1/options", ASKED, JSON)
    assert status == 200, body
    answer: dict[str, list[dict[str, str]]] = json.loads(body)
    return answer


def everything(server: Server) -> list[tuple[int, str]]:
    asked = (
        *(("GET", path, "", {}) for path in ("/plain", "/simple", "/tell-us", "/readyz", "/livez")),
        *(("POST", path, "place=Toronto%2C+ON", FORM) for path in ("/plain", "/simple")),
        ("POST", "/api/v1/options", ASKED, JSON),
    )
    return [(reply[0], reply[2].decode()) for reply in (server.ask(*one) for one in asked)]


def require_nothing_invented(server: Server) -> None:
    """Check that no answer holds a listing, and each page the crisis lines and a kind sentence."""
    replies = everything(server)
    assert [status for status, _ in replies] == [503, 503, 503, 503, 200, 503, 503, 503]
    told = "".join(text for _, text in replies)
    assert [one for one in IDS if re.search(rf"\b{one}\b", told)] == []
    for text, language, page in zip(
        (EN, FR, EN, FR), (*Language, *Language), (*replies[:2], *replies[5:7]), strict=True
    ):
        assert text.title in page[1]
        assert text.what_now in page[1]
        lines = page_text(language).crisis_lines
        assert all(f"tel:{line.tel}" in page[1] for line in lines)
    assert json.loads(replies[-1][1])["error"] == "away"


def test_a_file_that_was_copied_alone_after_a_stop_is_the_saved_state(tmp_path: Path) -> None:
    path = tmp_path / "home" / "store.sqlite3"
    with serving(path.parent, sqlite_url(path)) as server:
        assert readiness(server) == (200, {"ready": True, "revision": 9})
        assert WITHDRAWN in shown(server)
        with closing(Store.open(sqlite_url(path))) as of_another_process:
            withdraw(of_another_process)
        assert within(5, lambda: WITHDRAWN not in answered(server))
        before = shown(server)
        assert within(10, lambda: not Path(f"{path}-wal").stat().st_size), (
            "idle: all is in the file"
        )
        running_copy = Path(shutil.copy(path, tmp_path / "running.sqlite3"))
    assert {one.name for one in path.parent.glob("store.sqlite3*")} == {
        "store.sqlite3",
        "store.sqlite3.published.json",
    }
    for copied in (Path(shutil.copy(path, tmp_path / "stopped.sqlite3")), running_copy):
        with serving(tmp_path / copied.stem, sqlite_url(copied)) as server:
            assert readiness(server) == (200, {"ready": True, "revision": 10})
            assert shown(server) == before


def test_a_copy_without_its_log_is_refused_and_not_filled(tmp_path: Path) -> None:
    made, path = tmp_path / "made.sqlite3", tmp_path / "store.sqlite3"
    prepared(sqlite_url(made))
    with closing(sqlite3.connect(path)) as empty:
        empty.execute("PRAGMA journal_mode=WAL")
    torn = path.read_bytes()
    assert len(torn) == 4096
    with serving(tmp_path / "home", sqlite_url(path)) as server:
        assert readiness(server) == (
            503,
            {"ready": False, "fault": "incomplete_copy", "last_state_shown": False},
        )
        require_nothing_invented(server)
        assert path.read_bytes() == torn
        path.unlink()
        shutil.copy(made, path)
        assert within(BACK_WITHIN_S, lambda: is_ready(server))
        assert WITHDRAWN not in shown(server)
        assert b"the store is away (incomplete_copy), visitors see no listing: " in server.output
        assert b"the store is open, at revision 10" in server.output


def test_a_newer_schema_shows_what_was_published_last_until_the_right_program_is_there(
    tmp_path: Path,
) -> None:
    path = tmp_path / "store.sqlite3"
    prepared(sqlite_url(path))
    _write_stage(path, "from_2031")
    with serving(tmp_path / "home", sqlite_url(path)) as server:
        assert WITHDRAWN not in shown(server)
        assert readiness(server)[1] == {
            "ready": False,
            "fault": "newer_version",
            "last_state_shown": True,
        }
        assert server.ask("GET", "/suggest-a-group")[0] == 200, "a letter would be kept"
        _write_stage(path, NEWEST)
        assert within(BACK_WITHIN_S, lambda: is_ready(server))
        assert WITHDRAWN not in shown(server)


def _write_stage(path: Path, stage: str) -> None:
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("UPDATE alembic_version SET version_num = ?", (stage,))


def test_postgresql_that_comes_late_hangs_and_goes_never_brings_a_withdrawn_group_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PUBLISHED, str(tmp_path / "of another machine"))
    kept = {PUBLISHED: str(tmp_path / "kept")}
    with new_cluster() as cluster:
        with cluster.started():
            cluster.server.make_template()
            url = cluster.server.new_database()
            prepared(url)
        with serving(tmp_path / "home", url, **kept) as server, ExitStack() as database:
            assert readiness(server)[1]["fault"] == "unreachable"
            require_nothing_invented(server)
            process = database.enter_context(cluster.started())
            assert within(BACK_WITHIN_S, lambda: is_ready(server))
            before = shown(server)
            assert WITHDRAWN not in before
            with frozen(process):
                assert _slowest_answer_s(server, for_s=6) < 1
                assert readiness(server)[1] == {
                    "ready": False,
                    "fault": "unreachable",
                    "last_state_shown": True,
                }
                assert shown(server) == before
            assert within(BACK_WITHIN_S, lambda: is_ready(server))
            database.close()
            assert within(10, lambda: not is_ready(server))
            assert shown(server) == before
        with serving(tmp_path / "home", url, **kept) as server:
            assert readiness(server)[1]["last_state_shown"] is True
            assert shown(server) == before
            assert b"postgres@" not in server.output


def _slowest_answer_s(server: Server, *, for_s: float) -> float:
    slowest, until = 0.0, time.monotonic() + for_s
    while time.monotonic() < until:
        began = time.monotonic()
        assert server.ask("POST", "/plain", "place=T5J+2R7", FORM)[0] == 200
        slowest = max(slowest, time.monotonic() - began)
    return slowest


def test_a_missing_right_is_named_and_its_granting_is_enough(tmp_path: Path) -> None:
    with new_cluster() as cluster, cluster.started():
        owned = cluster.server.new_database(template="template0")
        with psycopg.connect(owned, autocommit=True) as connection:
            connection.execute("CREATE ROLE clerk LOGIN")
            connection.execute("GRANT ALL ON SCHEMA public TO clerk")
        url = owned.replace("postgres@", "clerk:secret-of-clerk@")
        with serving(tmp_path / "home", url, **{PUBLISHED: str(tmp_path / "kept")}) as server:
            assert readiness(server)[1]["fault"] == "right_missing"
            require_nothing_invented(server)
            with psycopg.connect(owned, autocommit=True) as connection:
                connection.execute("CREATE EXTENSION postgis")
            assert within(BACK_WITHIN_S, lambda: is_ready(server))
            assert WITHDRAWN in shown(server), "a new store holds the shipped listing"
            assert b"secret-of-clerk" not in server.output


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file in the way", encoding="utf-8")
    with serving(tmp_path / "home", sqlite_url(tmp_path / "var" / "store.sqlite3")) as server:
        assert readiness(server)[1]["fault"] == "not_writable"
        require_nothing_invented(server)
        (tmp_path / "var").unlink()
        assert within(BACK_WITHIN_S, lambda: is_ready(server))


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_closes_the_store(tmp_path: Path, sent: signal.Signals) -> None:
    path = tmp_path / "home" / "store.sqlite3"
    with serving(path.parent, sqlite_url(path)) as server:
        assert is_ready(server)
        server.stop(sent)
    assert not Path(f"{path}-wal").exists()


def test_a_file_that_is_deleted_while_running_takes_nothing_along(tmp_path: Path) -> None:
    path = tmp_path / "home" / "store.sqlite3"
    with serving(path.parent, sqlite_url(path)) as server:
        with closing(Store.open(sqlite_url(path))) as of_another_process:
            withdraw(of_another_process)
        assert within(10, lambda: readiness(server)[1].get("revision") == 10)
        for one in path.parent.glob("store.sqlite3*"):
            one.unlink()
        rescued = Path(f"{path}.rescued-1")
        away = {"ready": False, "fault": "missing", "last_state_shown": True}
        told = away | {"remarks": ["store_file_removed"]}
        assert within(10, lambda: readiness(server)[1] == told), readiness(server)[1]
        assert rescued.exists()
        assert WITHDRAWN not in shown(server)
        assert server.ask("GET", "/suggest-a-group")[0] == 200, "a letter would be kept"
        assert f"is kept in {rescued}".encode() in server.output
        rescued.rename(path)
        assert within(BACK_WITHIN_S, lambda: is_ready(server))
        assert "remarks" not in readiness(server)[1]
        assert WITHDRAWN not in shown(server)
