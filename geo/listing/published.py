"""What the public may have of a listing: decided here, and nowhere else.

Every page, file and reply for the public is made of a `PublishedListing` or a `PublishedDirectory`,
and only this module makes them: mypy finds an output that was forgotten. What is decided about each
field stands in docs/exchange-details.md.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, NewType

from geo.listing.contact import Contact, Phone, is_for_staff
from geo.listing.directory import Directory
from geo.listing.listing import Listing, Status
from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import Coordinate

PublishedListing = NewType("PublishedListing", Listing)
"""A listing that visitors see, with nothing in it that is for staff alone."""
HIDDEN_DOOR_KM: Final = 1.0
"""An address that is not public is never told to be nearer than this to a point."""
_DIGITS: Final = 10
"""Of a number of North America, without its 1."""
_DECIMALS: Final = 2
"""Of a degree: at most 0.7 km to the side in Canada."""


def published(listing: Listing) -> PublishedListing | None:
    """Return what the public may have of a listing; None if it is paused or withdrawn."""
    if listing.status is not Status.ACTIVE:
        return None
    return PublishedListing(without_staff_facts(listing))


class PublishedDirectory(Directory):
    """What the public may have of some listings; made once for each state of the store."""

    __slots__ = ()
    listings: tuple[PublishedListing, ...]

    def __init__(self, listings: Iterable[Listing]) -> None:
        super().__init__(one for one in map(published, listings) if one is not None)

    def __iter__(self) -> Iterator[PublishedListing]:
        return iter(self.listings)

    def __getitem__(self, listing_id: str) -> PublishedListing:
        return PublishedListing(super().__getitem__(listing_id))


def without_staff_facts(listing: Listing) -> Listing:
    """Leave out every fact that is for staff alone; a paused listing stays paused.

    This is also what staff's tables hold of listings that the public does not see.
    """
    contacts = tuple(contact for _, contact in published_contacts(listing))
    sites = tuple(map(_site, listing.sites))
    if (contacts, sites) == (listing.contacts, listing.sites):
        return listing
    return replace(listing, contacts=contacts, sites=sites)


def published_contacts(listing: Listing) -> Iterator[tuple[int, Contact]]:
    """Give each contact that is not for staff alone, with its place among those of the listing.

    Two that differ in their consents alone are one. A number or an e-mail that one of them keeps
    for staff is left out of all of them.
    """
    hidden = frozenset(_for_staff(listing.contacts))
    seen: set[Contact] = set()
    for place, contact in enumerate(listing.contacts):
        bare = _contact(contact, hidden)
        if bare is not None and bare not in seen:
            seen.add(bare)
            yield place, bare


def _for_staff(contacts: Iterable[Contact]) -> Iterator[str]:
    """Give the numbers and e-mails that a consent keeps for staff, each as it is compared."""
    for contact in contacts:
        is_whole = is_for_staff(contact.consent)
        for phone in contact.phones:
            if is_whole or is_for_staff(phone.consent):
                yield _line(phone)
        if contact.email and (is_whole or is_for_staff(contact.email_consent)):
            yield contact.email.casefold()


def _line(phone: Phone) -> str:
    """Return the digits that reach it, however it is written and with any extension."""
    return "".join(filter(str.isdecimal, phone.dialled))[-_DIGITS:]


def _contact(contact: Contact, hidden: frozenset[str]) -> Contact | None:
    """Leave out every consent, and what is hidden; None if that was the only way."""
    if is_for_staff(contact.consent):
        return None
    shown = (phone for phone in contact.phones if _line(phone) not in hidden)
    phones = tuple(dict.fromkeys(replace(phone, consent=None) for phone in shown))
    email = None if (contact.email or "").casefold() in hidden else contact.email
    bare = replace(contact, phones=phones, email=email, consent=None, email_consent=None)
    return None if _is_reached(contact) and not _is_reached(bare) else bare


def _is_reached(contact: Contact) -> bool:
    return bool(contact.phones or contact.email or contact.url or contact.office)


def _site(site: Site) -> Site:
    """Hold a site to its visibility, though its file should tell no more than that already."""
    if site.visibility is AddressVisibility.PUBLIC:
        return site
    is_withheld = site.visibility is AddressVisibility.WITHHELD
    access = None if is_withheld else site.accessibility  # it may describe the door
    bare = replace(site, venue=None, street=None, postal_code=None, accessibility=access)
    return _without_door(bare) if site.uncertainty_km < HIDDEN_DOOR_KM else bare


def _without_door(site: Site) -> Site:
    at = site.coordinate
    near = Coordinate(lat=round(at.lat, _DECIMALS), lon=round(at.lon, _DECIMALS))
    return replace(site, coordinate=near, uncertainty_km=site.uncertainty_km + HIDDEN_DOOR_KM)
