from contextlib import closing
from pathlib import Path

import pytest

from geo.errors import StoreError
from geo.store.database import sqlite_url
from geo.store.store import Store
from tests.geo.store.saves import (
    AT,
    save_of,
    signed,
)
from tests.geo.told import raises_saying

UNREACHABLE = "postgresql://mary:pass-of-mary@127.0.0.1:1/nearpeer"


def test_a_database_that_does_not_answer_is_named_without_its_password() -> None:
    with raises_saying(
        StoreError, match=r"127\.0\.0\.1:1/nearpeer: .*check that it runs"
    ) as refused:
        Store.open(UNREACHABLE)
    assert "pass-of-mary" not in str(refused.value)
    assert "pass-of-mary" not in str(refused.value.__cause__)


def test_a_refused_password_is_not_in_the_message(postgres_url: str) -> None:
    wrong = postgres_url.replace("postgres@", "nobody:pass-of-mary@")
    with raises_saying(StoreError, match='role "nobody" does not exist') as refused:
        Store.open(wrong)
    assert "pass-of-mary" not in f"{refused.value} {refused.value.__cause__}"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://mary:pass-of-mary@host/name",
        "postgresql//mary:pass-of-mary@host",
        "host=127.0.0.1 user=mary password=pass-of-mary",
        "postgresql://mary:pass-of-mary@127.0.0.1:port/name",
        "postgresql://mary@127.0.0.1:1/name?password=pass-of-mary",
        "",
    ],
)
def test_an_address_that_is_none_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(StoreError) as refused:
        Store.open(url)
    assert "pass-of-mary" not in f"{refused.value} {refused.value.__cause__}"


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir or Madam, " * 100)
    with raises_saying(StoreError, match=r"letter\.txt: file is not a database"):
        Store.open(sqlite_url(path))
    assert path.read_text() == "Dear Sir or Madam, " * 100


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with raises_saying(StoreError, match="file"):
        Store.open(sqlite_url(tmp_path / "file" / "store.db"))


def test_missing_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "100%" / "store.db"
    with closing(Store.open(sqlite_url(path))) as store:
        assert store.save(save_of(signature=signed(at=AT))).revision == 1
    assert path.exists()
