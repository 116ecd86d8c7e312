"""The kinds of faults, each made in earnest."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from geo.errors import StoreError
from geo.listing.files.listing_file import FOLDER
from geo.store.address import PUBLISHED, published_path
from geo.store.database import sqlite_url
from geo.store.fault import StoreFault
from geo.store.first_start import open_filled
from geo.store.store import Store
from tests.geo.store.postgres import Server
from tests.geo.store.saves import AT, save_of
from tests.geo.told import raises_saying


def fault_of_opening(url: str) -> StoreFault:
    with pytest.raises(StoreError) as refused:
        open_filled(url, FOLDER, now=AT)
    assert isinstance(refused.value.fault, StoreFault)
    assert "pass-of-mary" not in f"{refused.value} {refused.value.__cause__}"
    return refused.value.fault


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make a store of nine listings."""
    made = tmp_path / "store.db"
    open_filled(sqlite_url(made), FOLDER, now=AT).close()
    return made


def test_a_database_that_does_not_answer_is_unreachable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PUBLISHED, str(tmp_path))
    url = "postgresql://mary:pass-of-mary@127.0.0.1:1/nearpeer"
    assert fault_of_opening(url) is StoreFault.UNREACHABLE


def test_an_address_that_is_none_is_named_so() -> None:
    assert fault_of_opening("mysql://mary:pass-of-mary@host/name") is StoreFault.MISNAMED


def test_a_right_that_is_missing_is_named_so(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PUBLISHED, str(tmp_path))
    owned = postgres.new_database(template="template0")
    with psycopg.connect(owned, autocommit=True) as connection:
        connection.execute("CREATE ROLE reader LOGIN")
    url = owned.replace("postgres@", "reader:pass-of-mary@")
    assert fault_of_opening(url) is StoreFault.NOT_ALLOWED


def test_a_file_in_the_way_of_the_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("", encoding="utf-8")
    url = sqlite_url(tmp_path / "var" / "store.db")
    assert fault_of_opening(url) is StoreFault.NOT_WRITABLE


@pytest.mark.parametrize("size", [0, 1, 2])
def test_noise_is_damaged_and_left_as_it_is(path: Path, size: int) -> None:
    noise = b"noise " * (1_000 * size + 200)
    path.write_bytes(noise)
    assert fault_of_opening(sqlite_url(path)) is StoreFault.DAMAGED
    assert path.read_bytes() == noise


def test_a_file_that_was_cut_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:8192])
    assert fault_of_opening(sqlite_url(path)) in {StoreFault.DAMAGED, StoreFault.INCOMPLETE}


def test_tables_that_lack_their_one_row_are_damaged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("DELETE FROM head")
    assert fault_of_opening(sqlite_url(path)) is StoreFault.DAMAGED


def test_a_later_program_is_named_so(path: Path) -> None:
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute("UPDATE alembic_version SET version_num = 'from_2031'")
    assert fault_of_opening(sqlite_url(path)) is StoreFault.NEWER


# --- what is no new store ------------------------------------------------------------------------


@pytest.mark.parametrize("made", ["empty", "wal header", "tables of others"])
def test_a_file_without_our_tables_is_never_filled(tmp_path: Path, made: str) -> None:
    path = tmp_path / "store.db"
    path.touch()
    with closing(sqlite3.connect(path)) as opened:
        if made == "wal header":
            opened.execute("PRAGMA journal_mode=WAL")
        if made == "tables of others":
            opened.execute("CREATE TABLE recipe (name)")
    before = path.read_bytes()
    assert fault_of_opening(sqlite_url(path)) is StoreFault.INCOMPLETE
    assert path.read_bytes() == before


@pytest.mark.parametrize("end", ["-wal", "-journal"])
def test_a_log_without_its_file_is_never_a_new_store(path: Path, end: str) -> None:
    log = path.with_name(f"{path.name}{end}")
    log.write_bytes(b"all that was saved")
    path.unlink()
    with raises_saying(StoreError, match="restore a backup") as refused:
        open_filled(sqlite_url(path), FOLDER, now=AT)
    assert refused.value.fault is StoreFault.INCOMPLETE
    assert log.read_bytes() == b"all that was saved"
    assert not path.exists()


def test_a_store_that_was_here_and_is_gone_is_not_made_anew(path: Path) -> None:
    with closing(open_filled(sqlite_url(path), FOLDER, now=AT)) as store:
        store.on_change()
    path.unlink()
    assert fault_of_opening(sqlite_url(path)) is StoreFault.MISSING
    assert not path.exists()
    kept = published_path(sqlite_url(path))
    assert kept is not None
    kept.unlink()
    with closing(open_filled(sqlite_url(path), FOLDER, now=AT)) as store:
        assert store.revision() == 9, "whoever wants to begin anew takes both away"


def test_postgresql_that_lost_its_tables_is_not_filled_again(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PUBLISHED, str(tmp_path))
    url = postgres.new_database()
    with closing(open_filled(url, FOLDER, now=AT)) as store:
        store.on_change()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP TABLE alembic_version, head, version, site, letter")
    assert fault_of_opening(url) is StoreFault.MISSING


def test_a_store_that_is_made_has_its_name_only_when_it_is_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"

    def stop(*_: object) -> None:
        assert not path.exists()
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(Store, "fill", stop)
        with pytest.raises(KeyboardInterrupt):
            open_filled(sqlite_url(path), FOLDER, now=AT)
    assert list(tmp_path.iterdir()) == []
    open_filled(sqlite_url(path), FOLDER, now=AT).close()
    assert [one.name for one in tmp_path.iterdir()] == ["store.db"]


# --- copies of the one file ----------------------------------------------------------------------


def test_a_closed_store_is_one_file_also_while_another_process_has_it_open(path: Path) -> None:
    with closing(Store.open(sqlite_url(path))) as other:
        assert other.revision() == 9
        with closing(Store.open(sqlite_url(path))) as store:
            store.save(save_of())
        copied = path.with_name("copied.db")
        copied.write_bytes(path.read_bytes())
    with closing(Store.open(sqlite_url(copied))) as store:
        assert store.revision() == 10


def test_a_reader_that_stays_keeps_nobody_waiting_for_the_file(path: Path) -> None:
    with closing(Store.open(sqlite_url(path))) as store, closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM head").fetchall()
        store.save(save_of())
        store.fold()
        reader.rollback()
        store.fold()
        assert path.with_name(f"{path.name}-wal").stat().st_size == 0
