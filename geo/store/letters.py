"""What visitors send to staff: that an entry is wrong, or that a group is missing."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Engine, Row, func, insert, select, update

from geo.errors import LetterBoxFullError, StoreError
from geo.store.database import reading, writing
from geo.store.tables import letter

_WITHIN_S: Final = 2.0
"""How long a letter waits for other writers: somebody sits before the form."""
MOST_OPEN: Final = 500
"""So many letters may wait; whoever floods the box fills no disk."""
MOST_LETTERS: Final = 16_000
"""Characters of one letter."""


class Kind(StrEnum):
    """What a letter is about."""

    WRONG = "wrong"
    """Something in an entry is wrong; the letter names it by its id."""
    SUGGESTION = "suggestion"
    """A group that is missing."""


class LetterAnswer(StrEnum):
    """What staff did with a letter."""

    USED = "used"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What somebody sent; of the sender nothing is known.

    Parameters
    ----------
    received_on
        The day alone: the minute would say more of the sender than staff need.
    """

    id: int
    kind: Kind
    listing_id: str | None
    words: str
    received_on: date


class LetterBox:
    """Holds letters until staff have answered them.

    Parameters
    ----------
    engine
        Of the store.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(
        self, kind: Kind, words: str, *, received_on: date, listing_id: str | None = None
    ) -> None:
        """Hold a letter for staff.

        Raises
        ------
        ValueError
            If it is empty or too long.
        LetterBoxFullError
            If too many wait already.
        """
        if not words.strip() or len(words) > MOST_LETTERS:
            raise ValueError(
                f"the letter has {len(words)} characters; write 1 to {MOST_LETTERS:,} of them"
            )
        row = {"listing_id": listing_id, "words": words, "received_on": received_on}
        with writing(self._engine, waits_s=_WITHIN_S) as connection:
            waiting = select(func.count()).select_from(letter).where(letter.c.answer.is_(None))
            if connection.execute(waiting).scalar_one() >= MOST_OPEN:
                raise LetterBoxFullError(MOST_OPEN)
            connection.execute(insert(letter).values(kind=kind.value, **row))

    def waiting(self) -> tuple[Letter, ...]:
        """Read the letters that nobody has answered, the oldest first."""
        asked = select(letter).where(letter.c.answer.is_(None)).order_by(letter.c.id)
        with reading(self._engine) as connection:
            return tuple(map(_letter, connection.execute(asked)))

    def answer(self, letter_id: int, answer: LetterAnswer, *, by: str, at: datetime) -> None:
        """Note what was done with a letter, and forget its words.

        Raises
        ------
        StoreError
            If no such letter waits.
        """
        done = (
            update(letter)
            .where(letter.c.id == letter_id, letter.c.answer.is_(None))
            .values(
                answer=answer.value,
                answered_by=by,
                answered_at=at.astimezone(UTC).isoformat(),
                words="",
            )
        )
        with writing(self._engine) as connection:
            if connection.execute(done).rowcount != 1:
                raise StoreError(f"no letter {letter_id} waits; somebody has answered it already")


def _letter(row: Row[Any]) -> Letter:
    return Letter(
        id=row.id,
        kind=Kind(row.kind),
        listing_id=row.listing_id,
        words=row.words,
        received_on=row.received_on,
    )
