"""The listing that visitors see as one map layer (GeoJSON, RFC 7946): export only."""

import json
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Any, Final

from geo.listing.audience import Audience, Welcome
from geo.listing.contact import Phone
from geo.listing.field_kinds import (
    BothLanguages,
    Choice,
    Choices,
    Day,
    Export,
    LanguageCodes,
    ListingField,
    Part,
)
from geo.listing.fields import FIELDS
from geo.listing.listing import Listing
from geo.listing.published import PublishedDirectory, PublishedListing
from geo.listing.service_area import NotStated, Outline, Regions, ServiceArea, WholeCanada
from geo.listing.site import Site
from geo.words.language import Language
from geo.words.listing.entry import when

Json = dict[str, Any]

_PARTED: Final = "; "


def write_geojson(directory: PublishedDirectory) -> bytes:
    """Write a feature for each site, each drawn area, and each listing that has neither.

    Returns
    -------
    bytes
        UTF-8. A listing without a place on the map has a feature without geometry; the properties
        are texts and numbers on one level; the texts are plain and hold no markup of ours.
    """
    features = [feature for listing in directory for feature in _features(listing)]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False).encode()


def _features(listing: PublishedListing) -> Iterator[Json]:
    about = _about(listing)
    for site in listing.sites:
        point = {"type": "Point", "coordinates": list(site.coordinate.lon_lat)}
        yield _feature(point, {"kind": "site"} | about | _place(site))
    if isinstance(listing.service_area, Outline):
        yield _feature(_wound(listing.service_area), {"kind": "service_area"} | about)
    elif not listing.sites:
        yield _feature(None, {"kind": "no_place"} | about)


def _feature(geometry: Json | None, properties: Json) -> Json:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _about(listing: Listing) -> Json:
    phones = [phone for contact in listing.contacts for phone in contact.phones]
    return {
        **dict(pair for field in _TOLD for pair in _property(field, listing)),
        "welcome_yes": _answered(listing, Welcome.YES),
        "welcome_ask_first": _answered(listing, Welcome.ASK_FIRST),
        "service_area": _area(listing.service_area),
        "meetings_en": _joined(when(listing.schedule, Language.EN)),
        "meetings_fr": _joined(when(listing.schedule, Language.FR)),
        "phones": _joined(map(_phone, phones)),
        "emails": _joined(contact.email for contact in listing.contacts if contact.email),
        "contact_urls": _joined(contact.url for contact in listing.contacts if contact.url),
    }


_TOLD: Final = tuple(
    field
    for field in FIELDS
    if not isinstance(field.kind, Part) and Export.GEOJSON not in field.losses
)
_NAMES: Final = MappingProxyType({"source_url": "url"})
"""Fields whose property has another name."""


def _property(field: ListingField, listing: Listing) -> Iterator[tuple[str, object]]:
    name, value = _NAMES.get(field.name, field.name), getattr(listing, field.name)
    match field.kind:
        case BothLanguages():
            yield f"{name}_en", value and value.en
            yield f"{name}_fr", value and value.fr
        case Choices(words=words):
            yield name, _joined(word for word in words if word in value)
        case LanguageCodes():
            yield name, _joined(value)
        case Day():
            yield name, value and value.isoformat()
        case Choice() as choice:
            yield name, choice.written(value)
        case _:
            yield name, value


def _place(site: Site) -> Json:
    return {
        "address_visibility": site.visibility,
        "venue": site.venue,
        "street": site.street,
        "town": site.town,
        "region": site.region,
        "postal_code": site.postal_code,
        "accuracy_km": site.uncertainty_km,
        "accessibility": site.accessibility,
    }


def _joined(words: Iterable[str]) -> str | None:
    return _PARTED.join(words) or None


def _answered(listing: Listing, answer: Welcome) -> str | None:
    return _joined(who for who in Audience if listing.welcomes.of(who) is answer)


def _area(area: ServiceArea) -> str | None:
    match area:
        case NotStated():
            return None
        case WholeCanada():
            return "CA"
        case Regions(codes=codes):
            return _joined(codes)
        case Outline():
            return "drawn"


def _phone(phone: Phone) -> str:
    return phone.number if phone.extension is None else f"{phone.number} x{phone.extension}"


def _wound(outline: Outline) -> Json:
    """Turn the rings as RFC 7946 wants them: outer ones counterclockwise, holes clockwise."""
    import shapely  # noqa: PLC0415 - late, as in geo.listing.service_area

    wound: Json = json.loads(shapely.to_geojson(shapely.orient_polygons(outline.geometry)))
    return wound
