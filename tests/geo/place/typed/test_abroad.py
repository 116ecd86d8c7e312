"""Other countries are known by name, and no province of Canada is among them."""

import pytest

from geo.place.region_names import whole_region
from geo.place.typed.abroad import (
    ABROAD,
    ends_abroad,
    ends_in_state,
    is_abroad,
    is_better_known,
    is_state_in_short,
)


@pytest.mark.parametrize("name", ["England", "U.S.A.", "États-Unis", "Washington", "New York"])
def test_another_country_is_known(name: str) -> None:
    assert is_abroad(name)


def test_no_province_is_abroad() -> None:
    assert not [name for name in ABROAD if whole_region(name)]


def test_a_town_of_another_country_ends_abroad() -> None:
    assert ends_abroad("london england")
    assert not ends_abroad("england")
    assert is_state_in_short("WA")


def test_a_city_abroad_is_better_known_than_a_village() -> None:
    assert is_better_known("Portland")
    assert is_better_known("75001 Paris")
    assert not is_better_known("Portland, ON")
    assert ends_in_state("grand forks nd")
    assert not ends_in_state("nd")
