"""Made-up directories of any size, and visitors, as a whole country would have them.

Nineteen groups in twenty stand on a real postal code, so they are dense where people live; one in
twenty stands in the North. One in seven is virtual, one in ten draws its service area.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import overload

import numpy as np

from geo.listing.audience import Audience, Welcome, Welcomes
from geo.listing.bilingual import Bilingual
from geo.listing.directory import Directory
from geo.listing.listing import Listing, Mode
from geo.listing.published import PublishedListing
from geo.listing.schedule import NO_DAY_STATED, Meeting, Schedule, Weekday
from geo.listing.service_area import NotStated, Outline, Regions, ServiceArea, WholeCanada
from geo.listing.site import AddressVisibility, Site
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix
from geo.place.gazetteer import Gazetteer
from geo.place.locate import Locator
from geo.place.postal_code import PostalCode
from geo.place.regions import Region

AT = datetime(2026, 11, 23, 17, tzinfo=UTC)
"""The moment of every question: answers at one moment can be compared."""
_NORTH_LAT = 55.0
_SHARE_NORTH = 0.05
_SHARE_OF_VISITORS_NORTH = 0.2
_SHARE_VIRTUAL = 0.15
_SHARE_DRAWN = 0.10
_KM_A_DEGREE = 111.2
_NORTHMOST = 85.0
_AREAS = (
    # share of the drawn areas, radius in km, corners
    (0.80, (50, 150), (65, 65)),
    (0.15, (100, 400), (500, 1_500)),
    (0.05, (400, 900), (1_500, 5_000)),
)
_TEXT = Bilingual("Made up", "Inventé")
_FIRST_DAY = date(2025, 1, 1)


def directory(size: int, *, seed: int = 1) -> Directory:
    """Make a directory of so many listings; the same one every time."""
    return Directory(MadeUp(size, seed=seed))


class MadeUp(Sequence[PublishedListing]):
    """So many listings, each made when it is asked for and then remembered, unless it is walked by.

    Nothing in them is for staff alone, so the public may have all of it.
    """

    def __init__(self, size: int, *, seed: int = 1) -> None:
        self._size, self._seed = size, seed
        self._codes = _Codes()
        self._made: dict[int, PublishedListing] = {}

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int) -> PublishedListing: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[PublishedListing]: ...
    def __getitem__(self, at: int | slice) -> PublishedListing | Sequence[PublishedListing]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(self._size))]
        if at not in self._made:
            self._made[at] = self._make(at)
        return self._made[at]

    def __iter__(self) -> Iterator[PublishedListing]:
        return map(self._make, range(self._size))

    def _make(self, number: int) -> PublishedListing:
        if not 0 <= number < self._size:
            raise IndexError(number)
        random = Random(self._seed * self._size + number)
        return PublishedListing(_listing(number, random, self._codes))


def visitors(count: int, *, seed: int = 2) -> list[Fix]:
    """Make visitors: four in five anywhere in Canada, a fifth in the North."""
    random, codes, locator = Random(seed), _Codes(), Locator.open()
    wanted = [
        random.choice(codes.north if random.random() < _SHARE_OF_VISITORS_NORTH else codes.every)
        for _ in range(count)
    ]
    outcomes = (locator.locate(code) for code in wanted)
    return [outcome for outcome in outcomes if isinstance(outcome, Fix)]


def audiences(count: int, *, seed: int = 3) -> list[Audience | None]:
    """Make audiences: one visitor in four names none."""
    random = Random(seed)
    return [
        None if random.random() < 0.25 else random.choice(tuple(Audience))  # noqa: PLR2004
        for _ in range(count)
    ]


class _Codes:
    """Real postal codes to put groups and visitors at."""

    def __init__(self) -> None:
        self.gazetteer = Gazetteer.open()
        self.every: Sequence[str] = list(self.gazetteer)
        self.north: Sequence[str] = [
            code for code in self.every if code[0] in "XY" or self.at(code).lat >= _NORTH_LAT
        ]

    def at(self, code: str) -> Coordinate:
        point = self.gazetteer.find(code)
        if point is None:
            raise LookupError(f"{code} is not in the gazetteer; build it again")
        return Coordinate(point.lat, point.lon)


def _listing(number: int, random: Random, codes: _Codes) -> Listing:
    code = random.choice(codes.north if random.random() < _SHARE_NORTH else codes.every)
    here = codes.at(code)
    virtual = random.random() < _SHARE_VIRTUAL
    site = Site(
        visibility=AddressVisibility.TOWN,
        town="Town",
        region=PostalCode(code).region,
        coordinate=here,
        uncertainty_km=2.0,
    )
    return Listing(
        id=f"group-{number:07}",
        name=_TEXT,
        organization=_TEXT,
        description=_TEXT,
        modes=frozenset({Mode.VIRTUAL if virtual else Mode.IN_PERSON}),
        sites=() if virtual else (site,),
        service_area=_service_area(here, random),
        welcomes=_welcomes(random),
        schedule=_schedule(random),
        source_url="https://example.org/",
        source_line="made up",
        assured_on=_FIRST_DAY + timedelta(days=random.randrange(700)),
    )


def _welcomes(random: Random) -> Welcomes:
    named = [who for who in Audience if random.random() < 0.4]  # noqa: PLR2004
    everyone_else = Welcome.NO if random.random() < 0.2 else Welcome.NOT_STATED  # noqa: PLR2004
    answers = (Welcome.YES, Welcome.YES, Welcome.YES, Welcome.ASK_FIRST)
    return Welcomes({who: random.choice(answers) for who in named}, everyone_else)


def _schedule(random: Random) -> Schedule:
    if random.random() < 0.3:  # noqa: PLR2004
        return NO_DAY_STATED
    hour = random.randrange(9, 20)
    meeting = Meeting(
        weekday=random.choice(tuple(Weekday)),
        starts=time(hour),
        ends=time(hour + 2),
        time_zone=random.choice(("America/Toronto", "America/Vancouver", "America/Edmonton")),
        nth=random.choice((None, None, None, 1, -1)),
    )
    return Schedule(meetings=(meeting,))


def _service_area(here: Coordinate, random: Random) -> ServiceArea:
    if random.random() < _SHARE_DRAWN:
        return _drawn(here, random)
    return random.choice(
        (NotStated(), NotStated(), NotStated(), WholeCanada(), Regions((random.choice([*Region]),)))
    )


def _drawn(here: Coordinate, random: Random) -> Outline:
    ((_, radius, corners),) = random.choices(_AREAS, weights=[share for share, *_ in _AREAS])
    ring = _ring(here, random.uniform(*radius), random.randint(*corners), random)
    return Outline({"type": "Polygon", "coordinates": [[*ring, ring[0]]]})


def _ring(
    here: Coordinate, radius_km: float, corners: int, random: Random
) -> list[tuple[float, float]]:
    """Walk a star-shaped outline, which never crosses itself."""
    lat, lon = here.lat_lon
    radius_km = min(radius_km, (_NORTHMOST - lat) * _KM_A_DEGREE)
    wave, rough = random.uniform(0, math.tau), 0.1 if corners > _AREAS[0][2][0] else 0.0
    turn = np.arange(corners) * (math.tau / corners)
    out = radius_km * (1 + rough * np.sin(7 * turn + wave)) / _KM_A_DEGREE
    across = lon + out * np.cos(turn) / math.cos(math.radians(lat))
    return list(zip(across.tolist(), (lat + out * np.sin(turn)).tolist(), strict=True))
