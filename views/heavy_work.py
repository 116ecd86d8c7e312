"""Heavy work that the pages ask for: done beside the service, one piece for staff and one for all.

The two queues are apart, so that nobody without a sign-in keeps staff waiting. A visitor has an
allowance besides, counted by address, or by visit where no address is known.
"""

from collections.abc import Callable
from typing import Final, TypeVar

import streamlit as st

from geo.worker.limits import READING, Limits
from geo.worker.outcome import Done, NotDone, Outcome, Refused, Why
from geo.worker.workers import Workers
from service.limits.allowance import Allowance
from views.once import once
from views.session import state

Value = TypeVar("Value")
A_MINUTE: Final = 12
"""Pieces of heavy work for one address: all files of one question are nine."""
allowance: Final = Allowance(A_MINUTE)


class NotMadeError(RuntimeError):
    """What was asked for was not made; nothing of what was asked is in the message."""

    def __init__(self, why: Why) -> None:
        super().__init__(f"not made: {why.value}")
        self.why = why


@once
def for_staff() -> Workers:
    """Return the queue of those who are signed in."""
    return Workers(modules=("geo.exchange.importing.file_reading",))


@once
def for_visitors() -> Workers:
    """Return the queue of everybody else."""
    return Workers(modules=("geo.reports.report",))


def read_for_staff(work: Callable[[], Value]) -> Outcome[Value]:
    """Read what staff handed in."""
    return for_staff().run(work, limits=READING)


def asker() -> str:
    """Name who asks: their address, else their visit."""
    return str(st.context.ip_address or state.visit())


def done_for(asker: str, work: Callable[[], Value], *, limits: Limits) -> Outcome[Value]:
    """Do what a visitor asked for, if that is within their share."""
    if allowance.take(asker):
        return NotDone(Why.BUSY)
    return for_visitors().run(work, limits=limits, owner=asker)


def made_or_told(outcome: Outcome[Value]) -> Value:
    """Return what was made.

    Raises
    ------
    NotMadeError
        If it was not; it says why.
    """
    match outcome:
        case Done(value):
            return value
        case NotDone(why):
            raise NotMadeError(why)
        case Refused():
            raise NotMadeError(Why.FAILED)


def end_waiting() -> None:
    """End the processes that wait for work."""
    for queue in (for_staff, for_visitors):
        workers = queue.forget()
        if workers is not None:
            workers.close()
