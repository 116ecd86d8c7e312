"""A listing with everything that an export must not lose or must not carry, and any directory."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from hypothesis import strategies as st

from geo.exchange.formats import Format, read
from geo.exchange.reading.parsed_file import ParsedListings
from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.directory import Directory
from geo.listing.listing import Listing, Mode
from geo.listing.schedule import Meeting, Schedule, Weekday
from geo.listing.service_area import Regions
from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import Coordinate
from geo.place.locate import Locator
from geo.place.regions import Region
from tests.geo.listing.listings import listings

NOBODY = Directory(())
LOCATOR = Locator.open()
AGREED = Consent(by="Ann Bee", on=date(2026, 1, 2), scope=ConsentScope.PUBLISH)
STAFF_ONLY = Consent(by="Ann Bee", on=date(2026, 1, 2), scope=ConsentScope.STAFF_ONLY)
STAFF_NUMBER = "306-555-0199"

REGINA = Site(
    visibility=AddressVisibility.PUBLIC,
    venue="Hall",
    street="1 Main Street",
    town="Regina",
    region=Region.SASKATCHEWAN,
    postal_code="S4P 3Y2",
    coordinate=Coordinate(lat=50.4516, lon=-104.6122),
    uncertainty_km=1.0,
)
IQALUIT = Site(
    visibility=AddressVisibility.TOWN,
    town="Iqaluit",
    region=Region.NUNAVUT,
    coordinate=Coordinate(lat=63.7477, lon=-68.5217),
    uncertainty_km=2.0,
)
ANN = Contact(
    role=Bilingual(en="Coordinator", fr="Coordination"),
    person="Ann Bee",
    phones=(
        Phone(number="+1-888-495-6068", extension="0222", text=False),
        Phone(number=STAFF_NUMBER, consent=STAFF_ONLY),
    ),
    email="ann@example.ca",
    consent=AGREED,
    email_consent=AGREED,
)
HIDDEN = Contact(role=Bilingual(en="Chair", fr="Présidence"), person="Zoe", consent=STAFF_ONLY)
DESK = Contact(role=Bilingual(en="Desk", fr="Accueil"), url="https://example.ca/desk")
KNOWN = Listing(
    id="known",
    name=Bilingual(en="Known Group", fr="Groupe connu"),
    organization=Bilingual(en="Society", fr="Société"),
    description=Bilingual(en="Peers talk.", fr="Des pairs parlent."),
    notes=Bilingual(en="=1+1; park behind", fr="- stationnement"),
    modes=frozenset({Mode.IN_PERSON, Mode.PHONE}),
    service_area=Regions(("CA-SK", "northern-bc")),
    welcomes=Welcomes(stated={Audience.POLICE: Welcome.YES}, everyone_else=Welcome.NO),
    sites=(REGINA,),
    schedule=Schedule(
        meetings=(
            Meeting(
                weekday=Weekday.MONDAY,
                starts=time(19),
                ends=time(21),
                time_zone="America/Regina",
            ),
            Meeting(
                weekday=Weekday.FRIDAY,
                starts=time(9, 30),
                ends=None,
                time_zone="America/Regina",
                nth=-1,
            ),
        )
    ),
    contacts=(HIDDEN, ANN, DESK),
    languages=("en", "iu"),
    source_url="https://example.ca/groups",
    source_line="We meet.",
)
DIRECTORY = Directory((KNOWN,))

directories = st.lists(listings(), max_size=3, unique_by=lambda one: one.id).map(Directory)


def retold(text: str, **fields: Any) -> Listing:  # noqa: ANN401 - fields of a listing by name
    """Give the listing another description, and whatever else differs."""
    words = Bilingual(en=text, fr=text)
    return replace(KNOWN, description=words, **fields)


def read_back(content: bytes, form: Format, *, known: Directory = NOBODY) -> ParsedListings:
    """Read a file as an import does."""
    today = date(2026, 11, 25)
    return read(content, form, name="x", known=known, locator=LOCATOR, today=today).parsed
