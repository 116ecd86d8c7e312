"""What a visitor wishes of a group, and which options of a ladder state it.

A listing that does not say is never taken for a no, nor for a yes: it stays, below those that
state what is wished, and is said not to say. Only an
option whose listing says otherwise is set aside, with what it says otherwise about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from geo.finder.decision import Option
from geo.finder.ladder import Answer
from geo.listing.listing import Attendees, Cost, HowToStart, Mode
from geo.listing.schedule import Weekday
from geo.place.time_zones import zone

_NOON, _EVENING = 12, 17
_SILENCE = frozenset({Attendees.NOT_STATED, Cost.NOT_STATED, HowToStart.NOT_STATED})


class PartOfDay(StrEnum):
    """When a meeting starts, by the visitor's own clock."""

    MORNING = "morning"
    """Before noon."""
    AFTERNOON = "afternoon"
    """From noon to five."""
    EVENING = "evening"
    """From five on."""


class Criterion(StrEnum):
    """What a wish is about."""

    MODES = "modes"
    """In person, online or by phone."""
    ROOMS = "rooms"
    """Who else takes part."""
    LANGUAGES = "languages"
    """What is spoken."""
    WEEKDAYS = "weekdays"
    """The day of a meeting, by the visitor's own calendar."""
    PARTS_OF_DAY = "parts_of_day"
    """When a meeting starts, by the visitor's own clock."""
    COSTS = "costs"
    """Whether taking part is free."""
    STARTS = "starts"
    """What to do before the first meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a visitor filters by; an empty set leaves all open. Any member of a set will do.

    Parameters
    ----------
    languages
        ISO 639-1 codes.
    weekdays, parts_of_day
        By the visitor's own clock.
    """

    modes: frozenset[Mode] = frozenset()
    rooms: frozenset[Attendees] = frozenset()
    languages: frozenset[str] = frozenset()
    weekdays: frozenset[Weekday] = frozenset()
    parts_of_day: frozenset[PartOfDay] = frozenset()
    costs: frozenset[Cost] = frozenset()
    starts: frozenset[HowToStart] = frozenset()

    @property
    def stated(self) -> tuple[Criterion, ...]:
        """The criteria that the visitor has a wish about."""
        return tuple(Criterion(field.name) for field in fields(self) if getattr(self, field.name))


NO_FILTERS: Final = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilteredOut:
    """An option whose listing says otherwise."""

    option: Option
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filtered:
    """A ladder after the filters.

    Parameters
    ----------
    filters
        What was wished.
    whole
        The ladder before the filters.
    answer
        The ladder with the options that state what is wished or do not say, in the same order.
    unstated
        By listing id, the criteria that a kept listing does not speak of.
    """

    filters: Filters
    whole: Answer
    answer: Answer
    set_aside: tuple[FilteredOut, ...]
    unstated: Mapping[str, tuple[Criterion, ...]]

    @property
    def stated_first(self) -> Answer:
        """The ladder as a page shows it: those that state all that is wished stand first."""
        options = sorted(self.answer.options, key=lambda one: bool(self.unstated[one.listing.id]))
        return replace(self.answer, options=tuple(options))


def apply_filters(answer: Answer, filters: Filters) -> Filtered:
    """Set aside the options that say otherwise than the visitor asks."""
    kept: list[Option] = []
    aside: list[FilteredOut] = []
    unstated: dict[str, tuple[Criterion, ...]] = {}
    for option in answer.options:
        said = {about: _said(option, about, answer.at) for about in filters.stated}
        against = tuple(
            about for about, words in said.items() if words and not words & _filter(filters, about)
        )
        if against:
            aside.append(FilteredOut(option=option, criteria=against))
            continue
        kept.append(option)
        unstated[option.listing.id] = tuple(about for about, words in said.items() if not words)
    return Filtered(
        filters=filters,
        whole=answer,
        answer=replace(answer, options=tuple(kept)),
        set_aside=tuple(aside),
        unstated=MappingProxyType(unstated),
    )


def _filter(filters: Filters, about: Criterion) -> frozenset[object]:
    wished: frozenset[object] = getattr(filters, about.value)
    return wished


def _said(option: Option, about: Criterion, at: datetime) -> frozenset[object]:
    """Collect what the listing says; an empty set if it does not."""
    listing = option.listing
    if about is Criterion.WEEKDAYS:
        return frozenset(Weekday(start.weekday()) for start in _starts(option, at))
    if about is Criterion.PARTS_OF_DAY:
        return frozenset(_part_of_day(start) for start in _starts(option, at))
    words: dict[Criterion, frozenset[object]] = {
        Criterion.MODES: frozenset(listing.modes),
        Criterion.ROOMS: frozenset({listing.room}),
        Criterion.LANGUAGES: frozenset(listing.languages),
        Criterion.COSTS: frozenset({listing.cost}),
        Criterion.STARTS: frozenset({listing.how_to_start}),
    }
    return words[about] - _SILENCE


def _starts(option: Option, at: datetime) -> Iterable[datetime]:
    """List the next start of each meeting by the visitor's own clock."""
    following = (meeting.next_after(at) for meeting in option.listing.schedule.meetings)
    return [one.starts_at.astimezone(zone(option.zone_of(one))) for one in following]


def _part_of_day(start: datetime) -> PartOfDay:
    if start.hour < _NOON:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if start.hour < _EVENING else PartOfDay.EVENING
