"""The tables inside a listing file: texts in both languages, sites, meetings, contacts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import time
from typing import Any, Final

from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.files.fields import (
    Fault,
    Field,
    FieldError,
    Node,
    Schema,
    clock,
    day,
    flag,
    list_of,
    name_text,
    number,
    one_of,
    shown,
    text,
    word,
)
from geo.listing.files.written_forms import (
    email,
    extension,
    phone_number,
    postal_code,
    time_zone,
    url,
)
from geo.listing.schedule import Meeting, Weekday
from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import CANADA_LAT, CANADA_LON, Coordinate
from geo.place.regions import Region

LAST: Final = "last"
"""In ``nth``: the last such weekday of the month."""
LAST_OF_MONTH: Final = -1

_LONGEST_MEETING_HOURS = 12
_WEEKDAYS = {weekday.name.lower(): weekday for weekday in Weekday}


BILINGUAL: Final = Schema(
    example='{ en = "...", fr = "..." }',
    fields={
        "en": Field(text, 'the English text: en = "..."'),
        "fr": Field(text, 'the French text: fr = "..."'),
    },
    make=Bilingual,
)


BILINGUAL_NAME: Final = replace(
    BILINGUAL,
    fields={code: replace(field, read=name_text) for code, field in BILINGUAL.fields.items()},
)


def _site(*, lat: float, lon: float, **fields: Any) -> Site:  # noqa: ANN401 - checked by Site
    return Site(coordinate=Coordinate(lat=lat, lon=lon), **fields)


def _site_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    visibility = values.get("visibility")
    for name in ("venue", "street", "postal_code"):
        if values.get(name) and visibility not in {None, AddressVisibility.PUBLIC}:
            yield Fault(
                name,
                f"{shown(values[name])} would tell more than the town of a site whose address is "
                f"{visibility.value!r}; remove the field",
            )
    limits = {"lat": (CANADA_LAT, "latitude"), "lon": (CANADA_LON, "longitude")}
    for name, ((least, most), axis) in limits.items():
        if name in values and not least <= values[name] <= most:
            yield Fault(
                name,
                f"{axis} {values[name]} is outside Canada; write degrees from {least} to {most} "
                "(are lat and lon swapped?)",
            )
    if values.get("uncertainty_km", 1) <= 0:
        yield Fault("uncertainty_km", f"{values['uncertainty_km']} is not above 0; write km")


SITE: Final = Schema(
    example='[[sites]] and below it town = "..." and so on',
    fields={
        "visibility": Field(word(AddressVisibility), 'visibility = "public", "town" or "withheld"'),
        "town": Field(name_text, 'the town: town = "..."'),
        "region": Field(word(Region), 'the province or territory: region = "CA-ON"'),
        "lat": Field(number, "the latitude in degrees: lat = 43.5787"),
        "lon": Field(number, "the longitude in degrees, below 0: lon = -79.831"),
        "uncertainty_km": Field(number, "how far off the point may be, in km: uncertainty_km = 1"),
        "venue": Field(name_text),
        "street": Field(name_text),
        "postal_code": Field(postal_code),
        "accessibility": Field(text),
    },
    make=_site,
    check=_site_faults,
)


def weekday(node: Node) -> Weekday:
    """Read a day of the week."""
    if isinstance(node.value, str) and node.value in _WEEKDAYS:
        return _WEEKDAYS[node.value]
    raise FieldError(f"{shown(node.value)} is not a weekday; {one_of(node.value, _WEEKDAYS)}")


def week_of_month(node: Node) -> int:
    """Read which such weekday of the month is meant."""
    if node.value == LAST:
        return LAST_OF_MONTH
    if type(node.value) is int and node.value in range(1, 6):
        return node.value
    raise FieldError(
        f'{shown(node.value)} is not a week of the month; write 1 to 5 without quotes, or "last"'
    )


def _meeting_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    starts, ends = values.get("starts"), values.get("ends")
    if starts is None or ends is None:
        return
    minutes = (_minute(ends) - _minute(starts)) % (24 * 60) or 24 * 60
    if minutes > _LONGEST_MEETING_HOURS * 60:
        yield Fault(
            "ends",
            f"{ends:%H:%M} would make a meeting that starts at {starts:%H:%M} last "
            f"{minutes / 60:.3g} hours; write the end in 24 hours, or leave it out if not stated",
        )


def _minute(clock_time: time) -> int:
    return 60 * clock_time.hour + clock_time.minute


MEETING: Final = Schema(
    example='[[meetings]] and below it weekday = "monday" and so on',
    fields={
        "weekday": Field(weekday, 'the day: weekday = "monday"'),
        "nth": Field(week_of_month),
        "starts": Field(clock, 'when it starts: starts = "19:00"'),
        "ends": Field(clock),
        "time_zone": Field(time_zone, 'the zone of its clock: time_zone = "America/Toronto"'),
    },
    make=Meeting,
    check=_meeting_faults,
)
CONSENT: Final = Schema(
    example='{ by = "...", on = 2026-11-23, scope = "publish" }',
    fields={
        "by": Field(name_text, 'who agreed: by = "..."'),
        "on": Field(day, "the day they agreed: on = 2026-11-23"),
        "scope": Field(word(ConsentScope), 'what they agreed to: scope = "publish"'),
    },
    make=Consent,
)
PHONE: Final = Schema(
    example='{ number = "416-859-3579" }',
    fields={
        "number": Field(phone_number, 'the number: number = "416-859-3579"'),
        "extension": Field(extension),
        "text": Field(flag),
        "consent": Field(CONSENT),
    },
    make=Phone,
)
CONTACT: Final = Schema(
    example="[[contacts]] and below it role = { ... } and so on",
    fields={
        "role": Field(BILINGUAL_NAME, 'who it is: role = { en = "...", fr = "..." }'),
        "person": Field(name_text),
        "phones": Field(list_of(PHONE, make=tuple), default=()),
        "email": Field(email),
        "url": Field(url),
        "office": Field(name_text),
        "hours": Field(BILINGUAL),
        "answers_24_7": Field(flag),
        "consent": Field(CONSENT),
        "email_consent": Field(CONSENT),
    },
    make=Contact,
)
