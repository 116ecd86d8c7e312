"""Twelve groups in one town, two of them at one address, and one beside it."""

from collections.abc import Iterator
from dataclasses import replace

from geo.listing.bilingual import Bilingual
from geo.listing.listing import Listing
from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import Coordinate
from geo.place.regions import Region

TOWN = Coordinate(63.7477, -68.5217)
IN_TOWN = 12
BESIDE = "beside"


def crowded_listings(template: Listing) -> Iterator[Listing]:
    """Copy a listing to a town: ten whose place is given on contact, two at a public address."""
    for number in range(1, IN_TOWN + 1):
        site = _public() if number > IN_TOWN - 2 else _withheld()
        yield _copy(template, f"group-{number}", f"Group {number} of Iqaluit", site)
    yield _copy(template, BESIDE, "Group of Apex", _public(lat=63.73, lon=-68.45, town="Apex"))


def _copy(template: Listing, listing_id: str, name: str, site: Site) -> Listing:
    return replace(template, id=listing_id, name=Bilingual(name, name), sites=(site,))


def _withheld() -> Site:
    return Site(
        visibility=AddressVisibility.WITHHELD,
        town="Iqaluit",
        region=Region.NUNAVUT,
        coordinate=TOWN,
        uncertainty_km=4.0,
    )


def _public(*, lat: float = 63.749, lon: float = -68.518, town: str = "Iqaluit") -> Site:
    return Site(
        visibility=AddressVisibility.PUBLIC,
        town=town,
        region=Region.NUNAVUT,
        coordinate=Coordinate(lat=lat, lon=lon),
        uncertainty_km=0.5,
        street="1 Example Road",
    )
