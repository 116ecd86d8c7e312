"""What asking for a street came to."""

from dataclasses import dataclass
from enum import StrEnum

from geo.place.coordinate import Coordinate
from geo.place.regions import Region


class Why(StrEnum):
    """Why a street was not located."""

    NOTHING_TO_COMPARE = "nothing_to_compare"
    """Neither the town nor the postal code is known here, so no answer could be checked."""
    BUSY = "busy"
    """Others were asking; one request a second is all that the service allows."""
    NOT_KEPT = "not_kept"
    """The files beside which answers are kept cannot be used, and without them nobody is asked."""
    UNREACHABLE = "unreachable"
    """No connection to the service came about, or it broke."""
    TOO_SLOW = "too_slow"
    """The service did not answer within its time."""
    TURNED_AWAY = "turned_away"
    """The service refused: too many requests, an error of its own, another address to go to."""
    UNREADABLE = "unreadable"
    """The reply is not what Nominatim writes."""
    NOT_FOUND = "not_found"
    """The service knows no such street there."""
    SEVERAL = "several"
    """Several streets there bear the name, and no postal code tells which is meant."""
    NO_POSITION = "no_position"
    """The reply has no coordinates, or none that are numbers."""
    OUTSIDE_CANADA = "outside_canada"
    """The answer lies in no province or territory."""
    OTHER_REGION = "other_region"
    """The answer lies in another province or territory."""
    TOO_FAR = "too_far"
    """The answer is too far from the town or from the postal code."""
    TOO_COARSE = "too_coarse"
    """The answer says less than is known without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A street that was found where it may be.

    Parameters
    ----------
    label
        What the service calls it: one line, shortened.
    uncertainty_km
        The door is within this distance: the farthest corner of what the service names.
    """

    coordinate: Coordinate
    label: str
    uncertainty_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NotLocated:
    """A street that was not found, or an answer that is not to be believed.

    Parameters
    ----------
    label
        What the service answered with, where it did: one line, shortened.
    km
        From the answer to the town or the postal code, if it is too far; how far off the answer
        may be, if it is too coarse.
    region
        Where the answer lies, if in another province or territory.
    """

    why: Why
    label: str | None = None
    km: float | None = None
    region: Region | None = None


Outcome = Located | NotLocated
"""Every answer to a street that staff typed."""
