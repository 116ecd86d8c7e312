"""Numbers and addresses that are shown without anybody's consent, and what can be done about it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.listing.contact import Contact, Phone
from geo.listing.listing import Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Unasked:
    """A number or an e-mail that is shown because the source publishes it, and for no other reason.

    Parameters
    ----------
    contact
        Number of the contact in the listing, from 0.
    phone
        Number of the phone in the contact, from 0; ``None`` for the e-mail.
    """

    contact: int
    phone: int | None
    shown: str


def unasked(listing: Listing) -> tuple[Unasked, ...]:
    """Find every number and e-mail that nobody has consented to."""
    return tuple(
        one for at, contact in enumerate(listing.contacts) for one in _of_contact(at, contact)
    )


def _of_contact(at: int, contact: Contact) -> Iterator[Unasked]:
    for number, phone in enumerate(contact.phones):
        if contact.consent_for(phone) is None:
            yield Unasked(contact=at, phone=number, shown=phone.number)
    if contact.email is not None and contact.consent_for_email is None:
        yield Unasked(contact=at, phone=None, shown=contact.email)


def without(listing: Listing, one: Unasked) -> Listing:
    """Take a number or an e-mail out of a listing."""
    contact = listing.contacts[one.contact]
    if one.phone is None:
        return _with_contact(listing, one.contact, replace(contact, email=None))
    phones = _without_phone(contact.phones, one.phone)
    return _with_contact(listing, one.contact, replace(contact, phones=phones))


def with_role_address(listing: Listing, one: Unasked, email: str) -> Listing:
    """Put the address of a role in the place of a person's number or e-mail, and of their name."""
    contact = listing.contacts[one.contact]
    phones = contact.phones if one.phone is None else _without_phone(contact.phones, one.phone)
    changed = replace(contact, phones=phones, email=email, person=None)
    return _with_contact(listing, one.contact, changed)


def _without_phone(phones: tuple[Phone, ...], number: int) -> tuple[Phone, ...]:
    return phones[:number] + phones[number + 1 :]


def _with_contact(listing: Listing, at: int, contact: Contact) -> Listing:
    contacts = (*listing.contacts[:at], contact, *listing.contacts[at + 1 :])
    return replace(listing, contacts=contacts)
