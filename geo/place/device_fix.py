"""From the position that a device gave to a fix; or the answer that it is not in Canada.

Postal codes stand where people live, so the code next to a position tells most about a border. The
outlines of the census divisions come second: of 890,607 codes they put 211 into another province.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.place.abroad import is_land_abroad, nearest_town_abroad_km
from geo.place.coordinate import Coordinate
from geo.place.distance import geodesic_km
from geo.place.divisions import (
    division_at,
    divisions_around,
    nearest_division,
    region_of_division,
)
from geo.place.fix import Fix, How, NoPlace, WhyNoPlace
from geo.place.gazetteer import Gazetteer
from geo.place.outlines import region_at
from geo.place.place_fix import place_fix
from geo.place.places import Place, Places
from geo.place.regions import Region

_SAME_STREET_KM = 0.5
"""A code so near is of the same side of a border: fewest codes are misplaced by it."""
_IN_TOWN_KM = 1.0
"""So near to a place a position is in the place, whatever a simplified outline says."""
_OUT_OF_TOWN_KM = 3.0
"""Farther from every code and place of Canada, foreign land is what the map says it is."""
_OFF_SHORE_KM = 10.0
"""How far off a known point a position on water or on a small island still counts as in Canada."""
_AROUND = 25
_SURE_KM = 0.1


class DeviceFixes:
    """Turns positions into fixes.

    Parameters
    ----------
    gazetteer
        Every postal code with its point.
    places
        Gives the populated places; called when the first position is asked for.
    """

    def __init__(self, gazetteer: Gazetteer, places: Callable[[], Places]) -> None:
        self.gazetteer, self._places = gazetteer, places

    def of(self, here: Coordinate, *, accuracy_km: float, asked: str) -> Fix | NoPlace:
        """Make a fix of a position; ``asked`` is how an answer without one calls it."""
        code = self.gazetteer.nearest(*here.lat_lon)
        code_km = geodesic_km(*here.lat_lon, code.lat, code.lon)
        around = self._places().nearest(here, limit=_AROUND)
        division = division_at(here)
        if division is None and _is_abroad(here, min(code_km, _km(here, around[0]))):
            return NoPlace(why=WhyNoPlace.OUTSIDE_CANADA, asked=asked)
        region = region_of_division(division or nearest_division(here))
        if code_km <= _SAME_STREET_KM:
            region = Region(self.gazetteer.community(code.community).region)
        town = self._nearest_of(region, here, around)
        uncertainty_km = max(accuracy_km, _SURE_KM)
        own = _division(here, town, division)
        return replace(
            place_fix(town),
            coordinate=here,
            how=How.DEVICE,
            uncertainty_km=uncertainty_km,
            division=own,
            other_divisions=_others(here, own, uncertainty_km),
        )

    def _nearest_of(self, region: Region, here: Coordinate, around: Sequence[Place]) -> Place:
        """Find the nearest place of a province: label and province belong together."""
        own = next((place for place in around if place.region == region), None)
        return own or min(self._places().of_region(region), key=lambda place: _km(here, place))


def _km(here: Coordinate, place: Place) -> float:
    return geodesic_km(*here.lat_lon, *place.coordinate.lat_lon)


def _is_abroad(here: Coordinate, known_km: float) -> bool:
    """Judge a position outside of every division: an island, a shore, or another country."""
    if known_km > _OFF_SHORE_KM and region_at(here) is None:
        return True
    if nearest_town_abroad_km(here) < known_km:
        return True
    return known_km > _OUT_OF_TOWN_KM and is_land_abroad(here)


def _division(here: Coordinate, town: Place, by_outline: str | None) -> str:
    if by_outline is None or region_of_division(by_outline) != town.region:
        return town.division
    return town.division if _km(here, town) <= _IN_TOWN_KM else by_outline


def _others(here: Coordinate, own: str, uncertainty_km: float) -> frozenset[str]:
    if uncertainty_km <= _IN_TOWN_KM:
        return frozenset()
    around = divisions_around(here, uncertainty_km)
    return frozenset(one for one in around if one[:2] == own[:2] and one != own)
