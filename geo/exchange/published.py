"""A listing as it may leave the house: no number for staff alone, and no record of a consent."""

from collections.abc import Iterator
from dataclasses import replace

from geo.listing.contact import Contact
from geo.listing.listing import Listing


def published(listing: Listing) -> Listing:
    """Leave out what no export carries."""
    contacts = tuple(contact for _, contact in published_contacts(listing))
    return replace(listing, contacts=contacts)


def published_contacts(listing: Listing) -> Iterator[tuple[int, Contact]]:
    """Give each contact that an export carries, with its place among the contacts of the listing.

    Two that differ in their consents alone are one.
    """
    seen: set[Contact] = set()
    for place, contact in enumerate(listing.contacts):
        shown = contact.for_visitors()
        bare = None if shown is None else _without_consents(shown)
        if bare is not None and bare not in seen:
            seen.add(bare)
            yield place, bare


def _without_consents(contact: Contact) -> Contact:
    phones = tuple(dict.fromkeys(replace(phone, consent=None) for phone in contact.phones))
    return replace(contact, phones=phones, consent=None, email_consent=None)
