"""What can be wrong between the fields of a listing, or between it and the world."""

from datetime import date, time
from enum import StrEnum
from typing import NamedTuple


class Contradiction(StrEnum):
    """Fields of a listing that do not fit each other."""

    SITE_WITHOUT_MODE = "site_without_mode"
    """It has a site, and does not meet in person."""
    WORDS_WITHOUT_REGIONS = "words_without_regions"
    """It has words for its area, which names no regions."""
    HOW_WITHOUT_DAY = "how_without_day"
    """It says how it was confirmed, and not when."""


class FinerThanTown(NamedTuple):
    """A field tells more than the town of a site whose address is not public."""

    value: str
    visibility: str


class Axis(StrEnum):
    """The two numbers of a position."""

    LAT = "lat"
    """Latitude."""
    LON = "lon"
    """Longitude."""


class OutsideCanada(NamedTuple):
    """A latitude or longitude is not of Canada; degrees."""

    axis: Axis
    value: float
    least: float
    most: float


class NotAboveZero(NamedTuple):
    """A distance is not above 0."""

    value: float


class MeetingTooLong(NamedTuple):
    """A meeting would go on for too long."""

    starts: time
    ends: time
    hours: float


class DayToCome(NamedTuple):
    """Something was said on a day that is still to come."""

    day: date
    today: date


class DayTooEarly(NamedTuple):
    """Something was said before the first day that can be meant."""

    day: date
    first: date


class ZoneOfElsewhere(NamedTuple):
    """A meeting keeps another clock than the town where people meet."""

    stated: str
    town: str
    there: str


class Point(NamedTuple):
    """A position in degrees."""

    lat: float
    lon: float


class UnknownTown(NamedTuple):
    """No place of this name is known in the region.

    Parameters
    ----------
    perhaps
        Places that may be meant.
    """

    town: str
    region: str
    perhaps: tuple[str, ...]


class TownOfElsewhere(NamedTuple):
    """The town is known, but in another region."""

    town: str
    region: str
    there: str


class PointFarFromTown(NamedTuple):
    """The point of a site is not near its town, whose own point is ``right``."""

    km: float
    town: str
    right: Point


class PointTellsTooMuch(NamedTuple):
    """The point of a site may give away an address that is not public."""

    km: float
    town: str
    visibility: str
    right: Point


class TownAndCodeApart(NamedTuple):
    """The town and the postal code of a site are far from each other."""

    town: str
    postal_code: str
    km: float


class CodeOfOtherRegion(NamedTuple):
    """The postal code is of another region than the site."""

    postal_code: str
    region: str
    of_site: str


class NoSuchCode(NamedTuple):
    """No postal code begins so."""

    begins: str


class CodeFarFromPoint(NamedTuple):
    """The postal code, whose own point is ``right``, is not near the point of the site."""

    postal_code: str
    km: float
    right: Point


class IdNotOfFile(NamedTuple):
    """The id differs from the name of the file."""

    value: str
    of_file: str


class IdTaken(NamedTuple):
    """Another file has the same id."""

    value: str
    owner: str


PlaceProblem = (
    UnknownTown
    | TownOfElsewhere
    | PointFarFromTown
    | PointTellsTooMuch
    | TownAndCodeApart
    | CodeOfOtherRegion
    | NoSuchCode
    | CodeFarFromPoint
)
"""What can be wrong with where a site says it is."""
ListingProblem = (
    Contradiction
    | FinerThanTown
    | OutsideCanada
    | NotAboveZero
    | MeetingTooLong
    | DayToCome
    | DayTooEarly
    | ZoneOfElsewhere
    | IdNotOfFile
    | IdTaken
)
"""What else can be wrong between the fields of a listing, or between it and the day or place."""
