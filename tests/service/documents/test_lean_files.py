import re
import shutil
from pathlib import Path

import pytest
import streamlit

from geo.project import STATIC
from service.documents.lean_files import CORE, MADE_FROM, PARTS, LeanFiles, lean_files

FOLDER = STATIC / "streamlit"
SHIPPED = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


def _lean(folder: Path = FOLDER) -> LeanFiles:
    found = lean_files(folder, SHIPPED)
    assert found is not None, "another Streamlit: run python -m scripts.build_streamlit"
    return found


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "streamlit"))


def test_they_stand_in_for_every_script_that_streamlits_page_starts_with() -> None:
    lean = _lean()
    named = re.findall(r"\./static/(js/[^\"]+)", SHIPPED)
    assert len(named) > 50
    assert lean.has_bundle
    assert set(named) < set(lean.stand_ins)


def test_with_another_release_of_streamlit_they_are_not_used() -> None:
    assert lean_files(FOLDER, SHIPPED.replace("index.", "index.x")) is None


def test_without_them_the_page_starts_as_streamlit_ships_it(tmp_path: Path) -> None:
    assert lean_files(tmp_path / "nothing", SHIPPED) is None


@pytest.mark.parametrize("file", [CORE, PARTS])
def test_the_scripts_may_be_left_out_and_the_fonts_stay_cut(copied: Path, file: str) -> None:
    (copied / f"{file}.br").unlink()
    lean = _lean(copied)
    assert not lean.has_bundle
    assert lean.stand_ins == {}


def test_their_address_changes_with_any_of_them(copied: Path) -> None:
    before = _lean(copied).below
    assert before == _lean().below
    sheet = next((copied / "css").iterdir())
    sheet.write_bytes(sheet.read_bytes() + b"/**/")
    assert _lean(copied).below != before
    assert (copied / MADE_FROM).is_file()
