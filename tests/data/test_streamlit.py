"""What stands in for Streamlit's files holds all that those held and our pages use."""

import json
import re

import brotli

from geo.project import STATIC
from scripts.build_streamlit import FILES, UNUSED_FONTS, named_icons
from scripts.making.icon_font import icons_of
from service.documents.lean_files import CORE, MADE_FROM, PARTS

FOLDER = STATIC / "streamlit"
STAND_INS: dict[str, str] = json.loads((FOLDER / MADE_FROM).read_bytes())["stand_ins"]
_EXPORTS = re.compile(r"export\s*\{([^}]*)\}")
_FONT = "MaterialSymbols-Rounded"


def _exported(script: str) -> set[str]:
    each = (one for found in _EXPORTS.findall(script) for one in found.split(",") if one)
    return {re.split(r"\sas\s", one)[-1].strip() for one in each}


def _bundled(path: str) -> str:
    content: bytes = brotli.decompress((FOLDER / f"{path}.br").read_bytes())
    return content.decode()


def test_a_stand_in_offers_what_its_script_offers() -> None:
    for name, stand_in in STAND_INS.items():
        shipped = (FILES / "js" / name).read_text(encoding="utf-8")
        assert _exported(stand_in) == _exported(shipped), name


def test_what_a_stand_in_hands_on_is_in_its_file() -> None:
    held = {path: _exported(_bundled(path)) for path in (CORE, PARTS)}
    for stand_in in STAND_INS.values():
        asked = {one.split(" as ")[0] for one in _EXPORTS.findall(stand_in)[0].split(",")} - {""}
        file = next(path for path in held if f'"./{path.removeprefix("js/")}"' in stand_in)
        assert asked <= held[file]


def test_nothing_of_the_two_files_is_asked_for_by_itself() -> None:
    for path in (CORE, PARTS):
        asked = re.findall(r"import\([`\"']\./([^`\"']+)", _bundled(path))
        assert not set(asked) & set(STAND_INS)
    imported = set(re.findall(r'from\s*["`]\./([^"`]+)', _bundled(PARTS)))
    assert imported == {CORE.removeprefix("js/")}
    assert "from" not in re.findall(r'\bfrom["`]', _bundled(CORE))


def test_the_style_sheet_names_no_font_that_is_not_used() -> None:
    (sheet,) = (FOLDER / "css").iterdir()
    text = sheet.read_text(encoding="utf-8")
    assert not [font for font in UNUSED_FONTS if f"font-family:{font};" in text]
    assert f"url(../media/{_FONT}" in text


def test_every_icon_that_streamlit_names_is_in_the_cut_font() -> None:
    (cut,) = (FOLDER / "media").iterdir()
    (shipped,) = (FILES / "media").glob(f"{_FONT}.*")
    known = icons_of(shipped.read_bytes()) & named_icons()
    assert len(known) > 60
    assert known <= icons_of(cut.read_bytes())
    assert len(cut.read_bytes()) < len(shipped.read_bytes()) / 20
    assert cut.name == shipped.name
