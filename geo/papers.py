"""Whether the files that came with the program are what their papers say.

It reads them all, some 5 MB, so nobody who waits for an answer does it.
"""

import hashlib
import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

_PROJECT: Final = Path(__file__).resolve().parents[1]
PAPERS: Final = "data/datapackage.json"
"""Holds the SHA-256 of each file."""


class Amiss(StrEnum):
    """What is wrong with a file."""

    MISSING = "is missing"
    """The papers name it, and it is not there."""
    UNREADABLE = "cannot be read"
    """It is there, and the system does not let it be read."""
    CHANGED = "is not what was delivered"
    """Its hash is not that of its papers."""


class Changed(NamedTuple):
    """A file that is not as it was delivered.

    Parameters
    ----------
    path
        From the folder of the program.
    """

    path: str
    amiss: Amiss

    def __str__(self) -> str:
        """Name the file, what is wrong with it, and the remedy."""
        return f"{self.path} {self.amiss}; install the program's files again"


def changed_files(project: Path = _PROJECT) -> tuple[Changed, ...]:
    """Compare every file that has papers with them, in the order of the papers."""
    try:
        papers = json.loads((project / PAPERS).read_bytes())
        known = [(str(one["path"]), str(one["sha256"])) for one in papers["resources"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return (Changed(PAPERS, Amiss.UNREADABLE),)
    return tuple(_changed(project, known))


def _changed(project: Path, known: list[tuple[str, str]]) -> Iterator[Changed]:
    for path, sha256 in known:
        try:
            with (project / path).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            yield Changed(path, Amiss.MISSING)
        except OSError:
            yield Changed(path, Amiss.UNREADABLE)
        else:
            if found != sha256:
                yield Changed(path, Amiss.CHANGED)
