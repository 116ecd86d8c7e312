"""Positions, in every way in which people and their devices write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.place.fix import How
from geo.place.locate import Locator
from geo.place.typed.position_in_text import position_in_text
from tests.geo.place.fixes import fix_of

IQALUIT = pytest.approx((63.75, -68.52), abs=0.01)


@pytest.mark.parametrize(
    "text",
    [
        "63.75, -68.52", "63.75 -68.52", "-68.52, 63.75", "63.75N 68.52W", "N63.75 W68.52",
        "68.52W, 63.75N", "63.75° N, 68.52° W", "63°45′N 68°31′W", "63°45'00\"N 68°31'12\"W",
        "63 45 N 68 31 W", "63° 45.0' N, 68° 31.2' O", "lat 63.75 lon -68.52",
        "63.75 Nord 68.52 Ouest",
        "Latitude: 63.75, Longitude: -68.52", "(63.75, -68.52)", "geo:63.75,-68.52", "63.75 68.52",
    ],
)  # fmt: skip
def test_a_position_is_read_as_it_was_meant(text: str) -> None:
    assert position_in_text(text) == IQALUIT


@pytest.mark.parametrize(
    "text",
    ["", "12 34", "100 100", "14 Wing", "1000 rue Sherbrooke", "K1A 0B1", "416-555-0199", "1.5"],
)
def test_what_is_no_position_is_none(text: str) -> None:
    assert position_in_text(text) is None


@given(lat=st.floats(44, 60), lon=st.floats(-120, -60))
def test_degrees_and_minutes_say_what_the_decimal_says(lat: float, lon: float) -> None:
    def written(size: float) -> str:
        return f"{int(size)}°{(size - int(size)) * 60:.4f}'"

    read = position_in_text(f"{written(lat)}N {written(-lon)}W")
    assert read == pytest.approx((lat, lon), abs=1e-4)


def test_a_position_in_another_writing_is_a_place_of_a_device(locator: Locator) -> None:
    assert fix_of(locator, "63°45′N 68°31′W").how is How.DEVICE


@given(st.text(alphabet="0123456789.,-°'\" NSEWO", max_size=40))
def test_any_numbers_can_be_typed(text: str) -> None:
    position_in_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "63,75; -68,52", "63,75 -68,52", "POINT(-68.52 63.75)", '{"lat": 63.75, "lng": -68.52}',
        "https://www.google.com/maps/@63.75,-68.52,15z", "https://maps.google.com/?q=63.75,-68.52",
    ],
)  # fmt: skip
def test_a_position_of_a_map_or_with_commas_for_points_is_read(text: str) -> None:
    assert position_in_text(text) == IQALUIT
