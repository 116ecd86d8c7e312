"""The staff's page over a store of its own, as one or two people have it open."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Assurance, Listing
from geo.staff.rights import Role, Staff
from geo.store.database import sqlite_url
from geo.store.first_start import open_filled
from geo.store.store import Store
from geo.store.version import ChangeKind, Stage, Version
from geo.words.admin.sentences import done_sentence, staff_text
from geo.words.language import Language
from tests.views.conftest import APP, Visit
from views import resources, sign_ins
from views.admin import sign_in

NINE = read_directory(resources.DEFAULT_FOLDER)
MARY, JEAN = Staff("Mary Ann", Role.PUBLISHER), Staff("Jean", Role.EDITOR)
EN = staff_text(Language.EN)
FR = staff_text(Language.FR)
_WHO = "who-is-at-the-desk"


@dataclass(frozen=True)
class StaffVisit(Visit):
    """The staff's page as one person has it open."""

    @property
    def said(self) -> str:
        return unescape(self.html)

    @property
    def keys(self) -> set[str]:
        return {str(button.key) for button in self.page.button}

    @property
    def fields(self) -> set[str]:
        """The texts of the open form, by name."""
        typed = (*self.page.text_input, *self.page.text_area)
        return {key.partition(".")[2] for one in typed if (key := str(one.key)).startswith("form")}

    @property
    def faults(self) -> list[str]:
        """What is said to be wrong, each where it stands."""
        drawn = (str(element.value) for element in self.page.html)
        return [unescape(one) for one in drawn if 'class="np-fault"' in one]

    def open(self, listing_id: str) -> "StaffVisit":
        """Open a listing from the work list."""
        self.press(f"edit-{listing_id}")
        return self

    def fill(self, filled: Mapping[str, Any]) -> "StaffVisit":
        """Fill in fields of the open form by their names."""
        for name, value in filled.items():
            self.field(name).set_value(value)
        self.page.run()
        return self

    def field(self, name: str) -> Any:  # noqa: ANN401 - a widget of any kind
        """Find a field of the open form by the end of its key."""
        page = self.page
        found = [
            one
            for kind in (
                *(page.text_input, page.text_area, page.selectbox, page.multiselect),
                *(page.date_input, page.checkbox),
            )
            for one in kind
            if (key := str(one.key)).startswith("form") and key.partition(".")[2] == name
        ]
        assert len(found) == 1, f"{name}: {len(found)} fields"
        return found[0]

    def press(self, key: str) -> "StaffVisit":
        super().press(key)
        return self

    def press_in_form(self, name: str) -> "StaffVisit":
        """Press a button of the open form by the end of its key."""
        [key] = [key for key in self.keys if key.startswith("form") and key.endswith(f".{name}")]
        self.press(key)
        return self

    def publish_all_the_same(self) -> "StaffVisit":
        """Publish, and say that what goes by that is meant to go."""
        self.press("publish")
        return self.press_in_form("publish-all-the-same")

    def check_by(self, how: Assurance) -> "StaffVisit":
        """Say how entries are checked."""
        control = next(one for one in self.page.segmented_control if one.key == "desk-how")
        control.set_value(how)
        self.page.run()
        return self

    def go_to_tab(self, room: str) -> "StaffVisit":
        control = next(one for one in self.page.segmented_control if one.key == "desk-room")
        control.set_value(room)
        self.page.run()
        return self

    def unfold_history(self, listing_id: str) -> "StaffVisit":
        self.page.session_state[f"history-{listing_id}"] = True
        self.page.run()
        return self


@pytest.fixture(autouse=True)
def no_look_for_components(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare each visit the search of all installed packages for components: none has any."""
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", list)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a store with the shipped listing, once for all tests that change a copy of it."""
    path = tmp_path_factory.mktemp("filled") / "store.db"
    open_filled(sqlite_url(path), resources.DEFAULT_FOLDER, now=resources.now()).close()
    return path


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, filled: Path) -> Iterator[Store]:
    """Open the page's own store, filled with the shipped listing."""
    copy = Path(shutil.copy(filled, tmp_path / "store.db"))
    monkeypatch.delenv(resources.LISTINGS, raising=False)
    monkeypatch.setenv(resources.DATABASE, sqlite_url(copy))
    monkeypatch.setenv(sign_ins.HASH, "no hash")
    resources.forget_listings()
    opened = resources.store()
    assert opened is not None
    yield opened
    opened.close()
    resources.forget_listings()


@pytest.fixture
def as_staff(store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[..., StaffVisit]:
    """Open the page for somebody who has signed in."""
    assert store.revision()
    monkeypatch.setattr(sign_in, "signed_in", lambda: st.session_state.get(_WHO))

    def opened(who: Staff = MARY, language: Language = Language.EN) -> StaffVisit:
        page = AppTest.from_file(str(APP), default_timeout=60)
        page.session_state[_WHO] = who
        page.query_params["lang"] = language.value
        return StaffVisit(page.switch_page("page_scripts/staff.py").run())

    return opened


@pytest.fixture
def mary(as_staff: Callable[..., StaffVisit]) -> StaffVisit:
    """Open the page for a publisher."""
    return as_staff(MARY)


@pytest.fixture
def jean(as_staff: Callable[..., StaffVisit]) -> StaffVisit:
    """Open the page for an editor."""
    return as_staff(JEAN)


def done(act: ChangeKind, listing_id: str = "phoenix", language: Language = Language.EN) -> str:
    """Say what was done with one of the shipped listings while visitors see it."""
    return done_sentence(act, NINE[listing_id], language)


def standing(store: Store, listing_id: str, stage: Stage = Stage.PUBLIC) -> Version:
    entry = store.entry(listing_id)
    version = entry.public if stage is Stage.PUBLIC else entry.open_draft
    assert version is not None
    return version


def listing_of(store: Store, listing_id: str, stage: Stage = Stage.PUBLIC) -> Listing:
    listing = standing(store, listing_id, stage).listing
    assert listing is not None
    return listing
