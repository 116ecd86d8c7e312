"""Where a row of a feed meets in person: its address read, placed, and held against the data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Final

from geo.errors import InvalidPostalCodeError, OutsideCanadaError
from geo.exchange.reading import spellings
from geo.exchange.reading.meeting_place import DOOR_WITHIN_KM, fix_of, town_of
from geo.faults.row import NoProvince, NotInCanada, PointOutsideCanada
from geo.listing.checks.validation import faults_of_place
from geo.listing.files.readers import Fault
from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import Coordinate
from geo.place.distance import AGREE_WITHIN_KM, distance_km
from geo.place.fix import Fix, NoPlace
from geo.place.gazetteer import Gazetteer
from geo.place.locate import Locator
from geo.place.places import Place
from geo.place.postal_code import PostalCode
from geo.place.regions import Region

_CODE: Final = re.compile(r"\b([A-Za-z]\d[A-Za-z])[\s-]?(\d[A-Za-z]\d)\b")
_TOWN_WITHIN_KM: Final = 2.0
_COUNTRIES: Final = frozenset({"canada", "ca", "can"})
_KEY_OF_SITE: Final = {
    "town": "city",
    "region": "state",
    "postal_code": "postal_code",
    "lat": "latitude",
    "lon": "longitude",
}


class Atlas:
    """What addresses and clocks are held against: the offline data, and the day.

    Parameters
    ----------
    locator
        Turns towns and codes into points.
    today
        From which on the clocks of meetings are compared.
    """

    def __init__(self, locator: Locator, *, today: date) -> None:
        self.locator, self.today = locator, today

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Every postal code, mapped when the first site is checked."""
        return Gazetteer.open()


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The address of a row in the texts that it uses; None where it is silent."""

    venue: str | None = None
    street: str | None = None
    town: str | None = None
    region: str | None = None
    postal_code: str | None = None
    lat: float | None = None
    lon: float | None = None
    approximate: bool = False

    @property
    def is_stated(self) -> bool:
        """Whether the row names a place at all."""
        named = (self.venue, self.street, self.town, self.postal_code, self.lat)
        return any(part is not None for part in named)

    @property
    def names_a_door(self) -> bool:
        """Whether people could walk there."""
        return self.street is not None and not self.approximate


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A site as a table of a listing file, and the zone of its place."""

    site: dict[str, Any]
    time_zone: str | None


def address_in(row: dict[str, str | None], *, approximate: bool = False) -> Address:
    """Read the address of a row; what its own keys leave out comes from the whole address.

    Parameters
    ----------
    approximate
        Whether only its town may be shown.
    """
    whole = row.get("formatted_address")
    read = _of_whole(whole) if whole else Address()
    state = row.get("state")
    lat, lon = (_degrees(row.get(key)) for key in ("latitude", "longitude"))
    if not lat or not lon:
        lat = lon = None
    return replace(
        read,
        venue=row.get("location"),
        street=row.get("address") or read.street,
        town=row.get("city") or read.town,
        region=(spellings.region(state) if state else None) or read.region or state,
        postal_code=row.get("postal_code") or read.postal_code,
        lat=lat,
        lon=lon,
        approximate=approximate,
    )


def placed(address: Address, atlas: Atlas) -> Placed | list[Fault]:
    """Place an address.

    Returns
    -------
    Placed or list of Fault
        Or every reason why it cannot be trusted, with the keys of the feed.
    """
    point = _point(address)
    if isinstance(point, Fault):
        return [point]
    at = _found(address, point, atlas.locator)
    if isinstance(at, Fault):
        return [at]
    region = address.region or at.region
    if region not in set(Region):
        return [Fault("state", NoProvince(repr(region)))]
    site = _site(address, point, at, region=Region(region))
    if site.is_vague:
        site = _at_its_town(site, atlas.locator)
    faults = [
        Fault(_KEY_OF_SITE.get(name, "address"), problem)
        for name, problem in faults_of_place(site, atlas.gazetteer, atlas.locator.places)
    ]
    return faults or Placed(site=dict(_table(site)), time_zone=at.time_zone)


def _found(address: Address, point: Coordinate | None, locator: Locator) -> Fix | Fault:
    """Find the place by its code or name; by its point alone if the row names no town."""
    code = _code_of(address)
    named = {"town": address.town, "region": address.region, "postal_code": code}
    fix = fix_of(locator, **named, near=point)
    if isinstance(fix, Fix):
        return fix
    if point is None or address.town:
        return Fault("city", fix)
    here = locator.locate_device(*point.lat_lon, accuracy_km=DOOR_WITHIN_KM)
    if isinstance(here, NoPlace):
        return Fault("latitude", NotInCanada(here.asked))
    return here


def _site(address: Address, point: Coordinate | None, at: Fix, *, region: Region) -> Site:
    doors = {"venue": address.venue, "street": address.street, "postal_code": _code_of(address)}
    is_public = not address.approximate and any(doors.values())
    return Site(
        visibility=AddressVisibility.PUBLIC if is_public else AddressVisibility.TOWN,
        town=address.town or town_of(at),
        region=region,
        coordinate=point or at.coordinate,
        uncertainty_km=DOOR_WITHIN_KM if point else at.uncertainty_km,
        **(doors if is_public else {}),
    )


def _at_its_town(site: Site, locator: Locator) -> Site:
    """Give a site that names no door the point of its town, if the two are near each other."""
    towns = locator.places.named(site.town, region=site.region)

    def off_km(place: Place) -> float:
        return distance_km(place.coordinate, site.coordinate)

    town = min(towns, key=off_km, default=None)
    if town is None or off_km(town) > AGREE_WITHIN_KM:
        return site
    off = max(site.uncertainty_km, _TOWN_WITHIN_KM)
    return replace(site, coordinate=town.coordinate, uncertainty_km=off)


def _table(site: Site) -> Iterator[tuple[str, Any]]:
    yield from (("lat", site.coordinate.lat), ("lon", site.coordinate.lon))
    for name in ("visibility", "town", "region", "uncertainty_km"):
        yield name, getattr(site, name)
    for name in ("venue", "street", "postal_code"):
        if getattr(site, name):
            yield name, getattr(site, name)


def _point(address: Address) -> Coordinate | Fault | None:
    if address.lat is None or address.lon is None:
        return None
    try:
        return Coordinate(lat=address.lat, lon=address.lon)
    except OutsideCanadaError as error:
        return Fault("latitude", PointOutsideCanada(error.lat, error.lon))


def _code_of(address: Address) -> str | None:
    try:
        code = PostalCode.parse(address.postal_code or "")
    except InvalidPostalCodeError:
        return None
    return None if code.is_fsa else str(code)


def _degrees(text: str | None) -> float | None:
    read = spellings.number(text) if text else None
    return None if read is None else float(read)


def _of_whole(text: str) -> Address:
    """Read "1 Main St, Regina, SK S4P 3Y2, Canada" from its end."""
    code = _CODE.search(text)
    bare = text.replace(code[0], "") if code else text
    parts = [part.strip() for part in bare.split(",") if part.strip()]
    if parts and parts[-1].casefold() in _COUNTRIES:
        parts.pop()
    region = spellings.region(parts[-1]) if parts else None
    if region is not None:
        parts.pop()
    town = parts.pop() if parts else None
    return Address(
        street=", ".join(parts) or None,
        town=town,
        region=region,
        postal_code=f"{code[1]} {code[2]}".upper() if code else None,
    )
