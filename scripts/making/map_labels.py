"""Place names for the base map: large cities first, and in each part of it the largest place early.

A place is named at the smallest zoom where it is large for that zoom, or the largest of its part
of the map. So hamlets of the South wait until one is close, and the centres of the North, which no
city outweighs, are there from the start.
"""

import re
from collections.abc import Iterator
from math import log, pi, radians, tan
from typing import Final

from geo.place.places import Place, Places
from geo.place.regions import Region

ZOOMS: Final = range(3, 9)
APART_PX: Final = (46.0, 16.0)
"""Two names of one zoom stand at least so far apart: across, or up and down."""
CITIES_APART_PX: Final = (22.0, 11.0)
"""The same for the large places of a zoom."""
AROUND_PX: Final = 64.0
"""How far around itself a place has to be the largest to be named early."""
LARGE: Final = {3: 450_000, 4: 120_000, 5: 40_000, 6: 10_000, 7: 3_000, 8: 1_000}
"""Residents of a place that is named at a zoom whatever else is near."""
LOCAL_CENTRE: Final = {3: 1_500, 4: 800, 5: 300, 6: 100, 7: 100, 8: 100}
"""Least residents of the largest place around."""
LIMIT: Final = 1_100
CERTAINLY_A_CITY: Final = 100_000
"""So many people are a city even where the mail bears the names of its parts, as in Saguenay."""
_NORTH_LAT: Final = 54.5
_TERRITORIES: Final = {Region.YUKON, Region.NORTHWEST_TERRITORIES, Region.NUNAVUT}
_UNKNOWN_NORTHERN: Final = 100
_TILE_PX: Final = 256

_COUNTY = re.compile(r" (?:County|Township|Parish|No\. \d+)$|^(?:RM|MD) of ")
Spot = tuple[float, float]


def labels() -> Iterator[list[object]]:
    """Name, latitude, longitude and least zoom; those of the smallest zoom first."""
    shown: list[Spot] = []
    waiting = [(place, _pixels(place)) for place in sorted(_towns(), key=_largest_first)]
    for zoom in ZOOMS:
        left, larger = [], list(shown)
        for place, spot in waiting:
            if len(shown) < LIMIT and _is_named(place, spot, zoom, shown, larger):
                shown.append(spot)
                lat, lon = place.coordinate.lat_lon
                yield [place.name, round(lat, 3), round(lon, 3), zoom]
            else:
                left.append((place, spot))
            larger.append(spot)
        waiting = left


def _towns() -> Iterator[Place]:
    """Take the places whose mail bears their name, as districts, beaches and counties have not.

    A municipality that stands at its main town is named by that.
    """
    places = Places.open()
    with_mail = {(place.name, place.region, place.coordinate) for place in places.with_mail()}
    spots = {place.coordinate for place in places.with_mail()}
    for place in places:
        has_mail = (place.name, place.region, place.coordinate) in with_mail
        is_city = place.population >= CERTAINLY_A_CITY and place.coordinate not in spots
        is_town = (has_mail or is_city) and not _COUNTY.search(place.name)
        if _residents(place) and is_town:
            yield place


def _largest_first(place: Place) -> tuple[int, str]:
    return -_residents(place), place.name


def _residents(place: Place) -> int:
    is_north = place.region in _TERRITORIES or place.coordinate.lat >= _NORTH_LAT
    return place.population or (_UNKNOWN_NORTHERN if is_north else 0)


def _is_named(place: Place, spot: Spot, zoom: int, shown: list[Spot], larger: list[Spot]) -> bool:
    residents = _residents(place)
    if residents >= LARGE[zoom]:
        return _is_free(spot, shown, zoom, CITIES_APART_PX)
    is_centre = residents >= LOCAL_CENTRE[zoom] and _is_free(
        spot, larger, zoom, (AROUND_PX, AROUND_PX)
    )
    return is_centre and _is_free(spot, shown, zoom, APART_PX)


def _pixels(place: Place) -> Spot:
    """Position on the whole map at zoom 0, in pixels of Web Mercator."""
    lat, lon = place.coordinate.lat_lon
    y = log(tan(pi / 4 + radians(lat) / 2)) / (2 * pi)
    return _TILE_PX * (lon / 360 + 0.5), _TILE_PX * (0.5 - y)


def _is_free(spot: Spot, others: list[Spot], zoom: int, apart_px: Spot) -> bool:
    across, along = (px / 2**zoom for px in apart_px)
    return all(abs(spot[0] - x) > across or abs(spot[1] - y) > along for x, y in others)
