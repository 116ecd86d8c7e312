"""Which parts the listings of a directory say that they serve, found once for all of them."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from geo.coverage.communities import Communities, Floats, Mask, Whole
from geo.coverage.groups import served
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import Outline, Regions, ServiceArea

_NOTHING: Final = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StatedAreas:
    """The areas of a directory, each once.

    Parameters
    ----------
    rows
        Row of the area of each listing, in the order of the directory, shape (listings,).
    inside
        1 where a part lies in an area, shape (areas, n).
    """

    rows: Whole
    inside: csr_array

    def people(self, of_parts: Whole) -> Whole:
        """Add up a figure of the parts for each listing, shape (listings,)."""
        totals: Floats = self.inside @ of_parts.astype(np.float64)
        return totals.round().astype(np.int64)[self.rows]

    def hold(self, listings: Whole, parts: Whole) -> Mask:
        """Tell whether the area of a listing holds a part, pair by pair, shape (pairs,)."""
        if not parts.size:
            return np.zeros(0, dtype=np.bool_)
        held: Mask = np.asarray(self.inside[self.rows[listings], parts]).ravel() > 0
        return held

    def first(self, ranks: Whole) -> Whole:
        """Find for each listing the part of its area with the lowest rank, shape (listings,).

        Parameters
        ----------
        ranks
            Rank of each part, each another one; -1 for those that do not count, shape (n,).

        Returns
        -------
        numpy.ndarray
            Numbers of parts, -1 where none counts.
        """
        starts, counting = self.inside.indptr, np.flatnonzero(ranks >= 0)
        order = counting[np.argsort(ranks[counting])]
        filled = np.flatnonzero(np.diff(starts))
        lowest = np.full(self.inside.shape[0], _NOTHING)
        if filled.size:
            counted = np.where(ranks < 0, _NOTHING, ranks)[self.inside.indices]
            lowest[filled] = np.minimum.reduceat(counted, starts[filled])
        found = lowest < _NOTHING
        parts = np.full(lowest.size, -1)
        parts[found] = order[lowest[found]]
        return parts[self.rows]


@lru_cache(maxsize=2)
def stated_areas(communities: Communities, directory: PublishedDirectory) -> StatedAreas:
    """Find the parts of every stated area; those of a listing that states none are none."""
    rows, areas = dict[Hashable, int](), list[Whole]()
    of_listings = [_row(listing.service_area, communities, rows, areas) for listing in directory]
    sizes = [parts.size for parts in areas]
    inside = np.concatenate(areas) if areas else np.zeros(0, dtype=np.int64)
    indptr = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
    shape = (len(areas), communities.fsas.size)
    return StatedAreas(
        rows=np.array(of_listings, dtype=np.int64),
        inside=csr_array((np.ones(inside.size), inside, indptr), shape=shape),
    )


def _row(
    area: ServiceArea, communities: Communities, rows: dict[Hashable, int], areas: list[Whole]
) -> int:
    """Return the row of an area; equal words and regions share one, each drawn one has its own."""
    match area:
        case Outline():
            key: Hashable = id(area)
        case Regions(codes=codes):
            key = frozenset(codes)
        case _:
            key = type(area).__name__
    if key not in rows:
        rows[key] = len(areas)
        areas.append(_parts(area, communities))
    return rows[key]


def _parts(area: ServiceArea, communities: Communities) -> Whole:
    """List the parts inside an area; of a drawn one, only those inside its bounds are asked."""
    if not isinstance(area, Outline):
        return np.flatnonzero(served(communities, area))
    west, south, east, north = area.geometry.bounds
    lat, lon = communities.lat, communities.lon
    near = np.flatnonzero((lat >= south) & (lat <= north) & (lon >= west) & (lon <= east))
    found: Whole = near[area.holds(lat[near], lon[near])]
    return found
