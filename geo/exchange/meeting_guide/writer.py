"""A directory as a Meeting Guide feed: one row for each weekly meeting of a listing.

What a feed cannot say stands in `geo.exchange.meeting_guide.keys.LOSSES`.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Final

from geo.exchange.meeting_guide.keys import MOST_CONTACTS, NEXT_ROW, UPDATED, Json
from geo.exchange.meeting_guide.types import CLOSED_FOR_NOW, ONLINE, OPEN, code_of_language
from geo.listing.audience import Welcome
from geo.listing.contact import Contact
from geo.listing.directory import Directory
from geo.listing.listing import Listing, Mode, Status
from geo.listing.published import without_staff_facts
from geo.listing.schedule import Meeting, Schedule
from geo.listing.site import Site
from geo.words.language import Language
from geo.words.listing.entry import when

_MOMENT: Final = "%Y-%m-%d %H:%M:%S"
_SUNDAY_FIRST: Final = 1
"""A feed counts the days from Sunday, as 0."""
_DAYS: Final = 7


def write_feed(directory: Directory, *, now: datetime) -> bytes:
    """Write every listing that is not withdrawn.

    Parameters
    ----------
    now
        Aware; it stands in each row as the moment at which the row was written.

    Returns
    -------
    bytes
        A JSON list in UTF-8.
    """
    updated = {UPDATED: now.astimezone(UTC).strftime(_MOMENT)}
    rows = [row | updated for listing in directory for row in rows_of(listing)]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode()


def rows_of(listing: Listing) -> tuple[Json, ...]:
    """Write a listing as rows, none if it is withdrawn; a key without a value is left out."""
    if listing.status is Status.WITHDRAWN:
        return ()
    listing = without_staff_facts(listing)
    common = _stated(_common(listing) | _place(listing) | dict(_contacts(listing)))
    weekly = [meeting for meeting in listing.schedule.meetings if meeting.nth is None]
    return tuple(
        common | {"slug": _slug(listing.id, number)} | (_meeting(meeting) if meeting else {})
        for number, meeting in enumerate(weekly or [None], 1)
    )


def _slug(listing_id: str, number: int) -> str:
    return listing_id if number == 1 else f"{listing_id}{NEXT_ROW}{number}"


def _common(listing: Listing) -> Json:
    return {
        "name": listing.name.en,
        "group_notes": listing.description.en,
        "entity": listing.organization.en,
        "notes": "\n\n".join(_notes(listing)) or None,
        "types": list(_types(listing)),
        "url": listing.source_url,
    }


def _notes(listing: Listing) -> Iterator[str]:
    texts = (listing.notes, listing.eligibility, listing.confidentiality)
    yield from (text.en for text in texts if text is not None)
    monthly = tuple(one for one in listing.schedule.meetings if one.nth is not None)
    rest = Schedule(meetings=monthly, rhythm=listing.schedule.rhythm)
    if monthly or not listing.schedule.meetings:
        yield from when(rest, Language.EN)


def _types(listing: Listing) -> Iterator[str]:
    if listing.status is Status.PAUSED:
        yield CLOSED_FOR_NOW  # beside "online" it would say that the room alone is closed
    elif Mode.VIRTUAL in listing.modes:
        yield ONLINE
    if listing.welcomes.everyone_else is Welcome.YES:
        yield OPEN
    yield from filter(None, map(code_of_language, listing.languages))


def _meeting(meeting: Meeting) -> Json:
    return _stated(
        {
            "day": (meeting.weekday + _SUNDAY_FIRST) % _DAYS,
            "time": _clock(meeting.starts),
            "end_time": meeting.ends and _clock(meeting.ends),
            "timezone": meeting.time_zone,
        }
    )


def _clock(clock: time) -> str:
    return clock.strftime("%H:%M")


def _place(listing: Listing) -> Json:
    if not listing.sites:
        return {}
    site = listing.sites[0]
    is_public = not site.is_vague
    return {
        "location": site.venue,
        "location_notes": site.accessibility,
        "formatted_address": _address(site),
        "address": site.street,
        "city": site.town,
        "state": site.region.abbreviation,
        "postal_code": site.postal_code,
        "country": "CA",
        "latitude": site.coordinate.lat,
        "longitude": site.coordinate.lon,
        "approximate": "no" if is_public and site.street else "yes",
    }


def _address(site: Site) -> str:
    region = " ".join(filter(None, (site.region.abbreviation, site.postal_code)))
    return ", ".join(filter(None, (site.street, site.town, region, "Canada")))


def _contacts(listing: Listing) -> Iterator[tuple[str, str | None]]:
    for number, contact in enumerate(listing.contacts[:MOST_CONTACTS], 1):
        yield f"contact_{number}_name", _first_name(contact)
        yield f"contact_{number}_email", contact.email
        yield f"contact_{number}_phone", _number(contact)


def _first_name(contact: Contact) -> str:
    """Write no last name: the format forbids it."""
    return contact.person.split()[0] if contact.person else contact.role.en


def _number(contact: Contact) -> str | None:
    if not contact.phones:
        return None
    phone = contact.phones[0]
    return f"{phone.number} ext. {phone.extension}" if phone.extension else phone.number


def _stated(row: Json) -> Json:
    return {key: value for key, value in row.items() if value is not None}
