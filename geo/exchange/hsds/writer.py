"""The listing as services of the Human Services Data Specification (HSDS 3.x), in full form.

What HSDS has no field for is written beside it, in properties that begin with ``x_``, which its
schemas allow; `geo.exchange.hsds.reader` reads them back.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from geo.exchange.hsds.ids import identifier
from geo.exchange.hsds.terms import (
    AREA_WORDS,
    EVERYONE_ELSE,
    PLAIN,
    RHYTHM,
    SINGLE,
    TEXTS,
    WELCOME,
    attribute,
)
from geo.exchange.hsds.writer_parts import (
    Json,
    area_words,
    bilingual,
    contact_json,
    location_json,
    meeting_json,
    service_areas,
    stated,
)
from geo.listing.directory import Directory
from geo.listing.fields import CHOICES
from geo.listing.listing import Cost, Listing, Mode, Status
from geo.listing.published import without_staff_facts
from geo.listing.schedule import Rhythm

STATUSES: Final = MappingProxyType(
    {
        Status.ACTIVE: "active",
        Status.PAUSED: "temporarily closed",
        Status.WITHDRAWN: "inactive",
    }
)
FREE: Final = "free"
CHARGED: Final = "charged"

_LANGUAGES: Final = MappingProxyType({"en": "English", "fr": "French", "iu": "Inuktitut"})
_FROM_ANYWHERE: Final = MappingProxyType({Mode.VIRTUAL: "Online", Mode.PHONE: "By phone"})


def write_hsds(directory: Directory, *, now: datetime) -> bytes:
    """Write every listing, paused and withdrawn ones included, as a JSON list of services.

    Parameters
    ----------
    now
        Aware; a meeting's offset from UTC is that of its next occurrence after this moment.

    Returns
    -------
    bytes
        UTF-8, one service on each line.
    """
    lines = (
        json.dumps(service_json(listing, now=now), ensure_ascii=False, allow_nan=False)
        for listing in directory
    )
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def service_json(listing: Listing, *, now: datetime) -> Json:
    """Write one listing as a service, without what is for staff alone."""
    shown = without_staff_facts(listing)
    path = ("service", shown.id)
    return stated(
        {
            "id": identifier(*path),
            "x_id": shown.id,
            "name": shown.name.en,
            "alternate_name": shown.name.fr,
            "status": STATUSES[shown.status],
            **_texts(shown),
            **bilingual(AREA_WORDS, area_words(shown.service_area)),
            **_plain(shown),
            "organization": _organization(shown),
            "attributes": list(_attributes(shown)),
            "contacts": [
                contact_json(contact, path=(*path, "contact", number))
                for number, contact in enumerate(shown.contacts)
            ],
            "cost_options": _cost_options(shown),
            "languages": [_language(code, shown) for code in shown.languages],
            "schedules": [
                meeting_json(meeting, path=(*path, "schedule", number), now=now)
                for number, meeting in enumerate(shown.schedule.meetings)
            ],
            "service_areas": service_areas(shown.service_area, path=path),
            "service_at_locations": list(_at_locations(shown)),
        }
    )


def _texts(listing: Listing) -> Json:
    texts = (bilingual(key, getattr(listing, name)) for name, key in TEXTS.items())
    return {key: text for told in texts for key, text in told.items()}


def _plain(listing: Listing) -> Json:
    values = ((key, getattr(listing, name)) for name, key in PLAIN.items())
    return {key: str(value) for key, value in values if value is not None}


def _organization(listing: Listing) -> Json:
    return {
        "id": identifier("organization", listing.organization.en),
        "name": listing.organization.en,
        "alternate_name": listing.organization.fr,
        # HSDS asks for a description; this says no more than the listing does.
        "description": f"The organization behind {listing.name.en}",
    }


def _attributes(listing: Listing) -> Iterator[Json]:
    link_id = identifier("service", listing.id)
    for code, value in _terms(listing):
        yield attribute(code, value, link_id=link_id, link_entity="service")


def _terms(listing: Listing) -> Iterator[tuple[str, str]]:
    for mode in Mode:
        if mode in listing.modes:
            yield "mode", mode.value
    for audience, answer in sorted(listing.welcomes.stated.items()):
        yield f"{WELCOME}{audience}", answer.value
    yield f"{WELCOME}{EVERYONE_ELSE}", listing.welcomes.everyone_else.value
    for name in SINGLE:
        value = _single(name, listing)
        if value is not None:
            yield name, value.value


def _single(name: str, listing: Listing) -> StrEnum | None:
    if name == RHYTHM.code:
        rhythm = listing.schedule.rhythm
        return None if rhythm is Rhythm.NOT_STATED else rhythm
    written: StrEnum | None = CHOICES[name].written(getattr(listing, name))
    return written


def _cost_options(listing: Listing) -> list[Json]:
    path = identifier("service", listing.id, "cost_option")
    match listing.cost:
        case Cost.FREE:
            return [{"id": path, "option": FREE, "amount": 0, "currency": "CAD"}]
        case Cost.CHARGED:
            return [{"id": path, "option": CHARGED}]
        case Cost.NOT_STATED:
            return []


def _language(code: str, listing: Listing) -> Json:
    language_id = identifier("service", listing.id, "language", code)
    return {"id": language_id, "code": code, "name": _LANGUAGES.get(code, code)}


def _at_locations(listing: Listing) -> Iterator[Json]:
    path = ("service", listing.id, "at_location")
    for number, site in enumerate(listing.sites):
        at = (*path, number)
        yield {"id": identifier(*at), "location": location_json(site, path=(*at, "location"))}
    for mode, name in _FROM_ANYWHERE.items():
        if mode in listing.modes:
            at_id, location_id = identifier(*path, mode), identifier(*path, mode, "location")
            location: dict[str, Any] = {"id": location_id, "location_type": "virtual", "name": name}
            yield {"id": at_id, "location": location}
