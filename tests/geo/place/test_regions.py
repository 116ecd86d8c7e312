import pytest

from geo.place.region_names import split_off_region
from geo.place.regions import Region, region_of_postal_code


def test_there_are_ten_provinces_and_three_territories() -> None:
    assert len(Region) == 13


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("X0A0H0", "CA-NU"),
        ("X0B", "CA-NU"),
        ("X0C0G0", "CA-NU"),
        ("X0E0T0", "CA-NT"),
        ("X0G", "CA-NT"),
        ("X1A2N2", "CA-NT"),
        ("Y1A", "CA-YT"),
        ("A0P1L0", "CA-NL"),
        ("B3H", "CA-NS"),
        ("C1A", "CA-PE"),
        ("E3B5A3", "CA-NB"),
        ("G0G1C0", "CA-QC"),
        ("H2X", "CA-QC"),
        ("J0M", "CA-QC"),
        ("K1A", "CA-ON"),
        ("L0P", "CA-ON"),
        ("M5V", "CA-ON"),
        ("N2L", "CA-ON"),
        ("P9N", "CA-ON"),
        ("R8A0A1", "CA-MB"),
        ("S9V", "CA-SK"),
        ("T9V", "CA-AB"),
        ("V1G", "CA-BC"),
    ],
)
def test_the_first_characters_name_the_region(code: str, region: str) -> None:
    assert region_of_postal_code(code) == region


def test_an_address_writes_two_letters() -> None:
    assert Region.NUNAVUT.abbreviation == "NU"


def test_the_regions_are_as_large_as_canada() -> None:
    assert sum(region.area_km2 for region in Region) == pytest.approx(9_984_670, rel=0.001)


@pytest.mark.parametrize(
    ("typed", "name", "region"),
    [
        ("Fort St John BC", "fort st john", "CA-BC"),
        ("Fort St. John, B.C.", "fort st john", "CA-BC"),
        ("Fort St. John (British Columbia)", "fort st john", "CA-BC"),
        ("St. John's, T.-N.-L.", "st johns", "CA-NL"),
        ("Hay River, T.N.-O.", "hay river", "CA-NT"),
        ("Moncton Nouveau-Brunswick", "moncton", "CA-NB"),
        ("Summerside, Île-du-Prince-Édouard", "summerside", "CA-PE"),
        ("Nain, Newfoundland and Labrador", "nain", "CA-NL"),
        ("Québec QC", "quebec", "CA-QC"),
    ],
)
def test_a_region_behind_a_name_is_taken_off(typed: str, name: str, region: str) -> None:
    assert split_off_region(typed) == (name, region)


@pytest.mark.parametrize("typed", ["Iqaluit", "Ontario", "BC", "", "Nunavut"])
def test_a_region_alone_is_no_name_with_a_region(typed: str) -> None:
    assert split_off_region(typed) == (typed, None)
