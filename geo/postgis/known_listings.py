"""Listings that were read lately, by the revision of their version, which never changes."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from threading import Lock
from typing import Final

from geo.listing.published import PublishedListing, published
from geo.listing.schedule import Schedule
from geo.store.servers import Session

_MOST: Final = 20_000
"""How many are kept: some 100 MB of listings as they are."""

Read = Callable[[Session, Collection[int]], Iterable[tuple[int, PublishedListing]]]


def read_versions(
    session: Session, revisions: Collection[int]
) -> Iterable[tuple[int, PublishedListing]]:
    """Read what the public has of versions; one that is damaged is left out."""
    for version in session.versions(tuple(revisions)):
        shown = published(version.listing) if version.listing else None
        if shown is not None:
            yield version.revision, shown


class KnownListings:
    """Reads each listing once, and forgets those that nobody asked for in a long while.

    Parameters
    ----------
    read
        Reads listings that are not known.
    most
        How many are kept.
    """

    def __init__(self, read: Read = read_versions, *, most: int = _MOST) -> None:
        self._read, self._most = read, most
        self._known: OrderedDict[int, PublishedListing | None] = OrderedDict()
        self._lock = Lock()

    def of(
        self, revisions: Collection[int], session: Session, shared: Mapping[Schedule, Schedule]
    ) -> dict[int, PublishedListing]:
        """Return listings by their revisions, those that can be read.

        Parameters
        ----------
        shared
            One schedule for all that are equal, so that a timetable knows it once.
        """
        with self._lock:
            known = {one: self._known[one] for one in revisions if one in self._known}
            for one in known:
                self._known.move_to_end(one)
        missing = set(revisions) - known.keys()
        if missing:
            known |= self._read_in(missing, session, shared)
        return {revision: one for revision, one in known.items() if one is not None}

    def _read_in(
        self, missing: Collection[int], session: Session, shared: Mapping[Schedule, Schedule]
    ) -> dict[int, PublishedListing | None]:
        new: dict[int, PublishedListing | None] = dict.fromkeys(missing)
        for revision, one in self._read(session, missing):
            new[revision] = _with_shared_schedule(one, shared)
        with self._lock:
            self._known |= new
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return new


def _with_shared_schedule(
    one: PublishedListing, shared: Mapping[Schedule, Schedule]
) -> PublishedListing:
    schedule = shared.get(one.schedule)
    return one if schedule is None else PublishedListing(replace(one, schedule=schedule))
