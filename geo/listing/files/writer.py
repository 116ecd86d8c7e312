"""A listing written as the TOML file that reads back as the same listing.

Written here and not with a package: the order and the shape of the file are what staff see and
compare, and TOML's basic strings are JSON's.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any, Final

from geo.listing.audience import FIRST_RESPONDERS, Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, Contact, Phone
from geo.listing.field_kinds import (
    BothLanguages,
    Choice,
    Choices,
    Kind,
    LanguageCodes,
    ListingField,
    Part,
)
from geo.listing.fields import FIELDS, of_kind
from geo.listing.files.area import CANADA, NOT_STATED
from geo.listing.files.parts import LAST, LAST_OF_MONTH
from geo.listing.files.schema import EVERYONE_ELSE, GROUP
from geo.listing.listing import Listing
from geo.listing.schedule import Meeting
from geo.listing.service_area import NotStated, Outline, Regions, ServiceArea, WholeCanada
from geo.listing.site import Site

_QUOTED: Final = json.JSONEncoder(ensure_ascii=False).encode


def to_toml(listing: Listing) -> str:
    """Write a listing; `geo.listing.files.listing_file.from_toml` gives the same listing back."""
    return "\n".join(_blocks(listing))


def _blocks(listing: Listing) -> Iterator[str]:
    yield _fields(_head(listing))
    for field in of_kind(BothLanguages):
        text = getattr(listing, field.name)
        if text is not None:
            yield f"[{field.name}]\n{_fields(_bilingual(text))}"
    if isinstance(listing.service_area, Regions) and listing.service_area.words is not None:
        yield f"[service_area_words]\n{_fields(_bilingual(listing.service_area.words))}"
    yield f"[welcome]\n{_fields(_welcome(listing.welcomes))}"
    for site in listing.sites:
        yield f"[[sites]]\n{_fields(_site(site))}"
    for meeting in listing.schedule.meetings:
        yield f"[[meetings]]\n{_fields(_meeting(meeting))}"
    for contact in listing.contacts:
        yield f"[[contacts]]\n{_fields(_contact(contact))}"


def _head(listing: Listing) -> dict[str, object]:
    """Give what stands before the first table; a text in both languages is a table."""
    return dict(pair for field in FIELDS for pair in _of_head(field, listing))


def _of_head(field: ListingField, listing: Listing) -> Iterator[tuple[str, object]]:
    match field.name, field.kind:
        case "service_area", _:
            yield "service_area", _service_area(listing.service_area)
        case "schedule", _:
            yield "rhythm", listing.schedule.rhythm
        case _, Part() | BothLanguages():
            return
        case name, kind:
            yield name, _plain_value(kind, getattr(listing, name))


def _plain_value(kind: Kind, value: Any) -> object:  # noqa: ANN401 - any field of a listing
    match kind:
        case Choice():
            return kind.written(value)
        case Choices(words=words):
            return [word for word in words if word in value]
        case LanguageCodes():
            return value or None
        case _:
            return value


def _service_area(area: ServiceArea) -> object:
    match area:
        case NotStated():
            return NOT_STATED
        case WholeCanada():
            return CANADA
        case Regions(codes=codes):
            return codes
        case Outline(geojson=geojson):
            return geojson


def _welcome(welcomes: Welcomes) -> dict[str, Welcome]:
    own = {audience.value: welcomes.stated[audience] for audience in _spoken_of(welcomes)}
    answers = {welcomes.stated.get(audience) for audience in FIRST_RESPONDERS}
    group = answers.pop() if len(answers) == 1 else None
    if group is not None:
        own = {name: answer for name, answer in own.items() if name not in FIRST_RESPONDERS}
        own = {GROUP: group, **own}
    return {**own, EVERYONE_ELSE: welcomes.everyone_else}


def _spoken_of(welcomes: Welcomes) -> Iterator[Audience]:
    return (audience for audience in Audience if audience in welcomes.stated)


def _site(site: Site) -> dict[str, object]:
    return {
        "visibility": site.visibility,
        "venue": site.venue,
        "street": site.street,
        "town": site.town,
        "region": site.region,
        "postal_code": site.postal_code,
        "lat": site.coordinate.lat,
        "lon": site.coordinate.lon,
        "uncertainty_km": site.uncertainty_km,
        "accessibility": site.accessibility,
    }


def _meeting(meeting: Meeting) -> dict[str, object]:
    return {
        "weekday": meeting.weekday.name.lower(),
        "nth": LAST if meeting.nth == LAST_OF_MONTH else meeting.nth,
        "starts": _clock(meeting.starts),
        "ends": meeting.ends and _clock(meeting.ends),
        "time_zone": meeting.time_zone,
    }


def _contact(contact: Contact) -> dict[str, object]:
    return {
        "role": _bilingual(contact.role),
        "person": contact.person,
        "phones": [_phone(phone) for phone in contact.phones] or None,
        "email": contact.email,
        "url": contact.url,
        "office": contact.office,
        "hours": contact.hours and _bilingual(contact.hours),
        "answers_24_7": contact.answers_24_7,
        "consent": contact.consent and _consent(contact.consent),
        "email_consent": contact.email_consent and _consent(contact.email_consent),
    }


def _phone(phone: Phone) -> dict[str, object]:
    return {
        "number": phone.number,
        "extension": phone.extension,
        "text": phone.text,
        "consent": phone.consent and _consent(phone.consent),
    }


def _consent(consent: Consent) -> dict[str, object]:
    return {"by": consent.by, "on": consent.on, "scope": consent.scope}


def _bilingual(text: Bilingual) -> dict[str, object]:
    return {"en": text.en, "fr": text.fr}


def _clock(clock: time) -> str:
    """Write hours and minutes; the seconds that no file may have stay, so that reading refuses."""
    return clock.isoformat("minutes" if clock.replace(second=0, microsecond=0) == clock else "auto")


def _fields(fields: Mapping[str, Any]) -> str:
    """Write the fields of a table, one on a line; those without a value are left out."""
    stated = ((name, value) for name, value in fields.items() if value is not None)
    return "".join(f"{name} = {_literal(value)}\n" for name, value in stated)


def _literal(value: object) -> str:
    match value:
        case str():
            return _QUOTED(value).replace("\x7f", "\\u007f")
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case Mapping():
            inside = _fields(value).rstrip("\n").replace("\n", ", ")
            return f"{{ {inside} }}"
        case list() | tuple():
            return f"[{', '.join(map(_literal, value))}]"
        case _:
            return repr(value)
