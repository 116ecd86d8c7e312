"""Where the store is, told without the database's own packages."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url

from geo.store import address
from geo.store.address import PUBLISHED, published_path, sqlite_path, store_url
from geo.store.database import sqlite_url

NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="/\x00", exclude_categories=("Cs", "Cc")),
    min_size=1,
    max_size=20,
).filter(lambda name: name not in {".", ".."})


@given(name=NAMES)
def test_a_file_is_found_where_the_database_itself_has_it(name: str) -> None:
    path = Path("/srv/near peer") / name
    written = sqlite_url(path)
    assert sqlite_path(written) == path == Path(str(make_url(written).database))
    assert published_path(written) == path.with_name(f"{name}.published.json")


def test_a_relative_file_lies_below_the_working_directory() -> None:
    assert sqlite_path("sqlite:///var/a.db") == Path.cwd() / "var" / "a.db"
    assert sqlite_path("sqlite+pysqlite:////srv/a.db?timeout=5") == Path("/srv/a.db")


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://a/b", "", "nonsense"])
def test_nothing_is_kept_where_there_is_no_place(url: str) -> None:
    assert published_path(url) is None


def test_the_usual_store_is_the_file_in_var(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(address.DATABASE, raising=False)
    assert sqlite_path(store_url()) == address.DEFAULT_STORE
    assert Path(str(make_url(store_url()).database)) == address.DEFAULT_STORE


def test_two_databases_never_share_a_state_and_one_has_it_whoever_signs_in() -> None:
    one = published_path("postgresql://mary:pass-of-mary@db.example.org/nearpeer")
    assert one is not None
    assert one.parent == address.DEFAULT_STORE.parent
    assert one.name.startswith("nearpeer-")
    assert not [word for word in ("mary", "pass") if word in str(one.name)]
    for same in (
        "postgres://joe@db.example.org:5432/nearpeer",
        "postgresql+psycopg://db.example.org/nearpeer?connect_timeout=5",
    ):
        assert published_path(same) == one
    others = {
        published_path(f"postgresql://mary@{rest}")
        for rest in (
            "db.example.org/other",
            "db.example.org:5433/nearpeer",
            "db2.example.org/nearpeer",
            "db.example.org/nearpeer?host=/tmp",
            "/nearpeer?service=a",
        )
    }
    assert len(others | {one}) == 6


def test_another_folder_may_be_named_and_files_of_one_name_are_not_mixed_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PUBLISHED, str(tmp_path))
    found = {
        published_path(url)
        for url in ("sqlite:////a/s.db", "sqlite:////b/s.db", "postgresql://h/s.db")
    }
    assert {one.parent for one in found if one} == {tmp_path}
    assert len(found) == 3
