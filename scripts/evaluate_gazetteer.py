"""Measure the gazetteer against town points that were not used to build or repair it.

    pip install rdata==1.1.0
    python -m scripts.evaluate_gazetteer

The truth comes from two lists of towns that are older than GeoNames' postal file and of another
origin: ``canada.cities`` of the R package maps, and the towns of the weather library gweather
(both from Debian; only used here). They round to 0.01 degrees or to whole minutes, about 1 km.
A town's point can also differ from a code's because the town is wide, so the same truth is put to
the town's own point in GeoNames: no gazetteer made from it could do better than that row.
"""

import gzip
import struct
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree as ET

import numpy as np
import rdata

from geo.place.gazetteer import Gazetteer
from geo.place.places import name_key
from geo.place.regions import Region
from scripts.making.gazetteer_check import placed_codes
from scripts.making.province_check import outside_province
from scripts.sources.measure import Point, km
from scripts.sources.published import (
    REGION_NAMES,
    PublishedCode,
    province_shapes,
    published_codes,
    reference_places,
)
from scripts.sources.registry_package import TOWNS_OF_GWEATHER, TOWNS_OF_R_MAPS

NORTH_LAT = 55.0
_TERRITORIES = {Region.YUKON, Region.NORTHWEST_TERRITORIES, Region.NUNAVUT}
_SAME_TOWN_KM = 40.0
"""A town's point farther from the truth than this is another town of the name."""
_AT_ODDS_KM = 15.0
_SAME_AREA_KM = 75.0
"""A listed town farther than this from all published points of the area is a slip of the list."""
_LINE = "{:<30}{:>7}{:>9}{:>9}{:>9}{:>8}{:>8}{:>8}{:>8}"

Towns = dict[tuple[Region, str], Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    code: PublishedCode
    truth: Point
    town: Point | None

    @property
    def is_north(self) -> bool:
        return self.code.region in _TERRITORIES or self.truth[0] >= NORTH_LAT


def main() -> None:
    """Print shares and percentiles for the North and the rest, before and after repair."""
    cases = list(_cases(_agreed(_towns_of_r_maps(), _towns_of_gweather())))
    heads = ("codes", "<=5 km", "<=10 km", "<=25 km", "median", "p90", "p95", "max")
    print(_LINE.format("rural codes", *heads))
    for part, is_north in (("North", True), ("rest", False)):
        group = [case for case in cases if case.is_north is is_north]
        for name, method in _methods().items():
            _print_row(f"{part}, {name}", [_off(case, method) for case in group])
    outside = outside_province(placed_codes(Gazetteer.open()), province_shapes())
    print(f"codes more than 10 km outside their province: {len(outside)}")


def _methods() -> dict[str, Callable[[_Case], Point | None]]:
    gazetteer = Gazetteer.open()

    def repaired(case: _Case) -> Point | None:
        point = gazetteer.find(case.code.code)
        return None if point is None else (point.lat, point.lon)

    return {
        "as published": lambda case: case.code.point,
        "after repair": repaired,
        "the town's own point": lambda case: case.town,
    }


def _off(case: _Case, method: Callable[[_Case], Point | None]) -> float | None:
    point = method(case)
    return None if point is None else km(point, case.truth)


def _print_row(name: str, found: Sequence[float | None]) -> None:
    off = np.array([one for one in found if one is not None])
    shares = [f"{100 * float(np.mean(off <= limit)):.1f} %" for limit in (5, 10, 25)]
    spread = [f"{float(np.percentile(off, share)):.1f}" for share in (50, 90, 95, 100)]
    print(_LINE.format(name, len(off), *shares, *spread))


def _cases(truth: Towns) -> Iterator[_Case]:
    known, areas = _known_towns(), _area_points()
    for code in published_codes():
        key = code.region, name_key(code.name)
        if code.is_rural and key in truth:
            point = truth[key]
            if min(km(point, other) for other in areas[code.fsa]) > _SAME_AREA_KM:
                continue
            near = [town for town in known[key] if km(town, point) <= _SAME_TOWN_KM]
            town = min(near, key=lambda one: km(one, point)) if near else None
            yield _Case(code=code, truth=point, town=town)


def _area_points() -> defaultdict[str, set[Point]]:
    areas: defaultdict[str, set[Point]] = defaultdict(set)
    for code in published_codes():
        if code.is_rural:
            areas[code.fsa].add(code.point)
    return areas


@cache
def _known_towns() -> defaultdict[tuple[Region, str], list[Point]]:
    towns: defaultdict[tuple[Region, str], list[Point]] = defaultdict(list)
    for place in reference_places():
        for key in place.keys:
            towns[place.region, key].append((place.lat, place.lon))
    return towns


def _agreed(first: Towns, second: Towns) -> Towns:
    """Join two lists; a town that they put far apart tells nothing."""
    at_odds = {
        key for key in first.keys() & second.keys() if km(first[key], second[key]) > _AT_ODDS_KM
    }
    return {key: point for key, point in (second | first).items() if key not in at_odds}


def _towns_of_gweather() -> Towns:
    path = TOWNS_OF_GWEATHER.file("./usr/share/libgweather-4/Locations.xml")
    towns: Towns = {}
    for country in ET.parse(path).iter("country"):  # noqa: S314 -- a checked package
        if country.findtext("iso-code") == "CA":
            for state in country.iter("state"):
                region = REGION_NAMES.get(_name(state))
                if region is not None:
                    towns |= {(region, key): point for key, point in _cities(state)}
    return towns


def _cities(state: ET.Element) -> Iterator[tuple[str, Point]]:
    for city in state.iter("city"):
        coordinates = city.findtext("coordinates")
        if coordinates:
            lat, lon = coordinates.split()
            yield name_key(_name(city)), (float(lat), float(lon))


def _name(element: ET.Element) -> str:
    return element.findtext("_name") or element.findtext("name") or ""


def _towns_of_r_maps() -> Towns:
    """Read the table out of R's lazy-load database: an index of places, and zipped values."""
    folder = "./usr/lib/R/site-library/maps/data/Rdata"
    index = gzip.decompress(TOWNS_OF_R_MAPS.file(f"{folder}.rdx").read_bytes())
    start, size = rdata.conversion.convert(rdata.parser.parse_data(index))["variables"][
        "canada.cities"
    ]
    packed = TOWNS_OF_R_MAPS.file(f"{folder}.rdb").read_bytes()[start : start + size]
    (length,) = struct.unpack_from(">I", packed)
    table = rdata.conversion.convert(rdata.parser.parse_data(zlib.decompress(packed[4:])[:length]))
    return {
        (Region(f"CA-{row['country.etc']}"), name_key(row["name"][:-3])): (row["lat"], row["long"])
        for row in table.to_dict("records")
        if f"CA-{row['country.etc']}" in {region.value for region in Region}
    }


if __name__ == "__main__":
    main()
