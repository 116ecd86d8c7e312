import pytest

from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import Coordinate
from geo.place.regions import Region

TORONTO = Coordinate(lat=43.7064, lon=-79.3986)


@pytest.mark.parametrize("visibility", [AddressVisibility.TOWN, AddressVisibility.WITHHELD])
@pytest.mark.parametrize("finer", ["venue", "street", "postal_code"])
def test_a_site_known_by_its_town_cannot_carry_more(
    visibility: AddressVisibility, finer: str
) -> None:
    with pytest.raises(ValueError, match=f"{finer} 'x' of a site .* '{visibility}'; remove it"):
        Site(
            visibility=visibility,
            town="Toronto",
            region=Region.ONTARIO,
            coordinate=TORONTO,
            uncertainty_km=20,
            **{finer: "x"},
        )


def test_a_point_without_uncertainty_is_refused() -> None:
    with pytest.raises(ValueError, match="uncertainty_km 0 is not above 0; give km"):
        Site(
            visibility=AddressVisibility.TOWN,
            town="Toronto",
            region=Region.ONTARIO,
            coordinate=TORONTO,
            uncertainty_km=0,
        )
