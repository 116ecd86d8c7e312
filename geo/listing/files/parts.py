"""The tables inside a listing file: texts in both languages, sites, meetings, contacts."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import time
from typing import Any, Final

from geo.faults.field import Form, NotOfForm, Table, Words
from geo.faults.listing import Axis, FinerThanTown, MeetingTooLong, NotAboveZero, OutsideCanada
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.files.readers import (
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
    shown,
    text,
    unknown_word,
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
    table=Table.TEXTS,
    fields={
        "en": Field(text, is_needed=True),
        "fr": Field(text, is_needed=True),
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
            yield Fault(name, FinerThanTown(shown(values[name]), visibility.value))
    for axis, (least, most) in ((Axis.LAT, CANADA_LAT), (Axis.LON, CANADA_LON)):
        if axis in values and not least <= values[axis] <= most:
            yield Fault(axis, OutsideCanada(axis, values[axis], least, most))
    if values.get("uncertainty_km", 1) <= 0:
        yield Fault("uncertainty_km", NotAboveZero(values["uncertainty_km"]))


SITE: Final = Schema(
    table=Table.SITE,
    fields={
        "visibility": Field(word(AddressVisibility), is_needed=True),
        "town": Field(name_text, is_needed=True),
        "region": Field(word(Region), is_needed=True),
        "lat": Field(number, is_needed=True),
        "lon": Field(number, is_needed=True),
        "uncertainty_km": Field(number, is_needed=True),
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
    raise FieldError(unknown_word(node.value, Words.WEEKDAYS, _WEEKDAYS))


def week_of_month(node: Node) -> int:
    """Read which such weekday of the month is meant."""
    if node.value == LAST:
        return LAST_OF_MONTH
    if type(node.value) is int and node.value in range(1, 6):
        return node.value
    raise FieldError(NotOfForm(shown(node.value), Form.WEEK_OF_MONTH))


def _meeting_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    starts, ends = values.get("starts"), values.get("ends")
    if starts is None or ends is None:
        return
    minutes = (_minute(ends) - _minute(starts)) % (24 * 60) or 24 * 60
    if minutes > _LONGEST_MEETING_HOURS * 60:
        yield Fault("ends", MeetingTooLong(starts, ends, minutes / 60))


def _minute(clock_time: time) -> int:
    return 60 * clock_time.hour + clock_time.minute


MEETING: Final = Schema(
    table=Table.MEETING,
    fields={
        "weekday": Field(weekday, is_needed=True),
        "nth": Field(week_of_month),
        "starts": Field(clock, is_needed=True),
        "ends": Field(clock),
        "time_zone": Field(time_zone, is_needed=True),
    },
    make=Meeting,
    check=_meeting_faults,
)
CONSENT: Final = Schema(
    table=Table.CONSENT,
    fields={
        "by": Field(name_text, is_needed=True),
        "on": Field(day, is_needed=True),
        "scope": Field(word(ConsentScope), is_needed=True),
    },
    make=Consent,
)
PHONE: Final = Schema(
    table=Table.PHONE,
    fields={
        "number": Field(phone_number, is_needed=True),
        "extension": Field(extension),
        "text": Field(flag),
        "consent": Field(CONSENT),
    },
    make=Phone,
)
CONTACT: Final = Schema(
    table=Table.CONTACT,
    fields={
        "role": Field(BILINGUAL_NAME, is_needed=True),
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
