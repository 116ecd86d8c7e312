"""What a listing would lose by a change: what people can rely on now, and could not any more."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from geo.listing.audience import Audience, Welcome
from geo.listing.contact import Consent, Contact, is_for_staff
from geo.listing.listing import Listing, Mode
from geo.listing.published import without_staff_facts
from geo.listing.schedule import NO_DAY_STATED, Schedule
from geo.listing.service_area import NotStated, Outline, Regions, ServiceArea
from geo.listing.site import Site


class Lost(StrEnum):
    """What kind of thing is lost, the gravest first."""

    RESTRICTION = "restriction"
    """Numbers, addresses or people for staff alone that everybody would see."""
    CONSENT = "consent"
    """Numbers, addresses or people whose consent would no longer be on record."""
    ALL_CONTACTS = "all_contacts"
    """Every way to reach the group that visitors see."""
    CONTACTS = "contacts"
    """Contacts that visitors could no longer reach."""
    MODES = "modes"
    """Ways to meet that would no longer be offered."""
    SITES = "sites"
    """Towns where it would no longer meet."""
    MEETINGS = "meetings"
    """A `Schedule` of the meetings that would be gone."""
    WELCOMES = "welcomes"
    """Audiences that are answered with a plain yes now."""
    LANGUAGES = "languages"
    """Languages that would no longer be spoken."""
    SERVICE_AREA = "service_area"
    """The area, or the regions of it, that would no longer be served."""


@dataclass(frozen=True, slots=True)
class Loss:
    """All that is lost of one kind.

    Parameters
    ----------
    what
        Values of the listing as it stood; texts where they are numbers, addresses or people.
    """

    kind: Lost
    what: tuple[Any, ...]


def losses(before: Listing, after: Listing) -> tuple[Loss, ...]:
    """Find what a change would take away.

    Another number of the same contact, another hour of a meeting or another street of the same
    town is no loss.
    """
    found = ((kind, tuple(find(before, after))) for kind, find in _FINDERS.items())
    lost = {kind: what for kind, what in found if what}
    if Lost.ALL_CONTACTS in lost:
        lost.pop(Lost.CONTACTS, None)
    return tuple(Loss(kind, what) for kind, what in lost.items())


# --- contacts ------------------------------------------------------------------------------------


def _restrictions(before: Listing, after: Listing) -> Iterator[str]:
    now = _consents(after)
    for name, was in _consents(before).items():
        if name in now and is_for_staff(was) and not is_for_staff(now[name]):
            yield name


def _consent_records(before: Listing, after: Listing) -> Iterator[str]:
    now = _consents(after)
    for name, was in _consents(before).items():
        if name in now and was is not None and now[name] is None and not is_for_staff(was):
            yield name


def _consents(listing: Listing) -> dict[str, Consent | None]:
    """Find the consent that each number, e-mail and person of a listing rests on."""
    found: dict[str, Consent | None] = {}
    for contact in listing.contacts:
        for phone in contact.phones:
            found[phone.number] = contact.consent_for(phone)
        if contact.email:
            found[contact.email] = contact.consent_for_email
        if not contact.phones and not contact.email:
            found[contact.person or contact.role.en] = contact.consent
    return found


def _all_contacts(before: Listing, after: Listing) -> tuple[Contact, ...]:
    return () if _reachable(after) else _reachable(before)


def _contacts(before: Listing, after: Listing) -> Iterator[Contact]:
    still = _reachable(after)
    return (one for one in _reachable(before) if not any(_is_same(one, two) for two in still))


def _reachable(listing: Listing) -> tuple[Contact, ...]:
    """List the contacts that visitors see and can reach."""
    return tuple(contact for contact in without_staff_facts(listing).contacts if _ways(contact))


def _ways(contact: Contact) -> set[str]:
    numbers = (phone.number for phone in contact.phones)
    return {way for way in (*numbers, contact.email, contact.url) if way}


def _is_same(one: Contact, two: Contact) -> bool:
    is_named_so = (one.role, one.person) == (two.role, two.person)
    return is_named_so or not _ways(one).isdisjoint(_ways(two))


# --- how, where and when -------------------------------------------------------------------------


def _modes(before: Listing, after: Listing) -> Iterator[Mode]:
    return (mode for mode in Mode if mode in before.modes - after.modes)


def _sites(before: Listing, after: Listing) -> Iterator[Site]:
    """Find the sites in whose town there are fewer now; another street of it is no loss."""
    left = Counter(map(_town, after.sites))
    for site in before.sites:
        left[_town(site)] -= 1
        if left[_town(site)] < 0:
            yield site


def _town(site: Site) -> tuple[str, str]:
    return site.town.casefold(), site.region.value


def _meetings(before: Listing, after: Listing) -> Iterator[Schedule]:
    """Find the meetings that do not stand as they did, where there are fewer of them."""
    was, now = before.schedule, after.schedule
    if len(now.meetings) < len(was.meetings):
        yield Schedule(meetings=tuple(one for one in was.meetings if one not in now.meetings))
    elif was != NO_DAY_STATED and now == NO_DAY_STATED:
        yield was


# --- for whom ------------------------------------------------------------------------------------


def _welcomes(before: Listing, after: Listing) -> Iterator[Audience]:
    was, now = before.welcomes, after.welcomes
    return (
        who for who in Audience if was.of(who) is Welcome.YES and now.of(who) is not Welcome.YES
    )


def _languages(before: Listing, after: Listing) -> Iterator[str]:
    return (code for code in before.languages if code not in after.languages)


def _service_area(before: Listing, after: Listing) -> Iterator[ServiceArea]:
    was, now = before.service_area, after.service_area
    if isinstance(was, Regions) and isinstance(now, Regions):
        gone = tuple(code for code in was.codes if code not in now.codes)
        if gone:
            yield Regions(gone)
    elif _is_narrower(was, now):
        yield was


def _is_narrower(was: ServiceArea, now: ServiceArea) -> bool:
    """Tell whether an area of another kind serves less; a drawing that is redrawn may not."""
    if isinstance(was, NotStated) or (isinstance(was, Outline) and isinstance(now, Outline)):
        return False
    return isinstance(now, NotStated) or now.area_km2 < was.area_km2


_FINDERS: Final[Mapping[Lost, Callable[[Listing, Listing], Any]]] = {
    Lost.RESTRICTION: _restrictions,
    Lost.CONSENT: _consent_records,
    Lost.ALL_CONTACTS: _all_contacts,
    Lost.CONTACTS: _contacts,
    Lost.MODES: _modes,
    Lost.SITES: _sites,
    Lost.MEETINGS: _meetings,
    Lost.WELCOMES: _welcomes,
    Lost.LANGUAGES: _languages,
    Lost.SERVICE_AREA: _service_area,
}
