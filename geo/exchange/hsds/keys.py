"""Where a field of our listing stands in an HSDS service, to name it in a message."""

import re
from types import MappingProxyType
from typing import Final

from geo.exchange.hsds.terms import AREA_WORDS
from geo.listing.field_kinds import Term
from geo.listing.fields import FIELDS

_INSIDE: Final = MappingProxyType(
    {
        "sites": {
            "": "service_at_locations",
            "visibility": "location.attributes.address_visibility",
            "venue": "location.name",
            "street": "location.addresses.address_1",
            "town": "location.addresses.city",
            "region": "location.addresses.state_province",
            "postal_code": "location.addresses.postal_code",
            "lat": "location.latitude",
            "lon": "location.longitude",
            "uncertainty_km": "location.x_uncertainty_km",
            "accessibility": "location.accessibility",
        },
        "meetings": {
            "": "schedules",
            "weekday": "byday",
            "nth": "byday",
            "starts": "opens_at",
            "ends": "closes_at",
            "time_zone": "x_time_zone",
        },
        "contacts": {
            "": "contacts",
            "role": "title",
            "person": "name",
            "url": "x_url",
            "office": "x_office",
            "hours": "x_hours",
            "answers_24_7": "x_answers_24_7",
        },
    }
)
_SINGLE: Final = MappingProxyType(
    {
        **{
            field.name: field.hsds
            for field in FIELDS
            if isinstance(field.hsds, str) and field.hsds != field.name
        },
        "service_area_words": AREA_WORDS,
    }
)
_TERMS: Final = frozenset(
    {"welcome", "rhythm", *(field.name for field in FIELDS if isinstance(field.hsds, Term))}
)
_LANGUAGE = re.compile(r"\.(en|fr)$")
_PART = re.compile(r"(\w+)(\[\d+\])\.?(\w*)(.*)")


def hsds_key(path: str) -> str:
    """Turn the path of a field of ours, ``"sites[0].lat"``, into the one of an HSDS service."""
    plain, language = _LANGUAGE.sub("", path), _LANGUAGE.search(path)
    suffix = " (French)" if language and language[1] == "fr" else ""
    return _key(plain) + suffix


def _key(path: str) -> str:
    part = _PART.fullmatch(path)
    if part and part[1] in _INSIDE:
        keys = _INSIDE[part[1]]
        inside = part[3] and keys.get(part[3], part[3])
        return ".".join(filter(None, (f"{keys['']}{part[2]}", f"{inside}{part[4]}")))
    first, _, rest = path.partition(".")
    bare = first.partition("[")[0]
    if bare in _TERMS:
        return ".".join(filter(None, ("attributes", bare.removesuffix("s"), rest)))
    inside_list = _INSIDE.get(bare)
    return inside_list[""] if inside_list else _SINGLE.get(bare, path)
