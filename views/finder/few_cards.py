"""How many cards of a long answer come at once: the first of each list, the others when wanted."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from geo.words.finder.sections import Section

MOST: Final = 24
"""An answer of so many cards comes whole; nobody reads more of them, and each has its price."""
OF_EACH: Final = 3
"""So many cards of each list of a longer one."""
OF_FOLDED: Final = 2
"""The same of a list that is folded."""


class Few(NamedTuple):
    """A list of an answer as far as it comes.

    Parameters
    ----------
    section
        The list with the cards that come.
    rest
        How many more there are.
    """

    section: Section
    rest: int

    @property
    def first(self) -> int:
        """The number of its first card, by which a list is known in its answer."""
        number, _ = self.section.numbered[0]
        return number


def few(sections: Iterable[Section], opened: frozenset[int] = frozenset()) -> tuple[Few, ...]:
    """Leave out what is too much at once.

    Parameters
    ----------
    opened
        The lists of which all is wanted, by the number of their first card.
    """
    whole = tuple(sections)
    if sum(len(one.numbered) for one in whole) <= MOST:
        return tuple(Few(one, 0) for one in whole)
    return tuple(_few(one, opened) for one in whole)


def _few(section: Section, opened: frozenset[int]) -> Few:
    number, _ = section.numbered[0]
    most = OF_EACH if section.is_open else OF_FOLDED
    rest = len(section.numbered) - most
    if number in opened or rest <= 1:
        return Few(section, 0)
    return Few(section._replace(numbered=section.numbered[:most]), rest)


def numbers(lists: Iterable[Few]) -> Iterator[int]:
    """Give the numbers of the cards that come."""
    return (number for one in lists for number, _ in one.section.numbered)
