"""What the columns need of a listing, and no more."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from geo.listing.audience import Welcomes
from geo.listing.listing import Mode
from geo.listing.schedule import Schedule
from geo.listing.service_area import ServiceArea
from geo.place.coordinate import Coordinate


class Located(Protocol):
    """A site, of which only the position is needed."""

    @property
    def coordinate(self) -> Coordinate:
        """Where it is."""
        ...


class Entry(Protocol):
    """A row of the columns. A `geo.listing.listing.Listing` is one; so is a row of a store."""

    @property
    def id(self) -> str:
        """Breaks the last tie."""
        ...

    @property
    def modes(self) -> Iterable[Mode]:
        """How people meet."""
        ...

    @property
    def sites(self) -> Sequence[Located]:
        """Where it meets, in the order of the listing."""
        ...

    @property
    def service_area(self) -> ServiceArea:
        """Where it says it serves people."""
        ...

    @property
    def welcomes(self) -> Welcomes:
        """Its answer to each audience."""
        ...

    @property
    def schedule(self) -> Schedule:
        """When it meets."""
        ...

    @property
    def assured_on(self) -> date | None:
        """The day of its last confirmation."""
        ...
