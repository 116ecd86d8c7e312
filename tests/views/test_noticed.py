"""What the service notices of itself is told to staff, and to nobody else."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.listing.files.listing_file import FOLDER
from geo.noticed import Noticed, Remark
from geo.papers import Amiss, Changed
from geo.staff.rights import Role, Staff
from geo.store.database import sqlite_url
from geo.store.fault import StoreStanding
from geo.words.admin.notices import noticed_sentence, noticed_text
from geo.words.language import Language
from tests.views.conftest import APP
from views import noticed, resources
from views.admin import sign_in
from views.sign_ins import HASH

BOTH = pytest.mark.parametrize("language", Language)


@pytest.fixture
def read_afresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    resources.forget_listings()
    yield monkeypatch
    resources.forget_listings()


@pytest.fixture
def half_a_listing(tmp_path: Path) -> Path:
    """Copy the shipped listing, and cut one of its files."""
    folder = tmp_path / "listings"
    shutil.copytree(FOLDER, folder)
    whole = (folder / "heart.toml").read_text(encoding="utf-8")
    (folder / "heart.toml").write_text(whole[: len(whole) // 2], encoding="utf-8")
    return folder


@BOTH
@pytest.mark.parametrize("remark", Remark)
def test_each_remark_has_its_sentence(remark: Remark, language: Language) -> None:
    said = noticed_sentence(Noticed(remark, ("one", "two")), language)
    assert "one, two" in said
    assert said != noticed_sentence(Noticed(remark, ("one", "two")), language.other)


def test_of_a_folder_with_one_damaged_file_the_others_are_shown(
    half_a_listing: Path, read_afresh: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    read_afresh.setenv(resources.LISTINGS, str(half_a_listing))
    shown = resources.finder().directory
    assert (len(shown), "heart" in shown) == (8, False)
    assert resources.standing() == StoreStanding(is_open=True)
    [told] = noticed.noticed()
    assert told.remark is Remark.LISTING_FILES
    assert "heart.toml" in noticed_sentence(told, Language.EN)
    assert "heart.toml" in noticed_sentence(told, Language.FR)
    assert len([one for one in caplog.messages if "heart.toml" in one]) == 1


def test_a_new_store_is_filled_with_the_whole_files_and_the_other_is_named(
    half_a_listing: Path,
    tmp_path: Path,
    read_afresh: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    read_afresh.delenv(resources.LISTINGS, raising=False)
    read_afresh.setenv(resources.DATABASE, sqlite_url(tmp_path / "store.db"))
    read_afresh.setattr(resources, "DEFAULT_FOLDER", half_a_listing)
    for _ in range(2):
        assert len(resources.finder().directory) == 8
        assert [one.remark for one in noticed.noticed()] == [Remark.LISTING_FILES]
        resources.forget_listings()
    assert len([one for one in caplog.messages if "heart.toml" in one]) == 2, "once a start"


@BOTH
def test_staff_are_told_above_their_work_and_visitors_are_not(
    language: Language,
    tmp_path: Path,
    read_afresh: pytest.MonkeyPatch,
    as_staff: Callable[[Language], str],
) -> None:
    read_afresh.delenv(resources.LISTINGS, raising=False)
    read_afresh.setenv(resources.DATABASE, sqlite_url(tmp_path / "store.db"))
    heading = noticed_text(language).heading
    assert heading not in as_staff(language)
    read_afresh.setattr(
        noticed, "_FILES", [Changed("data/boundaries/provinces.json", Amiss.CHANGED)]
    )
    said = as_staff(language)
    assert heading in said
    assert "data/boundaries/provinces.json" in said
    read_afresh.setattr(sign_in, "signed_in", lambda: None)
    assert "provinces.json" not in as_staff(language)


@pytest.fixture
def as_staff(read_afresh: pytest.MonkeyPatch) -> Callable[[Language], str]:
    read_afresh.setenv(HASH, "no hash")
    read_afresh.setattr(sign_in, "signed_in", lambda: Staff("Ada", Role.PUBLISHER))

    def visit(language: Language) -> str:
        page = AppTest.from_file(str(APP), default_timeout=60)
        page.query_params["lang"] = language.value
        page.run()
        page.switch_page("page_scripts/staff.py").run()
        assert not page.exception
        return "".join(str(element.value) for element in page.html)

    return visit
