"""A line of an address parts into number and street."""

import pytest

from geo.place.register.typed_address import TypedAddress


@pytest.mark.parametrize(
    ("line", "numbers", "suffix", "street"),
    [
        ("120 Main St", (120,), "", "main"),
        ("4-120 Main St", (120, 4), "", "main"),
        ("120-124 Main St", (124, 120), "", "main"),
        ("12B, rue Principale", (12,), "B", "principale"),
        ("Suite 300 - 55 King St W", (55,), "", "king"),
        ("Main St", (), "", "main"),
        ("100 Street", (), "", "100"),
        ("9912 106 Street", (9912,), "", "106"),
        ("14946 Steeles Avenue East", (14946,), "", "steeles"),
    ],
)
def test_a_line_parts_into_number_and_street(
    line: str, numbers: tuple[int, ...], suffix: str, street: str
) -> None:
    read = TypedAddress.read(line)
    assert (read.numbers, read.suffix, read.street.name) == (numbers, suffix, street)
