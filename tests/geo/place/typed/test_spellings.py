"""Names without what stands around them, and their short forms in full."""

import pytest

from geo.place.typed.spellings import bare_names, in_full, other_spellings


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("city of toronto", "toronto"),
        ("corporation of the town of espanola", "espanola"),
        ("ville de gatineau", "gatineau"),
        ("premiere nation de pessamit", "pessamit"),
        ("james smith cree nation", "james smith"),
        ("rural municipality of springfield", "springfield"),
        ("constance lake 92", "constance lake"),
        ("cfb cold lake", "cold lake"),
        ("calgary nw", "calgary"),
    ],
)
def test_what_stands_around_a_name_is_taken_off(words: str, name: str) -> None:
    assert name in tuple(bare_names(words))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("n battleford", "north battleford"),
        ("pte claire", "pointe claire"),
        ("pt edward", "point edward"),
        ("west hbr", "west harbour"),
    ],
)
def test_short_forms_are_written_in_full(words: str, name: str) -> None:
    assert name in tuple(in_full(words))


def test_a_plain_name_has_no_other_spelling() -> None:
    assert tuple(other_spellings("toronto")) == ()


def test_a_short_form_alone_is_no_name() -> None:
    assert not tuple(in_full("no"))
    assert not tuple(in_full("s"))
