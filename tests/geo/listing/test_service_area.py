import math

import pytest

from geo.listing.service_area import CANADA_KM2, NotStated, Outline, Regions, WholeCanada
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix, How
from geo.place.regions import Region

BOX = {
    "type": "Polygon",
    "coordinates": [[[-105, 50], [-104, 50], [-104, 51], [-105, 51], [-105, 50]]],
}


def fix(lat: float, lon: float, region: Region, *, uncertainty_km: float = 1) -> Fix:
    return Fix(
        coordinate=Coordinate(lat=lat, lon=lon),
        how=How.PLACE,
        label="here",
        region=region,
        time_zone="America/Regina",
        uncertainty_km=uncertainty_km,
    )


FLIN_FLON = fix(54.77, -101.88, Region.MANITOBA, uncertainty_km=30)
"""On the border with Saskatchewan; its postal code is Manitoba's."""


def test_a_province_serves_those_whose_code_is_its_own_however_near_the_border() -> None:
    assert Regions(("CA-MB",)).contains(FLIN_FLON) is True
    assert Regions(("CA-SK",)).contains(FLIN_FLON) is False
    assert Regions(("CA-SK", "CA-MB")).contains(FLIN_FLON) is True


def test_canada_serves_everybody_and_silence_tells_nothing() -> None:
    assert WholeCanada().contains(FLIN_FLON) is True
    assert NotStated().contains(FLIN_FLON) is None


@pytest.mark.parametrize(
    ("lat", "lon", "inside"),
    [(50.5, -104.5, True), (50.5, -103.0, False), (50.001, -104.5, None)],
)
def test_a_polygon_cannot_tell_where_the_uncertainty_straddles_its_edge(
    lat: float, lon: float, *, inside: bool | None
) -> None:
    assert Outline(BOX).contains(fix(lat, lon, Region.SASKATCHEWAN)) is inside


def test_smaller_areas_are_smaller() -> None:
    northern = Regions(("northern-bc",)).area_km2
    assert Outline(BOX).area_km2 < northern < Regions(("CA-BC",)).area_km2 < CANADA_KM2
    assert WholeCanada().area_km2 == CANADA_KM2
    assert NotStated().area_km2 == math.inf


def test_the_area_of_a_polygon_is_geodesic() -> None:
    # One degree by one at 50.5 N: 111.25 km by 70.96 km, less than 1 in 1,000 off a rectangle.
    assert Outline(BOX).area_km2 == pytest.approx(111.25 * 70.96, rel=1e-3)


def test_two_polygons_are_the_same_if_they_are_written_the_same() -> None:
    again = {"coordinates": [[tuple(p) for p in BOX["coordinates"][0]]], "type": "Polygon"}
    assert Outline(BOX) == Outline(again)
    assert hash(Outline(BOX)) == hash(Outline(again))
    assert Outline(BOX) != NotStated()


def test_a_region_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="'CA-XX' is not a region"):
        Regions(("CA-XX",))
    with pytest.raises(ValueError, match="no region is named"):
        Regions(())
