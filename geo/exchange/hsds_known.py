"""What a known listing keeps when a file speaks of it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from geo.exchange.hsds_terms import values_of
from geo.exchange.hsds_values import Json, tables
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Phone
from geo.listing.listing import Listing, Mode
from geo.listing.toml_fields import Fault

_TEXTS = ("name", "organization", "description", "eligibility", "confidentiality", "notes")


def kept(known: Listing, brought: Listing) -> Listing:
    """Give back to a listing that was read what no export carries: consents, and staff's numbers.

    A contact is the same one if nothing of it changed, or if it has the same role and name.
    """
    shown = _exported(known.contacts)
    if brought.contacts == tuple(shown):
        return replace(brought, contacts=known.contacts)
    merged = tuple(_contact(one, known.contacts) for one in brought.contacts)
    hidden = tuple(one for one in known.contacts if one.for_visitors() is None)
    return replace(brought, contacts=merged + hidden)


def overlaid(service: Json, known: Json) -> Json:
    """Complete a service that lost its ``x_`` keys on the way, or never had any, with known ones.

    Parts of a list are the same where their ids are; what the file does not name at all stays.
    """
    both = {key: _both(service[key], known[key]) for key in service if key in known}
    if service.get("id") != known["id"]:
        # A stranger's other name need not be French.
        both.pop("alternate_name", None)
        service = {key: value for key, value in service.items() if key != "alternate_name"}
    if "attributes" in both and not values_of(tables(service["attributes"])):
        both["attributes"] = known["attributes"]
    return known | service | both


def unless_silent(known: Listing, brought: Listing) -> Listing:
    """Keep the known places and days where a stranger's file has none that can be read."""
    if not brought.schedule.meetings:
        brought = replace(brought, schedule=known.schedule)
    if not brought.sites and Mode.IN_PERSON in brought.modes:
        brought = replace(brought, sites=known.sites)
    return brought


def french_left_behind(known: Listing, brought: Listing) -> Iterator[Fault]:
    """Name the texts whose English changed and whose French did not."""
    for name in _TEXTS:
        before: Bilingual | None = getattr(known, name)
        after: Bilingual | None = getattr(brought, name)
        if before and after and before.en != after.en and before.fr == after.fr:
            problem = (
                "the English text is another one, the French is not; see whether it still fits"
            )
            yield Fault(name, problem)


def _both(value: Any, known: Any) -> Any:  # noqa: ANN401 - any JSON
    match value, known:
        case dict(), dict():
            return overlaid(value, known)
        case list(), list():
            by_id = {one["id"]: one for one in known}
            return [overlaid(one, by_id[one["id"]]) if _id(one) in by_id else one for one in value]
        case _:
            return value


def _id(value: object) -> str | None:
    own_id = value.get("id") if isinstance(value, dict) else None
    return own_id if isinstance(own_id, str) else None


def _exported(contacts: tuple[Contact, ...]) -> dict[Contact, Contact]:
    """Pair each contact as an export tells it with the first known one that it tells of."""
    pairs: dict[Contact, Contact] = {}
    for contact in contacts:
        shown = contact.for_visitors()
        if shown is not None:
            pairs.setdefault(_without_consents(shown), contact)
    return pairs


def _without_consents(contact: Contact) -> Contact:
    phones = tuple(dict.fromkeys(replace(phone, consent=None) for phone in contact.phones))
    return replace(contact, consent=None, email_consent=None, phones=phones)


def _contact(brought: Contact, known: tuple[Contact, ...]) -> Contact:
    pairs = _exported(known)
    if brought in pairs:
        return pairs[brought]
    for before in pairs.values():
        if (before.role.en, before.person) == (brought.role.en, brought.person):
            return _completed(brought, before)
    return brought


def _completed(brought: Contact, before: Contact) -> Contact:
    """Carry consents over number by number: nobody agreed to a number that is new."""
    agreed = {phone.number: before.consent_for(phone) for phone in before.phones}
    phones = tuple(replace(one, consent=agreed.get(one.number)) for one in brought.phones)
    told = {phone.number for phone in phones}
    shown = before.for_visitors() or before
    staffs = tuple(one for one in before.phones if one not in shown.phones)
    email, consent = brought.email, None
    if email == before.email or (email is None and shown.email is None):
        email, consent = before.email, before.consent_for_email
    more: tuple[Phone, ...] = tuple(one for one in staffs if one.number not in told)
    return replace(brought, phones=phones + more, email=email, email_consent=consent)
