import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import ExchangeError
from geo.listing.directory import Directory
from geo.listing.files.folder import write_folder, write_whole
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.files.writer import to_toml
from geo.listing.listing import Listing
from tests.geo.listing.listings import listings
from tests.geo.told import raises_saying

SHIPPED = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.toml"))}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_shipped_files_come_back_byte_for_byte(tmp_path: Path) -> None:
    assert write_folder(tmp_path / "new", SHIPPED) == ()
    for path in FOLDER.glob("*.toml"):
        assert (tmp_path / "new" / path.name).read_bytes() == path.read_bytes()


@settings(max_examples=10, deadline=None)
@given(st.lists(listings(), min_size=1, max_size=3, unique_by=lambda one: one.id))
def test_any_listing_reads_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, some: list[Listing]
) -> None:
    folder = tmp_path_factory.mktemp("folder")
    write_folder(folder, {one.id: to_toml(one) for one in some})
    assert read_directory(folder).listings == Directory(some).listings


def test_a_file_that_is_right_already_is_not_touched(tmp_path: Path) -> None:
    write_folder(tmp_path, SHIPPED)
    before = {path: path.stat().st_ino for path in tmp_path.iterdir()}
    write_folder(tmp_path, SHIPPED)
    assert {path: path.stat().st_ino for path in tmp_path.iterdir()} == before


def test_files_of_other_listings_stay_and_are_named(tmp_path: Path) -> None:
    (tmp_path / "old.toml").write_text("id = 'old'", encoding="utf-8")
    (tmp_path / "README.txt").write_text("hello", encoding="utf-8")
    assert write_folder(tmp_path, SHIPPED) == ("old.toml",)
    assert (tmp_path / "old.toml").read_text(encoding="utf-8") == "id = 'old'"


def test_what_a_writing_that_was_cut_off_has_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".nearpeer-abc.partial").write_text("half", encoding="utf-8")
    write_folder(tmp_path, SHIPPED)
    assert names_in(tmp_path) == [f"{one}.toml" for one in sorted(SHIPPED)]


def test_a_writing_that_fails_leaves_the_old_file_and_no_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "heart.toml"
    path.write_bytes(b"old")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with raises_saying(ExchangeError, match="No space left on device"):
        write_whole(path, b"new", mode=0o644)
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["heart.toml"]


def test_a_file_and_its_folder_are_synced_before_the_writing_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    write_whole(tmp_path / "heart.toml", b"new", mode=0o644)
    assert len(synced) == 2


def test_a_folder_that_cannot_be_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with raises_saying(ExchangeError, match=r"file cannot be written .*; name a place"):
        write_folder(tmp_path / "file", SHIPPED)
