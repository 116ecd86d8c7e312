"""What a visitor can wish of a group, and what a listing states about it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from geo.finder.decision import Option
from geo.listing.contact import Reachable
from geo.listing.listing import Attendees, Cost, HowToStart, Listing, Mode
from geo.listing.schedule import Occurrence, Weekday
from geo.place.time_zones import zone

_NOON, _EVENING = 12, 17


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
    """In person, online, or by phone with somebody of the group."""
    WEEKDAYS = "weekdays"
    """The day of a meeting, by the visitor's own calendar."""
    PARTS_OF_DAY = "parts_of_day"
    """When a meeting starts, by the visitor's own clock."""
    ROOMS = "rooms"
    """Who else takes part."""
    LANGUAGES = "languages"
    """What is spoken."""
    COSTS = "costs"
    """Whether taking part is free."""
    STARTS = "starts"
    """What to do before the first meeting."""


class MeetingTime(NamedTuple):
    """The next time of one meeting, by the visitor's own clock."""

    occurrence: Occurrence
    weekday: Weekday
    part_of_day: PartOfDay


CHOICES: Final[Mapping[Criterion, tuple[Any, ...] | None]] = MappingProxyType(
    {
        Criterion.MODES: tuple(Mode),
        Criterion.WEEKDAYS: tuple(Weekday),
        Criterion.PARTS_OF_DAY: tuple(PartOfDay),
        Criterion.ROOMS: tuple(one for one in Attendees if one is not Attendees.NOT_STATED),
        Criterion.LANGUAGES: None,
        Criterion.COSTS: (Cost.FREE,),
        Criterion.STARTS: tuple(one for one in HowToStart if one is not HowToStart.NOT_STATED),
    }
)
"""What can be wished, in the order in which it is offered; None stands for any language.

Nobody wishes for a charge.
"""


def can_be_called(listing: Listing) -> bool:
    """Tell whether somebody of a group can be talked to by phone.

    A visitor who asks for that does not ask how the meetings are held: a group that meets in
    person and gives a number is one that can be called.
    """
    return Mode.PHONE in listing.modes or listing.reachable is Reachable.PHONE


def meeting_times(option: Option, at: datetime) -> tuple[MeetingTime, ...]:
    """List the next time of each meeting; empty where no day is stated."""
    return tuple(_meeting_times(option, at))


def _meeting_times(option: Option, at: datetime) -> Iterator[MeetingTime]:
    held, known = option.listing.schedule.meetings, option.next_meeting
    for meeting in held:
        occurrence = known if known and len(held) == 1 else meeting.next_after(at)
        start = occurrence.starts_at.astimezone(zone(option.zone_of(occurrence)))
        yield MeetingTime(occurrence, Weekday(start.weekday()), _part_of_day(start))


def _part_of_day(start: datetime) -> PartOfDay:
    if start.hour < _NOON:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if start.hour < _EVENING else PartOfDay.EVENING


def stated(listing: Listing, times: Iterable[MeetingTime]) -> dict[Criterion, frozenset[Any]]:
    """Collect what a listing states about each criterion; an empty set where it does not say.

    Parameters
    ----------
    times
        Of its meetings, by the visitor's own clock.
    """
    times = tuple(times)
    return {
        Criterion.MODES: frozenset(listing.modes),
        Criterion.WEEKDAYS: frozenset(time.weekday for time in times),
        Criterion.PARTS_OF_DAY: frozenset(time.part_of_day for time in times),
        Criterion.ROOMS: frozenset({listing.room} - {Attendees.NOT_STATED}),
        Criterion.LANGUAGES: frozenset(listing.languages),
        Criterion.COSTS: frozenset({listing.cost} - {Cost.NOT_STATED}),
        Criterion.STARTS: frozenset({listing.how_to_start} - {HowToStart.NOT_STATED}),
    }
