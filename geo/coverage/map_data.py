"""What a map of gaps shows, as numbers alone: shaded regions, communities, groups, proposals."""

import math
from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np

from geo.coverage.gaps import Gaps
from geo.coverage.reach import Reach, mains_in
from geo.coverage.regions import mask_of
from geo.coverage.siting import Siting
from geo.place.coordinate import Coordinate

MAX_MARKERS: Final = 1_200
"""Communities that are drawn, the most populous first: more only cover one another."""
_SMALLEST_PX, _LARGEST_PX = 3, 18
_SMALLEST_AT, _LARGEST_AT = 100, 1_000_000
"""Residents that have the smallest and the largest circle."""


class Marker(NamedTuple):
    """A community; ``number`` is its place among the communities, ``km`` may be infinite."""

    number: int
    at: Coordinate
    residents: int
    km: float
    could_from_home: bool


class Fill(NamedTuple):
    """A region, and the share of its people who live beyond the threshold."""

    region: str
    share: float


class Somewhere(NamedTuple):
    """The middle of a town, and within how many kilometres of it a group meets."""

    at: Coordinate
    km: float


class MapData(NamedTuple):
    """All that is on the map; the most populous communities first, so that small ones lie on top.

    ``all_markers`` counts the inhabited communities of the region, drawn or not; ``vague_groups``
    are those that publish no more than their town, and ``groups`` all others.
    """

    fills: tuple[Fill, ...]
    markers: tuple[Marker, ...]
    all_markers: int
    groups: tuple[Coordinate, ...]
    proposals: tuple[Coordinate, ...]
    what_if: Coordinate | None
    vague_groups: tuple[Somewhere, ...] = ()


def map_data_of(
    reach: Reach, gaps: Gaps, siting: Siting | None = None, *, what_if: Coordinate | None = None
) -> MapData:
    """Gather what one question puts on the map."""
    mains = mains_in(reach.demand, mask_of(reach.demand.communities, gaps.question.region))
    markers = _markers(reach, mains)
    sites = [place for place in reach.places if place.coordinate != what_if]
    exact = (place.coordinate for place in sites if place.somewhere_km is None)
    vague = (Somewhere(one.coordinate, one.somewhere_km) for one in sites if one.somewhere_km)
    return MapData(
        fills=_fills(gaps),
        markers=tuple(markers[:MAX_MARKERS]),
        all_markers=len(markers),
        groups=tuple(dict.fromkeys(exact)),
        vague_groups=tuple(dict.fromkeys(vague)),
        proposals=tuple(one.community.coordinate for one in siting.proposals) if siting else (),
        what_if=what_if,
    )


def _fills(gaps: Gaps) -> tuple[Fill, ...]:
    return tuple(
        Fill(row.region, row.gap.residents_beyond / row.gap.residents)
        for row in gaps.rows
        if row.gap.residents
    )


def _markers(reach: Reach, mains: Iterable[int]) -> list[Marker]:
    demand, communities = reach.demand, reach.demand.communities
    found = [
        Marker(
            number=int(number),
            at=communities.listed[number].coordinate,
            residents=int(demand.by_community[number]),
            km=float(reach.nearest_km[main]),
            could_from_home=bool(reach.could_from_home[main]),
        )
        for main, number in zip(mains, communities.community[np.asarray(mains)], strict=True)
    ]
    return sorted(found, key=lambda marker: (-marker.residents, marker.number))


def marker_radius(residents: int) -> int:
    """Size the circle of a community in pixels, by the order of magnitude of its residents."""
    held = min(max(residents, _SMALLEST_AT), _LARGEST_AT)
    share = math.log(held / _SMALLEST_AT) / math.log(_LARGEST_AT / _SMALLEST_AT)
    return round(_SMALLEST_PX + (_LARGEST_PX - _SMALLEST_PX) * share * math.sqrt(share))
