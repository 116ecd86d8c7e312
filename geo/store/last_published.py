"""What is known to be published, kept beside the store: visitors are answered from it without one.

A process that changes what is public writes it, and so does each process that sees the change. It
holds what visitors see and nothing else.
"""

import fcntl
import json
import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Final, NamedTuple

from geo.errors import ListingError, StoreError
from geo.listing.files.listing_file import from_toml
from geo.listing.files.whole_file import write_file
from geo.listing.files.writer import to_toml
from geo.listing.listing import Listing
from geo.listing.published import PublishedDirectory
from geo.own_files import OWN_FILE, own_folder

_FORM: Final = 1
_TURN_WITHIN_S: Final = 3.0
_TICK_S: Final = 0.01


class Published(NamedTuple):
    """What visitors see, and the revision of the store that it stood at."""

    revision: int
    directory: PublishedDirectory


class LastPublished:
    """The file of one store; several processes may share it.

    Parameters
    ----------
    path
        ``None`` where nothing can be kept: the database is one in memory.

    Attributes
    ----------
    older
        The revision that was published and the one of the store, where the store was found to be
        an older copy.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._texts: dict[str, tuple[Listing, str]] = {}
        self._told: int | None = None
        self.older: tuple[int, int] | None = None

    def exists(self) -> bool:
        """Tell whether a state is kept, whole or not: then there was a store."""
        return self.path is not None and os.path.lexists(self.path)

    def read(self) -> Published | None:
        """Read the state; ``None`` where none is kept, or it is damaged, which the log tells."""
        try:
            kept = _content(self.path)
            return None if kept is None else _published(kept)
        except (OSError, ValueError, KeyError, RecursionError, ListingError) as error:
            _log("%s is damaged and not used: %s", self.path, type(error).__name__)
            return None

    def keep(
        self, revision: int, directory: PublishedDirectory, *, newest: Callable[[], int]
    ) -> None:
        """Keep a state, unless a newer one is kept.

        A state that cannot be written leaves none behind: an old one might show what was withdrawn.

        Parameters
        ----------
        newest
            Asks the store which revision stands: a kept state beyond it is of another history,
            from before a backup was restored.
        """
        if self.path is None:
            return
        try:
            own_folder(self.path.parent)
            with _alone(self.path):
                if self._gives_way_to(revision, newest):
                    write_file(self.path, self._written(revision, directory), mode=OWN_FILE)
            self._told = None
        except StoreError:  # the store went away meanwhile: which is newer cannot be told
            return
        except OSError as error:
            if error.errno != self._told:  # it is tried again and again
                _log("%s cannot be written, and is not kept: %s", self.path, str(error))
            self._told = error.errno
            with suppress(OSError):
                self.path.unlink(missing_ok=True)

    def _gives_way_to(self, revision: int, newest: Callable[[], int]) -> bool:
        kept = self._kept_revision()
        if kept <= revision:
            return True
        stands = newest()
        if kept > stands:
            self.older = kept, stands
            _log(
                "%s is of revision %d and the store is at %d: it is an older copy or a backup, "
                "and what was withdrawn since may be shown again; look through the listing",
                *(self.path, kept, stands),
                is_fault=False,
            )
        return kept > stands

    def _kept_revision(self) -> int:
        """Return the revision of what is kept; 0 for what cannot be read, which is written anew."""
        try:
            return int((_content(self.path) or {"revision": 0})["revision"])
        except (PermissionError, ValueError, KeyError, RecursionError):
            return 0

    def _written(self, revision: int, directory: PublishedDirectory) -> bytes:
        texts = {one.id: self._text(one) for one in directory}
        self._texts = {one: self._texts[one] for one in texts}
        body = {"form": _FORM, "revision": revision, "listings": texts}
        return json.dumps(body | {"digest": _digest(body)}, ensure_ascii=False).encode()

    def _text(self, listing: Listing) -> str:
        """Write a listing as TOML; one that has not changed is not written again."""
        known = self._texts.get(listing.id)
        if known is None or known[0] != listing:
            known = self._texts[listing.id] = listing, to_toml(listing)
        return known[1]


def _content(path: Path | None) -> dict[str, Any] | None:
    """Read what is kept, checked against its digest."""
    if path is None or not path.exists():
        return None
    read = json.loads(path.read_bytes())
    if not isinstance(read, dict):
        raise ValueError("it is no such file")  # noqa: TRY004 - as everything else that is amiss
    digest = read.pop("digest")
    if digest != _digest(read) or read["form"] != _FORM:
        raise ValueError("it is not what was written")
    return read


def _published(kept: Mapping[str, Any]) -> Published:
    listings = (from_toml(text, source=one) for one, text in kept["listings"].items())
    return Published(int(kept["revision"]), PublishedDirectory(listings))


def _digest(body: Mapping[str, Any]) -> int:
    return zlib.crc32(json.dumps(body, sort_keys=True).encode())


def _log(line: str, *facts: object, is_fault: bool = True) -> None:
    import logging  # noqa: PLC0415 - a first answer in a terminal does not wait for it

    level = logging.ERROR if is_fault else logging.WARNING
    logging.getLogger("nearpeer").log(level, line, *facts)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process at a time compare and write.

    Raises
    ------
    OSError
        If another one has its turn for longer than it can take.
    """
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        _take_turn(folder)
        yield
    finally:
        os.close(folder)


def _take_turn(folder: int) -> None:
    until = monotonic() + _TURN_WITHIN_S
    while True:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() > until:
                raise
            sleep(_TICK_S)
        else:
            return
