"""What visitors send to staff: that an entry is wrong, or that a group is missing."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import islice
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Engine, Row, Update, func, insert, select, update

from geo.errors import StoreError
from geo.faults.store import Asked, NotThere
from geo.store.database import reading, writing
from geo.store.rooms import Kind, NewLetter, Room, Waiting, room_for
from geo.store.tables import letter

PUTS_WITHIN_S: Final = 1.5
"""How long somebody who sends a letter waits for the store; then it is kept beside it."""
_ANSWERED_AT_ONCE: Final = 500
"""Letters in one statement: databases limit how many values a statement may carry."""


class LetterAnswer(StrEnum):
    """What staff did with a letter."""

    USED = "used"
    """It led to a change of the listing."""
    DISMISSED = "dismissed"
    """Nothing came of it."""


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
    room: Room = Room.USUAL


class Answered(NamedTuple):
    """Letters that were just answered, as they were: to take that back."""

    letters: tuple[Letter, ...]
    by: str
    at: datetime


class LetterBox:
    """Holds letters until staff have answered them.

    Parameters
    ----------
    engine
        Of the store.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, new: NewLetter) -> Waiting:
        """Hold a letter for staff; one that is there already is not there twice.

        Returns
        -------
        Waiting
            How many wait, this one included.

        Raises
        ------
        LetterBoxFullError
            If too many wait already in the room where it would go.
        """
        with writing(self._engine, waits_s=PUTS_WITHIN_S) as connection:
            known = select(letter.c.id).where(letter.c.token == new.token)
            if connection.execute(known).first() is None:
                room = room_for(new, _waiting(connection))
                connection.execute(
                    insert(letter).values(
                        kind=new.kind.value,
                        listing_id=new.listing_id,
                        words=new.words,
                        received_on=new.received_on,
                        room=room.value,
                        token=new.token,
                    )
                )
            return _waiting(connection)

    def waiting(self) -> tuple[Letter, ...]:
        """Read the letters that nobody has answered, the oldest first."""
        asked = select(letter).where(letter.c.answer.is_(None)).order_by(letter.c.id)
        with reading(self._engine) as connection:
            return tuple(map(_letter, connection.execute(asked)))

    def answer(self, letter_id: int, answer: LetterAnswer, *, by: str, at: datetime) -> Answered:
        """Note what was done with a letter, and forget its words.

        Raises
        ------
        StoreError
            If no such letter waits.
        """
        done = self.answer_all([letter_id], answer, by=by, at=at)
        if not done.letters:
            raise StoreError(NotThere(str(letter_id), Asked.LETTER))
        return done

    def answer_all(
        self, letter_ids: Collection[int], answer: LetterAnswer, *, by: str, at: datetime
    ) -> Answered:
        """Note what was done with several letters, all or none, and forget their words.

        Returns
        -------
        Answered
            Those that waited; somebody else may have answered the others.
        """
        found: list[Letter] = []
        with writing(self._engine) as connection:
            for some in _parts(letter_ids):
                asked = select(letter).where(letter.c.id.in_(some), letter.c.answer.is_(None))
                found += map(_letter, connection.execute(asked.with_for_update()))
            for some in _parts([one.id for one in found]):
                done = update(letter).where(letter.c.id.in_(some))
                connection.execute(
                    done.values(
                        answer=answer.value, answered_by=by, answered_at=_text(at), words=""
                    )
                )
        return Answered(tuple(sorted(found, key=lambda one: one.id)), by, at)

    def take_back(self, answered: Answered) -> int:
        """Let letters wait again, with their words, unless they were answered anew since.

        Returns
        -------
        int
            How many wait again.
        """
        with writing(self._engine) as connection:
            return sum(
                connection.execute(_waits_again(one, answered)).rowcount for one in answered.letters
            )


def _waits_again(one: Letter, answered: Answered) -> Update:
    is_so = (letter.c.answered_by == answered.by, letter.c.answered_at == _text(answered.at))
    as_before = {"answer": None, "answered_by": None, "answered_at": None, "words": one.words}
    return update(letter).where(letter.c.id == one.id, *is_so).values(as_before)


def _waiting(connection: Connection) -> Waiting:
    asked = select(letter.c.room, func.count().label("letters")).where(letter.c.answer.is_(None))
    found = {row.room: row.letters for row in connection.execute(asked.group_by(letter.c.room))}
    return Waiting(**{room.value: found.get(room.value, 0) for room in Room})


def _parts(letter_ids: Iterable[int]) -> Iterator[list[int]]:
    left = iter(letter_ids)
    while some := list(islice(left, _ANSWERED_AT_ONCE)):
        yield some


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _letter(row: Row[Any]) -> Letter:
    return Letter(
        id=row.id,
        kind=Kind(row.kind),
        listing_id=row.listing_id,
        words=row.words,
        received_on=row.received_on,
        room=Room(row.room),
    )
