"""Where a listing meets in person, no finer than it wants to be known."""

from dataclasses import dataclass
from enum import StrEnum

from geo.place.coordinate import Coordinate
from geo.place.regions import Region


class AddressVisibility(StrEnum):
    """How much of a site's address may be shown."""

    PUBLIC = "public"
    """The street is shown."""
    TOWN = "town"
    """Only the town is known."""
    WITHHELD = "withheld"
    """The address is given on contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A meeting place.

    Parameters
    ----------
    coordinate
        Of the street address where that is public and located; else of the town, in the file
        itself, so that nothing downstream can tell more.
    uncertainty_km
        The door is within this distance of the coordinate.
    venue, street, postal_code
        Only where the address is public.

    Raises
    ------
    ValueError
        If a town-level or withheld site carries a venue, a street or a postal code.
    """

    visibility: AddressVisibility
    town: str
    region: Region
    coordinate: Coordinate
    uncertainty_km: float
    venue: str | None = None
    street: str | None = None
    postal_code: str | None = None
    accessibility: str | None = None

    @property
    def is_vague(self) -> bool:
        """Whether no more than its town is published, so that it is an area and no point."""
        return self.visibility is not AddressVisibility.PUBLIC

    def __post_init__(self) -> None:
        finer = [name for name in ("venue", "street", "postal_code") if getattr(self, name)]
        if finer and self.is_vague:
            raise ValueError(
                f"{finer[0]} {getattr(self, finer[0])!r} of a site whose address is "
                f"{self.visibility.value!r}; remove it, or make the address public"
            )
        if self.uncertainty_km <= 0:
            raise ValueError(f"uncertainty_km {self.uncertainty_km} is not above 0; give km")
