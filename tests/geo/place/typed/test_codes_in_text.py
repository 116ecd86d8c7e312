"""A full code decides, whatever stands around it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.place.fix import Fix, WhichPlace
from geo.place.locate import Locator
from geo.place.postal_code import PostalCode
from geo.place.typed.codes_in_text import (
    area_in_text,
    codes_in_text,
    is_a_word,
    meant_code_in_text,
)

CODES = ["K1A 0B1", "X0A 0H0", "M5V 3L9", "S4P 3Y2", "V8W 1P6", "G1R 4S9", "Y1A 1A1", "A1C 5M2"]
WRAPPINGS = [
    "({})", '"{}"', "“{}”", "«{}»", "[{}]", "<{}>", "postal code {}", "Postal code: {}",
    "code postal {}",
    "{}, Canada", "{} CANADA", "{}, BC", "Ottawa, ON {}", "12 Main St, Unit C, Regina, SK {}",
    "PO Box 55, {}", "C.P. 12, succ. A, {}", "my code is {}", "{} (home)", "{} 🙏", "{}/", "_{}_",
    "#{}", "{};", "Apt 4-100 King St W\n{}\nCanada",
]  # fmt: skip


@given(
    code=st.sampled_from(CODES),
    wrapping=st.sampled_from(WRAPPINGS),
    joint=st.sampled_from([" ", "", "-", "_", "/", ".", "  ", "\u2013", "\u00a0"]),
    case=st.sampled_from([str.lower, str.upper, str]),
)
def test_a_code_in_any_wrapping_gives_the_fix_of_the_bare_code(
    locator: Locator, code: str, wrapping: str, joint: str, case: Callable[[str], str]
) -> None:
    typed = wrapping.format(code.replace(" ", joint))
    assert locator.locate(case(typed)) == locator.locate(code)


@pytest.mark.parametrize(
    "text", ["SK1A 0B1", "K1A 0B12", "K1A 0B", "D1A 1A1", "Toronto", "", "123"]
)
def test_what_is_no_full_code_is_none(text: str) -> None:
    assert codes_in_text(text) == ()


def test_a_code_that_stands_twice_is_one() -> None:
    assert codes_in_text("K1A0B1 k1a 0b1") == (PostalCode("K1A0B1"),)


def test_of_two_codes_the_visitor_chooses(locator: Locator) -> None:
    question = locator.locate("K1A 0B1 or M5V 3L9")
    assert isinstance(question, WhichPlace)
    assert [choice.postal_code for choice in question.choices] == ["K1A 0B1", "M5V 3L9"]


def test_of_two_codes_the_one_that_is_known_is_taken(locator: Locator) -> None:
    assert locator.locate("X9Z 1A1, K1A 0B1") == locator.locate("K1A 0B1")


def test_letters_in_a_code_among_words_are_read_as_digits(locator: Locator) -> None:
    fix = locator.locate("Ottawa KIA OB1")
    assert isinstance(fix, Fix)
    assert (fix.postal_code, fix.corrected) == ("K1A 0B1", True)
    assert meant_code_in_text("Elk Lake") is None


def test_the_first_half_of_a_code_beside_a_town_is_read(locator: Locator) -> None:
    assert locator.locate("M5V Toronto") == locator.locate("M5V")
    assert locator.locate("Iqaluit X0A") == locator.locate("Iqaluit")
    assert area_in_text("K1A or M5V") is None


def test_a_word_of_three_letters_is_no_code_with_slips() -> None:
    assert is_a_word("LOL")
    assert not is_a_word("XOA")


def test_a_code_that_touches_the_name_of_its_town_is_read() -> None:
    for text in ("K1A0B1Ottawa", "OttawaK1A0B1", "ottawak1a0b1"):
        assert codes_in_text(text) == (PostalCode("K1A0B1"),)
