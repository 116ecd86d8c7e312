"""Whether a server's reply is where it may be."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

from geo.errors import OutsideCanadaError
from geo.place.coordinate import Coordinate
from geo.place.distance import AGREE_WITHIN_KM, distance_km, geodesic_km
from geo.place.geocoding.outcome import Located, NotLocated, Outcome, Why
from geo.place.outlines import outlines, region_at
from geo.place.regions import Region

_UNSTATED_KM: Final = 2.0
"""How far off an answer may be that does not tell its extent: as of a point typed by hand."""
_LEAST_KM: Final = 0.1
_LONGEST_LABEL: Final = 120

FIELDS: Final = ("lat", "lon", "display_name", "boundingbox", "address")
"""What is read of a reply."""


def judged(reply: object, *, region: Region, anchors: Sequence[Sequence[Coordinate]]) -> Outcome:
    """Accept a reply, or say why not.

    Parameters
    ----------
    reply
        A result of Nominatim's search as it was decoded from JSON, or ``None`` if it found nothing.
    anchors
        Of each thing that is known of the address (town, postal code) the points that it may
        mean; the answer has to be near one of each.
    """
    if reply is None:
        return NotLocated(why=Why.NOT_FOUND)
    if not isinstance(reply, Mapping):
        return NotLocated(why=Why.UNREADABLE)
    lat, lon, label = _number(reply.get("lat")), _number(reply.get("lon")), _label(reply)
    if lat is None or lon is None:
        return NotLocated(why=Why.NO_POSITION, label=label)
    try:
        here = Coordinate(lat=lat, lon=lon)
    except OutsideCanadaError:
        return NotLocated(why=Why.OUTSIDE_CANADA, label=label)
    return _elsewhere(here, reply, region=region) or _near(here, reply, anchors=anchors)


def _elsewhere(here: Coordinate, reply: Mapping[str, Any], *, region: Region) -> NotLocated | None:
    """Hear both the outline that holds the point and the country and region that the reply names.

    Where they do not agree the answer is not believed.
    """
    drawn, label = region_at(here), _label(reply)
    address = reply.get("address")
    stated = address if isinstance(address, Mapping) else {}
    country = stated.get("country_code")
    # the outlines reach some km over the water, to Detroit and Buffalo
    if drawn is None or not (country == "ca" or (country is None and _is_within(here, drawn))):
        return NotLocated(why=Why.OUTSIDE_CANADA, label=label)
    if drawn is not region:
        return NotLocated(why=Why.OTHER_REGION, label=label, region=drawn)
    code = stated.get("ISO3166-2-lvl4", region.value)
    if code != region:
        known = Region(code) if code in set(Region) else None
        return NotLocated(why=Why.OTHER_REGION, label=label, region=known)
    return None


def _is_within(here: Coordinate, region: Region) -> bool:
    import shapely  # noqa: PLC0415 - the asking process imports this module and needs no outline

    return bool(dict(outlines())[region].covers(shapely.Point(here.lon_lat)))


def _near(
    here: Coordinate, reply: Mapping[str, Any], *, anchors: Sequence[Sequence[Coordinate]]
) -> Outcome:
    label = _label(reply)
    off_km = max(min(distance_km(here, point) for point in points) for points in anchors)
    if off_km > AGREE_WITHIN_KM:
        return NotLocated(why=Why.TOO_FAR, label=label, km=off_km)
    return Located(coordinate=here, label=label or "", uncertainty_km=_extent_km(here, reply))


def _extent_km(here: Coordinate, reply: Mapping[str, Any]) -> float:
    """Measure from the point to the farthest corner of what was found."""
    box = reply.get("boundingbox")
    numbers = [_number(side) for side in box] if isinstance(box, list) else []
    sides = [side for side in numbers if side is not None]
    if len(sides) != len(("south", "north", "west", "east")):
        return _UNSTATED_KM
    south, north, west, east = sides
    corners = ((lat, lon) for lat in (south, north) for lon in (west, east))
    return max(_LEAST_KM, *(geodesic_km(here.lat, here.lon, lat, lon) for lat, lon in corners))


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _label(reply: Mapping[str, Any]) -> str | None:
    """Take what the service calls its answer as one line that no terminal or page would obey."""
    name = reply.get("display_name")
    if not isinstance(name, str):
        return None
    shown = "".join(letter if letter.isprintable() else " " for letter in name[:_LONGEST_LABEL])
    return " ".join(shown.split()) or None
