"""The offline gazetteer as a geopy geocoder, so that it can stand in any geopy chain.

The only module that imports geopy. The visitor's question never comes here: it is for group
addresses when a listing is saved, and for other programs.
"""

from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.errors import OutsideCanadaError
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix, WhichPlace
from geo.place.locate import Locator


class GazetteerGeocoder(Geocoder):
    """Geocodes Canadian postal codes and towns without any network.

    Parameters
    ----------
    locator
        By default the one of the data that came with the program.

    Notes
    -----
    A location's ``raw`` tells how it was found (``how``) and how far off it can be
    (``uncertainty_km``). Text that means several places is not guessed: ask with
    ``exactly_one=False`` to get them all.
    """

    def __init__(self, *, locator: Locator | None = None) -> None:
        super().__init__(user_agent="nearpeer-gazetteer/1")
        self._locator = locator or Locator.open()

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401, ARG002 - geopy's signature; nothing waits
    ) -> Location | list[Location] | None:
        """Find the place that a postal code or a town's name means.

        Returns
        -------
        Location, list of Location or None
            ``None`` if the text is no place, and also if it is several and ``exactly_one`` is set.
        """
        outcome = self._locator.locate(query)
        if isinstance(outcome, Fix):
            found = [_location(outcome)]
        elif isinstance(outcome, WhichPlace) and not exactly_one:
            found = [_location(choice) for choice in outcome.choices]
        else:
            return None
        return found[0] if exactly_one else found

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ANN401, ARG002 - geopy's signature; nothing waits
    ) -> Location | list[Location] | None:
        """Find the community closest to a point; ``None`` outside Canada.

        Raises
        ------
        GeocoderQueryError
            If the query is no point.
        """
        try:
            point = Point(query)
            here = Coordinate(lat=point.latitude, lon=point.longitude)
        except OutsideCanadaError:
            return None
        except ValueError as error:
            raise GeocoderQueryError(str(error)) from error
        outcome = self._locator.locate_device(here.lat, here.lon, accuracy_km=1.0)
        if not isinstance(outcome, Fix):
            return None
        return _location(outcome) if exactly_one else [_location(outcome)]


def _location(fix: Fix) -> Location:
    raw = {"how": fix.how.value, "uncertainty_km": fix.uncertainty_km, "region": fix.region.value}
    return Location(fix.label, fix.coordinate.lat_lon, raw)
