"""Services of the Human Services Data Specification (HSDS 3.0, 3.1) as listings, row by row.

Our own exports come back exactly; of others, what a listing can hold. What a known listing has and
the file cannot say stays.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from geo.exchange.hsds.ids import digest_of, identifier
from geo.exchange.hsds.json_values import (
    NotReadableError,
    TooManyError,
    has_lone_surrogate,
    parsed,
    table,
)
from geo.exchange.hsds.keys import hsds_key
from geo.exchange.hsds.merge import overlaid, unless_silent
from geo.exchange.hsds.service import listing_table
from geo.exchange.hsds.writer import service_json
from geo.exchange.reading.merge import one_language_alone, updated
from geo.exchange.reading.parsed_file import ParsedListings, RowFault
from geo.faults.field import Missing
from geo.faults.problem import Problem
from geo.faults.row import IdTwiceInFile, ManyServices, MissingKey, OfRow, OneLanguageChanged
from geo.listing.bounds import MOST_LISTINGS
from geo.listing.directory import Directory
from geo.listing.files.readers import Fault, Node
from geo.listing.files.schema import LISTING
from geo.listing.listing import Listing
from geo.listing.published import without_staff_facts

_ANY_MOMENT: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""For the offsets of known meetings, which are not read."""
_LONGEST_NAME: Final = 80
_UNDER: Final = ("services", "contents")


def read_hsds(content: bytes, *, known: Directory) -> ParsedListings:
    """Read a list of services, one service, or an object that holds services or contents.

    Parameters
    ----------
    content
        Whatever was uploaded; nothing in it raises an error.
    """
    try:
        services = list(_services(parsed(content)))
    except NotReadableError as error:
        return ParsedListings(listings=(), refused=(_of_file(error.problem),))
    if not services:
        return ParsedListings(listings=(), refused=(_of_file(OfRow.NO_SERVICES),))
    if len(services) > MOST_LISTINGS:
        problem = ManyServices(len(services), MOST_LISTINGS)
        return ParsedListings(listings=(), refused=(_of_file(problem),))
    reading = _Reading(_Known.of(known))
    for row, service in enumerate(services, 1):
        reading.take(row, service)
    return ParsedListings(
        listings=tuple(reading.listings.values()),
        refused=tuple(reading.refused),
        remarks=tuple(reading.remarks),
    )


def _services(content: object) -> Iterator[object]:
    """Find the services of any usual envelope; one inside an organization belongs to it."""
    if isinstance(content, list):
        for one in content:
            yield from _services(one) if _is_envelope(one) else [one]
    elif isinstance(content, dict) and _is_envelope(content):
        for key in _UNDER:
            for service in content.get(key) or ():
                owner = {"organization": content} if "name" in content else {}
                yield owner | service if isinstance(service, dict) else service
    elif isinstance(content, dict) and "name" in content:
        yield content


def _is_envelope(value: object) -> bool:
    return isinstance(value, dict) and any(isinstance(value.get(key), list) for key in _UNDER)


def _of_file(problem: Problem) -> RowFault:
    return RowFault(row=None, name="", field="", problem=problem)


@dataclass(frozen=True, slots=True)
class _Known:
    by_slug: Mapping[str, Listing]
    by_identifier: Mapping[str, Listing]
    by_digest: Mapping[str, Listing]

    @classmethod
    def of(cls, directory: Directory) -> "_Known":
        return cls(
            by_slug={one.id: one for one in directory},
            by_identifier={identifier("service", one.id): one for one in directory},
            by_digest={one.id.rpartition("-")[2]: one for one in directory},
        )

    def find(self, service: Mapping[str, Any]) -> Listing | None:
        slug, own_id = service.get("x_id"), service.get("id")
        if isinstance(slug, str):
            return self.by_slug.get(slug)
        if isinstance(own_id, str) and own_id in self.by_identifier:
            return self.by_identifier[own_id]
        return self.by_digest.get(digest_of(service))


@dataclass(slots=True)
class _Reading:
    known: _Known
    listings: dict[str, Listing] = field(default_factory=dict)
    refused: list[RowFault] = field(default_factory=list)
    remarks: list[RowFault] = field(default_factory=list)

    def take(self, row: int, service: object) -> None:
        faults: list[Fault] = []
        remarks: list[Fault] = []
        try:
            listing = self._listing(service, faults, remarks)
        except RecursionError:
            listing = None
            faults.append(Fault("", OfRow.SERVICE_TOO_DEEP))
        except TooManyError as error:
            listing = None
            faults.append(Fault("", error.problem))
        if listing is not None and listing.id in self.listings:
            faults.append(Fault("id", IdTwiceInFile(repr(listing.id))))
        name = _name(service)
        self.refused += _row_faults(faults, row=row, name=name)
        if listing is not None and not faults:
            self.listings[listing.id] = listing
            self.remarks += _row_faults(remarks, row=row, name=name)

    def _listing(
        self, service: object, faults: list[Fault], remarks: list[Fault]
    ) -> Listing | None:
        if not isinstance(service, dict):
            faults.append(Fault("", OfRow.NO_SERVICE))
            return None
        if has_lone_surrogate(service):
            faults.append(Fault("", OfRow.HALF_CHARACTER))
            return None
        known = self.known.find(service)
        is_ours = "x_id" in service
        if known is not None and not is_ours:
            service = overlaid(service, service_json(known, now=_ANY_MOMENT))
        found: list[Fault] = []
        listing = Node(listing_table(service, remarks), "", found).read(LISTING)
        if found:
            faults += [_in_words_of_hsds(fault) for fault in found]
            return None
        if known is None:
            return listing
        imported = listing if is_ours else unless_silent(known, listing)
        listing = updated(known, before=without_staff_facts(known), after=imported)
        remarks += [
            Fault(name, OneLanguageChanged(left))
            for name, left in one_language_alone(known, listing)
        ]
        return listing


def _in_words_of_hsds(fault: Fault) -> Fault:
    """Name the key; what to write where one is missing is told for our own files otherwise."""
    key = hsds_key(fault.field)
    return Fault(key, MissingKey(key) if isinstance(fault.problem, Missing) else fault.problem)


def _row_faults(faults: list[Fault], *, row: int, name: str) -> Iterator[RowFault]:
    return (RowFault(row=row, name=name, field=key, problem=problem) for key, problem in faults)


def _name(service: object) -> str:
    name = table(service).get("name")
    text = name if isinstance(name, str) else ""
    return text[:_LONGEST_NAME].encode("utf-8", "replace").decode()
