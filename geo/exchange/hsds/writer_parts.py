"""The parts of an HSDS service: locations, schedules, contacts, service areas."""

import json
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any, Final

from geo.exchange.hsds.ids import identifier
from geo.exchange.hsds.terms import ADDRESS_VISIBILITY, attribute
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone
from geo.listing.schedule import Meeting
from geo.listing.service_area import NotStated, Outline, Regions, ServiceArea, WholeCanada
from geo.listing.site import Site
from geo.place.north import named_regions
from geo.place.time_zones import zone

Json = dict[str, Any]
Path = tuple[object, ...]

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
CANADA_URI: Final = "urn:iso:std:iso:3166:-1:CA"
PROVINCE_URI: Final = "urn:iso:std:iso:3166:-2:"
NORTH_URI: Final = "urn:nearpeer:north:"

_HOUR = timedelta(hours=1)


def stated(table: Mapping[str, Any]) -> Json:
    """Leave out the keys without a value and the empty lists."""
    return {key: value for key, value in table.items() if value is not None and value != []}


def bilingual(key: str, text: Bilingual | None) -> Json:
    """Write a text in English under an HSDS key, and in French beside it."""
    if text is None:
        return {}
    return {key: text.en, french(key): text.fr}


def french(key: str) -> str:
    """Name the key of the French text beside an English one."""
    return f"x_{key.removeprefix('x_')}_fr"


def location_json(site: Site, *, path: Path) -> Json:
    """Write a site; one whose address is not public has its coarse point and no address.

    HSDS takes an address only whole: one without street or postal code stands in ``x_`` keys.
    """
    location_id = identifier(*path)
    is_whole = site.street is not None and site.postal_code is not None
    return stated(
        {
            "id": location_id,
            "location_type": "physical",
            "name": site.venue,
            "latitude": site.coordinate.lat,
            "longitude": site.coordinate.lon,
            "x_uncertainty_km": site.uncertainty_km,
            **(_address(site, path=path) if is_whole else _parts_of_address(site)),
            "accessibility": site.accessibility
            and [{"id": identifier(*path, "accessibility"), "description": site.accessibility}],
            "attributes": [
                attribute(
                    ADDRESS_VISIBILITY,
                    site.visibility.value,
                    link_id=location_id,
                    link_entity="location",
                )
            ],
        }
    )


def meeting_json(meeting: Meeting, *, path: Path, now: datetime) -> Json:
    """Write a meeting as a recurrence; HSDS has an offset from UTC where we have a zone."""
    starts_at = meeting.next_after(now).starts_at.astimezone(zone(meeting.time_zone))
    offset = starts_at.isoformat("T", "minutes")[-len("+00:00") :]
    hours = (starts_at.utcoffset() or timedelta()) / _HOUR
    day = DAYS[meeting.weekday]
    return stated(
        {
            "id": identifier(*path),
            "freq": "WEEKLY" if meeting.nth is None else "MONTHLY",
            "interval": 1,
            "byday": day if meeting.nth is None else f"{meeting.nth}{day}",
            "dtstart": starts_at.date().isoformat(),
            "opens_at": _clock(meeting.starts) + offset,
            "closes_at": meeting.ends and _clock(meeting.ends) + offset,
            "timezone": int(hours) if hours.is_integer() else hours,
            "notes": f"Times are those of the clock in {meeting.time_zone}",
            "x_time_zone": meeting.time_zone,
        }
    )


def contact_json(contact: Contact, *, path: Path) -> Json:
    """Write a contact; its consent record stays here."""
    return stated(
        {
            "id": identifier(*path),
            "name": contact.person,
            **bilingual("title", contact.role),
            "email": contact.email,
            "phones": [
                _phone(phone, path=(*path, "phone", number))
                for number, phone in enumerate(contact.phones)
            ],
            "x_url": contact.url,
            "x_office": contact.office,
            **bilingual("x_hours", contact.hours),
            "x_answers_24_7": contact.answers_24_7,
        }
    )


def service_areas(area: ServiceArea, *, path: Path) -> list[Json]:
    """Write where a service says it serves people; none if it does not say."""
    match area:
        case NotStated():
            return []
        case WholeCanada():
            area_id = identifier(*path, "service_area", "CA")
            return [{"id": area_id, "name": "Canada", "uri": CANADA_URI}]
        case Regions(codes=codes):
            return [_region(code, path=path) for code in codes]
        case Outline(geojson=geojson):
            extent = json.dumps(dict(geojson))
            area_id = identifier(*path, "service_area", "drawn")
            return [{"id": area_id, "extent": extent, "extent_type": "geojson"}]


def area_words(area: ServiceArea) -> Bilingual | None:
    """Return how the source puts its area, where that is known."""
    return area.words if isinstance(area, Regions) else None


def _region(code: str, *, path: Path) -> Json:
    north = named_regions().get(code)
    is_province = code.startswith("CA-")
    return {
        "id": identifier(*path, "service_area", code),
        "name": code if north is None else north.name_en,
        "uri": f"{PROVINCE_URI if is_province else NORTH_URI}{code}",
    }


def _address(site: Site, *, path: Path) -> Json:
    address = {
        "id": identifier(*path, "address"),
        "address_1": site.street,
        "city": site.town,
        "state_province": site.region.abbreviation,
        "postal_code": site.postal_code,
        "country": "CA",
        "address_type": "physical",
    }
    return {"addresses": [address]}


def _parts_of_address(site: Site) -> Json:
    return {
        "x_street": site.street,
        "x_town": site.town,
        "x_region": site.region.value,
        "x_postal_code": site.postal_code,
    }


def _phone(phone: Phone, *, path: Path) -> Json:
    extension = phone.extension
    # HSDS has a number here, which a leading zero does not survive.
    is_exact = extension is None or str(int(extension)) == extension
    return stated(
        {
            "id": identifier(*path),
            "number": phone.number,
            "extension": extension and int(extension),
            "x_extension": None if is_exact else extension,
            "type": "voice",
            "x_text": phone.text,
        }
    )


def _clock(clock: time) -> str:
    return clock.isoformat("minutes")
