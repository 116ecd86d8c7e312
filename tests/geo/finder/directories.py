"""Made-up directories for property tests: small, and rich in ties and borders."""

from datetime import UTC, date, datetime, time, timedelta, timezone

from hypothesis import strategies as st

from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.freshness import BELOW_AFTER_DAYS, FLAGGED_AFTER_DAYS
from geo.listing.listing import Listing, Mode
from geo.listing.published import PublishedDirectory
from geo.listing.schedule import Meeting, Rhythm, Schedule, Weekday
from geo.listing.service_area import NotStated, Outline, Regions, ServiceArea, WholeCanada
from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix, How
from geo.place.regions import Region

SPOTS = (
    (63.7467, -68.517, Region.NUNAVUT, "America/Iqaluit"),
    (62.454, -114.3718, Region.NORTHWEST_TERRITORIES, "America/Edmonton"),
    (60.7212, -135.0568, Region.YUKON, "America/Whitehorse"),
    (53.9166, -122.7530, Region.BRITISH_COLUMBIA, "America/Vancouver"),
    (53.15, -124.0, Region.BRITISH_COLUMBIA, "America/Vancouver"),
    (50.445, -104.618, Region.SASKATCHEWAN, "America/Regina"),
    (43.6532, -79.3832, Region.ONTARIO, "America/Toronto"),
    (43.65, -79.9, Region.ONTARIO, "America/Toronto"),
    (45.9636, -66.6431, Region.NEW_BRUNSWICK, "America/Moncton"),
    (47.5615, -52.7126, Region.NEWFOUNDLAND_AND_LABRADOR, "America/St_Johns"),
)
"""Latitude, longitude, region and zone of places to put people and groups at."""

CONFIRMED_ON = (date(2025, 3, 1), date(2026, 1, 1), date(2026, 1, 2), date(2026, 6, 1))
"""Days of confirmation, some of them a day apart."""

_moments_at_the_limits = st.builds(
    lambda day, days, minutes, zone: (
        datetime.combine(day, time(), UTC) + timedelta(days=days, minutes=minutes)
    ).astimezone(zone),
    st.sampled_from(CONFIRMED_ON),
    st.sampled_from((0, FLAGGED_AFTER_DAYS + 1, BELOW_AFTER_DAYS, BELOW_AFTER_DAYS + 1)),
    st.sampled_from((-1, 0, 1_439)),
    st.sampled_from((UTC, timezone(timedelta(hours=-8)), timezone(timedelta(hours=9)))),
)
"""Just before and after the confirmation of a listing comes of age, by any clock."""

moments = st.one_of(
    st.datetimes(
        min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
        max_value=datetime(2030, 1, 1),  # noqa: DTZ001 - as above
        timezones=st.just(UTC),
    ),
    _moments_at_the_limits,
)


@st.composite
def fixes(draw: st.DrawFn) -> Fix:
    lat, lon, region, zone = draw(st.sampled_from(SPOTS))
    shift = st.sampled_from((0.0, 0.0, 0.2, -0.3))
    return Fix(
        coordinate=Coordinate(lat=lat + draw(shift), lon=lon - abs(draw(shift))),
        how=How.PLACE,
        label=f"Somewhere, {region.abbreviation}",
        region=region,
        time_zone=zone,
        uncertainty_km=draw(st.sampled_from((2.0, 8.0, 50.0))),
    )


@st.composite
def sites(draw: st.DrawFn) -> Site:
    lat, lon, region, _ = draw(st.sampled_from(SPOTS))
    shift = st.sampled_from((0.0, 0.0, 0.1, -0.25, 0.71))
    return Site(
        visibility=draw(st.sampled_from(AddressVisibility)),
        town="Town",
        region=region,
        coordinate=Coordinate(lat=lat + draw(shift), lon=lon - abs(draw(shift))),
        uncertainty_km=2.0,
    )


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    lat, lon, _, _ = draw(st.sampled_from(SPOTS))
    half = draw(st.sampled_from((0.05, 0.4, 3.0)))
    west, east, south, north = lon - half, lon + half, lat - half, lat + half
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return Outline({"type": "Polygon", "coordinates": [ring]})


areas: st.SearchStrategy[ServiceArea] = st.one_of(
    st.just(NotStated()),
    st.just(WholeCanada()),
    st.sampled_from((("CA-NU",), ("CA-SK",), ("CA-ON", "CA-MB"), ("northern-bc",))).map(Regions),
    outlines(),
)

schedules = st.one_of(
    st.sampled_from((Schedule(), Schedule(rhythm=Rhythm.WEEKLY))),
    st.builds(
        lambda weekday, hour, nth, ends: Schedule(
            meetings=(
                Meeting(
                    weekday=weekday,
                    starts=time(hour),
                    ends=time(hour + 2) if ends else None,
                    time_zone="America/Toronto",
                    nth=nth,
                ),
            )
        ),
        st.sampled_from(Weekday),
        st.sampled_from((10, 19)),
        st.sampled_from((None, None, 1, -1)),
        st.booleans(),
    ),
)

welcomes = st.builds(
    Welcomes,
    st.dictionaries(
        st.sampled_from(Audience), st.sampled_from((Welcome.YES, Welcome.ASK_FIRST)), max_size=5
    ),
    st.sampled_from((Welcome.NOT_STATED, Welcome.NOT_STATED, Welcome.NO)),
)


@st.composite
def listings(draw: st.DrawFn, *, listing_id: str = "made-up") -> Listing:
    modes = draw(st.frozensets(st.sampled_from(Mode), max_size=2))
    text = Bilingual("Made up", "Inventé")
    return Listing(
        id=listing_id,
        name=text,
        organization=text,
        description=text,
        modes=modes,
        sites=tuple(draw(st.lists(sites(), max_size=2))) if Mode.IN_PERSON in modes else (),
        service_area=draw(areas),
        welcomes=draw(welcomes),
        schedule=draw(schedules),
        source_url="https://example.org/",
        source_line="made up",
        assured_on=draw(st.sampled_from((None, None, *CONFIRMED_ON))),
    )


@st.composite
def directories(draw: st.DrawFn, *, max_size: int = 12) -> PublishedDirectory:
    size = draw(st.integers(0, max_size))
    return PublishedDirectory(
        [draw(listings(listing_id=f"group-{number}")) for number in range(size)]
    )


def later(moment: datetime, **by: float) -> datetime:
    return moment + timedelta(**by)
