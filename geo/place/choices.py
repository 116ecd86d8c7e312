"""Which of several places is chosen, by the number under which it was offered."""

from dataclasses import dataclass, replace
from typing import Final

from geo.errors import NoSuchChoiceError
from geo.place.fix import Fix, Outcome, WhichPlace, WhyAsk
from geo.place.places import fold

Numbered = tuple[int, Fix]
"""A place with the number by which the next question chooses it."""

_LARGEST_FIRST: Final = frozenset({WhyAsk.WHOLE_REGION})
"""Where communities come in the order of their people, and a list of all may be long."""
_ALL_AT_ONCE: Final = 12
"""Up to so many communities of an area are all in sight."""
_LARGEST: Final = 8
"""So many are in sight where there are more."""
_OF_A_NAME: Final = 6
"""Up to so many places are in sight that come in no order of size."""


def chosen(outcome: Outcome, choice: int) -> Outcome:
    """Take one of the places; a choice counts for nothing where there is none to make.

    Of a fix with others, 0 is the fix itself. The place that is taken offers the rest in its turn.

    Raises
    ------
    NoSuchChoiceError
        If no place was offered under the number.
    """
    match outcome:
        case WhichPlace(choices=choices):
            return _numbered(choices, choice)
        case Fix(others=others) if others:
            places = (replace(outcome, others=()), *others)
            fix = _numbered(places, choice)
            return replace(fix, others=places[:choice] + places[choice + 1 :])
        case _:
            return outcome


def _numbered(places: tuple[Fix, ...], choice: int) -> Fix:
    if choice not in range(len(places)):
        raise NoSuchChoiceError(choice, offered=len(places))
    return places[choice]


def other_choices(fix: Fix, choice: int | None) -> tuple[Numbered, ...]:
    """Give each other place of the name the number by which the next question chooses it.

    Parameters
    ----------
    choice
        The choice by which the fix was made, if it was chosen.
    """
    taken = choice or 0
    return tuple((place + (place >= taken), one) for place, one in enumerate(fix.others))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The places of a question, as a page shows them.

    Parameters
    ----------
    in_sight
        Those that stand at once, in the order of the question.
    listed
        The rest, for a list to choose from: by name where the largest are in sight.
    by_town
        Whether the name of the town tells each apart, as the question has named the province.
    """

    in_sight: tuple[Numbered, ...]
    listed: tuple[Numbered, ...]
    by_town: bool = False


def choices_of(asked: WhichPlace) -> Choices:
    """Part the places of a question into those in sight and those in a list."""
    places = tuple(enumerate(asked.choices))
    if asked.why not in _LARGEST_FIRST:
        few = len(places) <= _OF_A_NAME
        return Choices(in_sight=places if few else (), listed=() if few else places)
    by_town = len({fix.region for fix in asked.choices}) == 1
    if len(places) <= _ALL_AT_ONCE:
        return Choices(in_sight=places, listed=(), by_town=by_town)
    by_name = sorted(places[_LARGEST:], key=lambda numbered: fold(numbered[1].label))
    return Choices(in_sight=places[:_LARGEST], listed=tuple(by_name), by_town=by_town)
