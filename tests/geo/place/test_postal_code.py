import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InvalidPostalCodeError
from geo.place.postal_code import PostalCode, compact
from geo.place.regions import Region

FIRST, LATER = "ABCEGHJKLMNPRSTVXY", "ABCEGHJKLMNPRSTVWXYZ"
codes = st.from_regex(f"[{FIRST}][0-9][{LATER}][0-9][{LATER}][0-9]", fullmatch=True)
gaps = st.text(alphabet=" -.\t\u00a0\u2013\u2011", max_size=3)


@pytest.mark.parametrize(
    "typed",
    [
        "K1A 0B1",
        "k1a0b1",
        " K1A-0B1 ",
        "K1A.0B1",
        "k 1 a 0 b 1",
        "K1A\u00a00B1",
        "K1A\u20130B1",
        "Ｋ１Ａ ０Ｂ１",
    ],
)
def test_any_usual_spelling_gives_the_same_code(typed: str) -> None:
    assert PostalCode.parse(typed) == PostalCode("K1A0B1")


@given(codes, gaps, gaps, gaps)
def test_blanks_hyphens_and_case_never_matter(
    code: str, before: str, within: str, after: str
) -> None:
    typed = f"{before}{code[:3].lower()}{within}{code[3:]}{after}"
    assert PostalCode.parse(typed).code == code


@pytest.mark.parametrize(
    "typed",
    ["", "K1", "K1A0", "K1A0B", "K1A0B11", "D1A0B1", "K1D0B1", "K1A0O1", "W1A0B1", "KA10B1", "९"],
)
def test_what_no_code_can_be_is_refused_with_the_form(typed: str) -> None:
    with pytest.raises(InvalidPostalCodeError, match="expected the form A1A 1A1") as caught:
        PostalCode.parse(typed)
    assert caught.value.text == typed


def test_a_code_is_valid_by_birth() -> None:
    with pytest.raises(InvalidPostalCodeError):
        PostalCode("k1a 0b1")


@pytest.mark.parametrize(
    ("typed", "meant"), [("KIA OBI", "K1A0B1"), ("xoa-oho", "X0A0H0"), ("tLj", "T1J")]
)
def test_letters_are_read_as_the_digits_they_look_like(typed: str, meant: str) -> None:
    assert PostalCode.parse_meant(typed).code == meant


@given(codes)
def test_a_right_code_is_meant_as_it_is_written(code: str) -> None:
    assert PostalCode.parse_meant(code) == PostalCode.parse(code)


def test_letters_stand_for_digits_only_where_a_digit_belongs() -> None:
    for typed in ("L0L0L0", "I1A0B1", "K1O0B1"):
        if typed[0] == "L":
            assert PostalCode.parse_meant(typed).code == typed
        else:
            with pytest.raises(InvalidPostalCodeError):
                PostalCode.parse_meant(typed)


def test_a_code_is_written_as_an_address_does() -> None:
    assert str(PostalCode("K1A0B1")) == "K1A 0B1"
    assert str(PostalCode("K1A")) == "K1A"


def test_the_second_character_tells_rural_from_urban() -> None:
    assert PostalCode("X0A0H0").is_rural
    assert not PostalCode("X1A2N2").is_rural


def test_three_characters_are_an_area() -> None:
    assert PostalCode("K1A").is_fsa
    assert not PostalCode("K1A0B1").is_fsa
    assert PostalCode("K1A0B1").fsa == "K1A"


@given(codes)
def test_every_code_belongs_to_a_region(code: str) -> None:
    assert PostalCode(code).region in Region


def test_compact_folds_what_looks_alike() -> None:
    assert compact(" k1a\u2009\u2013\u00ad0b1 ") == "K1A0B1"
