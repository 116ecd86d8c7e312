"""What a visitor narrows an answer by, and which options of a ladder state it.

A listing that does not say is never taken for a no, nor for a yes: it stays, below those that
state what is wished, and is said not to say. An option whose listing says otherwise is set aside,
with what it says otherwise about; two kinds stay all the same, last and with that word: another
language, and a group that can be called where somebody asked for a call.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from geo.finder.criteria import (
    Criterion,
    MeetingTime,
    PartOfDay,
    can_be_called,
    meeting_times,
    stated,
)
from geo.finder.decision import Option
from geo.finder.ladder import Answer
from geo.listing.listing import Attendees, Cost, HowToStart, Listing, Mode
from geo.listing.schedule import Weekday

_OF_TIME: Final = (Criterion.WEEKDAYS, Criterion.PARTS_OF_DAY)
_KEPT_LAST: Final = frozenset({Criterion.LANGUAGES})
"""What a listing may say otherwise about and stay: a group in another language is still there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a visitor filters by; an empty set leaves all open. Any member of a set will do.

    Parameters
    ----------
    languages
        ISO 639-1 codes.
    weekdays, parts_of_day
        By the visitor's own clock; one meeting has to meet both.
    """

    modes: frozenset[Mode] = frozenset()
    weekdays: frozenset[Weekday] = frozenset()
    parts_of_day: frozenset[PartOfDay] = frozenset()
    rooms: frozenset[Attendees] = frozenset()
    languages: frozenset[str] = frozenset()
    costs: frozenset[Cost] = frozenset()
    starts: frozenset[HowToStart] = frozenset()

    @property
    def stated(self) -> tuple[Criterion, ...]:
        """The criteria that the visitor has a wish about."""
        return tuple(Criterion(one.name) for one in fields(self) if getattr(self, one.name))

    def about(self, criterion: Criterion) -> frozenset[Any]:
        """Return what is wished about one criterion."""
        wished: frozenset[Any] = getattr(self, criterion.value)
        return wished

    def take(self, time: MeetingTime) -> bool:
        """Tell whether a meeting has both the day and the hour that are wished."""
        is_on_day = not self.weekdays or time.weekday in self.weekdays
        return is_on_day and (not self.parts_of_day or time.part_of_day in self.parts_of_day)


NO_FILTERS: Final = Filters()


class Match(StrEnum):
    """What a listing says to all that is wished, in the order in which a page shows it."""

    STATED = "stated"
    """It states all of it."""
    UNSTATED = "unstated"
    """It does not speak of all of it, and says otherwise about nothing."""
    OTHERWISE = "otherwise"
    """It says otherwise about something."""


_ORDER: Final = {match: at for at, match in enumerate(Match)}


@dataclass(frozen=True, slots=True, kw_only=True)
class FilteredOut:
    """An option whose listing says otherwise."""

    option: Option
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What the listings of a ladder say to what is wished.

    Parameters
    ----------
    filters
        What was wished.
    unstated
        By listing id, the criteria that a kept listing does not speak of.
    otherwise
        By listing id, the criteria that a kept listing says otherwise about.
    """

    filters: Filters = NO_FILTERS
    set_aside: tuple[FilteredOut, ...] = ()
    unstated: Mapping[str, tuple[Criterion, ...]] = field(default_factory=dict)
    otherwise: Mapping[str, tuple[Criterion, ...]] = field(default_factory=dict)

    def match(self, listing_id: str) -> Match:
        """Tell what a kept listing says to all that is wished."""
        if self.otherwise.get(listing_id):
            return Match.OTHERWISE
        return Match.UNSTATED if self.unstated.get(listing_id) else Match.STATED

    @property
    def matches(self) -> Counter[Match]:
        """How many options say what to the wishes, whether they are kept or set aside."""
        kept = Counter(self.match(listing_id) for listing_id in self.unstated)
        return kept + Counter({Match.OTHERWISE: len(self.set_aside)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Filtered(Matching):
    """A ladder after the filters.

    Parameters
    ----------
    whole
        The ladder before the filters.
    answer
        The options that are kept: those that state all that is wished, those that do not say,
        those that say otherwise; each in the order of the ladder. Where a day or an hour is
        wished, the next meeting is the next of those that have it.
    """

    whole: Answer
    answer: Answer


def apply_filters(answer: Answer, filters: Filters) -> Filtered:
    """Put first what states what the visitor asks, and set aside what says otherwise."""
    if not filters.stated:
        return Filtered(filters=filters, whole=answer, answer=answer)
    kept: list[Option] = []
    aside: list[FilteredOut] = []
    unstated: dict[str, tuple[Criterion, ...]] = {}
    otherwise: dict[str, tuple[Criterion, ...]] = {}
    for option in answer.options:
        times = meeting_times(option, answer.at)
        against, silent = _weighed(option.listing, times, filters)
        if against and not _stays(option.listing, filters, against):
            aside.append(FilteredOut(option=option, criteria=against))
            continue
        kept.append(_at_the_time(option, times, filters))
        unstated[option.listing.id], otherwise[option.listing.id] = silent, against
    filtered = Filtered(
        filters=filters,
        whole=answer,
        answer=answer,
        set_aside=tuple(aside),
        unstated=MappingProxyType(unstated),
        otherwise=MappingProxyType(otherwise),
    )
    kept.sort(key=lambda option: _ORDER[filtered.match(option.listing.id)])
    return replace(filtered, answer=replace(answer, options=tuple(kept)))


def _weighed(
    listing: Listing, times: tuple[MeetingTime, ...], filters: Filters
) -> tuple[tuple[Criterion, ...], tuple[Criterion, ...]]:
    """Return the criteria that a listing says otherwise about, and those it does not speak of."""
    said = stated(listing, times)
    if Mode.PHONE in filters.modes and can_be_called(listing):
        said[Criterion.MODES] |= {Mode.PHONE}
    against = [
        about for about in filters.stated if said[about] and not said[about] & filters.about(about)
    ]
    silent = tuple(about for about in filters.stated if not said[about])
    if not set(against) & set(_OF_TIME) and times and not any(map(filters.take, times)):
        against += _OF_TIME  # each is met, but by different meetings
    return tuple(against), silent


def _stays(listing: Listing, filters: Filters, against: tuple[Criterion, ...]) -> bool:
    if Mode.PHONE in filters.modes and can_be_called(listing):
        return True
    return _KEPT_LAST.issuperset(against)


def _at_the_time(option: Option, times: Iterable[MeetingTime], filters: Filters) -> Option:
    """Name the meeting that was wished for as the next, where a day or an hour is wished."""
    if not filters.weekdays and not filters.parts_of_day:
        return option
    fitting = [time.occurrence for time in times if filters.take(time)]
    soonest = min(fitting, key=lambda one: one.starts_at, default=option.next_meeting)
    return option._replace(next_meeting=soonest)
