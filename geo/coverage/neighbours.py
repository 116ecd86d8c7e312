"""Which meeting places lie nearest to each part, whoever asks: found once for a directory."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple, Self

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from geo.coverage.communities import Communities, Floats, Mask, Whole
from geo.coverage.distances import columns, earth_centred, geodesics_km
from geo.coverage.groups import MeetingPlace, all_meeting_places
from geo.listing.published import PublishedDirectory
from geo.place.distance import CHORD_MARGIN

MOST_KEPT: Final = 24
"""Places that are kept for each part: of 24, two welcome an audience that three in ten welcome, but
for one part in 500."""
_AT_FIRST: Final = 8
"""Places that are measured for a part of which too few are kept, before more are."""
_MM_KM: Final = 1e-6
"""A geodesic is given in whole millimetres, so it may be shorter than its chord by as much."""


class Two(NamedTuple):
    """For each part the nearest place, and the nearest of another group.

    Parameters
    ----------
    nearest_km, second_km
        Geodesic km, infinity where there is none, shape (n,).
    nearest, second
        Numbers of the places, -1 where there is none, shape (n,).
    """

    nearest_km: Floats
    nearest: Whole
    second_km: Floats
    second: Whole


class Spots(NamedTuple):
    """Where places are, and whose: degrees and the number of the group, each of shape (places,)."""

    lat: Floats
    lon: Floats
    group: Whole

    @classmethod
    def of(cls, places: Sequence[MeetingPlace]) -> Self:
        """Put places into columns."""
        numbers: dict[str, int] = {}
        groups = [numbers.setdefault(place.listing_id, len(numbers)) for place in places]
        lat, lon = columns([place.coordinate for place in places])
        return cls(lat, lon, np.array(groups, dtype=np.int64))

    def some(self, numbers: Whole | npt.NDArray[np.int32]) -> "Spots":
        """Take some of them."""
        return Spots(self.lat[numbers], self.lon[numbers], self.group[numbers])

    def tree(self) -> cKDTree:
        """Order them so that those near by chord are found fast."""
        return cKDTree(earth_centred(self.lat, self.lon))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Neighbours:
    """The nearest meeting places of each part by their chords.

    A chord is never longer than its geodesic, so it proposes and the geodesic decides.

    Parameters
    ----------
    places, spots
        All that meet in person, in the order of the groups' ids.
    nearest
        Numbers of places, the shortest chord first, shape (n, kept).
    chords
        Their chords in km, shape (n, kept).
    km
        Their geodesics as far as somebody has asked for them, else not a number, shape (n, kept).
    """

    communities: Communities
    places: tuple[MeetingPlace, ...]
    spots: Spots
    nearest: npt.NDArray[np.int32]
    chords: Floats
    km: Floats

    def two(self, counts: Mask) -> Two:
        """Find the two nearest of the places that count, shape (places,); they keep their numbers.

        What the kept ones do not settle is measured anew.
        """
        if not counts.any():
            return none_near(self.communities.fsas.size)
        groups = self.spots.group
        near = counts[self.nearest]
        first = near.argmax(axis=1)
        rows = np.arange(first.size)
        nearest = self.nearest[rows, first]
        other = near & (groups[self.nearest] != groups[nearest][:, None])
        second = other.argmax(axis=1)
        settled = other[rows, second]  # a second one means that there is a first one too
        two = none_near(first.size)
        at = np.flatnonzero(settled)
        two.nearest_km[at] = self._measured(at, first[at])
        two.second_km[at] = self._measured(at, second[at])
        two.nearest[at] = nearest[at]
        two.second[at] = self.nearest[at, second[at]]
        for which, km in ((near, two.nearest_km), (other, two.second_km)):
            not_beaten = (which & (self.chords <= (km + _MM_KM)[:, None])).sum(axis=1) == 1
            settled &= not_beaten & (self.chords[:, -1] > km + _MM_KM)
        counting = np.flatnonzero(counts)
        left = np.flatnonzero(~settled)
        anew = two_nearest(self.communities, self.spots.some(counting), left)
        for column, values in zip(two, anew, strict=True):
            column[left] = values
        for number in (two.nearest, two.second):
            own = number[left]
            number[left] = np.where(own < 0, -1, counting[own])
        return two

    def _measured(self, rows: Whole, kept: Whole) -> Floats:
        """Measure the geodesics of some of the kept places, each once."""
        unknown = np.flatnonzero(np.isnan(self.km[rows, kept]))
        some = rows[unknown]
        place = self.spots.some(self.nearest[some, kept[unknown]])
        here = self.communities.lat[some], self.communities.lon[some]
        self.km[some, kept[unknown]] = geodesics_km(*here, place.lat, place.lon)
        km: Floats = self.km[rows, kept]
        return km


@lru_cache(maxsize=2)
def neighbours(
    communities: Communities, directory: PublishedDirectory, *, most: int = MOST_KEPT
) -> Neighbours:
    """Find the nearest meeting places of each part, and keep so many of them."""
    places = all_meeting_places(directory)
    spots = Spots.of(places)
    kept = min(most, len(places))
    shape = (communities.fsas.size, kept)
    chords, nearest = np.empty(shape), np.empty(shape, dtype=np.int32)
    if kept:
        here = earth_centred(communities.lat, communities.lon)
        chords[:], nearest[:] = spots.tree().query(here, k=np.arange(1, kept + 1))
    return Neighbours(
        communities=communities,
        places=places,
        spots=spots,
        nearest=nearest,
        chords=chords,
        km=np.full(shape, np.nan),
    )


def none_near(size: int) -> Two:
    """Say of each part that no place is near."""
    return Two(np.full(size, np.inf), np.full(size, -1), np.full(size, np.inf), np.full(size, -1))


def two_nearest(communities: Communities, spots: Spots, parts: Whole) -> Two:
    """Find for some parts the nearest place, and the nearest of another group, shape (parts,).

    A tree proposes places by their chords, the geodesic decides; a part is settled when the next
    place that the tree would propose is too far to matter.
    """
    two, every = none_near(parts.size), spots.lat.size
    if not every or not parts.size:
        return two
    lat, lon, tree = communities.lat[parts], communities.lon[parts], spots.tree()
    here = earth_centred(lat, lon)
    left, count = np.arange(parts.size), min(_AT_FIRST, every)
    while left.size:
        chords, sites = tree.query(here[left], k=np.arange(1, count + 1))
        km = geodesics_km(
            np.repeat(lat[left], count).reshape(-1, count),
            np.repeat(lon[left], count).reshape(-1, count),
            spots.lat[sites],
            spots.lon[sites],
        )
        found = best_two(km, sites, spots.group)
        for column, values in zip(two, found, strict=True):
            column[left] = values
        settled = (count == every) | (chords[:, -1] > found.second_km * (1 + CHORD_MARGIN))
        left, count = left[~settled], min(2 * count, every)
    return two


def best_two(km: Floats, sites: Whole, groups: Whole) -> Two:
    """Choose from candidates; of two at one distance, the one with the smaller number.

    Parameters
    ----------
    km, sites
        Distances and numbers of the candidates, -1 and infinity for none, shape (n, candidates).
    groups
        Number of the group of each place, shape (places,).
    """
    rows = np.arange(len(km))
    order = np.lexsort((sites, km))
    km, sites = km[rows[:, None], order], sites[rows[:, None], order]
    others = np.where(groups[sites] == groups[sites[:, :1]], np.inf, km)
    second = others.argmin(axis=1)
    second_km = others[rows, second]
    return Two(
        km[:, 0], sites[:, 0], second_km, np.where(np.isinf(second_km), -1, sites[rows, second])
    )
