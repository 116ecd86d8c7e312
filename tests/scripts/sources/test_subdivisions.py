"""Each place lies in one census division, and the census counts everybody."""

import pytest

from geo.place.regions import Region
from scripts.sources.subdivisions import DivisionFinder, subdivisions

CANADA, TORONTO = 36_991_981, 2_794_356


@pytest.fixture(scope="module")
def divisions() -> DivisionFinder:
    return DivisionFinder()


def test_all_subdivisions_together_are_canada() -> None:
    assert len(subdivisions()) == 5_161
    assert sum(one.residents or 0 for one in subdivisions()) == CANADA


def test_each_subdivision_lies_in_the_division_whose_number_begins_its_own() -> None:
    assert all(one.uid.startswith(one.division) for one in subdivisions())


def test_a_reserve_that_was_not_counted_has_no_number_of_people() -> None:
    not_counted = {one.name for one in subdivisions() if one.residents is None}
    assert {"Kahnawake", "Akwesasne", "Listuguj"} <= not_counted


def test_toronto_has_its_people() -> None:
    (toronto,) = (one for one in subdivisions() if one.name == "Toronto")
    assert toronto.residents == TORONTO


@pytest.mark.parametrize(
    ("region", "name", "point", "division"),
    [
        (Region.ONTARIO, "Thunder Bay", (48.382, -89.246), "3558"),
        (Region.QUEBEC, "Kuujjuaq", (58.1, -68.4), "2499"),
        (Region.NEWFOUNDLAND_AND_LABRADOR, "Forteau", (51.455, -56.96), "1010"),
        (Region.SASKATCHEWAN, "Lloydminster", (53.285, -109.99), "4717"),
        (Region.ALBERTA, "Lloydminster", (53.285, -110.01), "4810"),
    ],
)
def test_a_place_lies_in_its_division(
    divisions: DivisionFinder,
    region: Region,
    name: str,
    point: tuple[float, float],
    division: str,
) -> None:
    assert divisions.of(region, name, point) == division


def test_a_place_in_the_water_lies_in_the_nearest_division_of_its_own_province(
    divisions: DivisionFinder,
) -> None:
    assert divisions.at(Region.BRITISH_COLUMBIA, (49.0, -123.5)).startswith("59")
