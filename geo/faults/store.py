"""What can be wrong with the store, or with what is asked of it."""

from enum import StrEnum
from typing import NamedTuple


class Away(StrEnum):
    """Why the store does nothing, without facts."""

    AWAY = "away"
    """It is not open."""
    NOTHING_KNOWN = "nothing_known"
    """It is not open, and no state that it had is known."""
    NO_LETTERS = "no_letters"
    """It took no letter when one was put into it."""
    SILENT = "silent"
    """It does not answer in time."""
    MISNAMED = "misnamed"
    """Its address names no database that is known."""


class NoAnswer(NamedTuple):
    """A database cannot be opened, read or written; its driver says why."""

    database: str
    said: str


class StoreGone(NamedTuple):
    """There was a store, and there is none any more."""

    database: str


class FileReplaced(NamedTuple):
    """The file of the store was removed or replaced while it was open."""

    file: str


class OtherVersion(NamedTuple):
    """Another version of the program has made the tables; what changes them says how."""

    database: str
    said: str


class WithoutFile(NamedTuple):
    """The file of the store is missing, and a part of it, ``"-wal"``, is there."""

    file: str
    part: str


class IncompleteFile(NamedTuple):
    """The file of the store holds no listing, or none any more."""

    file: str
    held_one: bool


class KeptNowhere(NamedTuple):
    """A letter cannot be put into the store, nor kept beside it; the system says why."""

    why: "StoreProblem"
    said: str


class Asked(StrEnum):
    """What was asked of the store, and is not there."""

    LISTING = "listing"
    """A listing, by its id."""
    PUBLIC = "public"
    """A listing that is public, by its id."""
    READABLE = "readable"
    """A listing that can be read as it stands, by its id."""
    CONFIRMED = "confirmed"
    """A listing to confirm, by its id."""
    REVISION = "revision"
    """A revision, by its number."""
    LETTER = "letter"
    """A letter that waits, by its number."""


class NotThere(NamedTuple):
    """What was asked for is not in the store."""

    named: str
    asked: Asked


class NoSuchRevision(NamedTuple):
    """A listing was never at the revision that a change was made from."""

    listing: str
    revision: int


class SavedSince(NamedTuple):
    """Somebody else has saved since."""

    listing: str
    read_at: int
    by: str
    revision: int


class LettersWait(NamedTuple):
    """So many letters wait that no more are taken."""

    most: int


class Unnamed(StrEnum):
    """Who changes something has to be named."""

    NOBODY = "nobody"
    """Nobody is."""


StoreProblem = (
    Away
    | NoAnswer
    | StoreGone
    | FileReplaced
    | OtherVersion
    | WithoutFile
    | IncompleteFile
    | KeptNowhere
    | NotThere
    | NoSuchRevision
    | SavedSince
    | LettersWait
    | Unnamed
)
"""What can be wrong with the store, or with what is asked of it."""
