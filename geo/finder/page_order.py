"""The order of a page: what can be used first, and what folds under a heading with its number.

The ladder keeps its own order; this is a pure function over its answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import Final, TypeVar

from geo.finder.decision import CLOSE_BY, Option, Step
from geo.finder.filters import Filtered, Match, Matching
from geo.finder.ladder import Answer, Ladder
from geo.finder.standing import Standing, can_be_joined, is_within_reach, says_yes, standing
from geo.listing.audience import Audience, Welcome


class Kind(StrEnum):
    """What the options of a part have in common, in the order of the page."""

    WELCOME = "welcome"
    """Within reach and says yes; with nobody chosen, within reach and known how to join."""
    ASK = "ask"
    """Within reach, and the visitor has to ask whether they are meant."""
    UNPLACED = "unplaced"
    """Says yes, but names no place; a part of its own only where nothing within reach says yes."""
    SILENT = "silent"
    """Within reach, but does not say whether the visitor is meant."""
    NO_WAY = "no_way"
    """With nobody chosen: within reach, but nothing is known by which it could be joined."""
    ELSEWHERE = "elsewhere"
    """Far away, for another area, or without a named place."""


AnyLadder = TypeVar("AnyLadder", bound=Ladder)
_ALWAYS_OPEN: Final = frozenset({Kind.WELCOME, Kind.ASK, Kind.UNPLACED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Options that stand together, in the order of the ladder.

    Parameters
    ----------
    is_open
        Whether they are in sight at once, or fold under their heading.
    match
        What they say to all that the visitor wishes; where nothing is wished, they state it.
    """

    kind: Kind
    options: tuple[Option, ...]
    is_open: bool
    match: Match = Match.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOrder:
    """A ladder in the order of the page.

    Parameters
    ----------
    filtered
        What its listings say to what is wished.
    answer
        Its options in the order of the page.
    """

    filtered: Matching
    answer: Ladder
    parts: tuple[Part, ...]

    @property
    def first(self) -> Option | None:
        """What to try first: the first that says yes for certain to who was chosen.

        The yes to a family member depends on whose family they are, so it is none for certain.
        """
        part = next(iter(self.parts), None)
        if part is None or part.kind is not Kind.WELCOME:
            return None
        option = part.options[0]
        return None if option.audience in {None, Audience.FAMILY} else option

    @property
    def begins_otherwise(self) -> bool:
        """Whether there are options, and the first are not those for the visitor."""
        return bool(self.parts) and self.parts[0].kind is not Kind.WELCOME

    def numbered(self) -> Iterator[tuple[Part, int]]:
        """Go through the parts, each with the number of its first card."""
        number = 1
        for part in self.parts:
            yield part, number
            number += len(part.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOrder(PageOrder):
    """The answer to a visitor whose place is known, as the filters left it."""

    filtered: Filtered
    answer: Answer


def anywhere_order(anywhere: Ladder) -> PageOrder:
    """Put what can be joined from anywhere into the order of the page."""
    parts = _with_one_open(_parts(anywhere.options))
    return PageOrder(filtered=Matching(), answer=_in_order(anywhere, parts), parts=parts)


def page_order(filtered: Filtered) -> AnswerOrder:
    """Put an answer into the order of the page; each option stands in one part.

    What states all that is wished comes first, then what does not say, then what says otherwise;
    each in the same order.
    """
    parts = _with_one_open(
        replace(part, match=match)
        for match, those in groupby(filtered.answer.options, lambda one: _match(one, filtered))
        for part in _parts(list(those))
    )
    answer = _in_order(filtered.answer, parts)
    return AnswerOrder(filtered=filtered, answer=answer, parts=parts)


def _in_order(ladder: AnyLadder, parts: Iterable[Part]) -> AnyLadder:
    return replace(ladder, options=tuple(option for part in parts for option in part.options))


def _match(option: Option, filtered: Filtered) -> Match:
    return filtered.match(option.listing.id)


def _parts(options: Sequence[Option]) -> Iterator[Part]:
    by_kind: dict[Kind, list[Option]] = {kind: [] for kind in Kind}
    for option in options:
        by_kind[_kind(option)].append(option)
    if by_kind[Kind.WELCOME] and by_kind[Kind.UNPLACED]:
        by_kind[Kind.UNPLACED] = []
        far = {Kind.UNPLACED, Kind.ELSEWHERE}
        by_kind[Kind.ELSEWHERE] = [option for option in options if _kind(option) in far]
    yield from _opened({kind: tuple(those) for kind, those in by_kind.items() if those})


def _kind(option: Option) -> Kind:
    if not is_within_reach(option):
        return Kind.UNPLACED if _is_unplaced(option) else Kind.ELSEWHERE
    if option.audience is None:
        return Kind.NO_WAY if standing(option) is Standing.NO_WAY else Kind.WELCOME
    if says_yes(option):
        return Kind.WELCOME
    return Kind.SILENT if option.welcome is Welcome.NOT_STATED else Kind.ASK


def _is_unplaced(option: Option) -> bool:
    return option.step is Step.NO_PLACE and option.welcome is Welcome.YES


def _opened(parts: dict[Kind, tuple[Option, ...]]) -> Iterator[Part]:
    """Open what may help; what does not say only where that is the best there is."""
    open_kinds = _ALWAYS_OPEN & parts.keys()
    can_join = any(can_be_joined(one.listing) for one in _all(parts, open_kinds))
    if not can_join or any(map(_is_of_the_same_calling, parts.get(Kind.SILENT, ()))):
        open_kinds |= {Kind.SILENT} & parts.keys()
    for kind, options in parts.items():
        yield Part(kind=kind, options=options, is_open=kind in open_kinds)


def _with_one_open(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Open the first part where none is: a page is never folded whole."""
    parts = tuple(parts)
    if any(part.is_open for part in parts):
        return parts
    return tuple(replace(part, is_open=part is parts[0]) for part in parts)


def _is_of_the_same_calling(option: Option) -> bool:
    """Tell whether it is a group of the RCMP, close by, that does not speak of other police."""
    to_rcmp = option.listing.welcomes.of(Audience.RCMP)
    is_kin = option.audience is Audience.POLICE and to_rcmp is Welcome.YES
    return is_kin and option.rung in CLOSE_BY


def _all(parts: dict[Kind, tuple[Option, ...]], kinds: Iterable[Kind]) -> Iterator[Option]:
    return (option for kind in kinds for option in parts[kind])
