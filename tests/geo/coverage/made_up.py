"""Small communities, residents and groups, to change in what a test is about."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from geo.coverage.communities import Communities, Community
from geo.coverage.demand import Demand, Surface, SurfaceGrade, SurfaceName
from geo.coverage.groups import CoverageCriteria, MeetingPlace
from geo.coverage.reach import Reach, measure
from geo.listing.audience import Audience, Welcome
from geo.listing.listing import Listing, Mode
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import ServiceArea
from geo.place.coordinate import Coordinate
from geo.place.road import RoadAccess
from tests.geo.finder.directories import SPOTS
from tests.geo.finder.made_up import listing, site_at

PROJECT = Path(__file__).resolve().parents[3]
SURFACE = Surface(name=SurfaceName.COUNTED, census_year=2021, grade=SurfaceGrade.OFFICIAL)
EMPTY = PublishedDirectory([])
ANYBODY = CoverageCriteria()
UNHURRIED = settings(max_examples=50, deadline=None)
"""For laws that look at every region: the first example also reads the shipped regions."""
IN_PERSON = frozenset({Mode.IN_PERSON})

REGINA, SASKATOON, LA_RONGE = (50.4501, -104.6178), (52.1332, -106.67), (55.1, -105.3)
TORONTO, HORNBY, TIMMINS = (43.7064, -79.3986), (43.5787, -79.831), (48.4758, -81.3305)
IQALUIT, WHITEHORSE = (63.7467, -68.517), (60.7212, -135.0568)


class Part(NamedTuple):
    """A part as a test writes it."""

    fsa: str
    community: int
    lat: float
    lon: float
    counted: int = 1


_NORTHERN_SK, _NORTHERN_SK_FROM = "4718", 54.55
"""The census division of La Ronge, and a latitude between it and the towns of the south."""


def town(
    name: str, at: tuple[float, float], region: str = "CA-ON", *, people: int = 0
) -> Community:
    division = _NORTHERN_SK if region == "CA-SK" and at[0] > _NORTHERN_SK_FROM else ""
    return Community(name, region, Coordinate(*at), people, RoadAccess.ALL_SEASON, division)


def communities_of(towns: Sequence[Community], parts: Sequence[Part] | None = None) -> Communities:
    """Make communities; without parts, each is one part that stands at it."""
    if parts is None:
        parts = [Part("P0L", n, *one.coordinate.lat_lon) for n, one in enumerate(towns)]
    return Communities(
        listed=tuple(towns),
        fsas=np.array([part.fsa for part in parts], dtype=np.str_),
        community=np.array([part.community for part in parts], dtype=np.int64),
        lat=np.array([part.lat for part in parts], dtype=np.float64),
        lon=np.array([part.lon for part in parts], dtype=np.float64),
        counted=np.array([part.counted for part in parts], dtype=np.int64),
    )


def demand_of(communities: Communities, residents: Sequence[int]) -> Demand:
    return Demand(
        surface=SURFACE,
        communities=communities,
        residents=np.array(residents, dtype=np.int64),
    )


def people_at(*where: tuple[str, tuple[float, float], int], region: str = "CA-ON") -> Demand:
    """Put people at places, each a community of its own: name, latitude and longitude, number."""
    towns = [town(name, at, region, people=number) for name, at, number in where]
    return demand_of(communities_of(towns), [number for _, _, number in where])


def group(name: str, at: tuple[float, float]) -> MeetingPlace:
    return MeetingPlace(listing_id=name, coordinate=Coordinate(*at))


def reach_of(demand: Demand, *groups: MeetingPlace) -> Reach:
    return measure(demand, EMPTY, ANYBODY, what_if=groups)


def meets_at(name: str, *at: tuple[float, float], area: ServiceArea | None = None) -> Listing:
    """Make a listing that meets in person at each of some places; it states no audience."""
    stated = {} if area is None else {"service_area": area}
    return listing(name, modes=IN_PERSON, sites=tuple(site_at(*one) for one in at), **stated)


def everybody(demand: Demand) -> np.ndarray:
    return np.ones(demand.residents.size, dtype=np.bool_)


# --- for property tests: few places, so that ties and borders are frequent -----------------------

_shifts = st.sampled_from((0.0, 0.0, 0.01, 0.25, -0.4, 1.3))
_fsas = {
    "CA-NU": "X0A",
    "CA-NT": "X0E",
    "CA-YT": "Y0B",
    "CA-BC": "V0J",
    "CA-SK": "S0J",
    "CA-ON": "P0L",
    "CA-NB": "E1A",
    "CA-NL": "A0P",
}


@st.composite
def coordinates(draw: st.DrawFn) -> Coordinate:
    lat, lon, _, _ = draw(st.sampled_from(SPOTS))
    return Coordinate(lat + draw(_shifts), lon - abs(draw(_shifts)))


def spread_coordinates() -> st.SearchStrategy[Coordinate]:
    return st.builds(Coordinate, lat=st.floats(42, 83), lon=st.floats(-141, -53))


@st.composite
def demands(draw: st.DrawFn, *, max_towns: int = 7) -> Demand:
    """Make towns of no, one, two or three parts, some of them without anybody."""
    towns, parts, residents = list[Community](), list[Part](), list[int]()
    for number in range(draw(st.integers(1, max_towns))):
        lat, lon, region, _ = draw(st.sampled_from(SPOTS))
        size = draw(st.sampled_from((0, 40, 5_000, 5_001, 80_000)))
        towns.append(town(f"Town {number}", (lat + draw(_shifts), lon), region.value, people=size))
        for _ in range(draw(st.sampled_from((1, 1, 2, 3)) if parts else st.just(1))):
            at = lat + draw(_shifts), lon - abs(draw(_shifts))
            parts.append(Part(_fsas[region.value], number, *at))
            residents.append(draw(st.sampled_from((0, 1, 9, 400, 12_345))))
    return demand_of(communities_of(towns, parts), residents)


def groups(*, max_size: int = 12) -> st.SearchStrategy[list[MeetingPlace]]:
    one = st.builds(
        MeetingPlace,
        listing_id=st.sampled_from(("a", "b", "c")),
        coordinate=coordinates() | spread_coordinates(),
    )
    return st.lists(one, max_size=max_size)


askers = st.builds(
    CoverageCriteria,
    audience=st.none() | st.sampled_from(Audience),
    welcomes=st.frozensets(st.sampled_from(Welcome), min_size=1),
    modes=st.frozensets(st.sampled_from(Mode), min_size=1),
)
