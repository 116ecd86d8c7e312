"""The rooms of the letter box: a flood is held to a small one, and nobody else waits for it.

The arithmetic stands in ``docs/public-forms.md``.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from secrets import token_hex
from typing import Final, NamedTuple

from geo.errors import LetterBoxFullError

MOST_LETTERS: Final = 16_000
"""Characters of one letter."""
SHARES: Final = ((500, 3), (1_000, 2), (1_500, 1))
"""While fewer letters than the first wait in the usual room, so many of one network go there."""
MOST_OF_CROWDS: Final = 200
"""Letters that may wait of networks that have sent more than their share."""
MOST_BY_LINK: Final = 100
"""Letters that may wait of the contacts of groups; nobody without a signed link takes from it."""
MOST_OPEN: Final = SHARES[-1][0] + MOST_OF_CROWDS + MOST_BY_LINK
"""So many letters may wait in all; whoever floods the box fills no disk."""
BEYOND: Final = SHARES[0][1] + 1
"""The number of a letter that is beyond every share."""
_TOKEN_BYTES: Final = 16


class Kind(StrEnum):
    """What a letter is about."""

    WRONG = "wrong"
    """Something in an entry is wrong; the letter names it by its id."""
    SUGGESTION = "suggestion"
    """A group that is missing."""


class Room(StrEnum):
    """Where a letter waits: all that is kept of how it came."""

    USUAL = "usual"
    """It came as most do."""
    CROWD = "crowd"
    """More letters came from its network than its share."""
    LINK = "link"
    """It came through a signed link, from the contact of the group."""


class Waiting(NamedTuple):
    """How many letters wait in each room."""

    usual: int = 0
    crowd: int = 0
    link: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLetter:
    """A letter that is handed in.

    Parameters
    ----------
    received_on
        The day alone: the minute would say more of the sender than staff need.
    number
        How many letters its network has sent lately, this one included; it is not kept.
    token
        A random name, so that a letter which is put in twice is there once.

    Raises
    ------
    ValueError
        If it is empty or too long.
    """

    kind: Kind
    words: str
    received_on: date
    listing_id: str | None = None
    number: int = 1
    by_link: bool = False
    token: str = field(default_factory=lambda: token_hex(_TOKEN_BYTES))

    def __post_init__(self) -> None:
        if not self.words.strip() or len(self.words) > MOST_LETTERS:
            raise ValueError(
                f"the letter has {len(self.words)} characters; write 1 to {MOST_LETTERS:,} of them"
            )


def room_for(letter: NewLetter, waiting: Waiting) -> Room:
    """Choose the room of a letter.

    Raises
    ------
    LetterBoxFullError
        If the room that it may go to is full.
    """
    if letter.by_link:
        _require_space(waiting.link, MOST_BY_LINK)
        return Room.LINK
    if letter.number <= share(waiting):
        return Room.USUAL
    if letter.number == 1:
        raise LetterBoxFullError(SHARES[-1][0])
    _require_space(waiting.crowd, MOST_OF_CROWDS)
    return Room.CROWD


def share(waiting: Waiting) -> int:
    """Say how many letters of one network go to the usual room: the fewer, the fuller it is."""
    return next((count for below, count in SHARES if waiting.usual < below), 0)


def _require_space(waiting: int, most: int) -> None:
    if waiting >= most:
        raise LetterBoxFullError(most)
