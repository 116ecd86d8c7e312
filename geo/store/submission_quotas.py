"""How many submissions may wait, by how they came: a flood has a small quota of its own.

The arithmetic stands in ``docs/public-forms.md``.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from secrets import token_hex
from typing import Final, NamedTuple

from geo.errors import SubmissionQueueFullError

MAX_LENGTH: Final = 16_000
"""Characters of one submission."""
SHARES: Final = ((500, 3), (1_000, 2), (1_500, 1))
"""While fewer submissions than the first wait in the usual quota, a network may add so many."""
MOST_OF_CROWDS: Final = 200
"""Submissions that may wait of networks that have sent more than their share."""
MOST_BY_LINK: Final = 100
"""Submissions of the contacts of groups that may wait; only a signed link adds to them."""
MOST_OPEN: Final = SHARES[-1][0] + MOST_OF_CROWDS + MOST_BY_LINK
"""So many submissions may wait in all; a flood fills no disk."""
BEYOND: Final = SHARES[0][1] + 1
"""The number of a submission that is beyond every share."""
_TOKEN_BYTES: Final = 16


class Kind(StrEnum):
    """What a submission is about."""

    WRONG = "wrong"
    """Something in an entry is wrong; the submission names it by its id."""
    SUGGESTION = "suggestion"
    """A group that is missing."""


class Quota(StrEnum):
    """What a submission counts against: all that is kept of how it came."""

    USUAL = "usual"
    """It came as most do."""
    CROWD = "crowd"
    """More submissions came from its network than its share."""
    LINK = "link"
    """It came through a signed link, from the contact of the group."""


class Waiting(NamedTuple):
    """How many submissions wait in each quota."""

    usual: int = 0
    crowd: int = 0
    link: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSubmission:
    """A submission that is handed in.

    Parameters
    ----------
    received_on
        The day alone: the minute would say more of the sender than staff need.
    number
        How many submissions its network has sent lately, this one included; it is not kept.
    token
        A random name, so that a submission which is put in twice is there once.

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
        if not self.words.strip() or len(self.words) > MAX_LENGTH:
            raise ValueError(
                f"the letter has {len(self.words)} characters; write 1 to {MAX_LENGTH:,} of them"
            )


def quota_for(submission: NewSubmission, waiting: Waiting) -> Quota:
    """Choose the quota of a submission.

    Raises
    ------
    SubmissionQueueFullError
        If the quota that it may count against is full.
    """
    if submission.by_link:
        _require_space(waiting.link, MOST_BY_LINK)
        return Quota.LINK
    if submission.number <= share(waiting):
        return Quota.USUAL
    if submission.number == 1:
        raise SubmissionQueueFullError(SHARES[-1][0])
    _require_space(waiting.crowd, MOST_OF_CROWDS)
    return Quota.CROWD


def share(waiting: Waiting) -> int:
    """Say how many submissions of one network the usual quota takes: fewer, the fuller it is."""
    return next((count for below, count in SHARES if waiting.usual < below), 0)


def _require_space(waiting: int, most: int) -> None:
    if waiting >= most:
        raise SubmissionQueueFullError(most)
