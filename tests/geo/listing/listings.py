"""Any listing that can be, for property tests."""

from datetime import date, time
from typing import Any
from unicodedata import normalize

from hypothesis import strategies as st

from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.characters import is_blank, look_alike, unseen
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.field_kinds import BothLanguages
from geo.listing.fields import CHOICES, of_kind
from geo.listing.listing import Assurance, Listing, Mode
from geo.listing.schedule import Meeting, Rhythm, Schedule, Weekday
from geo.listing.service_area import NotStated, Outline, Regions, WholeCanada
from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import Coordinate
from geo.place.regions import Region

ZONES = ("America/Toronto", "America/St_Johns", "America/Argentina/Ushuaia")
slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
texts = (
    st.text(st.characters(exclude_categories=["C"]) | st.sampled_from("\n\t\"'\\"), max_size=40)
    .map(lambda text: normalize("NFC", text))
    .filter(lambda text: not is_blank(text) and unseen(text) is None)
)
names = texts.filter(lambda text: look_alike(text) is None)
bilinguals = st.builds(Bilingual, en=texts, fr=texts)
bilingual_names = st.builds(Bilingual, en=names, fr=names)
coordinates = st.builds(Coordinate, lat=st.floats(41.6, 83.2), lon=st.floats(-141.1, -52.5))
postal_codes = st.sampled_from(["L0P 1E0", "X0A 0H0", "K1A 0B1"])
distances_km = st.floats(min_value=0.001, max_value=5000)

_places = {
    "town": names,
    "region": st.sampled_from(Region),
    "coordinate": coordinates,
    "uncertainty_km": distances_km,
    "accessibility": st.none() | texts,
}
sites = st.builds(
    Site,
    visibility=st.just(AddressVisibility.PUBLIC),
    venue=st.none() | names,
    street=st.none() | names,
    postal_code=st.none() | postal_codes,
    **_places,
) | st.builds(
    Site,
    visibility=st.sampled_from([AddressVisibility.TOWN, AddressVisibility.WITHHELD]),
    **_places,
)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """Meetings of at most twelve hours, some over midnight."""
    starts = draw(st.integers(0, 24 * 60 - 1))
    lasts = draw(st.none() | st.integers(1, 12 * 60))
    ends = None if lasts is None else divmod((starts + lasts) % (24 * 60), 60)
    return Meeting(
        weekday=draw(st.sampled_from(Weekday)),
        starts=time(*divmod(starts, 60)),
        ends=ends and time(*ends),
        time_zone=draw(st.sampled_from(ZONES)),
        nth=draw(st.sampled_from([None, 1, 2, 3, 4, 5, -1])),
    )


numbers = st.from_regex(r"(\+?1-)?[2-9][0-9]{2}-[2-9][0-9]{2}-[0-9]{4}", fullmatch=True).filter(
    str.isascii
)
consents = st.builds(
    Consent,
    by=names,
    on=st.dates(date(2000, 1, 1)),
    scope=st.sampled_from(ConsentScope),
)
phones = st.builds(
    Phone,
    number=numbers,
    extension=st.none() | st.from_regex("[0-9]{1,7}", fullmatch=True).filter(str.isascii),
    text=st.none() | st.booleans(),
    consent=st.none() | consents,
)
contacts = st.builds(
    Contact,
    role=bilingual_names,
    person=st.none() | names,
    phones=st.lists(phones, max_size=2, unique=True).map(tuple),
    email=st.none() | st.sampled_from(["info@badgeoflifecanada.org", "o'neil+x@a-b.on.ca"]),
    url=st.none() | st.sampled_from(["https://example.ca/a?b=c#d", "http://www.example.org"]),
    office=st.none() | names,
    hours=st.none() | bilinguals,
    answers_24_7=st.none() | st.booleans(),
    consent=st.none() | consents,
    email_consent=st.none() | consents,
)
welcomes = st.builds(
    Welcomes,
    stated=st.dictionaries(st.sampled_from(Audience), st.sampled_from(Welcome)),
    everyone_else=st.sampled_from(Welcome),
)


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """Boxes, one or two."""
    boxes = [_box(draw(st.floats(-140, -110)), draw(st.floats(42, 80)))]
    if draw(st.booleans()):
        boxes.append(_box(draw(st.floats(-100, -60)), draw(st.floats(42, 80))))
        return Outline({"type": "MultiPolygon", "coordinates": [[box] for box in boxes]})
    return Outline({"type": "Polygon", "coordinates": boxes})


def _box(lon: float, lat: float) -> list[list[float]]:
    return [[lon, lat], [lon + 2, lat], [lon + 2, lat + 1], [lon, lat + 1], [lon, lat]]


service_areas = st.one_of(
    st.just(NotStated()),
    st.just(WholeCanada()),
    outlines(),
    st.lists(st.sampled_from([*Region, "northern-bc"]), min_size=1, max_size=3, unique=True).map(
        lambda codes: Regions(tuple(map(str, codes)))
    ),
)


@st.composite
def listings(draw: st.DrawFn) -> Listing:
    """Listings of every kind that the types allow."""
    where = draw(st.lists(sites, max_size=2, unique=True).map(tuple))
    modes = draw(st.frozensets(st.sampled_from(Mode)))
    assured_on = draw(st.none() | st.dates(date(2000, 1, 1)))
    simple: dict[str, Any] = {
        name: draw(st.sampled_from(kind.words)) for name, kind in CHOICES.items() if kind.default
    }
    for field in of_kind(BothLanguages):
        if not field.is_needed:
            simple[field.name] = draw(st.none() | bilinguals)
    return Listing(
        id=draw(slugs),
        name=draw(bilingual_names),
        organization=draw(bilingual_names),
        description=draw(bilinguals),
        modes=modes | {Mode.IN_PERSON} if where else modes,
        service_area=draw(service_areas),
        welcomes=draw(welcomes),
        sites=where,
        schedule=Schedule(
            meetings=draw(st.lists(meetings(), max_size=2, unique=True).map(tuple)),
            rhythm=draw(st.sampled_from(Rhythm)),
        ),
        contacts=draw(st.lists(contacts, max_size=2, unique=True).map(tuple)),
        languages=draw(st.lists(st.sampled_from(["en", "fr", "iu"]), unique=True).map(tuple)),
        **simple,
        source_url="https://example.ca/groups",
        source_line=draw(texts),
        assured_on=assured_on,
        assured_how=None if assured_on is None else draw(st.none() | st.sampled_from(Assurance)),
    )
