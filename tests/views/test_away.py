"""The pages while the store is away."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from time import monotonic, sleep

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.listing.files.listing_file import FOLDER
from geo.staff.rights import Role, Staff
from geo.staff.staff_service import StaffService
from geo.store.database import sqlite_url
from geo.store.fault import StoreFault
from geo.store.first_start import open_filled
from geo.store.version import Stage
from geo.words.finder.away_text import AwayText, away_text, editing_off_sentence
from geo.words.language import Language
from geo.words.say.page_text import page_text
from geo.words.submissions.record import EN, FR, FrontText
from tests.geo.store.saves import AT
from tests.views.conftest import APP, Visit
from tests.views.page_scripts.test_suggest import WRITTEN, _send
from views import resources
from views.sign_ins import HASH
from views.submissions.handing_in import SUBMISSIONS

pytestmark = pytest.mark.slow

BOTH = pytest.mark.parametrize("language", Language)
IDS = [path.stem for path in FOLDER.glob("*.toml")]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Name a store of this test's own, in which a group is withdrawn."""
    made = tmp_path / "store.db"
    with closing(open_filled(sqlite_url(made), FOLDER, now=AT)) as store:
        staff_service = StaffService(store, Staff("Ada", Role.PUBLISHER), now=lambda: AT)
        staff_service.withdraw("heart", read_at=staff_service.entry("heart").revision(Stage.PUBLIC))
    monkeypatch.delenv(resources.LISTINGS, raising=False)
    monkeypatch.setenv(resources.DATABASE, sqlite_url(made))
    monkeypatch.setenv(HASH, "no hash")
    yield made
    resources.forget_listings()


@pytest.fixture
def without_the_store(path: Path) -> None:
    path.write_bytes(b"noise " * 1000)


@pytest.fixture
def without_any_state(path: Path, without_the_store: None) -> None:  # noqa: ARG001 - a fixture
    path.with_name("store.db.published.json").unlink()


def visit_in(language: Language) -> Visit:
    page = AppTest.from_file(str(APP), default_timeout=30)
    page.query_params["lang"] = language.value
    return Visit(page.run())


def said(visit: Visit) -> str:
    return unescape(visit.html)


def text_of(language: Language) -> AwayText:
    return away_text(language)


@BOTH
@pytest.mark.parametrize("page", ["find", "listings", "coverage", "suggest", "about", "staff"])
@pytest.mark.usefixtures("without_any_state")
def test_every_page_says_kindly_that_there_is_no_list(page: str, language: Language) -> None:
    visit = visit_in(language).go_to(page)
    assert not visit.page.exception
    assert text_of(language).title in said(visit)
    assert text_of(language).what_now in said(visit)
    assert page_text(language).sorry not in said(visit)
    assert visit.language == language.value
    assert [one for one in IDS if f'"{one}"' in visit.html] == []


@pytest.mark.usefixtures("without_the_store")
def test_visitors_are_answered_from_what_was_published_last() -> None:
    visit = visit_in(Language.EN).ask("Toronto, ON")
    assert 'data-listing="phoenix"' in visit.html
    assert 'data-listing="heart"' not in visit.html
    assert text_of(Language.EN).title not in said(visit)
    assert "data-wrong" in visit.html, "what is handed in is kept beside the store"
    assert 'id="heart"' not in visit.go_to("listings").html
    assert not visit.go_to("coverage").page.exception


@BOTH
@pytest.mark.usefixtures("without_the_store")
def test_staff_are_told_why_they_cannot_edit(language: Language) -> None:
    visit = visit_in(language).go_to("staff")
    assert visit.status == editing_off_sentence(StoreFault.DAMAGED, language, is_shown=True)
    assert "store.db" not in said(visit)


@BOTH
@pytest.mark.parametrize("fault", StoreFault)
def test_every_kind_of_fault_has_its_reason_and_its_remedy(
    fault: StoreFault, language: Language
) -> None:
    words = text_of(language).faults[fault]
    other = away_text(Language.FR if language is Language.EN else Language.EN)
    assert words.count(".") >= 1
    assert words != other.faults[fault]
    shown = editing_off_sentence(fault, language, is_shown=True)
    hidden = editing_off_sentence(fault, language, is_shown=False)
    assert words in shown
    assert shown != hidden


@pytest.fixture
def nothing_can_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SUBMISSIONS.taking_in, "kept", lambda: None)


@BOTH
@pytest.mark.usefixtures("without_the_store", "nothing_can_be_kept")
def test_a_form_says_beforehand_that_it_is_closed(language: Language) -> None:
    visit = visit_in(language).go_to("suggest")
    assert text_of(language).closed in said(visit)


@pytest.mark.parametrize("text", [EN, FR])
def test_what_is_sent_while_the_store_is_away_is_kept_and_reaches_staff_when_it_is_back(
    path: Path, text: FrontText
) -> None:
    visit = visit_in(Language.EN if text is EN else Language.FR).go_to("suggest")
    aside = Path(shutil.move(path, path.with_name("aside.db")))
    _until(lambda: resources.store() is None)
    _send(visit, WRITTEN)
    assert visit.status == text.kept
    assert text.kept_what_now in said(visit)
    shutil.move(aside, path)
    _until(lambda: resources.store() is not None)
    staff_service = resources.staff_service_of(Staff("Ada", Role.EDITOR))
    assert staff_service is not None
    _until(lambda: len(staff_service.submissions()) == 1)
    assert WRITTEN["name"] in staff_service.submissions()[0].words
    assert not list(path.with_name("store.db.letters").glob("*.json"))


@pytest.mark.usefixtures("nothing_can_be_kept")
def test_what_was_typed_stays_when_it_can_be_neither_taken_nor_kept(path: Path) -> None:
    visit = visit_in(Language.EN).go_to("suggest")
    assert text_of(Language.EN).closed not in said(visit)
    aside = Path(shutil.move(path, path.with_name("aside.db")))
    _until(lambda: resources.store() is None)
    _send(visit, WRITTEN)
    assert text_of(Language.EN).closed_now in said(visit)
    assert visit.page.text_input(key="suggest-name").value == WRITTEN["name"]
    shutil.move(aside, path)
    _until(lambda: resources.store() is not None)
    visit.press("suggest-send")
    assert text_of(Language.EN).closed_now not in said(visit)
    staff_service = resources.staff_service_of(Staff("Ada", Role.EDITOR))
    assert staff_service is not None
    assert staff_service.submissions()


def _until(is_so: Callable[[], bool]) -> None:
    until = monotonic() + 30
    while not is_so() and monotonic() < until:
        sleep(0.05)
    assert is_so()


# --- what any visitor's browser may ask for ------------------------------------------------------


@pytest.mark.usefixtures("path")
def test_clearing_streamlits_caches_opens_nothing_again_and_changes_no_answer() -> None:
    visit = visit_in(Language.EN).ask("Toronto, ON")
    before = visit.html
    shared = (resources.finder(), resources.store(), resources.locator(), resources.demand())
    descriptors = _descriptors()
    for _ in range(100):
        st.cache_resource.clear()
        st.cache_data.clear()
        found = (resources.finder(), resources.store(), resources.locator(), resources.demand())
        assert all(one is other for one, other in zip(found, shared, strict=True))
    assert _descriptors() <= descriptors + 2
    assert visit.ask("Toronto, ON").html == before


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_nothing_shared_is_in_streamlits_cache() -> None:
    views = Path(resources.__file__).parent
    using = [
        path.name
        for path in views.rglob("*.py")
        if "cache_resource" in path.read_text(encoding="utf-8")
    ]
    assert using == []
