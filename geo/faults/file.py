"""What can be wrong with the listing's own files: one of them, or all of them packed."""

from enum import StrEnum
from typing import NamedTuple


class OwnFile(StrEnum):
    """Faults of a listing file that need no facts."""

    NONE_IN_FOLDER = "none_in_folder"
    """A folder holds no such file."""
    NOT_UTF_8 = "not_utf_8"
    """It is written in another encoding."""


class Unreadable(NamedTuple):
    """A file cannot be read; the system says why."""

    said: str


class FileNotWritten(NamedTuple):
    """A file or a folder cannot be written; the system says why."""

    file: str
    said: str


class DataDamaged(NamedTuple):
    """A data file that came with the program is damaged; its reader says how."""

    said: str


class TooDeep(NamedTuple):
    """Tables or lists stand too deep inside each other."""

    most: int


class LongName(NamedTuple):
    """A name has so many characters that it cannot be a field."""

    how_many: int


class Slip(StrEnum):
    """What is probably wrong with a line of TOML."""

    WITHOUT_QUOTES = "without_quotes"
    """A value stands without quotes."""
    TWICE = "twice"
    """What it names stands in the file already."""
    MARK = "mark"
    """A quote, a bracket or an equals sign is missing."""
    TOO_LONG = "too_long"
    """A value is too long, or nested too deeply."""


class NotToml(NamedTuple):
    """A text is no TOML; its reader says why.

    Parameters
    ----------
    value
        The value without quotes, if that is the slip.
    """

    said: str
    slip: Slip
    value: str = ""


class Archive(StrEnum):
    """Faults of a packed file that need no facts."""

    ENCRYPTED = "encrypted"
    """It asks for a password."""
    LONG_NAME = "long_name"
    """A name in it is too long."""
    NAME_TWICE = "name_twice"
    """Two entries have one name."""
    OVERLAP = "overlap"
    """Its entries overlap."""


class NoArchive(NamedTuple):
    """A file is no archive, or a damaged one; a library says why."""

    said: str


class UnusualMethod(NamedTuple):
    """An entry is packed in another way than programs usually do; its number."""

    method: int


class ManyFiles(NamedTuple):
    """A packed file holds more files than any listing."""

    most: int


class LargeUnpacked(NamedTuple):
    """A packed file holds more megabytes than any listing."""

    most_mb: float


ArchiveProblem = Archive | NoArchive | UnusualMethod | ManyFiles | LargeUnpacked
"""What can be wrong with a packed file."""


class Snapshot(StrEnum):
    """Faults of a saved listing that need no facts."""

    EMPTY = "empty"
    """It holds no listing."""
    TOO_LARGE = "too_large"
    """It holds more than any listing."""


class SnapshotTooLarge(NamedTuple):
    """A saved listing is larger than any listing, and why."""

    why: ArchiveProblem


class NoSnapshot(NamedTuple):
    """A file is no saved listing, and why."""

    why: ArchiveProblem


class TwiceInSnapshot(NamedTuple):
    """A saved listing holds two files of one id."""

    file: str


SnapshotProblem = Snapshot | SnapshotTooLarge | NoSnapshot | TwiceInSnapshot
"""What can be wrong with a saved listing."""
OwnFileProblem = OwnFile | Unreadable | FileNotWritten | DataDamaged | TooDeep | LongName | NotToml
"""What can be wrong with a listing file as a whole."""
