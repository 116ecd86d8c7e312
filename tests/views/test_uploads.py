"""Where staff choose a file: the one place that lets a page's browser send one."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from streamlit.testing.v1 import AppTest

from geo.staff.password import hash_password
from geo.staff.rights import Role, Staff
from geo.store.database import sqlite_url
from tests.views.conftest import APP
from views import resources, uploads
from views.admin import sign_in
from views.admin.imports import read_file
from views.session import staff_state

PROJECT: Final = Path(__file__).resolve().parents[2]
SESSION: Final = "test session id"
"""The one that Streamlit's own tests give every page."""
RECEIVING: Final = {"file_uploader", "camera_input", "audio_input", "chat_input"}
"""The parts of Streamlit by which a browser sends a file."""


class Line:
    async def hang_up(self) -> None:
        """Nothing hangs on it here."""


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.delenv(resources.LISTINGS, raising=False)
    monkeypatch.setenv(resources.DATABASE, sqlite_url(tmp_path / "store.db"))
    monkeypatch.setenv("NEARPEER_STAFF_PASSWORD_HASH", hash_password("correct horse battery"))
    line = Line()
    uploads.SESSIONS.joined(SESSION, b"mark", line)
    yield AppTest.from_file(str(APP), default_timeout=60).run()
    uploads.PERMITS.revoke(SESSION)
    uploads.SESSIONS.left(SESSION, line)
    resources.forget_listings()


def _has_permit() -> bool:
    return uploads.PERMITS.token_of(SESSION) is not None


def test_a_visitor_s_page_is_never_granted_a_permit(opened: AppTest) -> None:
    for name in ("find", "listings", "suggest", "about", "staff"):
        opened.switch_page(f"page_scripts/{name}.py").run()
        assert not _has_permit(), name


def test_the_room_of_files_has_a_permit_as_long_as_it_asks_for_one(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in, "signed_in", lambda: Staff("Ada", Role.PUBLISHER))
    monkeypatch.setattr(read_file, "still_signed_in", lambda: lambda: True)
    opened.switch_page("page_scripts/staff.py").run()
    assert not _has_permit()
    opened.segmented_control(key="desk-room").set_value(staff_state.StaffTab.FILES).run()
    assert _has_permit()
    opened.run()
    assert _has_permit()
    opened.switch_page("page_scripts/about.py").run()
    assert not _has_permit()


def test_files_are_asked_for_in_one_place_alone() -> None:
    found = {
        path.relative_to(PROJECT).as_posix()
        for path in (PROJECT / "views").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in RECEIVING
    }
    assert found == {"views/uploads.py"}
