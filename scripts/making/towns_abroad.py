"""Towns of other countries near the border, so that a device there is told that it is abroad."""

import tomllib
from collections.abc import Iterator

import shapely

from geo.place.divisions import division_outlines
from geo.project import DATA
from scripts.sources.published import foreign_places

TYPED = DATA / "boundaries" / "towns-abroad-typed.toml"
_COUNTRIES = frozenset({"US", "PM", "GL"})
_NEAR_DEGREES = 0.6
_DECIMALS = 4


def towns_abroad() -> Iterator[list[object]]:
    """Name, latitude and longitude of each, as the file of the program has them."""
    canada = shapely.union_all(list(division_outlines().values()))
    shapely.prepare(canada)
    places = sorted(foreign_places(_COUNTRIES), key=lambda place: (place[1], place[2], place[0]))
    for name, lat, lon in places:
        if canada.dwithin(shapely.Point(lon, lat), _NEAR_DEGREES):
            yield [name, round(lat, _DECIMALS), round(lon, _DECIMALS)]
    for town in tomllib.loads(TYPED.read_text(encoding="utf-8"))["town"]:
        yield [town["name"], town["lat"], town["lon"]]
