"""What a file says of places, held against the gazetteer as the staff's form does."""

from collections.abc import Iterator
from dataclasses import replace

from geo.exchange.formats import Arrived
from geo.exchange.incoming import RowFault
from geo.listing.directory import Directory
from geo.listing.listing import Listing
from geo.listing.validation import faults_of_listing
from geo.place.locate import Locator


def places_checked(arrived: Arrived, *, known: Directory, locator: Locator) -> Arrived:
    """Refuse listings with a site whose town, postal code and point do not belong together.

    Sites that are the same as those of a known listing are not asked about again.
    """
    faults = {
        listing.id: tuple(_faults(listing, locator))
        for listing in arrived.incoming.listings
        if listing.sites and not _has_same_sites(listing, known)
    }
    taken = tuple(one for one in arrived.incoming.listings if not faults.get(one.id))
    refused = tuple(fault for found in faults.values() for fault in found)
    incoming = replace(
        arrived.incoming, listings=taken, refused=(*arrived.incoming.refused, *refused)
    )
    return replace(arrived, incoming=incoming)


def _has_same_sites(listing: Listing, known: Directory) -> bool:
    return listing.id in known and known[listing.id].sites == listing.sites


def _faults(listing: Listing, locator: Locator) -> Iterator[RowFault]:
    for field, problem in faults_of_listing(listing, locator.gazetteer, locator.places):
        yield RowFault(row=None, name=listing.id, field=field, problem=problem)
