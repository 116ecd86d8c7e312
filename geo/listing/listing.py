"""One entry of the listing, as it was published."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from geo.errors import ListingError
from geo.faults.listing import Contradiction
from geo.listing.audience import Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Contact, Reachable
from geo.listing.kept import kept
from geo.listing.schedule import NO_DAY_STATED, Schedule
from geo.listing.service_area import ServiceArea
from geo.listing.site import Site

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Mode(StrEnum):
    """How people meet."""

    IN_PERSON = "in_person"
    """At a place."""
    VIRTUAL = "virtual"
    """Online, by video or in a chat."""
    PHONE = "phone"
    """In a call."""


class Attendees(StrEnum):
    """Who else is in the room."""

    OWN_PROFESSION = "own_profession"
    """People of one profession alone."""
    MIXED_RESPONDERS = "mixed_responders"
    """People of several of the professions."""
    WITH_FAMILIES = "with_families"
    """Families take part too."""
    NOT_STATED = "not_stated"
    """The listing does not say."""


class LedBy(StrEnum):
    """Who leads a meeting."""

    PEER = "peer"
    """Somebody who has been there, without being a clinician."""
    CLINICIAN = "clinician"
    """A psychologist, social worker or other professional."""
    BOTH = "both"
    """A peer and a clinician together."""
    NOT_STATED = "not_stated"
    """The listing does not say."""


class HowToStart(StrEnum):
    """What to do before the first meeting."""

    DROP_IN = "drop_in"
    """Nothing: one may just come."""
    CONTACT_FIRST = "contact_first"
    """Call or write to the group."""
    REFERRAL = "referral"
    """Be sent by a clinician, an employer or a programme."""
    NOT_STATED = "not_stated"
    """The listing does not say."""


class Cost(StrEnum):
    """What it costs to take part."""

    FREE = "free"
    """Nothing, for everybody."""
    CHARGED = "charged"
    """There is a charge."""
    NOT_STATED = "not_stated"
    """The listing does not say."""


class WheelchairAccess(StrEnum):
    """Whether one can take part in a wheelchair."""

    YES = "yes"
    """The source says that one can."""
    PARTLY = "partly"
    """With help, or not everywhere: the note says how far."""
    NO = "no"
    """The source says that one cannot."""
    NOT_STATED = "not_stated"
    """The source does not say."""


class Assurance(StrEnum):
    """How an entry was confirmed."""

    PHONE = "phone"
    """Staff called the group."""
    EMAIL = "email"
    """The group answered a message of staff."""
    IN_PERSON = "in_person"
    """Staff spoke with the group face to face."""
    WEB_PAGE = "web_page"
    """Somebody read again what its source publishes."""
    OWN_CONTACT = "own_contact"
    """The group's own contact answered the link that staff sent."""


class Status(StrEnum):
    """Whether visitors see a listing."""

    ACTIVE = "active"
    """Visitors see it."""
    PAUSED = "paused"
    """Known to pause; kept for staff."""
    WITHDRAWN = "withdrawn"
    """Taken out of sight by staff; its history is kept, and there is a way back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A group or a programme, and everything its source says of it.

    Parameters
    ----------
    id
        A slug of small letters, digits and hyphens; never changes.
    modes
        Empty if the listing does not say how people meet.
    languages
        ISO 639-1 codes; empty if the listing does not say.
    wheelchair_note
        What somebody in a wheelchair should know before they set out.
    eligibility
        Who may come, where the listing says more than the audiences can.
    notes
        What a visitor should know about the entry itself, for example that a link was cut.
    source_line
        The words of the source that the entry rests on.
    assured_on
        The day somebody last confirmed the entry; ``None`` if nobody ever did.
    assured_how
        How they did; ``None`` if that is not recorded.

    Raises
    ------
    ValueError
        If the id is no slug, a site stands where nothing meets in person, or it is said how the
        entry was confirmed but not when.
    """

    id: str
    name: Bilingual
    organization: Bilingual
    description: Bilingual
    modes: frozenset[Mode]
    service_area: ServiceArea
    welcomes: Welcomes
    sites: tuple[Site, ...] = ()
    schedule: Schedule = NO_DAY_STATED
    contacts: tuple[Contact, ...] = ()
    room: Attendees = Attendees.NOT_STATED
    led_by: LedBy = LedBy.NOT_STATED
    how_to_start: HowToStart = HowToStart.NOT_STATED
    cost: Cost = Cost.NOT_STATED
    wheelchair: WheelchairAccess = WheelchairAccess.NOT_STATED
    wheelchair_note: Bilingual | None = None
    languages: tuple[str, ...] = ()
    eligibility: Bilingual | None = None
    confidentiality: Bilingual | None = None
    notes: Bilingual | None = None
    source_url: str
    source_line: str
    assured_on: date | None = None
    assured_how: Assurance | None = None
    status: Status = Status.ACTIVE

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.id):
            raise ValueError(
                f"id {self.id!r} is not a slug; use small letters, digits and single hyphens"
            )
        if self.sites and Mode.IN_PERSON not in self.modes:
            raise ListingError(self.id, "sites", Contradiction.SITE_WITHOUT_MODE)
        if self.assured_how is not None and self.assured_on is None:
            raise ListingError(self.id, "assured_how", Contradiction.HOW_WITHOUT_DAY)

    @property
    def is_from_anywhere(self) -> bool:
        """Whether one can take part from anywhere: online or by phone."""
        return Mode.VIRTUAL in self.modes or Mode.PHONE in self.modes

    @property
    def may_meet_in_person(self) -> bool:
        """Whether it meets in person, or does not say how people meet."""
        return Mode.IN_PERSON in self.modes or not self.modes

    @property
    def reachable(self) -> Reachable:
        """The best way to reach somebody of this listing."""
        return _reachable(self)

    def as_of(self, today: date) -> Self:
        """Leave out a confirmation of a day to come: nobody can have made it."""
        if self.assured_on is None or self.assured_on <= today:
            return self
        return replace(self, assured_on=None, assured_how=None)


@kept
def _reachable(listing: Listing) -> Reachable:
    """Return the best way to reach somebody; an answer asks it of each listing several times."""
    ways = {contact.reachable for contact in listing.contacts}
    return next((way for way in Reachable if way in ways), Reachable.NOBODY)
