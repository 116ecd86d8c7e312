"""What became of a piece of work: its value, its own refusal, or why it was not done."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from geo.errors import GeoError

Value = TypeVar("Value")


class Why(StrEnum):
    """Why a piece of work was not done."""

    TOO_LONG = "too_long"
    """It took more time than any honest piece of work."""
    TOO_LARGE = "too_large"
    """It needed more memory, or gave back more."""
    BUSY = "busy"
    """Others were before it; it was not begun."""
    FAILED = "failed"
    """Its process ended without a word."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Value]):
    """The work was done."""

    value: Value


@dataclass(frozen=True, slots=True)
class Refused:
    """The work itself found faults in what it was given, at least one."""

    faults: tuple[GeoError, ...]


@dataclass(frozen=True, slots=True)
class NotDone:
    """The work was not begun, or was ended."""

    why: Why


Outcome = Done[Value] | Refused | NotDone
