"""Letters that look alike, put together for staff: what came alone comes first, a flood last."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from geo.store.letters import Letter
from geo.store.rooms import Room

_LINK: Final = re.compile(r"(?:https?://|\bwww\.)([^\s/\"'<>?#]+)", re.IGNORECASE)
_NO_WORD: Final = re.compile(r"[\W\d_]+")
_MANY: Final = 4
"""So many letters that look alike are more than a few people who say the same."""
_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterGroup:
    """One letter, or several that look alike; the oldest first."""

    letters: tuple[Letter, ...]

    @property
    def first(self) -> Letter:
        """The letter that came first."""
        return self.letters[0]

    @property
    def ids(self) -> tuple[int, ...]:
        """The numbers of all of them."""
        return tuple(one.id for one in self.letters)

    @property
    def is_crowd(self) -> bool:
        """Whether none of them came within the share of its network."""
        return all(one.room is Room.CROWD for one in self.letters)

    @property
    def is_by_link(self) -> bool:
        """Whether one of them comes from the contact of a group."""
        return any(one.room is Room.LINK for one in self.letters)


def alike(letters: Iterable[Letter]) -> tuple[LetterGroup, ...]:
    """Put letters together that lead to the same sites, or say the same.

    Of a crowd, all that came on one day and are about one listing go together, whatever they say.

    Returns
    -------
    tuple
        Those of the groups' own contacts first, then what came alone, then what came many times,
        then crowds; the oldest first.
    """
    found: dict[_Key, list[Letter]] = {}
    for one in letters:
        found.setdefault(_likeness(one), []).append(one)
    together: dict[_Key, list[Letter]] = {}
    for key, some in found.items():
        is_lone = len(some) == 1 and some[0].room is Room.CROWD
        together.setdefault(_day_and_subject(some[0]) if is_lone else key, []).extend(some)
    groups = (LetterGroup(letters=tuple(some)) for some in together.values())
    return tuple(sorted(groups, key=_order))


def _likeness(letter: Letter) -> _Key:
    if letter.room is Room.LINK:
        return (Room.LINK, letter.id)
    subject = (letter.kind, letter.listing_id)
    sites = frozenset(site.casefold().removeprefix("www.") for site in _LINK.findall(letter.words))
    if sites:
        return (*subject, sites)
    return (*subject, _NO_WORD.sub(" ", letter.words.casefold()).strip() or letter.words)


def _day_and_subject(letter: Letter) -> _Key:
    return (Room.CROWD, letter.kind, letter.listing_id, letter.received_on)


def _order(group: LetterGroup) -> tuple[int, int]:
    if group.is_by_link:
        return 0, group.first.id
    if group.is_crowd:
        return 3, group.first.id
    return (2 if len(group.letters) >= _MANY else 1), group.first.id
