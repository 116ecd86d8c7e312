"""What is cheapest to close: gaps that are in the listing and not on the map."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

import numpy as np

from geo.coverage.communities import Mask
from geo.coverage.reach import Reach
from geo.coverage.stated_areas import stated_areas
from geo.listing.audience import Welcome
from geo.listing.listing import Listing
from geo.listing.published import PublishedDirectory, PublishedListing
from geo.listing.service_area import NotStated


class Missing(StrEnum):
    """What a phone call could add to a listing, the most useful first."""

    TOWN = "town"
    """It meets in person, or may, but names no town: nobody can be told how far it is."""
    CONTACT = "contact"
    """Nobody is named whom one could ask."""
    ADDRESS = "address"
    """Its town is known, its address is not published."""
    CONFIRMATION = "confirmation"
    """Nobody has ever confirmed it."""


_ORDER: Final = {what: place for place, what in enumerate(Missing)}


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingInformation:
    """A listing with something missing.

    Parameters
    ----------
    residents_waiting
        People of the region who live in its stated area and beyond the threshold: whom it may serve
        already, if only its town were known. ``None`` if it names a town, states no area, or does
        not take the audience.
    """

    listing: PublishedListing
    missing: tuple[Missing, ...]
    residents_waiting: int | None


def missing_information(
    reach: Reach, directory: PublishedDirectory, mask: Mask, within_km: float
) -> tuple[MissingInformation, ...]:
    """List every active listing with something missing, the one that matters most first.

    Parameters
    ----------
    mask
        The parts of the region that counts, shape (n,).
    """
    demand = reach.demand
    beyond = np.where(mask & reach.beyond(within_km), demand.residents, 0)
    waiting = stated_areas(demand.communities, directory).people(beyond)
    found = [
        MissingInformation(
            listing=listing,
            missing=missing,
            residents_waiting=int(people) if _may_wait(reach, listing) else None,
        )
        for listing, missing, people in zip(
            directory, _missing_of_all(directory), waiting, strict=True
        )
        if missing
    ]
    return tuple(sorted(found, key=_most_first))


def _most_first(one: MissingInformation) -> tuple[int, list[int], str]:
    return (
        -(one.residents_waiting or 0),
        [_ORDER[what] for what in one.missing],
        one.listing.id,
    )


@lru_cache(maxsize=2)
def _missing_of_all(directory: PublishedDirectory) -> tuple[tuple[Missing, ...], ...]:
    return tuple(tuple(_missing(listing)) for listing in directory)


def _missing(listing: Listing) -> list[Missing]:
    public = not all(site.is_vague for site in listing.sites)
    lacks = {
        Missing.TOWN: listing.may_meet_in_person and not listing.sites,
        Missing.CONTACT: not listing.contacts,
        Missing.ADDRESS: bool(listing.sites) and not public,
        Missing.CONFIRMATION: listing.assured_on is None,
    }
    return [what for what, lacking in lacks.items() if lacking]


def _may_wait(reach: Reach, listing: Listing) -> bool:
    """Tell whether people may wait for the town of a listing: it may serve them already."""
    audience = reach.criteria.audience
    return (
        listing.may_meet_in_person
        and not listing.sites
        and not isinstance(listing.service_area, NotStated)
        and (audience is None or listing.welcomes.of(audience) is not Welcome.NO)
    )
