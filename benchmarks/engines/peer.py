"""What is asked of every engine, and what each has to show."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from geo.listing.audience import Audience
from geo.place.fix import Fix

NOT_FOR_YOU = 5
"""The number under which what excludes the visitor is shown, after those of the five rungs."""


class Question(NamedTuple):
    """A visitor: the text that is typed, what it means, and who asks."""

    text: str
    fix: Fix
    audience: Audience | None


class Shown(NamedTuple):
    """The facts of one option that every engine has to give.

    Parameters
    ----------
    rung, step
        Their places in the order of the ladder, from 0; of what excludes the visitor, the rung
        is `NOT_FOR_YOU` and the other facts are ``None``.
    mm
        Geodesic millimetres to the site; ``None`` without one.
    """

    rung: int
    step: int | None
    id: str
    mm: int | None
    in_area: bool | None
    starts_at: datetime | None


class Peer(Protocol):
    """An engine that answers visitors, here or in a server beside us."""

    name: str

    def ask(self, question: Question, per_rung: int) -> object:
        """Answer one visitor; this is what is measured."""
        ...

    def shown(self, answer: object) -> Sequence[Shown]:
        """Put an answer into the form in which all are compared; this is not measured."""
        ...

    def server_ns(self) -> int:
        """Return the processor time that the server has used so far; 0 if there is none."""
        ...
