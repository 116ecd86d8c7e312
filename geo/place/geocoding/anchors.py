"""The points that a town and a postal code may mean: a street is believed only near them."""

from geo.errors import InvalidPostalCodeError
from geo.place.coordinate import Coordinate
from geo.place.distance import AGREE_WITHIN_KM
from geo.place.fix import Fix, How
from geo.place.locate import Locator
from geo.place.postal_code import PostalCode
from geo.place.regions import Region


def anchors_of(
    locator: Locator, town: str, *, region: Region, postal_code: str | None
) -> tuple[tuple[Coordinate, ...], ...]:
    """List the points of the town, then those of the postal code; what is not known is left out."""
    places = locator.places.named(town, region=region)
    points = (tuple(place.coordinate for place in places), _code_points(locator, postal_code))
    return tuple(known for known in points if known)


def _code_points(locator: Locator, postal_code: str | None) -> tuple[Coordinate, ...]:
    try:
        fix = locator.locate(str(PostalCode.parse(postal_code or "")))
    except InvalidPostalCodeError:
        return ()
    if not isinstance(fix, Fix) or fix.how is not How.POSTAL_CODE:
        return ()
    return (fix.coordinate,) if fix.uncertainty_km < AGREE_WITHIN_KM else ()
