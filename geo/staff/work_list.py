"""What staff should look at next: by age of the last confirmation, and by how many depend on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from geo.listing.freshness import Freshness, freshness
from geo.listing.listing import Listing, Status
from geo.staff.consent import unasked
from geo.store.version import ChangeKind, Entry, Version

_ORDER: Final = (Freshness.NEVER, Freshness.STALE, Freshness.AGING, Freshness.CONFIRMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A listing that visitors see, and what is to be done about it.

    Parameters
    ----------
    people
        Residents who depend on it, see `geo.staff.dependants`.
    snoozed_until
        The day until which nobody needs to ask; ``None`` where that day is past or none was set.
    without_consent
        How many numbers and addresses are shown without anybody's consent.
    """

    public: Version
    listing: Listing
    freshness: Freshness
    people: int
    snoozed_until: date | None
    without_consent: int
    has_draft: bool


def work_list(
    entries: Iterable[Entry], *, people: Mapping[str, int], today: date
) -> tuple[Task, ...]:
    """Order the active listings: what was put off last, then the oldest, then the most needed."""
    tasks = [
        _task(entry, entry.public, entry.public.listing, people=people, today=today)
        for entry in entries
        if entry.public and entry.public.listing and entry.public.listing.status is Status.ACTIVE
    ]
    return tuple(sorted(tasks, key=_urgency))


def _task(
    entry: Entry, public: Version, listing: Listing, *, people: Mapping[str, int], today: date
) -> Task:
    until = public.signature.until if public.signature.act is ChangeKind.SNOOZED else None
    return Task(
        public=public,
        listing=listing,
        freshness=freshness(listing.assured_on, today),
        people=people.get(listing.id, 0),
        snoozed_until=until if until and until > today else None,
        without_consent=len(unasked(listing)),
        has_draft=entry.open_draft is not None,
    )


def _urgency(task: Task) -> tuple[bool, int, int, date, str]:
    return (
        task.snoozed_until is not None,
        _ORDER.index(task.freshness),
        -task.people,
        task.listing.assured_on or date.min,
        task.listing.id,
    )
