"""What is cheapest to close: gaps that are in the listing and not on the map."""

from dataclasses import dataclass
from enum import StrEnum

from geo.coverage.communities import Mask
from geo.coverage.groups import served
from geo.coverage.reach import Reach
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
    found = [
        MissingInformation(
            listing=listing,
            missing=missing,
            residents_waiting=_waiting(reach, listing, mask, within_km),
        )
        for listing in directory
        if (missing := tuple(_missing(listing)))
    ]
    return tuple(sorted(found, key=_most_first))


def _most_first(one: MissingInformation) -> tuple[int, list[int], str]:
    order = list(Missing)
    return (
        -(one.residents_waiting or 0),
        [order.index(what) for what in one.missing],
        one.listing.id,
    )


def _missing(listing: Listing) -> list[Missing]:
    public = not all(site.is_vague for site in listing.sites)
    lacks = {
        Missing.TOWN: listing.may_meet_in_person and not listing.sites,
        Missing.CONTACT: not listing.contacts,
        Missing.ADDRESS: bool(listing.sites) and not public,
        Missing.CONFIRMATION: listing.assured_on is None,
    }
    return [what for what, lacking in lacks.items() if lacking]


def _waiting(reach: Reach, listing: Listing, mask: Mask, within_km: float) -> int | None:
    audience, area = reach.criteria.audience, listing.service_area
    refuses = audience is not None and listing.welcomes.of(audience) is Welcome.NO
    names_town = not listing.may_meet_in_person or listing.sites
    if refuses or names_town or isinstance(area, NotStated):
        return None
    demand = reach.demand
    inside = mask & served(demand.communities, area) & reach.beyond(within_km)
    return int(demand.residents[inside].sum())
