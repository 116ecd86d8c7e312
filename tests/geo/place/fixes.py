"""Shorthands for places in tests."""

from geo.place.coordinate import Coordinate
from geo.place.fix import Fix, How
from geo.place.locate import Locator
from geo.place.regions import Region


def fix_of(locator: Locator, typed: str) -> Fix:
    outcome = locator.locate(typed)
    assert isinstance(outcome, Fix), outcome
    return outcome


def fix_at(
    lat: float,
    lon: float,
    region: Region,
    *,
    uncertainty_km: float = 2.0,
    postal_code: str | None = None,
    division: str = "",
) -> Fix:
    return Fix(
        coordinate=Coordinate(lat=lat, lon=lon),
        how=How.PLACE,
        label=f"Somewhere, {region.abbreviation}",
        region=region,
        time_zone="America/Toronto",
        uncertainty_km=uncertainty_km,
        postal_code=postal_code,
        division=division,
    )
