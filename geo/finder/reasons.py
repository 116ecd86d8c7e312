"""Why an option stands where it stands, as values; `geo.words` turns them into sentences."""

from dataclasses import dataclass
from datetime import date

from geo.listing.audience import Audience
from geo.listing.bilingual import Bilingual
from geo.listing.freshness import Freshness, freshness
from geo.listing.listing import Assurance, Listing
from geo.listing.service_area import Outline, Regions
from geo.listing.site import AddressVisibility
from geo.listing.source import copied_on
from geo.place.road import RoadAccess


@dataclass(frozen=True, slots=True, kw_only=True)
class StraightLine:
    """The nearest site is so far away.

    Parameters
    ----------
    uncertainty_km
        The sum of what is not known at both ends.
    road
        What is known of access by road to the visitor's place.
    """

    km: float
    uncertainty_km: float
    from_town: str
    town: str
    road: RoadAccess


@dataclass(frozen=True, slots=True)
class AddressNotShown:
    """The site is known to its town only, or its address is given on contact."""

    visibility: AddressVisibility
    town: str


@dataclass(frozen=True, slots=True)
class ServesYourArea:
    """The stated service area contains the visitor."""

    area: Regions | Outline


@dataclass(frozen=True, slots=True)
class MayServeYourArea:
    """The visitor's uncertainty straddles the border of the stated area."""

    area: Regions | Outline


@dataclass(frozen=True, slots=True)
class ServesAnotherArea:
    """The stated service area does not contain the visitor.

    Parameters
    ----------
    but_near
        Whether the listing meets near the visitor all the same.
    """

    area: Regions | Outline
    but_near: bool


@dataclass(frozen=True, slots=True)
class ServesAllCanada:
    """The stated service area is the whole country."""


@dataclass(frozen=True, slots=True)
class JoinOnline:
    """It meets online: one can join from anywhere."""


@dataclass(frozen=True, slots=True)
class JoinByPhone:
    """It can be joined by phone from anywhere."""


@dataclass(frozen=True, slots=True)
class NamesNoPlace:
    """It meets in person, but names no place and no area."""


@dataclass(frozen=True, slots=True)
class MeetsButNoDayStated:
    """It meets every week or month, on a day that is not stated."""

    weekly: bool


@dataclass(frozen=True, slots=True)
class ForOnly:
    """The listing says for whom it is, and says only."""

    audiences: tuple[Audience, ...]


@dataclass(frozen=True, slots=True)
class WelcomesYou:
    """The listing names the visitor's audience."""

    audience: Audience


@dataclass(frozen=True, slots=True)
class AskFirst:
    """The listing leaves open whether the visitor's audience is included."""

    audience: Audience


@dataclass(frozen=True, slots=True)
class WelcomeNotStated:
    """The listing says nothing about the visitor's audience."""

    audience: Audience


@dataclass(frozen=True, slots=True)
class WhoMayCome:
    """Who may come, in the words of the entry, where a word for an audience says too much."""

    text: Bilingual


@dataclass(frozen=True, slots=True)
class Note:
    """What a visitor should know about the entry itself."""

    text: Bilingual


@dataclass(frozen=True, slots=True)
class NeverConfirmed:
    """Nobody has confirmed the entry.

    Parameters
    ----------
    copied_on
        The day it was copied from its source; ``None`` if that is not recorded.
    """

    copied_on: date | None = None


@dataclass(frozen=True, slots=True)
class ConfirmedOn:
    """The day somebody last confirmed the entry, and how; ``None`` if that is not recorded."""

    day: date
    how: Assurance | None = None


@dataclass(frozen=True, slots=True)
class ConfirmedLongAgo:
    """The last confirmation is so old that what the entry says may have changed.

    Parameters
    ----------
    days
        How many days ago it was.
    """

    day: date
    days: int
    how: Assurance | None = None


Confirmation = NeverConfirmed | ConfirmedOn | ConfirmedLongAgo
"""What is known of the last confirmation."""

Reason = (
    StraightLine
    | AddressNotShown
    | ServesYourArea
    | MayServeYourArea
    | ServesAnotherArea
    | ServesAllCanada
    | JoinOnline
    | JoinByPhone
    | NamesNoPlace
    | MeetsButNoDayStated
    | ForOnly
    | WelcomesYou
    | AskFirst
    | WelcomeNotStated
    | WhoMayCome
    | Note
    | NeverConfirmed
    | ConfirmedOn
    | ConfirmedLongAgo
)
"""Every reason there is."""


def confirmation(listing: Listing, today: date) -> Confirmation:
    """Tell when and how an entry was last confirmed, and whether that is long ago."""
    day, how = listing.assured_on, listing.assured_how
    if day is None:
        return NeverConfirmed(copied_on(listing))
    if freshness(day, today) is Freshness.CONFIRMED:
        return ConfirmedOn(day, how)
    return ConfirmedLongAgo(day, (today - day).days, how)
