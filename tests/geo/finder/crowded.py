"""Large made-up directories, rich in ties, borders and shared places, and visitors among them."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.listing import Mode
from geo.listing.published import PublishedListing
from geo.listing.schedule import NO_DAY_STATED, Meeting, Schedule, Weekday
from geo.listing.service_area import NotStated, Outline, Regions, ServiceArea, WholeCanada
from geo.listing.site import Site
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix, How
from tests.geo.finder.directories import SPOTS
from tests.geo.finder.made_up import listing, site_at

_CODES = (("CA-NU",), ("CA-SK",), ("CA-ON", "CA-MB"), ("northern-bc",), ("CA-BC",), ("CA-ON",))
_DIVISIONS = ("", "", "5953", "5915")
_DAYS = (date(2025, 3, 1), date(2026, 1, 1), date(2026, 6, 1), date(2027, 2, 1))


def crowd(count: int, *, seed: int) -> list[PublishedListing]:
    """Make so many listings, in no order; the same ones every time."""
    random = Random(seed)
    numbers = random.sample(range(count), count)
    return [_listing(f"group-{number:05}", random) for number in numbers]


def visits(count: int, *, seed: int) -> list[tuple[Fix, Audience | None, datetime]]:
    """Make visitors, each with an audience and a moment; some come at once after one another."""
    random = Random(seed)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    moment = start
    made = []
    for _ in range(count):
        if random.random() < 0.5:
            moment = start + timedelta(minutes=random.randrange(900_000))
        made.append((_fix(random), random.choice((None, *Audience)), moment))
    return made


def _fix(random: Random) -> Fix:
    lat, lon, region, zone = random.choice(SPOTS)
    spread = random.choice((0.0, 0.0, 0.05, 0.7))
    return Fix(
        coordinate=Coordinate(
            lat=lat + random.uniform(-spread, spread), lon=lon - random.uniform(0, spread)
        ),
        how=How.PLACE,
        label=f"Somewhere, {region.abbreviation}",
        region=region,
        time_zone=zone,
        uncertainty_km=random.choice((0.1, 2.0, 8.0, 50.0)),
        division=random.choice(_DIVISIONS),
    )


def _listing(listing_id: str, random: Random) -> PublishedListing:
    modes = frozenset(random.sample(list(Mode), random.choice((0, 1, 1, 2, 3))))
    meets = Mode.IN_PERSON in modes
    changes: dict[str, Any] = {
        "modes": modes,
        "sites": _sites(random) if meets else (),
        "service_area": _area(random),
        "welcomes": _welcomes(random),
        "schedule": _schedule(random),
        "assured_on": random.choice((None, None, *_DAYS)),
    }
    return listing(listing_id, **changes)


def _sites(random: Random) -> tuple[Site, ...]:
    sites = [_site(random) for _ in range(random.choice((0, 1, 1, 1, 2, 3)))]
    if sites and random.random() < 0.1:
        sites.append(sites[0])
    return tuple(sites)


def _site(random: Random) -> Site:
    lat, lon, *_ = random.choice(SPOTS)
    spread = random.choice((0.0, 0.05, 0.75))
    return site_at(lat + random.uniform(-spread, spread), lon - random.uniform(0, spread))


def _welcomes(random: Random) -> Welcomes:
    answers = (Welcome.YES, Welcome.ASK_FIRST, Welcome.NO, Welcome.NOT_STATED)
    stated = {who: random.choice(answers) for who in Audience if random.random() < 0.3}
    return Welcomes(stated, random.choice((Welcome.NOT_STATED, Welcome.YES, Welcome.NO)))


def _schedule(random: Random) -> Schedule:
    if random.random() < 0.3:
        return NO_DAY_STATED
    hour = random.choice((9, 19))
    meeting = Meeting(
        weekday=random.choice(list(Weekday)),
        starts=time(hour),
        ends=random.choice((None, time(hour + 2))),
        time_zone=random.choice(("America/Toronto", "America/Vancouver")),
        nth=random.choice((None, None, 1, -1)),
    )
    return Schedule(meetings=(meeting,))


def _area(random: Random) -> ServiceArea:
    match random.randrange(5):
        case 0:
            return WholeCanada()
        case 1 | 2:
            return NotStated()
        case 3:
            return Regions(random.choice(_CODES))
        case _:
            return outline(random)


def outline(random: Random) -> Outline:
    """Draw a square, a square with a hole, or two squares."""
    lat, lon, *_ = random.choice(SPOTS)
    half = random.choice((0.05, 0.4, 1.0, 3.0))
    whole = _ring(lat, lon, half)
    match random.randrange(3):
        case 0:
            return Outline({"type": "Polygon", "coordinates": [whole]})
        case 1:
            hole = _ring(lat + half / 4, lon, half / 3)
            return Outline({"type": "Polygon", "coordinates": [whole, hole]})
        case _:
            other = _ring(lat, lon + 3 * half, half)
            return Outline({"type": "MultiPolygon", "coordinates": [[whole], [other]]})


def _ring(lat: float, lon: float, half: float) -> list[list[float]]:
    west, east, south, north = lon - half, lon + half, lat - half, lat + half
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]
