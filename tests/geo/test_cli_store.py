"""The commands of staff: export, import, confirm, staff-password."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from geo.cli import main, opening, staff
from geo.exchange.formats import Format
from geo.listing.checks.losses import Lost
from geo.listing.files.listing_file import FOLDER, read_directory
from geo.listing.files.snapshot import pack_texts
from geo.listing.files.writer import to_toml
from geo.listing.listing import Assurance, Mode, Status
from geo.staff.confirmation import Confirmation
from geo.staff.password import is_password
from geo.staff.rights import Role, Staff
from geo.staff.staff_service import StaffService
from geo.store.address import DATABASE
from geo.store.database import sqlite_url
from geo.store.store import Store
from geo.store.version import ChangeKind, Stage
from geo.words.admin.sentences import staff_text
from geo.words.exchange.files_text import FR
from geo.words.fields.words import word_for
from geo.words.language import Language
from tests.geo.commands import Capture, printed
from tests.geo.store.conftest import (  # noqa: F401 - fixtures are found by their names
    postgres,
    postgres_database,
    postgres_url,
    sqlite_file_url,
    url,
)

pytestmark = pytest.mark.slow

HEART = (FOLDER / "heart.toml").read_text(encoding="utf-8")
SHIPPED = {path.name: path.read_bytes() for path in FOLDER.glob("*.toml")}
FOREIGN = """Group name,Ville,Province,Website,Phone
Northern Peers,Iqaluit,NU,https://example.ca/north,867-555-0123
Nowhere Peers,Nowhereville,ON,https://example.ca/nowhere,416-555-0100
"""


@pytest.fixture
def sqlite_url_of_test(tmp_path: Path) -> str:
    return sqlite_url(tmp_path / "store.sqlite3")


@pytest.fixture
def store(sqlite_url_of_test: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Name a store by the environment, as a deployment does."""
    monkeypatch.setenv(DATABASE, sqlite_url_of_test)
    with closing(Store.open(sqlite_url_of_test)) as opened:
        yield opened


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# --- there and back ------------------------------------------------------------------------------


def test_a_store_gives_the_files_it_was_filled_from_and_takes_them_back_unchanged(
    url: str,  # noqa: F811 - the fixture
    tmp_path: Path,
    capsys: Capture,
) -> None:
    folder = tmp_path / "out"
    code, _, err = printed(
        capsys, "export", "--format", "toml", "--to", str(folder), "--store", url
    )
    assert (code, err) == (0, "")
    assert files_in(folder) == SHIPPED
    code, out, err = printed(capsys, "import", str(folder), "--publish", "--store", url)
    assert (code, err) == (0, "")
    assert "New: 0. Changed: 0. The same: 9. Not in the file: 0. Faults: 0." in out
    with closing(Store.open(url)) as opened:
        assert opened.revision() == len(SHIPPED)


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.TOML])
def test_every_format_is_written_to_a_file_and_to_the_output(
    store: Store, tmp_path: Path, form: Format, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "listing"
    assert main(("export", "--format", form.value, "--to", str(path))) == 0
    assert capsysbinary.readouterr().out.startswith(b"9 listings in ")
    assert main(("export", "--format", form.value)) == 0
    written = capsysbinary.readouterr().out
    assert written[:4] == path.read_bytes()[:4]
    assert store.revision() == len(SHIPPED)


def test_what_is_withdrawn_is_written_when_it_is_asked_for(store: Store, capsys: Capture) -> None:
    printed(capsys, "export", "--format", "hsds")
    entry = store.entry("heart")
    staff_service = StaffService(store, Staff("Ada", Role.PUBLISHER), now=lambda: datetime.now(UTC))
    staff_service.withdraw("heart", read_at=entry.revision(Stage.PUBLIC))
    assert len(json.loads(printed(capsys, "export", "--format", "hsds")[1])) == 8
    assert len(json.loads(printed(capsys, "export", "--format", "hsds", "--all")[1])) == 9


def test_a_folder_is_exported_without_a_store(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "layer.geojson"
    arguments = ("--format", "geojson", "--listings", str(FOLDER), "--to", str(path))
    assert printed(capsys, "export", *arguments)[0] == 0
    assert json.loads(path.read_bytes())["type"] == "FeatureCollection"


def test_files_need_a_folder_and_one_of_another_listing_in_it_is_named(
    store: Store, tmp_path: Path, capsys: Capture
) -> None:
    code, _, err = printed(capsys, "export", "--format", "toml")
    assert (code, err) == (1, "toml is a folder of files; name one with --to FOLDER\n")
    (tmp_path / "old.toml").write_text("", encoding="utf-8")
    code, _, err = printed(capsys, "export", "--format", "toml", "--to", str(tmp_path))
    assert (code, "old.toml: it is of no listing here and stays" in err) == (0, True)
    assert store.revision() == len(SHIPPED)


def test_a_damaged_entry_is_left_out_and_named(
    store: Store, tmp_path: Path, capsys: Capture
) -> None:
    printed(capsys, "confirm", "heart", "--link")
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE version SET text = 'x' WHERE listing_id = 'heart'")
    code, _, err = printed(capsys, "export", "--format", "toml", "--to", str(tmp_path / "out"))
    assert (code, err.split(":")[0]) == (1, "heart")
    assert set(files_in(tmp_path / "out")) == set(SHIPPED) - {"heart.toml"}


def test_a_faulty_folder_is_not_exported(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.toml").write_text("not toml", encoding="utf-8")
    code, out, err = printed(capsys, "export", "--format", "csv", "--listings", str(tmp_path))
    assert (code, out, "a.toml:1" in err) == (1, "", True)


# --- import --------------------------------------------------------------------------------------


def written_folder(tmp_path: Path, **changed: str) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in SHIPPED.items():
        (folder / name).write_bytes(content)
    for name, text in changed.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_without_being_told_to_save_nothing_is_saved(
    store: Store, tmp_path: Path, capsys: Capture
) -> None:
    folder = written_folder(tmp_path, heart=HEART.replace('cost = "', 'cost = "charged" # "'))
    for how in ((), ("--dry-run",)):
        code, out, _ = printed(capsys, "import", str(folder), *how)
        assert (code, "Changed: 1." in out, "heart: Cost" in out) == (0, True, True)
        assert "Nothing is saved" in out
    assert store.revision() == len(SHIPPED)


def test_a_folder_comes_in_to_the_letter(store: Store, tmp_path: Path, capsys: Capture) -> None:
    remarked = f"# Asked again.\n{HEART}"
    folder = written_folder(tmp_path, heart=remarked)
    arguments = ("--publish", "--by", "Mary Ann", "--why", "A remark.")
    code, out, err = printed(capsys, "import", str(folder), *arguments)
    assert (code, err) == (0, "")
    assert "Published: 1. Visitors see them now." in out
    public = store.entry("heart").public
    assert public is not None
    assert public.text == remarked
    assert (public.signature.by, public.signature.why) == ("Mary Ann", "A remark.")
    assert public.signature.act is ChangeKind.IMPORTED


def test_drafts_stay_unseen(store: Store, tmp_path: Path, capsys: Capture) -> None:
    packed = tmp_path / "kept.zip"
    packed.write_bytes(
        pack_texts({"heart": HEART.replace('status = "active"', 'status = "paused"')})
    )
    code, out, _ = printed(capsys, "import", str(packed), "--as-drafts", "--lang", "fr")
    assert (code, "Gardées comme brouillons" in out) == (0, True)
    assert store.snapshot().directory["heart"].status is Status.ACTIVE
    draft = store.entry("heart").open_draft
    assert draft is not None
    assert draft.listing is not None
    assert draft.listing.status is Status.PAUSED
    assert draft.signature.why == FR.why_first.format(name="kept.zip")


def test_while_a_row_is_refused_nothing_is_saved_and_every_fault_is_named(
    store: Store, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "groups.csv"
    path.write_text(FOREIGN, encoding="utf-8")
    code, out, err = printed(capsys, "import", str(path), "--publish")
    assert (code, "New: 1." in out) == (1, True)
    assert "groups.csv: Row 3 (Nowhere Peers), field site_1_town: 'Nowhereville" in err
    assert "nothing is saved while there are faults" in err
    assert store.revision() == len(SHIPPED)
    path.write_text("\n".join(FOREIGN.splitlines()[:2]), encoding="utf-8")
    assert printed(capsys, "import", str(path), "--publish")[0] == 0
    assert "northern-peers" in store.snapshot().directory


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xd8\x00", "does not say its format; name it with --format"),
        (b'{"type": "FeatureCollection"}', "export only; choose one of toml"),
    ],
)
def test_a_file_of_no_known_format_is_refused(
    store: Store, tmp_path: Path, capsys: Capture, content: bytes, said: str
) -> None:
    (tmp_path / "file").write_bytes(content)
    code, _, err = printed(capsys, "import", str(tmp_path / "file"))
    assert (code, said in err) == (1, True)
    assert store.revision() == len(SHIPPED)


def test_a_file_that_is_not_there_and_an_empty_folder_are_refused(
    store: Store, tmp_path: Path, capsys: Capture
) -> None:
    code, _, err = printed(capsys, "import", str(tmp_path / "nothing.csv"))
    assert (code, "cannot be read (No such file or directory); check its name" in err) == (1, True)
    (tmp_path / "empty").mkdir()
    code, _, err = printed(capsys, "import", str(tmp_path / "empty"))
    assert (code, "no .toml file is in this folder" in err) == (1, True)
    assert store.revision() == len(SHIPPED)


def test_somebody_must_be_named(
    store: Store, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> str:
        raise OSError("no such user")

    monkeypatch.setattr(opening, "getuser", unknown)
    code, _, err = printed(capsys, "confirm", "heart")
    assert (code, err) == (1, "nobody is named; say who makes this change with --by NAME\n")
    assert store.revision() == len(SHIPPED)


def test_a_store_that_is_none_is_refused(capsys: Capture) -> None:
    code, _, err = printed(capsys, "confirm", "heart", "--store", "mysql://host/name")
    assert (code, "write sqlite:///path or postgresql://" in err) == (1, True)


@pytest.mark.parametrize("act", ["--dry-run", "--publish"])
@pytest.mark.parametrize("language", Language)
@pytest.mark.usefixtures("store")
def test_what_a_changed_entry_would_lose_is_named_before_anything_is_saved(
    tmp_path: Path, capsys: Capture, act: str, language: Language
) -> None:
    badge = read_directory(FOLDER)["badge-of-life"]
    (tmp_path / "badge-of-life.toml").write_text(to_toml(replace(badge, modes=frozenset())))
    _, out, _ = printed(capsys, "import", str(tmp_path), act, "--lang", language)
    mode = word_for("modes", Mode.VIRTUAL, language)
    assert staff_text(language).lost[Lost.MODES].format(what=mode) in out


# --- confirm -------------------------------------------------------------------------------------


def test_a_confirmation_is_kept_with_who_how_and_when(store: Store, capsys: Capture) -> None:
    code, out, _ = printed(capsys, "confirm", "heart", "--how", "email", "--by", "Ada")
    assert (code, out) == (0, "Confirmed today: heart.\n")
    public = store.entry("heart").public
    assert public is not None
    assert public.listing is not None
    assert public.listing.assured_how is Assurance.EMAIL
    assert public.signature.by == "Ada"


def test_the_work_list_is_printed_the_oldest_first(store: Store, capsys: Capture) -> None:
    printed(capsys, "confirm", "badge-of-life")
    code, out, _ = printed(capsys, "confirm", "--list")
    ids = [line.split(":")[0] for line in out.splitlines()[1:] if not line.startswith(" ")]
    assert code == 0
    assert sorted(f"{one}.toml" for one in ids) == sorted(SHIPPED)
    assert ids[-1] == "badge-of-life"
    assert "  Never confirmed" in out
    assert store.revision() == len(SHIPPED) + 1


def test_a_link_is_made_for_the_group(store: Store, capsys: Capture) -> None:
    code, out, _ = printed(capsys, "confirm", "heart", "--link")
    assert (code, out.startswith("/confirm/")) == (0, True)
    token, today = out.strip().removeprefix("/confirm/"), datetime.now(UTC).date()
    asked = Confirmation.from_token(token, store.signing_key(), today=today)
    assert asked.listing_id == "heart"


@pytest.mark.parametrize("more", [(), ("--link",)])
def test_a_listing_that_is_not_there_is_refused(
    store: Store, capsys: Capture, more: tuple[str, ...]
) -> None:
    code, _, err = printed(capsys, "confirm", "nobody", *more)
    assert (code, err) == (1, "no listing has the id 'nobody'; confirm --list names them\n")
    assert store.revision() == len(SHIPPED)


def test_own_contact_is_not_for_staff_to_say(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(("confirm", "heart", "--how", "own_contact"))
    assert "invalid choice" in capsys.readouterr().err


# --- the password --------------------------------------------------------------------------------


def test_a_password_that_is_piped_in_becomes_a_hash(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("correct horse battery\nmore\n"))
    code, out, _ = printed(capsys, "staff-password")
    assert code == 0
    assert is_password("correct horse battery", out.strip())


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("correct horse battery", "correct horse battery"), 0, ""),
        (
            ("correct horse battery", "another horse battery"),
            1,
            "the two passwords are not the same",
        ),
        (("short", "short"), 1, "the password has 5 characters; take 12 or more"),
    ],
)
def test_a_password_is_typed_twice_at_a_terminal(
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    typed: tuple[str, str],
    code: int,
    said: str,
) -> None:
    answers = iter(typed)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(staff, "getpass", lambda _: next(answers))
    told, out, err = printed(capsys, "staff-password")
    assert (told, said in err) == (code, True)
    assert (out == "") is bool(code)
    assert typed[0] not in out + err


def test_a_visitors_answer_does_not_wait_for_a_database() -> None:
    heavy = {"sqlalchemy", "openpyxl", "itsdangerous", "argon2", "jsonschema"}
    script = "import sys, geo.cli.main; print(sorted(set(sys.modules) & set(sys.argv[1:])))"
    command = [sys.executable, "-c", script, *heavy]
    told = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - ours
    assert told.stdout.strip() == "[]"
