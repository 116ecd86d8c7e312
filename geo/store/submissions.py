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
from geo.store.submission_quotas import Kind, NewSubmission, Quota, Waiting, quota_for
from geo.store.tables import letter

PUTS_WITHIN_S: Final = 1.5
"""How long somebody who sends a submission waits for the store; then it is kept beside it."""
_ANSWERED_AT_ONCE: Final = 500
"""Submissions in one statement: databases limit how many values a statement may carry."""


class SubmissionAnswer(StrEnum):
    """What staff did with a submission."""

    USED = "used"
    """It led to a change of the listing."""
    DISMISSED = "dismissed"
    """Nothing came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
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
    quota: Quota = Quota.USUAL


class Answered(NamedTuple):
    """Submissions that were just answered, as they were: to take that back."""

    submissions: tuple[Submission, ...]
    by: str
    at: datetime


class SubmissionQueue:
    """Holds submissions until staff have answered them.

    Parameters
    ----------
    engine
        Of the store.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, new: NewSubmission) -> Waiting:
        """Hold a submission for staff; one that is there already is not there twice.

        Returns
        -------
        Waiting
            How many wait, this one included.

        Raises
        ------
        SubmissionQueueFullError
            If too many wait already in its quota.
        """
        with writing(self._engine, waits_s=PUTS_WITHIN_S) as connection:
            known = select(letter.c.id).where(letter.c.token == new.token)
            if connection.execute(known).first() is None:
                quota = quota_for(new, _waiting(connection))
                connection.execute(
                    insert(letter).values(
                        kind=new.kind.value,
                        listing_id=new.listing_id,
                        words=new.words,
                        received_on=new.received_on,
                        room=quota.value,
                        token=new.token,
                    )
                )
            return _waiting(connection)

    def waiting(self) -> tuple[Submission, ...]:
        """Read the submissions that nobody has answered, the oldest first."""
        asked = select(letter).where(letter.c.answer.is_(None)).order_by(letter.c.id)
        with reading(self._engine) as connection:
            return tuple(map(_submission, connection.execute(asked)))

    def answer(
        self, submission_id: int, answer: SubmissionAnswer, *, by: str, at: datetime
    ) -> Answered:
        """Note what was done with a submission, and forget its words.

        Raises
        ------
        StoreError
            If no such submission waits.
        """
        done = self.answer_all([submission_id], answer, by=by, at=at)
        if not done.submissions:
            raise StoreError(NotThere(str(submission_id), Asked.LETTER))
        return done

    def answer_all(
        self, submission_ids: Collection[int], answer: SubmissionAnswer, *, by: str, at: datetime
    ) -> Answered:
        """Note what was done with several submissions, all or none, and forget their words.

        Returns
        -------
        Answered
            Those that waited; somebody else may have answered the others.
        """
        found: list[Submission] = []
        with writing(self._engine) as connection:
            for some in _parts(submission_ids):
                asked = select(letter).where(letter.c.id.in_(some), letter.c.answer.is_(None))
                found += map(_submission, connection.execute(asked.with_for_update()))
            for some in _parts([one.id for one in found]):
                done = update(letter).where(letter.c.id.in_(some))
                connection.execute(
                    done.values(
                        answer=answer.value, answered_by=by, answered_at=_text(at), words=""
                    )
                )
        return Answered(tuple(sorted(found, key=lambda one: one.id)), by, at)

    def take_back(self, answered: Answered) -> int:
        """Let submissions wait again, with their words, unless they were answered anew since.

        Returns
        -------
        int
            How many wait again.
        """
        with writing(self._engine) as connection:
            return sum(
                connection.execute(_waits_again(one, answered)).rowcount
                for one in answered.submissions
            )


def _waits_again(one: Submission, answered: Answered) -> Update:
    is_so = (letter.c.answered_by == answered.by, letter.c.answered_at == _text(answered.at))
    as_before = {"answer": None, "answered_by": None, "answered_at": None, "words": one.words}
    return update(letter).where(letter.c.id == one.id, *is_so).values(as_before)


def _waiting(connection: Connection) -> Waiting:
    asked = select(letter.c.room, func.count().label("letters")).where(letter.c.answer.is_(None))
    found = {row.room: row.letters for row in connection.execute(asked.group_by(letter.c.room))}
    return Waiting(**{quota.value: found.get(quota.value, 0) for quota in Quota})


def _parts(submission_ids: Iterable[int]) -> Iterator[list[int]]:
    left = iter(submission_ids)
    while some := list(islice(left, _ANSWERED_AT_ONCE)):
        yield some


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _submission(row: Row[Any]) -> Submission:
    return Submission(
        id=row.id,
        kind=Kind(row.kind),
        listing_id=row.listing_id,
        words=row.words,
        received_on=row.received_on,
        quota=Quota(row.room),
    )
