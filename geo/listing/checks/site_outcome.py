"""What staff typed of a meeting place, and what looking it up came to: values, not sentences."""

from dataclasses import dataclass
from enum import StrEnum

from geo.listing.site import AddressVisibility, Site
from geo.place.geocoding.outcome import NotLocated
from geo.place.regions import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What staff typed of a meeting place; empty texts count as not typed.

    Parameters
    ----------
    town
        As people call it. Where a region has several of the name, one of the labels that a refusal
        offers: ``"Bethany (Peterborough)"``.
    """

    visibility: AddressVisibility
    town: str
    region: Region
    postal_code: str | None = None
    street: str | None = None
    venue: str | None = None


class FoundBy(StrEnum):
    """Whose point it is."""

    POSTAL_CODE = "postal_code"
    """That of the postal code, from the gazetteer."""
    TOWN = "town"
    """That of the town, from the gazetteer."""
    STREET_REGISTER = "street_register"
    """That of the building or the street, from the register that the operator dropped in."""
    STREET_ONLINE = "street_online"
    """That of the street, from a Nominatim server."""


@dataclass(frozen=True, slots=True)
class MadeCoarse:
    """The address is not public, so these fields of it were neither looked up nor kept."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeNotPlaced:
    """The postal code is kept, but no point closer than its area is known: the town's stands."""

    postal_code: str


@dataclass(frozen=True, slots=True)
class StreetNotLocated:
    """Nobody knew the street, so the point is that of the postal code or the town.

    ``asked`` is who was asked last.
    """

    outcome: NotLocated
    asked: FoundBy = FoundBy.STREET_ONLINE


Remark = MadeCoarse | CodeNotPlaced | StreetNotLocated
"""What staff should know about a site that was found."""


@dataclass(frozen=True, slots=True)
class UnknownTown:
    """No town of this name is known in the region.

    Parameters
    ----------
    elsewhere
        Labels of towns of this very name in other regions.
    suggestions
        Labels of towns in the region: the postal code's own, then those whose names look alike.
    """

    town: str
    region: Region
    elsewhere: tuple[str, ...]
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeveralTowns:
    """The region has several towns of the name, and no postal code tells which is meant."""

    town: str
    region: Region
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotAPostalCode:
    """The text is not a whole Canadian postal code.

    Parameters
    ----------
    meant
        The code that it would be if O were read as 0, and I and L as 1.
    """

    typed: str
    meant: str | None


@dataclass(frozen=True, slots=True)
class NoSuchPostalCode:
    """No postal code begins so."""

    postal_code: str


@dataclass(frozen=True, slots=True)
class CodeOfOtherRegion:
    """The postal code belongs to another province or territory than was stated."""

    postal_code: str
    code_region: Region
    region: Region


@dataclass(frozen=True, slots=True)
class TownAndCodeApart:
    """The town and the postal code are too far apart to be of one place."""

    town: str
    town_label: str
    postal_code: str
    code_label: str
    km: float


Reason = (
    UnknownTown
    | SeveralTowns
    | NotAPostalCode
    | NoSuchPostalCode
    | CodeOfOtherRegion
    | TownAndCodeApart
)
"""Why an address cannot be saved as it was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A site with its point.

    Parameters
    ----------
    place_label
        Whose point it is: a community, or a street as whoever found it calls it.
    uncertainty_km
        That of the site.
    """

    site: Site
    how: FoundBy
    place_label: str
    uncertainty_km: float
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """An address that contradicts itself or the data, with every reason at once."""

    reasons: tuple[Reason, ...]
