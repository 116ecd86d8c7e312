"""A fix at a known place."""

from geo.place.fix import Fix, How
from geo.place.places import Place
from geo.place.regions import Region

PLACE_KM = 2.0
"""A name and the homes it stands for, in a small place."""


def place_fix(place: Place) -> Fix:
    """Make a fix at a place, as wide as its people make it."""
    region = Region(place.region)
    return Fix(
        coordinate=place.coordinate,
        how=How.PLACE,
        label=f"{place.name}, {region.abbreviation}",
        region=region,
        time_zone=place.time_zone,
        uncertainty_km=max(PLACE_KM, 0.3 * (place.population / 1000) ** 0.5),
        division=place.division,
        road=place.road,
    )
