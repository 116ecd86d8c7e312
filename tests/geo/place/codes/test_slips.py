import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.place.codes.slips import AT_MOST, meant_codes
from geo.place.gazetteer import Gazetteer
from geo.place.locate import Locator


@pytest.fixture(scope="module")
def gazetteer(locator: Locator) -> Gazetteer:
    return locator.gazetteer


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("K1A OB1", ["K1A 0B1"]),
        ("T6E-SZ9", ["T6E 5Z9"]),
        ("V8W IZ8", ["V8W 1Z8"]),
        ("1KA 0B1", ["K1A 0B1"]),
        ("k1a b01", ["K1A 0B1"]),
        ("K1A 00B1", ["K1A 0B1"]),
        ("KK1A 0B1", ["K1A 0B1"]),
        ("K1A B1", ["K1A 0B1", "K1A 1B1"]),
        ("W1A 1A1", ["V1A 1A1"]),
        ("M5O", ["M5C", "M5G"]),
        ("5MV", ["M5V"]),
    ],
)
def test_one_wrong_sign_is_read_as_what_it_looks_like(
    gazetteer: Gazetteer, typed: str, meant: list[str]
) -> None:
    assert [str(code) for code in meant_codes(typed, gazetteer)] == meant


def test_of_too_many_codes_the_area_is_known(gazetteer: Gazetteer) -> None:
    assert [str(code) for code in meant_codes("K1A 0B", gazetteer)] == ["K1A"]


@pytest.mark.parametrize(
    "typed",
    ["", "K1A 0B1", "K1A", "H0H 0H0", "90210", "SW1A 1AA", "Elk", "2 km", "Hwy 16", "é1A 0B1"],
)
def test_what_is_right_or_no_code_at_all_has_no_other_reading(
    gazetteer: Gazetteer, typed: str
) -> None:
    assert meant_codes(typed, gazetteer) == ()


@given(at=st.integers(0, 5), code=st.sampled_from(["K1A0B1", "X0A0H0", "T6E5Z9", "G0A4Z0"]))
def test_a_code_with_a_sign_left_out_is_among_the_readings_or_in_their_area(
    gazetteer: Gazetteer, at: int, code: str
) -> None:
    readings = [one.code for one in meant_codes(code[:at] + code[at + 1 :], gazetteer)]
    assert not readings or code in readings or code[:3] in readings


@given(st.text(max_size=9))
def test_every_reading_is_a_known_code_or_area(gazetteer: Gazetteer, text: str) -> None:
    readings = meant_codes(text, gazetteer)
    assert len(readings) <= AT_MOST
    assert all(
        gazetteer.has_fsa(code.fsa) if code.is_fsa else code.code in gazetteer for code in readings
    )
