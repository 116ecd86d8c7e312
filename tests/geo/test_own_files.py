"""Files of the store, and files that hold what is for staff alone, are their owner's alone."""

import logging
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from stat import S_IMODE
from time import monotonic

import pytest

from geo.cli.main import main
from geo.listing.files.listing_file import FOLDER
from geo.own_files import narrow, own_folder
from geo.place.geocoding.kept_answers import KeptAnswers
from geo.store.database import sqlite_url
from geo.store.first_start import open_filled

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture(params=[0o000, 0o022], ids=["umask 0000", "umask 0022"])
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def rights_in(folder: Path) -> dict[str, str]:
    return {one.name: f"{S_IMODE(one.stat().st_mode):o}" for one in sorted(folder.iterdir())}


def rights(path: Path) -> str:
    return f"{S_IMODE(path.stat().st_mode):o}"


@pytest.mark.usefixtures("_umask")
def test_all_files_of_a_new_store_and_its_folders_are_their_owner_s_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "var"
    store = open_filled(sqlite_url(folder / "s.db"), FOLDER, now=NOW)
    store.on_change()
    found = rights_in(folder)
    store.close()
    assert set(found) >= {"s.db", "s.db-wal", "s.db-shm", "s.db.published.json"}
    assert set(found.values()) == {"600"}
    assert (rights(folder), rights(folder.parent)) == ("700", "700")


@pytest.mark.usefixtures("_umask")
def test_files_that_others_could_read_are_narrowed_at_the_start_and_the_log_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    url = sqlite_url(tmp_path / "s.db")
    before = open_filled(url, FOLDER, now=NOW)
    before.on_change()
    for file in tmp_path.iterdir():
        file.chmod(0o664)
    with caplog.at_level(logging.WARNING, "nearpeer"):
        again = open_filled(url, FOLDER, now=NOW)
    assert set(rights_in(tmp_path).values()) == {"600"}
    assert "s.db could be read by others; now its owner alone can" in caplog.text
    caplog.clear()
    open_filled(url, FOLDER, now=NOW).close()
    assert not caplog.text
    again.close()
    before.close()


@pytest.mark.usefixtures("_umask")
def test_answers_of_a_server_are_their_owner_s_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    answers = KeptAnswers(folder / "streets.sqlite3")
    with answers.turn("q", today=date(2026, 11, 27), until=monotonic() + 5) as keep:
        assert keep is not None
        keep("a")
        assert set(rights_in(folder).values()) == {"600"}
    assert rights(folder) == "700"


@pytest.mark.usefixtures("_umask")
def test_exports_that_hold_what_is_for_staff_alone_are_their_owner_s_alone(tmp_path: Path) -> None:
    made, chosen = tmp_path / "made", tmp_path / "chosen"
    own, public = tmp_path / "own.csv", tmp_path / "public.csv"
    chosen.mkdir()
    (chosen / "heart.toml").touch()
    (chosen / "heart.toml").chmod(0o640)
    listings = ("--listings", str(FOLDER))
    for asked in (
        ("toml", "--to", str(made)),
        ("toml", "--to", str(chosen)),
        ("csv", "--to", str(own), "--all"),
        ("csv", "--to", str(public)),
    ):
        assert main(["export", "--format", *asked, *listings]) == 0
    assert (rights(made), set(rights_in(made).values())) == ("700", {"600"})
    assert rights(chosen / "heart.toml") == "640", "somebody has chosen these rights"
    assert (rights(own), rights(public)) == ("600", "644")


def test_a_folder_that_is_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    own_folder(tmp_path)
    assert rights(tmp_path) == "755"


def test_a_file_of_another_account_is_named_and_stays(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "s.db"
    file.touch()
    file.chmod(0o644)

    def refused(_: Path, mode: int) -> None:
        raise PermissionError(mode)

    monkeypatch.setattr(Path, "chmod", refused)
    narrow((file, tmp_path / "none"))
    assert "its owner is another account" in caplog.text
