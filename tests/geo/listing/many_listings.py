"""Thousands of listings of any kind, fast and the same at every run: for proofs at full size."""

from datetime import date, time, timedelta
from random import Random
from typing import Any, TypeVar

from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.contact import Consent, ConsentScope, Contact, Phone
from geo.listing.field_kinds import BothLanguages
from geo.listing.fields import CHOICES, of_kind
from geo.listing.listing import Assurance, Listing, Mode
from geo.listing.schedule import Meeting, Rhythm, Schedule, Weekday
from geo.listing.service_area import NotStated, Outline, Regions, ServiceArea, WholeCanada
from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import Coordinate
from geo.place.regions import Region

T = TypeVar("T")

_WORDS = (
    *("peer", "support", "circle", "coffee", "station", "hall", "river", "north", "shift"),
    *("veterans", "pompiers", "café", "soutien", "ᐃᖃᓗᐃᑦ", "été", "«entraide»", "O’Neil", "🚒"),
    *("<b>bold</b>", "=SUM(A1)", "+1", "-", "@home", "#1", "'quoted'", '"double"', "a\\b"),
    *("semi;colon", "comma,", "line\nbreak", "tab\tstop", "[x](y)", "&", "%41", "{{ x }}"),
)
_ZONES = ("America/Toronto", "America/St_Johns", "America/Regina", "America/Iqaluit")
_CODES = ("L0P 1E0", "X0A 0H0", "K1A 0B1", "S4P 3Y2")
_EMAILS = ("info@badgeoflifecanada.org", "o'neil+x@a-b.on.ca")
_URLS = ("https://example.ca/a?b=c#d", "http://www.example.org")
_MOST_WORDS = 8


def many_listings(count: int, seed: int) -> tuple[Listing, ...]:
    """Make listings with ids of their own; the same seed makes the same listings."""
    chance = Random(seed)
    return tuple(_listing(chance, number) for number in range(count))


def _listing(chance: Random, number: int) -> Listing:
    sites = tuple(_site(chance) for _ in range(chance.choice((0, 0, 1, 1, 2))))
    modes = frozenset(mode for mode in Mode if chance.random() < 0.5)
    assured_on = _maybe(chance, _day(chance))
    simple: dict[str, Any] = {
        name: chance.choice(list(kind.words)) for name, kind in CHOICES.items() if kind.default
    }
    for field in of_kind(BothLanguages):
        if not field.is_needed:
            simple[field.name] = _maybe(chance, _bilingual(chance))
    return Listing(
        id=f"group-{number}-{chance.choice(('a', 'north', 'x9'))}",
        name=_bilingual(chance),
        organization=_bilingual(chance),
        description=_bilingual(chance),
        modes=modes | {Mode.IN_PERSON} if sites else modes,
        service_area=_area(chance),
        welcomes=_welcomes(chance),
        sites=sites,
        schedule=_schedule(chance),
        contacts=tuple(_contact(chance) for _ in range(chance.choice((0, 1, 1, 2)))),
        languages=tuple(chance.sample(("en", "fr", "iu", "cr"), chance.randrange(4))),
        **simple,
        source_url=chance.choice(_URLS),
        source_line=_text(chance),
        assured_on=assured_on,
        assured_how=None if assured_on is None else _maybe(chance, chance.choice(list(Assurance))),
    )


def _maybe(chance: Random, value: T) -> T | None:
    return value if chance.random() < 0.5 else None


def _text(chance: Random) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randint(1, _MOST_WORDS)))


def _bilingual(chance: Random) -> Bilingual:
    return Bilingual(en=_text(chance), fr=_text(chance))


def _day(chance: Random) -> date:
    return date(2000, 1, 1) + timedelta(days=chance.randrange(20_000))


def _point(chance: Random) -> Coordinate:
    return Coordinate(lat=chance.uniform(41.6, 83.2), lon=chance.uniform(-141.1, -52.5))


def _site(chance: Random) -> Site:
    visibility = chance.choice(list(AddressVisibility))
    is_public = visibility is AddressVisibility.PUBLIC
    return Site(
        visibility=visibility,
        town=_text(chance),
        region=chance.choice(list(Region)),
        coordinate=_point(chance),
        uncertainty_km=chance.choice((1, 25, chance.uniform(0.001, 5000))),
        venue=_maybe(chance, _text(chance)) if is_public else None,
        street=_maybe(chance, _text(chance)) if is_public else None,
        postal_code=_maybe(chance, chance.choice(_CODES)) if is_public else None,
        accessibility=_maybe(chance, _text(chance)),
    )


def _schedule(chance: Random) -> Schedule:
    meetings = tuple(_meeting(chance) for _ in range(chance.choice((0, 1, 1, 2, 3))))
    return Schedule(
        meetings=tuple(dict.fromkeys(meetings)),
        rhythm=chance.choice(list(Rhythm)),
    )


def _meeting(chance: Random) -> Meeting:
    starts, lasts = chance.randrange(24 * 60), chance.randint(1, 12 * 60)
    ends = time(*divmod((starts + lasts) % (24 * 60), 60))
    return Meeting(
        weekday=chance.choice(list(Weekday)),
        starts=time(*divmod(starts, 60)),
        ends=_maybe(chance, ends),
        time_zone=chance.choice(_ZONES),
        nth=chance.choice((None, None, 1, 2, 3, 4, 5, -1)),
    )


def _contact(chance: Random) -> Contact:
    return Contact(
        role=_bilingual(chance),
        person=_maybe(chance, _text(chance)),
        phones=tuple(_phone(chance) for _ in range(chance.randrange(3))),
        email=_maybe(chance, chance.choice(_EMAILS)),
        url=_maybe(chance, chance.choice(_URLS)),
        office=_maybe(chance, _text(chance)),
        hours=_maybe(chance, _bilingual(chance)),
        answers_24_7=chance.choice((None, True, False)),
        consent=_maybe(chance, _consent(chance)),
        email_consent=_maybe(chance, _consent(chance)),
    )


def _phone(chance: Random) -> Phone:
    middle, line = chance.randint(200, 999), chance.randrange(10_000)
    return Phone(
        number=f"{chance.choice(('', '1-', '+1-'))}{chance.randint(200, 999)}-{middle}-{line:04}",
        extension=_maybe(chance, chance.choice(("0222", "7", "000", "1234567"))),
        text=chance.choice((None, True, False)),
        consent=_maybe(chance, _consent(chance)),
    )


def _consent(chance: Random) -> Consent:
    scope = chance.choice(list(ConsentScope))
    return Consent(by=_text(chance), on=_day(chance), scope=scope)


def _welcomes(chance: Random) -> Welcomes:
    stated = {who: chance.choice(list(Welcome)) for who in Audience if chance.random() < 0.5}
    return Welcomes(stated=stated, everyone_else=chance.choice(list(Welcome)))


def _area(chance: Random) -> ServiceArea:
    kind = chance.randrange(8)
    if kind == 0:
        return WholeCanada()
    if kind == 1:
        return Outline({"type": "Polygon", "coordinates": [_box(chance, -140, -110)]})
    if kind == 2:
        boxes = [[_box(chance, -140, -110)], [_box(chance, -100, -60)]]
        return Outline({"type": "MultiPolygon", "coordinates": boxes})
    if kind <= 5:
        regions = [*(region.value for region in Region), "northern-bc"]
        return Regions(tuple(chance.sample(regions, chance.randint(1, 3))))
    return NotStated()


def _box(chance: Random, west: float, east: float) -> list[list[float]]:
    lon, lat = chance.uniform(west, east), chance.uniform(42, 80)
    return [[lon, lat], [lon + 2, lat], [lon + 2, lat + 1], [lon, lat + 1], [lon, lat]]
