"""One plain listing and one plain visitor, to change in what a test is about."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from geo.finder.decision import NotForYou, Option, decide
from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.listing import Listing, Mode
from geo.listing.published import PublishedListing
from geo.listing.schedule import Meeting, Schedule, Weekday
from geo.listing.service_area import NotStated, Outline
from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix, How
from geo.place.regions import Region
from geo.place.road import RoadAccess

TEXT = Bilingual("Made up", "Inventé")
NOON = datetime(2026, 12, 7, 17, tzinfo=UTC)
"""Monday, noon in Toronto."""
TODAY = NOON.date()

TORONTO = Fix(
    coordinate=Coordinate(43.6532, -79.3832),
    how=How.POSTAL_CODE,
    label="Toronto, ON",
    region=Region.ONTARIO,
    time_zone="America/Toronto",
    uncertainty_km=2.0,
    postal_code="M5H 2N2",
)
IQALUIT = Fix(
    coordinate=Coordinate(63.7467, -68.517),
    how=How.POSTAL_CODE,
    label="Iqaluit, NU",
    region=Region.NUNAVUT,
    time_zone="America/Iqaluit",
    uncertainty_km=8.0,
    postal_code="X0A 0H0",
    road=RoadAccess.NONE,
)
MONDAY_EVENING = Schedule(
    meetings=(
        Meeting(
            weekday=Weekday.MONDAY,
            starts=time(19),
            ends=time(21),
            time_zone="America/Toronto",
        ),
    )
)
PLAIN = Listing(
    id="plain",
    name=TEXT,
    organization=TEXT,
    description=TEXT,
    modes=frozenset({Mode.IN_PERSON}),
    service_area=NotStated(),
    welcomes=Welcomes(),
    source_url="https://example.org/",
    source_line="made up",
)
POLICE_ONLY = Welcomes({Audience.POLICE: Welcome.YES}, Welcome.NO)


def listing(listing_id: str = "plain", **changes: Any) -> PublishedListing:  # noqa: ANN401 - any field
    return PublishedListing(replace(PLAIN, id=listing_id, **changes))


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def site_at(lat: float, lon: float, **changes: Any) -> Site:  # noqa: ANN401 - any field
    plain = Site(
        visibility=AddressVisibility.PUBLIC,
        town="Town",
        region=Region.ONTARIO,
        coordinate=Coordinate(lat, lon),
        uncertainty_km=1.0,
    )
    return replace(plain, **changes)


def square(lat: float, lon: float, *, half: float) -> Outline:
    west, east, south, north = lon - half, lon + half, lat - half, lat + half
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return Outline({"type": "Polygon", "coordinates": [ring]})


def option_of(
    listing: PublishedListing, fix: Fix | None = TORONTO, audience: Audience | None = None
) -> Option:
    placed = decide(listing, fix, audience, listing.schedule.next_after(NOON), TODAY)
    assert not isinstance(placed, NotForYou)
    return placed
