"""Where the rows of a file are put: taken, refused with the reason, or taken with a remark."""

import re
from dataclasses import dataclass, field
from typing import Final

from geo.exchange.reading.parsed_file import ParsedListings, RowFault
from geo.faults.problem import Problem
from geo.listing.directory import Directory
from geo.listing.files.readers import Fault, Node
from geo.listing.files.schema import LISTING
from geo.listing.files.written_forms import MOST_OF_ID
from geo.listing.listing import Listing
from geo.place.places import plain

_NOT_OF_A_SLUG: Final = re.compile(r"[^a-z0-9]+")
_LONGEST_ID: Final = 60
_NAMELESS: Final = "group"


@dataclass(frozen=True, slots=True)
class ImportBuilder:
    """What has been read of a file so far.

    Parameters
    ----------
    known
        The directory that the file is compared with.
    """

    known: Directory
    listings: dict[str, Listing] = field(default_factory=dict)
    refused: list[RowFault] = field(default_factory=list)
    remarks: list[RowFault] = field(default_factory=list)
    _last_number: dict[str, int] = field(default_factory=dict)

    def parsed(self) -> ParsedListings:
        """Give everything that was put here."""
        return ParsedListings(
            listings=tuple(self.listings.values()),
            refused=tuple(self.refused),
            remarks=tuple(self.remarks),
        )

    def remark(self, field_name: str, problem: Problem) -> None:
        """Remark on the file as a whole."""
        self.remarks.append(RowFault(row=None, name="", field=field_name, problem=problem))

    def free_id(self, text: str) -> str:
        """Make an id of a name that neither the known listings nor these rows have."""
        slug = _NOT_OF_A_SLUG.sub("-", plain(text)).strip("-")
        is_short = len(slug) <= MOST_OF_ID and slug == text
        short = slug if is_short else slug[:_LONGEST_ID].strip("-")
        base = short or _NAMELESS
        number, free = self._last_number.get(base, 1), base
        while free in self.listings or free in self.known:
            number += 1
            free = f"{base}-{number}"
        self._last_number[base] = number - 1 if free != base else 1
        return free


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row on its way to the builder.

    Parameters
    ----------
    number
        Counted from 1, as the reader of the file would count.
    """

    builder: ImportBuilder
    number: int
    name: str

    def remark(self, field_name: str, problem: Problem) -> None:
        """Remark on a row that is taken."""
        self.builder.remarks.append(self._fault(field_name, problem))

    def refuse(self, field_name: str, problem: Problem) -> None:
        """Say why a row is not taken."""
        self.builder.refused.append(self._fault(field_name, problem))

    def take(self, listing: Listing) -> None:
        """Take what the row has become."""
        self.builder.listings[listing.id] = listing

    def _fault(self, field_name: str, problem: Problem) -> RowFault:
        return RowFault(row=self.number, name=self.name, field=field_name, problem=problem)


def listing_of(table: dict[str, object]) -> tuple[Listing | None, list[Fault]]:
    """Read a table as a listing file is read.

    Returns
    -------
    tuple
        The listing, or None and the faults: dotted path, and what is wrong there.
    """
    faults: list[Fault] = []
    listing = Node(table, "", faults).read(LISTING)
    return (None, faults) if faults else (listing, [])
