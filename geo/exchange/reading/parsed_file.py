"""What a file of another format brought: listings, and what was wrong with its rows."""

from dataclasses import dataclass

from geo.faults.problem import Problem
from geo.listing.difference import Difference, differences
from geo.listing.directory import Directory
from geo.listing.listing import Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """Something in one row that cannot be taken as it is.

    Parameters
    ----------
    row
        Where it stands, counted from 1 as its reader would count; ``None`` for the whole file.
    name
        What the row calls itself, ``""`` if it has no name.
    field
        The column or key, ``""`` for the row as a whole.
    problem
        What is wrong, with its facts.
    """

    row: int | None
    name: str
    field: str
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedListings:
    """What a file brought.

    Parameters
    ----------
    listings
        One for each row that can be a listing; a known one keeps what the format cannot say.
    refused
        Why the other rows are not taken.
    remarks
        What was repaired or is missing in the rows that are taken.
    """

    listings: tuple[Listing, ...]
    refused: tuple[RowFault, ...] = ()
    remarks: tuple[RowFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """A known listing that a file would change."""

    before: Listing
    after: Listing

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The fields that differ."""
        return differences(self.before, self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What taking a file in would do; nothing is done yet.

    Parameters
    ----------
    gone
        Known listings that the file does not name. They stay, unless somebody withdraws them.
    same
        How many the file names and does not change.
    """

    added: tuple[Listing, ...]
    changed: tuple[Changed, ...]
    gone: tuple[Listing, ...]
    same: int


def compare(known: Directory, parsed: ParsedListings) -> Comparison:
    """Compare what a file brought with what is known."""
    imported = Directory(parsed.listings)
    both = [(known[listing.id], listing) for listing in imported if listing.id in known]
    changed = tuple(Changed(before, after) for before, after in both if before != after)
    return Comparison(
        added=tuple(listing for listing in imported if listing.id not in known),
        changed=changed,
        gone=tuple(listing for listing in known if listing.id not in imported),
        same=len(both) - len(changed),
    )
