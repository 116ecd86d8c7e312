"""An immutable set of listings: all that stand at one moment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from geo.listing.listing import Listing


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """Listings in the order of their ids, whatever the order they came in.

    Raises
    ------
    ValueError
        If two listings have the same id.
    """

    listings: tuple[Listing, ...]
    _by_id: MappingProxyType[str, Listing] = field(init=False, repr=False)

    def __init__(self, listings: Iterable[Listing]) -> None:
        ordered = tuple(sorted(listings, key=lambda listing: listing.id))
        by_id = {listing.id: listing for listing in ordered}
        if len(by_id) < len(ordered):
            twice = next(a.id for a, b in pairwise(ordered) if a.id == b.id)
            raise ValueError(f"two listings have the id {twice!r}; give one of them another id")
        object.__setattr__(self, "listings", ordered)
        object.__setattr__(self, "_by_id", MappingProxyType(by_id))

    def __iter__(self) -> Iterator[Listing]:
        return iter(self.listings)

    def __len__(self) -> int:
        return len(self.listings)

    def __contains__(self, listing_id: object) -> bool:
        return listing_id in self._by_id

    def __getitem__(self, listing_id: str) -> Listing:
        return self._by_id[listing_id]
