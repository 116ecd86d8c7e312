"""Words between a place and what it is near."""

import pytest

from geo.place.typed.linking_words import behind_linking_words, both_of_between


@pytest.mark.parametrize(
    ("words", "parted"),
    [
        ("a village near kenora", ("a village", "kenora")),
        ("near kenora", ("", "kenora")),
        ("je suis a gaspe", ("je suis", "gaspe")),
        ("my town is regina", ("", "regina")),
    ],
)
def test_what_is_named_behind_the_word_is_found(words: str, parted: tuple[str, str]) -> None:
    assert parted in tuple(behind_linking_words(words))


def test_a_word_inside_a_name_parts_nothing() -> None:
    assert tuple(behind_linking_words("l anse aux meadows")) == ()


def test_both_ends_of_between_are_found() -> None:
    assert both_of_between("i live between wawa and marathon") == ("wawa", "marathon")
    assert both_of_between("entre matane et gaspe") == ("matane", "gaspe")
    assert both_of_between("wawa and marathon") is None
