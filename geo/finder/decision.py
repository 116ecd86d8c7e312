"""The one pure function that decides: which rung a listing stands on for one visitor, and why not.

Engines only propose candidates. Whatever proposed a listing, this module alone measures, answers
and places it, so every engine gives the same ladder.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from geo.finder.reasons import (
    AddressNotShown,
    AskFirst,
    ForOnly,
    JoinByPhone,
    JoinOnline,
    MayServeYourArea,
    MeetsButNoDayStated,
    NamesNoPlace,
    Note,
    Reason,
    ServesAllCanada,
    ServesAnotherArea,
    ServesYourArea,
    StraightLine,
    WelcomeNotStated,
    WelcomesYou,
    WhoMayCome,
    confirmation,
)
from geo.listing.audience import Audience, Welcome
from geo.listing.freshness import Freshness, freshness
from geo.listing.listing import Listing, Mode
from geo.listing.published import PublishedListing
from geo.listing.schedule import Occurrence, Rhythm
from geo.listing.service_area import NotStated, Regions, WholeCanada
from geo.listing.site import Site
from geo.place.distance import geodesic_km
from geo.place.fix import AskedArea, Fix

NEAR_KM = 80.0
"""How far "near" reaches, in a straight line."""

MM_A_KM = 1_000_000
NEAR_MM = round(NEAR_KM * MM_A_KM)


class Rung(StrEnum):
    """A step of the answer ladder, the best first."""

    NEAR = "near"
    """In person within `NEAR_KM`."""
    SERVES_YOU = "serves_you"
    """Its service area contains the visitor and is not the whole country."""
    ONLINE = "online"
    """Virtual, and open to the visitor."""
    NATIONAL = "national"
    """Serves all Canada, or states no area and can be joined by phone from anywhere."""
    FARTHER = "farther"
    """In person beyond `NEAR_KM`, without a named place, or for a stated area elsewhere."""


RUNGS = tuple(Rung)
CLOSE_BY = frozenset({Rung.NEAR, Rung.SERVES_YOU})
"""The rungs of a group that meets near the visitor or says that it serves them there."""


class Step(StrEnum):
    """The order within the rung `Rung.FARTHER`."""

    SITE = "site"
    """It meets at a known place, too far away to be near."""
    NO_PLACE = "no_place"
    """It names neither a place to meet nor an area that leaves the visitor out."""
    ELSEWHERE = "elsewhere"
    """It names no place, and its stated area does not contain the visitor."""


class Option(NamedTuple):
    """A listing on the ladder of one visitor.

    A named tuple, because a frozen dataclass takes three times as long to make, and one is made
    for every listing that is proposed.

    Parameters
    ----------
    fix
        Where the visitor is; ``None`` if that is not known, and the listing can be joined from
        anywhere.
    welcome
        The listing's answer to the visitor's audience; ``None`` if no audience was given.
    distance_mm
        Geodesic distance to the nearest site in whole millimetres, so that two engines cannot
        disagree by a rounding; ``None`` without a site.
    in_service_area
        ``None`` if it cannot be told, or no area is stated.
    next_meeting
        ``None`` if no day is stated.
    today
        The day of the answer, by which the age of the last confirmation is told.
    """

    listing: PublishedListing
    fix: Fix | None
    audience: Audience | None
    rung: Rung
    step: Step | None
    welcome: Welcome | None
    site: Site | None
    distance_mm: int | None
    in_service_area: bool | None
    next_meeting: Occurrence | None
    today: date

    @property
    def distance_km(self) -> float | None:
        """Geodesic distance to the nearest site in kilometres."""
        return None if self.distance_mm is None else self.distance_mm / MM_A_KM

    @property
    def uncertainty_km(self) -> float | None:
        """What is not known of the distance, at both ends together."""
        if self.site is None or self.fix is None:
            return None
        return self.site.uncertainty_km + self.fix.uncertainty_km

    def zone_of(self, meeting: Occurrence) -> str:
        """Name the zone to tell a meeting in: the visitor's, else that of the meeting itself."""
        return meeting.time_zone if self.fix is None else self.fix.time_zone

    @property
    def freshness(self) -> Freshness:
        """How old the last confirmation of its entry is."""
        return freshness(self.listing.assured_on, self.today)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it stands here: place first, then welcome, then what is known of the entry."""
        return (*_of_place(self), *_of_area(self), *_of_welcome(self), *_of_entry(self))


_new: Callable[[type[Option], tuple[Any, ...]], Option] = tuple.__new__
"""Makes an option in a third of the time of its constructor, which parses eleven arguments."""


@dataclass(frozen=True, slots=True)
class NotForYou:
    """A listing that excludes the visitor's audience, kept apart from the ladder."""

    listing: PublishedListing
    audience: Audience

    @property
    def reason(self) -> Reason:
        """Whom the listing is for instead."""
        return ForOnly(self.listing.welcomes.welcomed())


Placed = Option | NotForYou
"""What deciding gives for one listing."""


def decide(
    listing: PublishedListing,
    fix: Fix | None,
    audience: Audience | None,
    next_meeting: Occurrence | None,
    today: date,
    *,
    area: AskedArea | None = None,
) -> Placed:
    """Place one listing for one visitor.

    Parameters
    ----------
    fix
        Where the visitor is; ``None``, if that is not known, only for what `is_open_to_all_of`
        the area.
    next_meeting
        The listing's next meeting at the visitor's moment, see `geo.listing.schedule`.
    today
        The day in UTC of that moment, see `geo.listing.freshness`.
    area
        What the visitor named instead of a place, if no fix is known.
    """
    listing = listing.as_of(today)
    welcome = None if audience is None else listing.welcomes.of(audience)
    if welcome is Welcome.NO and audience is not None:
        return NotForYou(listing, audience)
    site = distance_mm = None
    if fix is not None and listing.sites:
        site, distance_mm = nearest_site(listing, fix)
    in_area = _serves_all_of(area, listing) if fix is None else listing.service_area.contains(fix)
    rung, step = _rung(listing, distance_mm, in_area=in_area)
    facts = (welcome, site, distance_mm, in_area, next_meeting, today)
    return _new(Option, (listing, fix, audience, rung, step, *facts))


def is_joined_anywhere(listing: Listing) -> bool:
    """Tell whether one can take part wherever one is: no place and no area stands in the way."""
    if _serves_canada(listing):
        return True
    return isinstance(listing.service_area, NotStated) and listing.is_from_anywhere


def is_open_to_all_of(area: AskedArea | None, listing: Listing) -> bool:
    """Tell whether one can take part wherever in an area one is, or in the country."""
    return is_joined_anywhere(listing) or _serves_all_of(area, listing) is True


def _serves_all_of(area: AskedArea | None, listing: Listing) -> bool | None:
    """Tell whether a listing says that it serves the whole of an area; None if it does not."""
    served = listing.service_area
    if area is not None and isinstance(served, Regions) and served.contains_whole(area):
        return True
    return _serves_canada(listing)


def _serves_canada(listing: Listing) -> bool | None:
    """Tell whether a listing serves every place in Canada; None if that is not stated."""
    return isinstance(listing.service_area, WholeCanada) or None


def nearest_site(listing: Listing, fix: Fix) -> tuple[Site | None, int | None]:
    """Find the site closest to the visitor and its distance in whole millimetres."""
    here = fix.coordinate
    best: tuple[Site | None, int | None] = (None, None)
    for site in listing.sites:
        there = site.coordinate
        away_mm = round(geodesic_km(here.lat, here.lon, there.lat, there.lon) * MM_A_KM)
        if best[1] is None or away_mm < best[1]:
            best = site, away_mm
    return best


def _rung(
    listing: Listing, distance_mm: int | None, *, in_area: bool | None
) -> tuple[Rung, Step | None]:
    area, modes = type(listing.service_area), listing.modes
    national = area is WholeCanada
    if distance_mm is not None and distance_mm <= NEAR_MM:
        return Rung.NEAR, None
    if in_area and not national:
        return Rung.SERVES_YOU, None
    if in_area is not False and Mode.VIRTUAL in modes:
        return Rung.ONLINE, None
    if national or (area is NotStated and Mode.PHONE in modes):
        return Rung.NATIONAL, None
    if distance_mm is not None:
        return Rung.FARTHER, Step.SITE
    return Rung.FARTHER, Step.ELSEWHERE if in_area is False else Step.NO_PLACE


def _of_place(option: Option) -> list[Reason]:
    listing, site, km = option.listing, option.site, option.distance_km
    reasons: list[Reason] = []
    if site is not None and km is not None and option.fix is not None:
        reasons.append(
            StraightLine(
                km=km,
                uncertainty_km=site.uncertainty_km + option.fix.uncertainty_km,
                from_town=option.fix.town,
                town=site.town,
                road=option.fix.road,
            )
        )
        if site.is_vague:
            reasons.append(AddressNotShown(site.visibility, site.town))
    elif not listing.sites and _meets_somewhere(listing):
        reasons.append(NamesNoPlace())
    if Mode.VIRTUAL in listing.modes:
        reasons.append(JoinOnline())
    if Mode.PHONE in listing.modes and isinstance(listing.service_area, NotStated | WholeCanada):
        reasons.append(JoinByPhone())
    return reasons


def _meets_somewhere(listing: Listing) -> bool:
    return Mode.IN_PERSON in listing.modes and isinstance(listing.service_area, NotStated)


def _of_area(option: Option) -> list[Reason]:
    area = option.listing.service_area
    if isinstance(area, NotStated):
        return []
    if isinstance(area, WholeCanada):
        return [ServesAllCanada()]
    if option.in_service_area is None:
        return [MayServeYourArea(area)]
    if option.in_service_area:
        return [ServesYourArea(area)]
    return [ServesAnotherArea(area, but_near=option.rung is Rung.NEAR)]


def _of_welcome(option: Option) -> list[Reason]:
    """Say whom the listing welcomes; its own words on who may come always stand beside that."""
    listing = option.listing
    reasons: list[Reason] = []
    if listing.welcomes.everyone_else is Welcome.NO:
        reasons.append(ForOnly(listing.welcomes.welcomed()))
    if option.audience is not None:
        reasons.append(_answer_to(option.audience, option.welcome))
    if listing.eligibility is not None:
        reasons.append(WhoMayCome(listing.eligibility))
    return reasons


def _answer_to(audience: Audience, welcome: Welcome | None) -> Reason:
    match welcome:
        case Welcome.YES:
            return WelcomesYou(audience)
        case Welcome.ASK_FIRST:
            return AskFirst(audience)
        case _:
            return WelcomeNotStated(audience)


def _of_entry(option: Option) -> list[Reason]:
    reasons: list[Reason] = []
    listing, schedule = option.listing, option.listing.schedule
    if not schedule.meetings and schedule.rhythm is not Rhythm.NOT_STATED:
        reasons.append(MeetsButNoDayStated(weekly=schedule.rhythm is Rhythm.WEEKLY))
    if listing.notes is not None:
        reasons.append(Note(listing.notes))
    reasons.append(confirmation(listing, option.today))
    return reasons
