"""Where an HSDS service meets and whom it serves, as tables of a listing file."""

import json
from contextlib import suppress
from typing import Any, Final

from geo.exchange.hsds.json_values import Json, degrees, given, table, tables
from geo.exchange.hsds.terms import ADDRESS_VISIBILITY, values_of
from geo.exchange.hsds.writer_parts import CANADA_URI, NORTH_URI, PROVINCE_URI
from geo.exchange.reading import spellings
from geo.exchange.tables.columns import hides_address
from geo.faults.row import NotTaken, PlaceLacks, UnsurePoint, ValueNotTaken
from geo.listing.files.area import CANADA, NOT_STATED, Shape
from geo.listing.files.readers import Fault, shown
from geo.listing.listing import Mode
from geo.listing.site import AddressVisibility
from geo.place.north import named_regions
from geo.place.region_names import split_off_region
from geo.place.regions import Region

_STRANGERS_UNCERTAINTY_KM: Final = 5
"""For a street and a point of others: HSDS does not say how exact the point is."""
_TOWN: Final = AddressVisibility.TOWN
_NEEDED: Final = ("visibility", "town", "region", "lat", "lon")
_CODES: Final = frozenset(region.value for region in Region)


def located(service: Json, remarks: list[Fault]) -> tuple[list[Json], list[str]]:
    """Read the sites, and the modes that the kinds of locations tell."""
    sites: list[Json] = []
    modes: set[Mode] = set()
    for number, one in enumerate(tables(service.get("service_at_locations"))):
        location, key = table(one.get("location")), f"service_at_locations[{number}].location"
        kind = location.get("location_type") or "physical"
        if kind == "virtual":
            modes.add(Mode.VIRTUAL)
        elif kind == "physical":
            modes.add(Mode.IN_PERSON)
            site = _site(location, remarks, key=key)
            sites += [] if site is None or site in sites else [site]
        else:
            remarks.append(Fault(key, ValueNotTaken(shown(kind), NotTaken.LOCATION)))
    return sites, [mode.value for mode in Mode if mode in modes]


def service_area(service: Json, remarks: list[Fault]) -> object:
    """Read the areas of a service: the country, a list of regions, or what was drawn."""
    areas = tables(service.get("service_areas"))
    codes = [code for area in areas if (code := _code(area)) is not None]
    drawn = [shape for area in areas if _code(area) is None and (shape := _drawn(area)) is not None]
    is_mixed = bool(codes and drawn)
    for number, area in enumerate(areas):
        if _code(area) is None and (is_mixed or _drawn(area) is None):
            named = shown(area.get("name") or area.get("uri") or area.get("id"))
            problem = ValueNotTaken(named, NotTaken.AREA)
            remarks.append(Fault(f"service_areas[{number}]", problem))
    if CANADA in codes:
        return CANADA
    if codes:
        return list(dict.fromkeys(codes))
    return _joined(drawn) if drawn else NOT_STATED


def _site(location: Json, remarks: list[Fault], *, key: str) -> Json | None:
    address = _address(location)
    street = given(address.get("address_1")) or given(location.get("x_street"))
    site: Json = {
        "visibility": "public" if street else None,
        "venue": given(location.get("name")),
        "street": street,
        "town": given(address.get("city")) or given(location.get("x_town")),
        "region": _region(given(address.get("state_province")) or location.get("x_region")),
        "postal_code": given(address.get("postal_code")) or given(location.get("x_postal_code")),
        "lat": degrees(given(location.get("latitude"))),
        "lon": degrees(given(location.get("longitude"))),
        "uncertainty_km": given(location.get("x_uncertainty_km")),
        "accessibility": _accessibility(location),
    }
    site |= _kept_back(location, remarks, key=key)
    missing = tuple(name for name in _NEEDED if site[name] is None)
    if missing:
        remarks.append(Fault(key, PlaceLacks(missing)))
        return None
    if site["uncertainty_km"] is None:
        site["uncertainty_km"] = _STRANGERS_UNCERTAINTY_KM
        remarks.append(Fault(key, UnsurePoint(_STRANGERS_UNCERTAINTY_KM)))
    return {name: value for name, value in site.items() if value is not None}


def _kept_back(location: Json, remarks: list[Fault], *, key: str) -> Json:
    """Read how much of an address may be shown; what cannot be read shows no more than the town."""
    problems: list[spellings.Remark] = []
    told = values_of(tables(location.get("attributes"))).get(ADDRESS_VISIBILITY, [])
    shown = {spellings.visibility(one, problems.append) for one in told}
    hides = [
        hides_address(name, value, problems.append)
        for one in (location, _address(location))
        for name, value in one.items()
    ]
    remarks += [Fault(key, problem) for problem in problems]
    if not problems and not any(hides) and len(shown) <= 1:
        return {"visibility": shown.pop().value} if shown else {}
    hidden = AddressVisibility.WITHHELD if shown == {AddressVisibility.WITHHELD} else _TOWN
    return {"visibility": hidden.value} | dict.fromkeys(("venue", "street", "postal_code"))


def _address(location: Json) -> Json:
    addresses = tables(location.get("addresses"))
    return next((one for one in addresses if one.get("address_type") != "postal"), {})


def _region(value: object) -> object:
    """Read ``"ON"``, ``"CA-ON"``, ``"Ontario"``; anything else as it is."""
    if not isinstance(value, str):
        return value
    for code in (value, f"CA-{value.upper()}"):
        if code in _CODES:
            return code
    return split_off_region(f"in {value}")[1] or value


def _accessibility(location: Json) -> Any:  # noqa: ANN401 - any JSON, judged later
    told = [given(one.get("description")) for one in tables(location.get("accessibility"))]
    texts = [text for text in told if text is not None]
    return "; ".join(texts) if all(isinstance(text, str) for text in texts) and texts else None


def _code(area: Json) -> str | None:
    """Name the region of an area by its address, else by its name."""
    uri = area.get("uri")
    if isinstance(uri, str):
        if uri == CANADA_URI:
            return CANADA
        if uri.startswith((PROVINCE_URI, NORTH_URI)):
            return uri.rpartition(":")[2]
    return None if area.get("extent") else _code_of_name(area.get("name"))


def _code_of_name(name: object) -> str | None:
    if not isinstance(name, str):
        return None
    if name.strip().lower() == CANADA:
        return CANADA
    north = next((one.id for one in named_regions().values() if one.name_en == name), None)
    region = _region(name)
    return north or (str(region) if region in _CODES else None)


def _drawn(area: Json) -> Json | None:
    """Read a GeoJSON polygon, alone or as the geometry of a feature."""
    extent = area.get("extent")
    if isinstance(extent, str):
        with suppress(ValueError, RecursionError):
            extent = json.loads(extent)
    shape = table(extent)
    shape = table(shape.get("geometry")) or shape
    if shape.get("type") not in tuple(Shape):
        return None
    return {"type": shape["type"], "coordinates": shape.get("coordinates")}


def _joined(drawn: list[Json]) -> Json:
    if len(drawn) == 1:
        return drawn[0]
    polygons: list[Any] = []
    for shape in drawn:
        inside = shape["coordinates"]
        polygons += [inside] if shape["type"] == Shape.POLYGON else _listed(inside)
    return {"type": Shape.MULTI_POLYGON.value, "coordinates": polygons}


def _listed(value: object) -> list[Any]:
    """Return a list as it is, and anything else as one faulty entry."""
    return value if isinstance(value, list) else [value]
