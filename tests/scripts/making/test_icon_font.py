from pathlib import Path

import pytest
import streamlit

from scripts.making.icon_font import cut_to, icons_of

FILES = Path(streamlit.__file__).parent / "static" / "static" / "media"


@pytest.fixture(scope="module")
def font() -> bytes:
    (path,) = FILES.glob("MaterialSymbols-Rounded.*")
    return path.read_bytes()


def test_a_font_is_cut_to_the_icons_that_are_named(font: bytes) -> None:
    cut = cut_to(font, frozenset({"close", "menu", "no_such_icon"}))
    assert icons_of(cut) == {"close", "menu"}
    assert len(cut) < len(font) / 50


def test_a_font_is_cut_to_the_same_bytes_each_time(font: bytes) -> None:
    icons = frozenset({"close", "menu", "keyboard_double_arrow_right"})
    assert cut_to(font, icons) == cut_to(font, icons)
