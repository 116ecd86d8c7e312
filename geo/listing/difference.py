"""What differs between two versions of a listing, and two changes of one version made into one."""

from dataclasses import dataclass, fields, replace
from typing import Any

from geo.listing.listing import Listing

FIELDS = tuple(field.name for field in fields(Listing))
"""The fields of a listing, in the order of its declaration."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs.

    Parameters
    ----------
    field
        Name of the field of `Listing`.
    """

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two changes of the same version as one listing.

    Parameters
    ----------
    clashes
        Fields that both have changed, each in its own way: mine stands in the listing.
    """

    listing: Listing
    clashes: tuple[str, ...]


def differences(before: Listing, after: Listing) -> tuple[Difference, ...]:
    """Find the fields that differ, in the order in which a listing declares them."""
    return tuple(
        Difference(name, was, now)
        for name in FIELDS
        if (was := getattr(before, name)) != (now := getattr(after, name))
    )


def merged(base: Listing, mine: Listing, theirs: Listing) -> Merge:
    """Put both changes of ``base`` together, field by field.

    Raises
    ------
    ListingError
        If the fields of the two do not make a listing together: a site of theirs, say, and no
        meeting in person of mine.
    """
    changed = {change.field: change.after for change in differences(base, theirs)}
    own = {change.field: change.after for change in differences(base, mine)}
    clashes = tuple(name for name in own if name in changed and own[name] != changed[name])
    return Merge(listing=replace(base, **(changed | own)), clashes=clashes)
