"""Place names for the base map: which appear at which zoom, the North early."""

from collections.abc import Iterator
from math import log, pi, radians, tan

from geo.place.places import Place, Places
from geo.place.regions import Region

ZOOMS = range(3, 9)
APART_PX = (52.0, 18.0)
"""Two names of one zoom stand at least so far apart: across, or up and down."""
NORTH_COUNTS = 40
"""A northern place weighs as much as one this many times larger: it is a landmark there."""
NORTH_LAT = 54.5
SMALLEST = {3: 60_000, 4: 30_000, 5: 10_000, 6: 4_000, 7: 1_500, 8: 600}
"""Least weight of a place by the zoom where its name first appears."""
LIMIT = 1_100
_LANDMARKS = {"Whitehorse", "Yellowknife", "Iqaluit", "Vancouver", "Halifax", "St. John's"}
"""Names that stand on every map of Canada, though larger towns lie near some of them."""
_LANDMARK_COUNTS, _LANDMARK_LEAST = 5_000_000, 5_000
_TERRITORIES = {Region.YUKON, Region.NORTHWEST_TERRITORIES, Region.NUNAVUT}
_UNKNOWN_NORTHERN = 100
_TILE_PX = 256


def labels() -> Iterator[list[object]]:
    """Name, latitude, longitude and least zoom; those of the smallest zoom first."""
    shown: list[tuple[float, float]] = []
    waiting = sorted(Places.open(), key=lambda place: (-_weight(place), place.name))
    for zoom in ZOOMS:
        left = []
        for place in waiting:
            spot = _pixels(place)
            if (
                _weight(place) >= SMALLEST[zoom]
                and len(shown) < LIMIT
                and _is_free(spot, shown, zoom)
            ):
                shown.append(spot)
                lat, lon = place.coordinate.lat_lon
                yield [place.name, round(lat, 3), round(lon, 3), zoom]
            else:
                left.append(place)
        waiting = left


def _weight(place: Place) -> int:
    if place.name in _LANDMARKS and place.population > _LANDMARK_LEAST:
        return _LANDMARK_COUNTS + place.population
    is_north = place.region in _TERRITORIES or place.coordinate.lat >= NORTH_LAT
    if is_north:
        return NORTH_COUNTS * (place.population or _UNKNOWN_NORTHERN)
    return place.population


def _pixels(place: Place) -> tuple[float, float]:
    """Position on the whole map at zoom 0, in pixels of Web Mercator."""
    lat, lon = place.coordinate.lat_lon
    y = log(tan(pi / 4 + radians(lat) / 2)) / (2 * pi)
    return _TILE_PX * (lon / 360 + 0.5), _TILE_PX * (0.5 - y)


def _is_free(spot: tuple[float, float], shown: list[tuple[float, float]], zoom: int) -> bool:
    across, along = (px / 2**zoom for px in APART_PX)
    return all(abs(spot[0] - x) > across or abs(spot[1] - y) > along for x, y in shown)
