"""Days of the past that a listing names, held against today."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from geo.faults.listing import DayToCome, DayTooEarly
from geo.listing.contact import Consent, Contact
from geo.listing.files.readers import Fault
from geo.listing.listing import Listing

FIRST_DAY: Final = date(2000, 1, 1)
"""An earlier year is a slip, such as 1926 for 2026 or 26 for 2026: no page that a listing rests on,
and no consent to be named on one, is as old. Groups may have asked long before they came here."""


def day_faults(listing: Listing, *, today: date) -> Iterator[Fault]:
    """Find confirmations and consents of a day to come, or of a day before any listing."""
    for path, day in _days(listing):
        if day > today:
            yield Fault(path, DayToCome(day, today))
        elif day < FIRST_DAY:
            yield Fault(path, DayTooEarly(day, FIRST_DAY))


def _days(listing: Listing) -> Iterator[tuple[str, date]]:
    if listing.assured_on is not None:
        yield "assured_on", listing.assured_on
    for number, contact in enumerate(listing.contacts):
        for path, consent in _consents(contact):
            if consent is not None:
                yield f"contacts[{number}].{path}.on", consent.on


def _consents(contact: Contact) -> Iterator[tuple[str, Consent | None]]:
    yield "consent", contact.consent
    yield "email_consent", contact.email_consent
    for number, phone in enumerate(contact.phones):
        yield f"phones[{number}].consent", phone.consent
