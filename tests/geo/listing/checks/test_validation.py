from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.listing.checks.validation import faults, faults_of_place
from geo.listing.files.listing_file import FOLDER
from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import Coordinate
from geo.place.gazetteer import Gazetteer
from geo.place.places import Places
from geo.place.regions import Region
from tests.geo.told import english

HORNBY = Site(
    visibility=AddressVisibility.PUBLIC,
    town="Hornby",
    region=Region.ONTARIO,
    coordinate=Coordinate(lat=43.5787, lon=-79.831),
    uncertainty_km=3,
    street="14946 Steeles Avenue East",
    postal_code="L0P 1E0",
)
MARKHAM = Coordinate(lat=43.8668, lon=-79.2663)
TODAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def places() -> Places:
    return Places.open()


def test_the_shipped_listing_stands_where_it_says() -> None:
    assert faults(today=TODAY) == ()


def test_town_code_and_point_of_one_place_agree(gazetteer: Gazetteer, places: Places) -> None:
    assert faults_of_place(HORNBY, gazetteer, places) == ()


FAULTS = [
    # the trap of the listing: Steeles Avenue East is also in Markham
    ({"coordinate": MARKHAM}, "lat", "km from Hornby, CA-ON; write the point of the address or"),
    ({"coordinate": MARKHAM}, "postal_code", "km from the point of the site; correct the code"),
    ({"postal_code": "X0A 0H0"}, "town", "Hornby, CA-ON and X0A 0H0 are"),
    ({"postal_code": "X0A 0H0"}, "postal_code", "X0A 0H0 belongs to CA-NU and the site to CA-ON"),
    ({"postal_code": "L0Z 1E0"}, "postal_code", "no code begins with L0Z; look the code up again"),
    ({"postal_code": None, "town": "Hornbi"}, "town", "no place named 'Hornbi' is known in CA-ON"),
    ({"postal_code": None, "town": "Kinngait"}, "town", "not known in CA-ON, but in CA-NU"),
]


@pytest.mark.parametrize(("change", "field", "says"), FAULTS)
def test_a_place_that_contradicts_itself_is_told(
    change: dict[str, Any], field: str, says: str, gazetteer: Gazetteer, places: Places
) -> None:
    found = dict(faults_of_place(replace(HORNBY, **change), gazetteer, places))
    assert says in english(found[field])


def test_the_point_of_a_withheld_site_is_the_towns_own(
    gazetteer: Gazetteer, places: Places
) -> None:
    home = Site(
        visibility=AddressVisibility.WITHHELD,
        town="Toronto",
        region=Region.ONTARIO,
        coordinate=Coordinate(lat=43.66, lon=-79.45),
        uncertainty_km=1,
    )
    (fault,) = faults_of_place(home, gazetteer, places)
    assert fault.field == "lat"
    assert "may give away an address that is 'withheld'; write lat = 43.7" in english(fault.problem)


def test_a_fault_of_the_place_has_its_file_and_line(tmp_path: Path) -> None:
    text = (FOLDER / "phoenix.toml").read_text(encoding="utf-8")
    moved = text.replace("lat = 43.5787", "lat = 45.5787")
    (tmp_path / "phoenix.toml").write_text(moved, encoding="utf-8")
    (tmp_path / "x.toml").write_text("id = 1", encoding="utf-8")
    found = faults(tmp_path, today=TODAY)
    line = moved.split("\n").index("lat = 45.5787") + 1
    assert (found[0].source, found[0].field, found[0].line) == (
        "phoenix.toml",
        "sites[0].lat",
        line,
    )
    assert {fault.source for fault in found} == {"phoenix.toml", "x.toml"}


def test_a_day_to_come_and_a_clock_of_elsewhere_are_faults_of_their_lines(tmp_path: Path) -> None:
    text = (FOLDER / "phoenix.toml").read_text(encoding="utf-8")
    wrong = text.replace("America/Toronto", "America/Regina").replace(
        "source_line =", 'assured_on = 2030-01-01\nassured_how = "phone"\nsource_line ='
    )
    (tmp_path / "phoenix.toml").write_text(wrong, encoding="utf-8")
    found = {fault.field: fault for fault in faults(tmp_path, today=TODAY)}
    assert found.keys() == {"assured_on", "meetings[0].time_zone"}
    assert "2030-01-01 is after today, 2026-11-27" in english(found["assured_on"].problem)
    assert all(fault.line for fault in found.values())
