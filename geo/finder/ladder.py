"""The answer ladder: the order of the options, and how many of each rung are shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from geo.finder.decision import RUNGS, NotForYou, Option, Rung, Step
from geo.listing.audience import Audience, Welcome
from geo.listing.listing import Listing
from geo.place.fix import Fix

FARTHER_SITES = 3
"""How many sites beyond reach are named."""

_WELCOME_ORDER = {None: 0, Welcome.YES: 0, Welcome.ASK_FIRST: 1, Welcome.NOT_STATED: 2}
_RUNG_ORDER = {rung: at for at, rung in enumerate(RUNGS)}
_STEP_ORDER = {step: at for at, step in enumerate(Step)}
_NEVER = float("inf")

RungKey = tuple[int, float]
OrderKey = tuple[int, int, RungKey, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The ladder of one visitor, and what is not for them.

    Parameters
    ----------
    at
        The moment that the answer is for; aware.
    """

    fix: Fix
    audience: Audience | None
    at: datetime
    options: tuple[Option, ...]
    not_for_you: tuple[NotForYou, ...]

    def on(self, rung: Rung) -> tuple[Option, ...]:
        """Return the options of one rung, in order."""
        return tuple(option for option in self.options if option.rung is rung)


def order_key(option: Option) -> OrderKey:
    """Order options: rung, welcome, the rung's own key, later confirmation, id."""
    return (
        _RUNG_ORDER[option.rung],
        _WELCOME_ORDER[option.welcome],
        _rung_key(option),
        _freshness(option.listing.assured_on),
        option.listing.id,
    )


def _rung_key(option: Option) -> RungKey:
    match option.rung:
        case Rung.NEAR:
            return 0, option.distance_mm or 0
        case Rung.SERVES_YOU:
            return 0, option.listing.service_area.area_km2
        case Rung.ONLINE:
            meeting = option.next_meeting
            return 0, _NEVER if meeting is None else meeting.starts_at.timestamp()
        case Rung.NATIONAL:
            return 0, 0
        case Rung.FARTHER:
            step = option.step or Step.SITE
            return _STEP_ORDER[step], option.distance_mm or 0


def _freshness(assured_on: date | None) -> int:
    return 0 if assured_on is None else -assured_on.toordinal()


def ladder(options: Iterable[Option], *, per_rung: int) -> tuple[Option, ...]:
    """Put options in order and keep the first of each rung.

    Of the sites beyond reach the nearest `FARTHER_SITES` stay, whatever their welcome.
    """
    chosen = list(options)
    too_far = _beyond_the_nearest(chosen)
    kept: list[Option] = []
    count = dict.fromkeys(RUNGS, 0)
    for option in sorted(chosen, key=order_key):
        if count[option.rung] < per_rung and option.listing.id not in too_far:
            count[option.rung] += 1
            kept.append(option)
    return tuple(kept)


def _beyond_the_nearest(options: Iterable[Option]) -> frozenset[str]:
    far = sorted(
        (option.distance_mm or 0, option.listing.id)
        for option in options
        if option.step is Step.SITE
    )
    return frozenset(listing_id for _, listing_id in far[FARTHER_SITES:])


def in_order_of_id(excluded: Iterable[NotForYou]) -> tuple[NotForYou, ...]:
    """Order what is not for the visitor by its id."""
    return tuple(sorted(excluded, key=_id))


def _id(excluded: NotForYou) -> str:
    listing: Listing = excluded.listing
    return listing.id
