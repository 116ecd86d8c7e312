"""A store that cannot be written any more is noticed before somebody wants to save."""

import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from geo.noticed import Noticed, Remark
from geo.store.write_check import LEAST_BYTES, write_problems

Usage = namedtuple("Usage", "free")  # noqa: PYI024 - as shutil's own


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "store.db"
    made.write_bytes(b"a store")
    return made


def test_a_file_that_may_be_written_on_a_disk_with_room_is_well(path: Path) -> None:
    assert write_problems(path) == ()


def test_where_there_is_no_file_of_this_machine_nothing_is_told(tmp_path: Path) -> None:
    assert write_problems(None) == ()
    assert write_problems(tmp_path / "gone.db") == ()


@pytest.mark.parametrize("closed", ["store.db", ""])
def test_a_file_or_a_folder_that_may_not_be_written_is_named(
    path: Path, closed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda asked, _mode: Path(asked) != path.parent / closed)
    assert write_problems(path) == (Noticed(Remark.READ_ONLY, (str(path),)),)


def test_a_disk_that_is_almost_full_is_named_with_what_is_left(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(LEAST_BYTES - 1))
    assert write_problems(path) == (Noticed(Remark.DISK_FULL, (str(path.parent), "20 MB")),)
