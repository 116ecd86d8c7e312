"""What a file says of places, held against the gazetteer as the staff's form does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from geo.exchange.formats import ParsedFile
from geo.exchange.reading.parsed_file import RowFault
from geo.listing.checks.validation import faults_of_listing
from geo.listing.directory import Directory
from geo.listing.listing import Listing
from geo.place.locate import Locator


def places_checked(
    parsed_file: ParsedFile, *, known: Directory, locator: Locator, today: date
) -> ParsedFile:
    """Refuse listings whose places, clocks or days cannot be, see `geo.listing.checks.validation`.

    A known listing that is the same is not asked about again; nor are sites that are.

    Parameters
    ----------
    today
        The day in UTC.
    """
    faults = {
        listing.id: tuple(_faults(listing, known, locator, today))
        for listing in parsed_file.parsed.listings
        if listing.id not in known or known[listing.id] != listing
    }
    taken = tuple(one for one in parsed_file.parsed.listings if not faults.get(one.id))
    refused = tuple(fault for found in faults.values() for fault in found)
    parsed = replace(
        parsed_file.parsed, listings=taken, refused=(*parsed_file.parsed.refused, *refused)
    )
    return replace(parsed_file, parsed=parsed)


def _has_same_sites(listing: Listing, known: Directory) -> bool:
    return listing.id in known and known[listing.id].sites == listing.sites


def _faults(
    listing: Listing, known: Directory, locator: Locator, today: date
) -> Iterator[RowFault]:
    found = faults_of_listing(listing, locator.gazetteer, locator.places, today=today)
    are_known = _has_same_sites(listing, known)
    for field, problem in found:
        if are_known and field.startswith("sites["):
            continue
        yield RowFault(row=None, name=listing.id, field=field, problem=problem)
