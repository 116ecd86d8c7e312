"""Changes of one or two facts of a public version; the remarks in its text stay where they are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from geo.errors import StoreError
from geo.faults.store import Asked, NotThere
from geo.listing.files.edit import with_facts
from geo.listing.files.listing_file import read_text
from geo.listing.listing import Assurance, Listing, Status
from geo.store.version import Version


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A listing, and its text where that could be kept; ``None`` if it is to be written anew."""

    listing: Listing
    text: str | None


def confirmed(public: Version, *, on: date, how: Assurance) -> Rewritten:
    """Note the day and the way of a confirmation."""
    listing = replace(readable(public), assured_on=on, assured_how=how)
    facts = {"assured_on": on.isoformat(), "assured_how": f'"{how.value}"'}
    return Rewritten(listing, _kept(public.text, facts, listing))


def withdrawn(public: Version) -> Rewritten:
    """Take a listing from the visitors' eyes."""
    listing = replace(readable(public), status=Status.WITHDRAWN)
    return Rewritten(listing, _kept(public.text, {"status": '"withdrawn"'}, listing))


def readable(version: Version) -> Listing:
    """Return the listing of a version.

    Raises
    ------
    StoreError
        If it cannot be read.
    """
    if version.listing is None:
        raise StoreError(NotThere(version.listing_id, Asked.READABLE))
    return version.listing


def _kept(text: str | None, facts: Mapping[str, str], listing: Listing) -> str | None:
    """Change the text, if it then says what the listing says."""
    changed = with_facts(text or "", facts)
    return changed if read_text(changed, source=listing.id).listing == listing else None
