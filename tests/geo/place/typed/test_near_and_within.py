"""What lies near a town or in an area."""

import pytest

from geo.place.areas import all_areas
from geo.place.locate import Locator
from geo.place.typed.near_and_within import TOGETHER_KM, lies_in, near_one_of, part_of


def test_a_place_is_near_a_town_within_an_hour(locator: Locator) -> None:
    regina, pense, toronto = (locator.places.named(n)[0] for n in ("Regina", "Pense", "Toronto"))
    assert near_one_of((regina,), (pense, toronto)) == (pense,)
    assert near_one_of((regina,), (pense, toronto), within_km=100 * TOGETHER_KM) == (pense, toronto)


@pytest.mark.parametrize(("town", "is_in"), [("Gravenhurst", True), ("Tofino", False)])
def test_a_town_lies_in_the_area_of_its_division(
    locator: Locator, town: str, *, is_in: bool
) -> None:
    (muskoka,) = all_areas().named("Muskoka")
    assert lies_in(locator.places.named(town)[0], muskoka) is is_in


def test_a_part_is_found_only_of_a_city(locator: Locator) -> None:
    named = locator.places.named
    found = part_of(named("Beltline"), named("Calgary"))
    assert found is not None
    assert found.places == named("Beltline")
    assert part_of(named("Calgary"), named("Beltline")) is None
