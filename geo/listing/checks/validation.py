"""What staff are told before a listing goes out: its schema, its places, its clocks and its days.

Towns and postal codes need the gazetteer, so this is for the command line and for saving; an
answer to a visitor reads the files with `geo.listing.files.listing_file` alone.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from geo.errors import ListingError
from geo.faults.listing import (
    CodeFarFromPoint,
    CodeOfOtherRegion,
    NoSuchCode,
    Point,
    PointFarFromTown,
    PointTellsTooMuch,
    TownAndCodeApart,
    TownOfElsewhere,
    UnknownTown,
)
from geo.listing.checks.day_faults import day_faults
from geo.listing.checks.meeting_zones import zone_faults
from geo.listing.files.listing_file import FOLDER, Reading, located, read_folder
from geo.listing.files.readers import Fault
from geo.listing.listing import Listing
from geo.listing.site import Site
from geo.place.coordinate import Coordinate
from geo.place.distance import AGREE_WITHIN_KM, distance_km
from geo.place.gazetteer import Gazetteer, Grade
from geo.place.places import Place, Places
from geo.place.postal_code import PostalCode

TOWN_POINT_WITHIN_KM: Final = 1.0
"""Of a site that is known by its town alone, the point is the town's own, or may tell too much."""


def faults(folder: Path | None = None, *, today: date) -> tuple[ListingError, ...]:
    """Find every fault of every file of a folder, by default the project's own listing."""
    readings, gazetteer, places = read_folder(folder or FOLDER), Gazetteer.open(), Places.open()
    return tuple(
        fault
        for reading in readings
        for fault in _faults_of_file(reading, gazetteer, places, today=today)
    )


def faults_of_listing(
    listing: Listing, gazetteer: Gazetteer, places: Places, *, today: date
) -> tuple[Fault, ...]:
    """Check a listing against what is known of the world: its sites, its clocks and its days.

    Parameters
    ----------
    today
        The day in UTC, after which nothing can have been confirmed.
    """
    return (
        *faults_of_sites(listing, gazetteer, places),
        *zone_faults(listing, places, today=today),
        *day_faults(listing, today=today),
    )


def faults_of_sites(listing: Listing, gazetteer: Gazetteer, places: Places) -> tuple[Fault, ...]:
    """Check where each site of a listing says it is."""
    return tuple(
        Fault(f"sites[{number}].{name}", problem)
        for number, site in enumerate(listing.sites)
        for name, problem in faults_of_place(site, gazetteer, places)
    )


def faults_of_place(site: Site, gazetteer: Gazetteer, places: Places) -> tuple[Fault, ...]:
    """Check that a site's town, postal code and point belong together.

    Returns
    -------
    tuple of Fault
        With fields such as ``"town"``, without the path of the site.
    """
    code_point = _code_point(site, gazetteer)
    return (
        *_town_faults(site, places, code_point),
        *_postal_code_faults(site, gazetteer, code_point),
    )


def _faults_of_file(
    reading: Reading, gazetteer: Gazetteer, places: Places, *, today: date
) -> tuple[ListingError, ...]:
    if reading.listing is None:
        return reading.faults
    found = faults_of_listing(reading.listing, gazetteer, places, today=today)
    return located(found, source=reading.source, text=reading.text) if found else ()


def _code_point(site: Site, gazetteer: Gazetteer) -> Coordinate | None:
    if site.postal_code is None:
        return None
    found = gazetteer.find(PostalCode.parse(site.postal_code).code)
    if found is None or found.grade is Grade.APPROXIMATE:
        return None  # it may be farther off than what is checked here
    return Coordinate(lat=found.lat, lon=found.lon)


def _town_faults(site: Site, places: Places, code_point: Coordinate | None) -> Iterator[Fault]:
    known = places.named(site.town, region=site.region)
    if not known:
        if code_point is None:
            yield Fault("town", _unknown_town(site, places))
        return
    town = min(known, key=lambda place: distance_km(place.coordinate, site.coordinate))
    off_km = distance_km(town.coordinate, site.coordinate)
    if off_km > AGREE_WITHIN_KM:
        yield Fault("lat", PointFarFromTown(off_km, _full(town), Point(*town.coordinate.lat_lon)))
    elif site.is_vague and off_km > TOWN_POINT_WITHIN_KM:
        right, hidden = Point(*town.coordinate.lat_lon), site.visibility.value
        yield Fault("lat", PointTellsTooMuch(off_km, _full(town), hidden, right))
    if code_point is not None:
        yield from _town_against_code(site, known, code_point)


def _town_against_code(
    site: Site, known: tuple[Place, ...], code_point: Coordinate
) -> Iterator[Fault]:
    off_km = min(distance_km(place.coordinate, code_point) for place in known)
    if off_km > AGREE_WITHIN_KM:
        yield Fault("town", TownAndCodeApart(_full(known[0]), str(site.postal_code), off_km))


def _postal_code_faults(
    site: Site, gazetteer: Gazetteer, code_point: Coordinate | None
) -> Iterator[Fault]:
    if site.postal_code is None:
        return
    code = PostalCode.parse(site.postal_code)
    if code.region is not site.region:
        yield Fault("postal_code", CodeOfOtherRegion(str(code), code.region, site.region))
        return
    if not gazetteer.has_fsa(code.fsa):
        yield Fault("postal_code", NoSuchCode(code.fsa))
    if code_point is None:
        return
    off_km = distance_km(code_point, site.coordinate)
    if off_km > AGREE_WITHIN_KM:
        right = Point(*code_point.lat_lon)
        yield Fault("postal_code", CodeFarFromPoint(str(code), off_km, right))


def _unknown_town(site: Site, places: Places) -> UnknownTown | TownOfElsewhere:
    elsewhere = places.named(site.town)
    if elsewhere:
        return TownOfElsewhere(site.town, site.region, elsewhere[0].region)
    begun = places.starting_with(site.town[:4], limit=3)
    return UnknownTown(site.town, site.region, tuple(map(_full, begun)))


def _full(place: Place) -> str:
    return f"{place.name}, {place.region}"
