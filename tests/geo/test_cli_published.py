"""The answers in a terminal: what is published, and never shipped files in its place."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from geo.cli import main
from geo.listing.files.listing_file import FOLDER
from geo.staff.rights import Role, Staff
from geo.staff.staff_service import StaffService
from geo.store import address
from geo.store.address import DATABASE, LISTINGS, PUBLISHED, published_path
from geo.store.database import sqlite_url
from geo.store.first_start import open_filled
from geo.store.last_published import LastPublished
from geo.store.store import Store
from geo.store.version import Stage
from tests.geo.commands import Capture, printed, printed_json
from tests.geo.store.conftest import (  # noqa: F401 - fixtures are found by their names
    postgres,
    postgres_database,
    postgres_url,
    sqlite_file_url,
    url,
)
from tests.geo.store.saves import AT

pytestmark = pytest.mark.slow

FIND = ("find", "Toronto, ON")
GAPS = ("gaps", "--region", "canada", "--audience", "police")
NEXT = ("where-next", "--region", "canada", "--audience", "police")


@pytest.fixture(autouse=True)
def no_folder_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LISTINGS, raising=False)
    monkeypatch.delenv(DATABASE, raising=False)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name the usual place of a store, where there is none yet."""
    usual = tmp_path / "var" / "listings.sqlite3"
    monkeypatch.setattr(address, "DEFAULT_STORE", usual)
    return usual


def withdraw(url: str, listing_id: str) -> None:  # noqa: F811 - the fixture's value
    """Withdraw a group as a command or the page does."""
    with closing(open_filled(url, FOLDER, now=AT)) as store:
        staff_service = StaffService(store, Staff("Ada", Role.PUBLISHER), now=lambda: AT)
        staff_service.withdraw(
            listing_id, read_at=staff_service.entry(listing_id).revision(Stage.PUBLIC)
        )


def found(capsys: Capture) -> set[str]:
    answer = printed_json(capsys, *FIND)
    return {one["id"] for part in ("options", "not_for_you") for one in answer[part]}


def test_where_there_is_no_store_the_shipped_listing_is_answered_from_and_none_is_made(
    path: Path, capsys: Capture
) -> None:
    assert "heart" in found(capsys)
    assert not path.parent.exists()


def test_what_staff_withdrew_is_in_no_answer(path: Path, capsys: Capture) -> None:
    withdraw(sqlite_url(path), "heart")
    assert "heart" not in found(capsys)
    assert len(found(capsys)) == 8


def test_so_it_is_with_a_database_that_is_named(
    url: str,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    monkeypatch.setenv(DATABASE, url)
    withdraw(url, "heart")
    assert "heart" not in found(capsys)


def test_the_gaps_count_what_is_published(path: Path, capsys: Capture) -> None:
    before = printed_json(capsys, *GAPS)["residents_beyond"]
    for one in ("heart", "phoenix", "edmonton-police-veterans"):
        withdraw(sqlite_url(path), one)
    assert printed_json(capsys, *GAPS)["residents_beyond"] > before
    assert printed_json(capsys, *NEXT)["proposals"]


def test_the_packages_of_a_database_are_not_needed_where_what_is_kept_is_of_its_revision(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    withdraw(sqlite_url(path), "heart")
    monkeypatch.setitem(sys.modules, "geo.store.first_start", None)
    assert "heart" not in found(capsys)


def test_a_store_beside_which_nothing_is_kept_is_read_once(path: Path, capsys: Capture) -> None:
    withdraw(sqlite_url(path), "heart")
    kept = published_path(sqlite_url(path))
    assert kept is not None
    kept.unlink()
    assert "heart" not in found(capsys)
    assert kept.exists()


@pytest.mark.parametrize("end", ["", "-wal", "-journal"])
def test_a_store_that_cannot_be_read_is_an_error_and_not_the_shipped_listing(
    path: Path, capsys: Capture, end: str
) -> None:
    path.parent.mkdir()
    Path(f"{path}{end}").write_bytes(b"noise " * 200)
    code, out, err = printed(capsys, *FIND, "--format", "json")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1


def test_what_another_machine_withdrew_is_in_no_answer(
    url: str,  # noqa: F811 - the fixture
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    monkeypatch.setenv(DATABASE, url)
    with monkeypatch.context() as at_first:
        at_first.setenv(PUBLISHED, str(path.parent / "here"))
        withdraw(url, "phoenix")
        assert "heart" in found(capsys)
        at_first.setenv(PUBLISHED, str(path.parent / "elsewhere"))
        withdraw(url, "heart")
        at_first.setenv(PUBLISHED, str(path.parent / "here"))
        assert not {"heart", "phoenix"} & found(capsys)
        last = LastPublished(published_path(url)).read()
        assert last is not None
        assert "heart" not in last.directory


def test_what_is_still_in_the_log_of_a_store_is_looked_at_too(path: Path, capsys: Capture) -> None:
    withdraw(sqlite_url(path), "phoenix")
    with closing(Store.open(sqlite_url(path))) as of_another_process:
        staff_service = StaffService(
            of_another_process, Staff("Ada", Role.PUBLISHER), now=lambda: AT
        )
        staff_service.withdraw("heart", read_at=staff_service.entry("heart").revision(Stage.PUBLIC))
        assert not {"heart", "phoenix"} & found(capsys)


def test_a_store_that_is_damaged_is_answered_from_what_is_kept(path: Path, capsys: Capture) -> None:
    withdraw(sqlite_url(path), "heart")
    path.write_bytes(b"noise " * 2000)
    assert len(found(capsys)) == 8


def test_a_look_leaves_nothing_beside_the_store(path: Path, capsys: Capture) -> None:
    withdraw(sqlite_url(path), "heart")
    before = sorted(path.parent.iterdir())
    found(capsys)
    assert sorted(path.parent.iterdir()) == before


def test_a_store_that_is_gone_is_answered_from_what_is_kept(path: Path, capsys: Capture) -> None:
    withdraw(sqlite_url(path), "heart")
    path.unlink()
    assert len(found(capsys)) == 8


@pytest.mark.parametrize("named", ["option", "setting"])
def test_a_folder_that_is_named_is_answered_from(
    path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    withdraw(sqlite_url(path), "heart")
    if named == "setting":
        monkeypatch.setenv(LISTINGS, str(FOLDER))
    option = ("--listings", str(FOLDER)) if named == "option" else ()
    assert main((*FIND, *option, "--format", "json")) == 0
    assert "heart" in capsys.readouterr().out


def test_the_commands_of_staff_keep_what_they_change(path: Path, capsys: Capture) -> None:
    assert printed(capsys, "confirm", "heart", "--by", "Ada")[0] == 0
    kept = published_path(sqlite_url(path))
    assert kept is not None
    read = json.loads(kept.read_bytes())
    assert read["revision"] == 10
    assert "assured_on" in read["listings"]["heart"]


def test_a_first_answer_does_not_wait_for_the_packages_of_a_database(
    path: Path, tmp_path: Path
) -> None:
    named = f"sqlite:///{tmp_path / 'store.db'}"
    withdraw(named, "heart")
    program = (
        "import sys\nfrom geo.cli import main\n"
        "assert main(['find', 'X0A 0H0']) == 0\n"
        "assert not {'sqlalchemy', 'alembic', 'psycopg'} & set(sys.modules)\n"
        "assert not {'logging', 'hashlib'} & set(sys.modules)\n"
    )
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", program],
        env={DATABASE: named, "HOME": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert not path.exists()
