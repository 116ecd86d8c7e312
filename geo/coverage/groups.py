"""Which groups count: those that meet in person and welcome whoever asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from geo.coverage.communities import Communities, Mask
from geo.coverage.regions import mask_of
from geo.listing.audience import Audience, Welcome
from geo.listing.listing import Listing, Mode
from geo.listing.published import PublishedDirectory
from geo.listing.service_area import NotStated, Outline, Regions, ServiceArea, WholeCanada
from geo.place.coordinate import Coordinate

FROM_ANYWHERE: Final = frozenset({Mode.VIRTUAL, Mode.PHONE})
"""Ways to take part without travelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageCriteria:
    """For whom coverage is measured.

    Parameters
    ----------
    audience
        ``None`` counts every group, whoever it is for.
    welcomes
        The answers to the audience that count; "ask first" and "not stated" are no promise.
    modes
        The ways of meeting that count. With online or phone among them, whoever can take part so is
        at no distance.
    """

    audience: Audience | None = None
    welcomes: frozenset[Welcome] = frozenset({Welcome.YES})
    modes: frozenset[Mode] = frozenset({Mode.IN_PERSON})

    def counts(self, listing: Listing) -> bool:
        """Tell whether a listing answers the audience as it has to."""
        return self.audience is None or listing.welcomes.of(self.audience) in self.welcomes


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPlace:
    """A site of a group that counts.

    Parameters
    ----------
    somewhere_km
        How far off it may be where no more than its town is published; ``None`` for an address.
    """

    listing_id: str
    coordinate: Coordinate
    somewhere_km: float | None = None


@lru_cache(maxsize=2)
def all_meeting_places(directory: PublishedDirectory) -> tuple[MeetingPlace, ...]:
    """List the sites of all active groups, in the order of the groups' ids."""
    return tuple(
        MeetingPlace(
            listing_id=listing.id,
            coordinate=site.coordinate,
            somewhere_km=site.uncertainty_km if site.is_vague else None,
        )
        for listing in directory
        for site in listing.sites
    )


def places_that_count(directory: PublishedDirectory, criteria: CoverageCriteria) -> Mask:
    """Tell which of all meeting places count, shape (places,)."""
    counts = Mode.IN_PERSON in criteria.modes
    return np.array(
        [counts and criteria.counts(listing) for listing in directory for _ in listing.sites],
        dtype=np.bool_,
    )


def joined_from_home(
    communities: Communities,
    directory: PublishedDirectory,
    criteria: CoverageCriteria,
    modes: Iterable[Mode],
) -> Mask:
    """Tell which parts can take part online or by phone, shape (n,).

    A listing that states no area is open to every place.
    """
    wanted, mask = FROM_ANYWHERE & set(modes), np.zeros(communities.fsas.size, dtype=np.bool_)
    drawn, codes = list[Outline](), set[str]()
    for listing in directory:
        if wanted & listing.modes and criteria.counts(listing):
            match listing.service_area:
                case NotStated() | WholeCanada():
                    return ~mask
                case Regions() as regions:
                    codes.update(regions.codes)
                case Outline() as outline:
                    drawn.append(outline)
    for code in codes:
        mask |= mask_of(communities, code)
    for outline in drawn:
        left = np.flatnonzero(~mask)
        mask[left] = outline.holds(communities.lat[left], communities.lon[left])
    return mask


def served(communities: Communities, area: ServiceArea) -> Mask:
    """Tell which parts lie in a stated service area, shape (n,); none if no area is stated."""
    size = communities.fsas.size
    match area:
        case NotStated():
            return np.zeros(size, dtype=np.bool_)
        case WholeCanada():
            return np.ones(size, dtype=np.bool_)
        case Regions(codes=codes):
            inside: Mask = np.logical_or.reduce([mask_of(communities, one) for one in codes])
            return inside
        case Outline():
            drawn: Mask = area.holds(communities.lat, communities.lon)
            return drawn
