"""Listings that answer an audience alike, with an order to walk for every rung.

A stream may yield listings that stand elsewhere in the end; it must never yield a worse one of its
rung before a better one, and never leave one out.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property

import numpy as np
from scipy.spatial import cKDTree

from geo.finder.decision import NEAR_KM
from geo.finder.polygons import Polygons
from geo.finder.timetable import Timetable
from geo.listing.listing import Mode
from geo.listing.published import PublishedListing
from geo.listing.schedule import Schedule
from geo.listing.service_area import NotStated, Outline, Regions, WholeCanada
from geo.place.coordinate import earth_centred
from geo.place.distance import CHORD_MARGIN
from geo.place.fix import AskedArea, Fix

_FIRST_ASKED = 32
_FIRST_RING = 1.25
_ACROSS_CANADA_KM = 7_000.0
_NEVER = datetime.max.replace(tzinfo=UTC)


class Stratum:
    """One part of a directory, as columns, trees and lists.

    Parameters
    ----------
    listings
        Latest confirmed first, then by id: the order that breaks ties within every rung.
    """

    def __init__(self, listings: Sequence[PublishedListing]) -> None:
        self._listings = listings
        self._timetable = Timetable()
        self._soonest: tuple[datetime, datetime, list[list[int]]] | None = None

    @cached_property
    def by_id(self) -> Sequence[PublishedListing]:
        """All listings in the order of their ids."""
        return sorted(self._listings, key=lambda listing: listing.id)

    @cached_property
    def national(self) -> Sequence[PublishedListing]:
        """Those for all Canada, and those that state no area and can be joined by phone."""
        return [
            listing
            for listing in self._listings
            if isinstance(listing.service_area, WholeCanada)
            or (isinstance(listing.service_area, NotStated) and Mode.PHONE in listing.modes)
        ]

    @cached_property
    def elsewhere(self) -> Sequence[PublishedListing]:
        """Those that state an area and have no site."""
        return [
            listing
            for listing in self._listings
            if not listing.sites and isinstance(listing.service_area, Regions | Outline)
        ]

    def near(self, fix: Fix) -> Iterator[tuple[float, PublishedListing]]:
        """Walk chord in km and listing of those with a site within reach, by chord."""
        tree, owners = self._tree
        here = earth_centred(*fix.coordinate.lat_lon)
        handed: set[int] = set()
        size = _FIRST_ASKED
        while len(owners):
            chords, found = tree.query(here, k=range(1, size + 1), distance_upper_bound=NEAR_KM)
            kept = np.isfinite(chords)
            for chord, number in zip(chords[kept], owners[found[kept]], strict=True):
                if number not in handed:
                    handed.add(number)
                    yield float(chord), self._listings[number]
            if not kept.all():
                return
            size *= 4

    def beyond(self, fix: Fix) -> Iterator[tuple[float, PublishedListing]]:
        """Walk chord in km and listing of those with a site beyond reach, by chord.

        Rings of growing radius: in a city thousands of sites lie within reach, and none of them
        is looked at one by one.
        """
        tree, owners = self._tree
        here = np.array(earth_centred(*fix.coordinate.lat_lon))
        handed: set[int] = set()
        inner, outer = NEAR_KM * (1 - CHORD_MARGIN), _FIRST_RING * NEAR_KM
        while inner < _ACROSS_CANADA_KM:
            within = np.array(tree.query_ball_point(here, outer), dtype=np.intp)
            chords = np.sqrt(((tree.data[within] - here) ** 2).sum(axis=1))
            ring = np.flatnonzero(chords > inner)
            for at in ring[chords[ring].argsort()]:
                number = int(owners[within[at]])
                if number not in handed:
                    handed.add(number)
                    yield float(chords[at]), self._listings[number]
            inner, outer = outer, 2 * outer

    def serving(self, fix: Fix) -> Iterator[PublishedListing]:
        """Walk the listings whose stated area may contain the visitor, the smaller area first."""
        of_regions = (
            (area.area_km2, number)
            for area, numbers in self._of_regions
            if area.contains(fix)
            for number in numbers
        )
        walked = heapq.merge(of_regions, self._polygons.containing(fix))
        return (self._listings[number] for _, number in walked)

    def serving_whole(self, asked: AskedArea) -> Iterator[PublishedListing]:
        """Walk the listings whose stated regions hold a whole area, the smaller regions first."""
        for area, numbers in self._of_regions:
            if area.contains_whole(asked):
                yield from (self._listings[number] for number in numbers)

    def no_place(self, fix: Fix) -> Iterator[PublishedListing]:
        """Walk those without site or area, and those whose area cannot be told from the fix."""
        untold = [
            number
            for area, numbers in self._of_regions
            if area.contains(fix) is None
            for number in numbers
            if self._is_placeless(number)
        ]
        walked = heapq.merge(
            self._placeless, sorted(untold), self._placeless_polygons.straddling(fix)
        )
        return (self._listings[number] for number in walked)

    def online(self, at: datetime) -> Iterator[PublishedListing]:
        """Walk the virtual listings, the next to start first."""
        soonest = self._soonest
        if soonest is None or not soonest[0] <= at < soonest[1]:
            soonest = self._soonest = self._timed(at)
        return (self._listings[number] for numbers in soonest[2] for number in numbers)

    def _timed(self, at: datetime) -> tuple[datetime, datetime, list[list[int]]]:
        """Order the schedules by their next start; right until the first of them is over."""
        starts: dict[datetime, list[int]] = defaultdict(list)
        for schedule, numbers in self._virtual.items():
            occurrence = self._timetable.next_after(schedule, at)
            starts[_NEVER if occurrence is None else occurrence.starts_at].extend(numbers)
        until = self._timetable.valid_until(self._virtual, at)
        return at, until, [sorted(starts[start]) for start in sorted(starts)]

    @cached_property
    def _tree(self) -> tuple[cKDTree, "np.typing.NDArray[np.int32]"]:
        sites = [
            (earth_centred(*site.coordinate.lat_lon), number)
            for number, listing in enumerate(self._listings)
            for site in listing.sites
        ]
        points = np.array([point for point, _ in sites], dtype=np.float64).reshape(-1, 3)
        return cKDTree(points), np.array([number for _, number in sites], dtype=np.int32)

    @cached_property
    def _of_regions(self) -> list[tuple[Regions, list[int]]]:
        numbers: dict[Regions, list[int]] = defaultdict(list)
        for number, listing in enumerate(self._listings):
            if isinstance(listing.service_area, Regions):
                numbers[listing.service_area].append(number)
        return sorted(numbers.items(), key=lambda item: item[0].area_km2)

    @cached_property
    def _polygons(self) -> Polygons:
        return Polygons(self._drawn)

    @cached_property
    def _placeless_polygons(self) -> Polygons:
        return Polygons([pair for pair in self._drawn if self._is_placeless(pair[0])])

    @cached_property
    def _drawn(self) -> list[tuple[int, Outline]]:
        return [
            (number, listing.service_area)
            for number, listing in enumerate(self._listings)
            if isinstance(listing.service_area, Outline)
        ]

    def _is_placeless(self, number: int) -> bool:
        """Whether an area that cannot be told leaves it without a place: no site, not virtual."""
        listing = self._listings[number]
        return not listing.sites and Mode.VIRTUAL not in listing.modes

    @cached_property
    def _placeless(self) -> list[int]:
        return [
            number
            for number, listing in enumerate(self._listings)
            if not listing.sites
            and isinstance(listing.service_area, NotStated)
            and not listing.is_from_anywhere
        ]

    @cached_property
    def _virtual(self) -> dict[Schedule, list[int]]:
        numbers: dict[Schedule, list[int]] = defaultdict(list)
        for number, listing in enumerate(self._listings):
            if Mode.VIRTUAL in listing.modes:
                numbers[listing.schedule].append(number)
        return numbers
