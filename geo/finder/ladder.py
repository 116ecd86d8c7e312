"""The answer ladder: the order of the options, and how many of each rung are shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice
from operator import attrgetter

from geo.finder.decision import CLOSE_BY, RUNGS, NotForYou, Option, Rung, Step
from geo.listing.audience import Audience, Welcome
from geo.listing.freshness import Freshness
from geo.listing.listing import Listing
from geo.place.fix import Fix

FARTHER_SITES = 3
"""How many sites beyond reach are named."""

_WELCOME_ORDER = {None: 0, Welcome.YES: 0, Welcome.ASK_FIRST: 1, Welcome.NOT_STATED: 2}
_RUNG_ORDER = {rung: at for at, rung in enumerate(RUNGS)}
_STEP_ORDER = {step: at for at, step in enumerate(Step)}
_NEVER = float("inf")

RungKey = tuple[int, float]
OrderKey = tuple[int, bool, int, RungKey, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Options in order, and what is not for the visitor.

    By itself it is for somebody whose place is not known, and holds only what can be joined from
    anywhere.

    Parameters
    ----------
    at
        The moment that it is for; aware.
    """

    audience: Audience | None
    at: datetime
    options: tuple[Option, ...]
    not_for_you: tuple[NotForYou, ...]

    def on(self, rung: Rung) -> tuple[Option, ...]:
        """Return the options of one rung, in order."""
        return tuple(option for option in self.options if option.rung is rung)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Ladder):
    """The ladder of a visitor whose place is known."""

    fix: Fix

    @property
    def has_one_close_by(self) -> bool:
        """Whether a group meets near the visitor, or says that it serves them there."""
        return any(option.rung in CLOSE_BY for option in self.options)


def order_key(option: Option) -> OrderKey:
    """Order options: rung, stale, welcome, the rung's own key, later confirmation, id."""
    rung, assured_on = option.rung, option.listing.assured_on
    return (
        _RUNG_ORDER[rung],
        assured_on is not None and option.freshness is Freshness.STALE,
        _WELCOME_ORDER[option.welcome],
        _KEYS[rung](option),
        0 if assured_on is None else -assured_on.toordinal(),
        option.listing.id,
    )


def _by_distance(option: Option) -> RungKey:
    return 0, option.distance_mm or 0


def _by_area(option: Option) -> RungKey:
    return 0, option.listing.service_area.area_km2


def _by_start(option: Option) -> RungKey:
    meeting = option.next_meeting
    return 0, _NEVER if meeting is None else meeting.starts_at.timestamp()


def _alike(_option: Option) -> RungKey:
    return 0, 0


def _by_step(option: Option) -> RungKey:
    return _STEP_ORDER[option.step or Step.SITE], option.distance_mm or 0


_KEYS = {
    Rung.NEAR: _by_distance,
    Rung.SERVES_YOU: _by_area,
    Rung.ONLINE: _by_start,
    Rung.NATIONAL: _alike,
    Rung.FARTHER: _by_step,
}
"""What each rung itself orders by."""


def ladder(options: Sequence[Option], *, per_rung: int) -> tuple[Option, ...]:
    """Put options in order and keep the first of each rung.

    Of the sites beyond reach the nearest `FARTHER_SITES` stay, whatever their welcome and
    however old their confirmation.
    """
    kept = sorted(_without_too_far(options), key=order_key)
    if len(kept) <= per_rung:
        return tuple(kept)
    return tuple(
        option
        for _, of_rung in groupby(kept, key=attrgetter("rung"))
        for option in islice(of_rung, per_rung)
    )


def _without_too_far(options: Sequence[Option]) -> Sequence[Option]:
    far = [option for option in options if option.step is Step.SITE]
    if len(far) <= FARTHER_SITES:
        return options
    far.sort(key=lambda option: (option.distance_mm, option.listing.id))
    too_far = {option.listing.id for option in far[FARTHER_SITES:]}
    return [option for option in options if option.listing.id not in too_far]


def in_order_of_id(excluded: Iterable[NotForYou]) -> tuple[NotForYou, ...]:
    """Order what is not for the visitor by its id."""
    return tuple(sorted(excluded, key=_id))


def _id(excluded: NotForYou) -> str:
    listing: Listing = excluded.listing
    return listing.id
