"""Made-up codes, places and facts for tests of the data build."""

from geo.place.gazetteer import Grade
from geo.place.regions import Region
from scripts.making.gathered_place import GatheredPlace
from scripts.making.namesakes import Namesakes, by_name
from scripts.making.placed_code import PlacedCode
from scripts.sources.measure import Point
from scripts.sources.published import PopulatedPlace, PublishedCode
from scripts.sources.subdivisions import PointOf, Subdivision

KM = 1 / 111.2
"""Degrees of latitude in a kilometre."""


def published(code: str, name: str, lat: float, lon: float = -85.0) -> PublishedCode:
    return PublishedCode(code=code, name=name, lat=lat, lon=lon)


def placed(code: str, name: str, lat: float, lon: float = -85.0) -> PlacedCode:
    return PlacedCode(
        code=code, name=name, region=Region.ONTARIO, point=(lat, lon), grade=Grade.AS_PUBLISHED
    )


def place(
    name: str,
    point: Point,
    *,
    region: Region = Region.ONTARIO,
    population: int = 900,
    other_names: tuple[str, ...] = (),
) -> PopulatedPlace:
    return PopulatedPlace(
        name=name,
        other_names=other_names,
        region=region,
        lat=point[0],
        lon=point[1],
        time_zone="America/Toronto",
        population=population,
    )


def namesakes(*places: PopulatedPlace) -> Namesakes:
    return by_name(places)


def subdivision(
    name: str,
    kind: str,
    *,
    residents: int | None = 100,
    point: Point = (54.0, -108.0),
    region: Region = Region.SASKATCHEWAN,
    uid: str = "4799001",
) -> Subdivision:
    return Subdivision(
        uid=uid,
        name=name,
        type=kind,
        region=region,
        division=uid[:4],
        residents=residents,
        point=point,
        point_of=PointOf.PEOPLE,
    )


def gathered(
    name: str,
    region: Region,
    population: int,
    *,
    point: Point = (45.0, -75.0),
    has_codes: bool = True,
    by_codes: int = 0,
) -> GatheredPlace:
    return GatheredPlace(
        name=name,
        region=region,
        point=point,
        population=population,
        fsas={"K1A"} if has_codes else set(),
        by_codes=by_codes,
    )
