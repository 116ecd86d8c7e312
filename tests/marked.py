"""A store in which everything that is for staff alone bears a mark that can be searched for."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.files.listing_file import FOLDER
from geo.listing.listing import Assurance, Listing, Mode, Status
from geo.listing.schedule import Meeting, Schedule, Weekday
from geo.listing.service_area import Regions
from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import Coordinate
from geo.place.regions import Region
from geo.staff.rights import Role, Staff
from geo.staff.staff_service import StaffService
from geo.store.database import sqlite_url
from geo.store.first_start import open_filled
from geo.store.store import Store
from geo.submissions.public_submissions import PublicSubmissions, Suggestion

MARK: Final = "zqmark"
"""Begins every text that the public must not get; letters alone, which nothing escapes."""
SEEN: Final = "Zqseen"
"""Begins the texts of the one marked listing that visitors see."""
NOW: Final = datetime.now(UTC)
"""The link is good for 30 days by the clock of the service, which this test leaves as it is."""
AGREED_ON: Final = date(1987, 6, 5)
DOOR: Final = Coordinate(lat=53.506273, lon=-113.573946)
NUMBERS: Final = ("780-555-0161", "780-555-0162", "780-555-0163", "780-555-0164")
"""Telephone numbers that are for staff alone."""
EXTENSION: Final = "9173546"
WRITTEN: Final = (MARK, "staff_only", EXTENSION, *NUMBERS, "1987-06-05", "53.506", "113.5739")
"""How the listing's own files write what is for staff alone."""
HIDDEN: Final = (
    *WRITTEN,
    *(number.replace("-", "") for number in NUMBERS),
    *("consent", "june 5, 1987", "5 juin 1987", "113.574"),
)
"""What no public output holds, in small letters; a fact about a consent is for staff alone too."""


def mark(what: str) -> str:
    return MARK + "".join(filter(str.isalpha, what.lower()))


def both(what: str) -> Bilingual:
    return Bilingual(en=mark(f"{what} en"), fr=mark(f"{what} fr"))


def seen(what: str) -> Bilingual:
    return Bilingual(en=f"{SEEN} {what}", fr=f"{SEEN} {what} fr")


def consent(of: str, scope: ConsentScope) -> Consent:
    return Consent(by=mark(f"consent {of}"), on=AGREED_ON, scope=scope)


def agreed(of: str) -> Consent:
    return consent(of, ConsentScope.PUBLISH)


def for_staff(of: str) -> Consent:
    return consent(of, ConsentScope.STAFF_ONLY)


HIDDEN_CONTACT: Final = Contact(
    role=both("role"),
    person=mark("person"),
    phones=(Phone(number=NUMBERS[0], extension=EXTENSION, text=True, consent=agreed("phone")),),
    email=f"{mark('email')}@example.ca",
    url=f"https://example.ca/{mark('url')}",
    office=mark("office"),
    hours=both("hours"),
    answers_24_7=True,
    consent=for_staff("contact"),
)
ONLY_WAY_HIDDEN: Final = Contact(
    role=both("role of a hidden number"),
    person=mark("person of a hidden number"),
    phones=(Phone(number=NUMBERS[1], consent=for_staff("only phone")),),
    hours=both("hours of a hidden number"),
)
SHOWN_CONTACT: Final = Contact(
    role=seen("role"),
    person=f"{SEEN} Person",
    phones=(
        Phone(number=NUMBERS[2], consent=for_staff("second phone")),
        Phone(number="780-555-0111", consent=agreed("first phone")),
    ),
    email=f"{mark('second email')}@example.ca",
    url="https://example.ca/zqseen",
    consent=agreed("shown contact"),
    email_consent=for_staff("email"),
)
HALL: Final = Site(
    visibility=AddressVisibility.PUBLIC,
    street=f"1 {SEEN} Street",
    town="Edmonton",
    region=Region.ALBERTA,
    coordinate=Coordinate(lat=53.5501, lon=-113.4687),
    uncertainty_km=1.0,
)
HOME: Final = Site(
    visibility=AddressVisibility.WITHHELD,
    town="Edmonton",
    region=Region.ALBERTA,
    coordinate=DOOR,
    uncertainty_km=0.02,
    accessibility=mark("accessibility"),
)
MONDAY: Final = Meeting(
    weekday=Weekday.MONDAY, starts=time(19), ends=None, time_zone="America/Edmonton"
)
SHOWN: Final = Listing(
    id="zqseen-group",
    name=seen("group"),
    organization=seen("society"),
    description=seen("description"),
    modes=frozenset({Mode.IN_PERSON, Mode.VIRTUAL}),
    service_area=Regions(("CA-AB",)),
    welcomes=Welcomes(stated={Audience.POLICE: Welcome.YES}),
    sites=(HALL, HOME),
    schedule=Schedule(meetings=(MONDAY,)),
    contacts=(HIDDEN_CONTACT, ONLY_WAY_HIDDEN, SHOWN_CONTACT),
    notes=seen("notes"),
    source_url="https://example.ca/",
    source_line=f"{SEEN} source",
)


def out_of_sight(listing_id: str, status: Status) -> Listing:
    """Make a listing all of whose texts bear a mark."""
    fields = ("name", "organization", "description", "eligibility", "confidentiality", "notes")
    street = replace(HALL, venue=mark("venue"), street=mark("street"), postal_code="T5J 2R7")
    open_contact = replace(HIDDEN_CONTACT, phones=(Phone(number=NUMBERS[3]),), consent=None)
    return replace(
        SHOWN,
        id=f"{MARK}-{listing_id}",
        **dict[str, Any]({field: both(f"{listing_id} {field}") for field in fields}),
        sites=(street,),
        contacts=(open_contact,),
        source_url=f"https://example.ca/{mark(listing_id)}",
        source_line=mark(f"{listing_id} source"),
        assured_on=AGREED_ON,
        assured_how=Assurance.PHONE,
        status=status,
    )


@dataclass(frozen=True)
class Marked:
    """The store, where it is, and a link for the group's own contact."""

    store: Store
    url: str
    token: str


def marked_store(folder: Path) -> Iterator[Marked]:
    """Fill a store with the shipped listing, and with all that staff alone may know."""
    url = sqlite_url(folder / "store.sqlite3")
    with closing(open_filled(url, FOLDER, now=NOW)) as store:
        staff_service = StaffService(store, Staff(mark("author"), Role.PUBLISHER), now=lambda: NOW)
        _write_listings(staff_service)
        _write_letters(store)
        yield Marked(store=store, url=url, token=staff_service.confirmation_token(SHOWN.id))


def _write_listings(staff_service: StaffService) -> None:
    why = mark("why")
    earlier = replace(SHOWN, description=both("earlier"))
    first = staff_service.publish(earlier, read_at=0, why=why)
    shown = staff_service.publish(SHOWN, read_at=first.revision, why=why)
    staff_service.snooze(
        SHOWN.id, read_at=shown.revision, until=NOW.date() + timedelta(days=9), why=why
    )
    staff_service.publish(out_of_sight("paused", Status.PAUSED), read_at=0, why=why)
    gone = staff_service.publish(out_of_sight("withdrawn", Status.ACTIVE), read_at=0, why=why)
    staff_service.withdraw(gone.listing_id, read_at=gone.revision, why=why)
    standing = staff_service.entry(SHOWN.id).public
    assert standing is not None
    changed = replace(SHOWN, description=both("draft"))
    staff_service.draft(changed, read_at=0, based_on=standing.revision, why=why)
    staff_service.draft(out_of_sight("draft", Status.ACTIVE), read_at=0, why=why)
    dropped = staff_service.draft(out_of_sight("dropped", Status.ACTIVE), read_at=0, why=why)
    staff_service.discard(dropped.listing_id, read_at=dropped.revision, why=why)


def _write_letters(store: Store) -> None:
    public_submissions = PublicSubmissions(store, now=lambda: NOW)
    public_submissions.say_wrong(SHOWN.id, mark("letter"))
    public_submissions.suggest(
        Suggestion(name=mark("suggested"), where=mark("where"), reached_by=mark("reached by"))
    )
