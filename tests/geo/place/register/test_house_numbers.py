"""Packed houses come back as they were, and what is between them lies between them."""

from hypothesis import given
from hypothesis import strategies as st

from geo.place.register.house_numbers import House, packed, point_of, unpacked

houses = st.builds(
    House,
    st.integers(0, 999_999),
    st.sampled_from(["", "A", "Z"]),
    st.integers(4_100_000, 8_300_000).map(lambda units: units / 100_000),
    st.integers(-14_100_000, -5_200_000).map(lambda units: units / 100_000),
)


@given(st.lists(houses, max_size=30))
def test_houses_come_back_in_the_order_of_their_numbers(street: list[House]) -> None:
    assert unpacked(packed(street)) == tuple(sorted(set(street)))


@given(st.lists(houses, min_size=1, max_size=30), st.integers(0, 999_999))
def test_a_number_lies_among_the_houses_of_its_street(street: list[House], number: int) -> None:
    known = unpacked(packed(street))
    point = point_of(known, number)
    assert min(house.lat for house in known) <= point.lat + 1e-9
    assert point.lat <= max(house.lat for house in known) + 1e-9
    assert min(house.lon for house in known) <= point.lon + 1e-9
    assert point.lon <= max(house.lon for house in known) + 1e-9
    assert point.uncertainty_km > 0
