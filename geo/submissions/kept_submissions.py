"""Submissions that the store cannot take at this moment, kept in a folder beside it until it can.

Each is a file of its own, whole or not there, for the account that runs the service alone.
"""

import json
import logging
import os
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, Final

from geo.errors import SubmissionQueueFullError
from geo.listing.files.whole_file import BEING_WRITTEN, write_file
from geo.store.submission_quotas import SHARES, Kind, NewSubmission

MOST_KEPT: Final = 600
"""Submissions of the contacts of groups, and first submissions of a network: 15 MB at the very
most."""
_MOST_MORE: Final = ((1, MOST_KEPT), (SHARES[0][1], 400))
"""How many may be kept already where a submission is one of the first so many of its network."""
_MOST_OF_CROWDS: Final = 200
_LINKS_MORE: Final = 100
_ENDS: Final = ".json"
_OWN_FILE: Final = 0o600
_OWN_FOLDER: Final = 0o700
_LOG: Final = logging.getLogger("nearpeer")


class KeptSubmissions:
    """The folder of one store; several processes may share it.

    Parameters
    ----------
    folder
        Made with the first submission.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._one_by_one = folder, Lock()
        self._damaged: set[str] = set()

    def keep(self, submission: NewSubmission) -> None:
        """Keep a submission; when this returns, a power cut does not take it.

        Raises
        ------
        SubmissionQueueFullError
            If too many are kept already.
        OSError
            If it cannot be written.
        """
        with self._one_by_one:
            most = _most_before(submission)
            if len(self._files()) >= most:
                raise SubmissionQueueFullError(most)
            self._folder.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)
            write_file(self._path(submission.token), _written(submission), mode=_OWN_FILE)

    def submissions(self) -> tuple[NewSubmission, ...]:
        """Read them, the oldest first; what is damaged stays where it is, and is logged."""
        read = (self._read(path) for path in self._files())
        return tuple(one for one in read if one is not None)

    def drop(self, submission: NewSubmission) -> None:
        """Forget a submission that the store has taken, or that somebody else has handed to it."""
        self._path(submission.token).unlink(missing_ok=True)

    def forget_unfinished(self) -> None:
        """Remove what was being written when a process was killed; nobody was told it is kept."""
        for path in self._folder.glob(BEING_WRITTEN):
            path.unlink(missing_ok=True)

    def _path(self, token: str) -> Path:
        return self._folder / f"{token}{_ENDS}"

    def _files(self) -> list[Path]:
        """List the files, the oldest first."""
        try:
            names = [one for one in os.listdir(self._folder) if one.endswith(_ENDS)]  # noqa: PTH208 - names alone, as fast as it goes
        except FileNotFoundError:
            return []
        return sorted((self._folder / name for name in names), key=_written_at_ns)

    def _read(self, path: Path) -> NewSubmission | None:
        try:
            return _submission(json.loads(path.read_bytes()))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            if path.name not in self._damaged:
                _LOG.error("%s is no letter, and is left there: %s", path, type(error).__name__)
            self._damaged.add(path.name)
            return None


def _written_at_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:  # it has been taken meanwhile
        return 0


def _most_before(submission: NewSubmission) -> int:
    if submission.by_link:
        return MOST_KEPT + _LINKS_MORE
    return next((most for first, most in _MOST_MORE if submission.number <= first), _MOST_OF_CROWDS)


def _written(submission: NewSubmission) -> bytes:
    said = {
        "kind": submission.kind.value,
        "words": submission.words,
        "received_on": submission.received_on.isoformat(),
        "listing_id": submission.listing_id,
        "number": submission.number,
        "by_link": submission.by_link,
        "token": submission.token,
    }
    return json.dumps(said, ensure_ascii=False).encode()


def _submission(said: dict[str, Any]) -> NewSubmission:
    kind, received_on = Kind(said["kind"]), date.fromisoformat(said["received_on"])
    return NewSubmission(**said | {"kind": kind, "received_on": received_on})
