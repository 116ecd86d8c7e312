"""Who lives within a distance of each town where a group could be sought."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.sparse import csr_array
from scipy.spatial import cKDTree

from geo.coverage.communities import Communities, Community, Floats, Whole
from geo.coverage.distances import columns, earth_centred, geodesics_km
from geo.place.coordinate import Coordinate

_SMALLEST_RADIUS_KM = 6334.0
"""No normal section of WGS 84 is bent more sharply than a circle of this radius."""
_ROUNDED_KM = 1e-6
"""A geodesic is given in whole millimetres, so it may be shorter than its chord by as much."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Catchments:
    """The towns that are large enough for a group, and whom each would reach.

    Parameters
    ----------
    towns
        Numbers of the communities, the most populous first, shape (t,).
    home
        Number of the part that each town stands in or nearest to, shape (t,).
    covers
        1 where a part lies within the distance of a town, shape (t, n).
    """

    communities: Communities
    within_km: float
    towns: Whole
    home: Whole
    covers: csr_array

    def town(self, row: int) -> Community:
        """Return the town of a row."""
        return self.communities.listed[int(self.towns[row])]


@lru_cache(maxsize=12)
def catchments(communities: Communities, *, town_size: int, within_km: float) -> Catchments:
    """Draw the catchment of every town of at least so many people."""
    people = np.array([one.town_population for one in communities.listed])
    order = np.argsort(-people, kind="stable")
    towns = order[people[order] >= max(town_size, 1)]
    points = [communities.listed[town].coordinate for town in towns]
    lat, lon = columns(points)
    _, home = _tree(communities).query(earth_centred(lat, lon)) if points else ((), ())
    return Catchments(
        communities=communities,
        within_km=within_km,
        towns=towns,
        home=np.asarray(home, dtype=np.int64),
        covers=covers(communities, points, within_km),
    )


def covers(communities: Communities, points: Sequence[Coordinate], within_km: float) -> csr_array:
    """Tell which parts lie within a distance of each point, the distance included.

    But for rounding, a chord is never longer than its geodesic, so the tree proposes every pair
    within the distance. Those whose arc at the sharpest bend is still within it are inside; only
    the few that are left are measured.

    Returns
    -------
    scipy.sparse.csr_array
        1 for a pair within the distance, shape (points, n).
    """
    shape = (len(points), communities.fsas.size)
    if not points:
        return csr_array(shape)
    lat, lon = columns(points)
    pairs = cKDTree(earth_centred(lat, lon)).sparse_distance_matrix(
        _tree(communities), within_km + _ROUNDED_KM, output_type="ndarray"
    )
    rows, parts, chords = pairs["i"], pairs["j"], pairs["v"]
    unsure = np.flatnonzero(_longest_km(chords) > within_km)
    inside = np.ones(rows.size, dtype=np.bool_)
    inside[unsure] = within_km >= geodesics_km(
        lat[rows[unsure]],
        lon[rows[unsure]],
        communities.lat[parts[unsure]],
        communities.lon[parts[unsure]],
    )
    rows, parts = rows[inside].astype(np.uint16), parts[inside]
    starts = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=len(points)))))
    order = np.argsort(rows, kind="stable")  # of 16 bits: a count of each, no comparison
    ones = np.ones(rows.size)  # not the distances: a stored 0 would be no pair
    return csr_array((ones, parts[order], starts), shape=shape)


def _longest_km(chords: Floats) -> Floats:
    """Bound the geodesic of a chord from above: the arc of the sharpest bend."""
    half = np.minimum(chords / (2 * _SMALLEST_RADIUS_KM), 1.0)
    longest: Floats = 2 * _SMALLEST_RADIUS_KM * np.arcsin(half) + _ROUNDED_KM
    return longest


@lru_cache(maxsize=4)
def _tree(communities: Communities) -> cKDTree:
    return cKDTree(earth_centred(communities.lat, communities.lon))
