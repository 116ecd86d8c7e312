"""Whether the files that came with the program are what their papers say.

It reads them all, some 5 MB, so nobody who waits for an answer does it.
"""

import hashlib
import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from geo.project import PROJECT

PAPERS: Final = ("data/datapackage.json", "static/datapackage.json")
"""Data Packages, which hold the digest of each file below their folder."""
DIGEST: Final = "sha256"


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


def changed_files(project: Path = PROJECT) -> tuple[Changed, ...]:
    """Compare every file that has papers with them, in the order of the papers."""
    return tuple(changed for papers in PAPERS for changed in _changed(project, papers))


def _changed(project: Path, papers: str) -> Iterator[Changed]:
    try:
        known = _digests(project / papers)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        yield Changed(papers, Amiss.UNREADABLE)
        return
    for below, digest in known:
        path = (Path(papers).parent / below).as_posix()
        if amiss := _amiss(project / path, digest):
            yield Changed(path, amiss)


def _digests(papers: Path) -> list[tuple[str, str]]:
    resources = json.loads(papers.read_bytes())["resources"]
    return [(str(one["path"]), str(one["hash"])) for one in resources]


def _amiss(path: Path, digest: str) -> Amiss | None:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, DIGEST).hexdigest()
    except FileNotFoundError:
        return Amiss.MISSING
    except OSError:
        return Amiss.UNREADABLE
    return None if digest == f"{DIGEST}:{found}" else Amiss.CHANGED
