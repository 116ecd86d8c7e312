"""The finder of what is public now: it follows the store without a restart."""

from threading import Lock

from geo.errors import StoreError
from geo.finder.finder import Finder
from geo.listing.published import PublishedDirectory
from geo.store.store import Store
from geo.store.version import Snapshot


class CurrentFinder:
    """Hands out a finder of the store's last revision; threads may share it.

    A finder is made of one snapshot and replaced whole, so nobody is answered from half a change.
    While it is made, the others are answered from the one before; if the store fails, everybody is.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._makes = Lock()
        self._made: tuple[Snapshot, Finder] | None = None
        self.fault: StoreError | None = None

    def finder(self) -> Finder:
        """Return the finder of what is public.

        Raises
        ------
        StoreError
            If the store cannot be read and never could.
        """
        return self._current()[1]

    def snapshot(self) -> Snapshot:
        """Return what the finder answers from; raises as `finder` does."""
        return self._current()[0]

    def _current(self) -> tuple[Snapshot, Finder]:
        made = self._made
        try:
            if made is not None and made[0].revision == self._store.revision():
                self.fault = None
                return made
            return self._make(made)
        except StoreError as fault:
            if made is None:
                raise
            self.fault = fault
            return made

    def _make(self, made: tuple[Snapshot, Finder] | None) -> tuple[Snapshot, Finder]:
        if not self._makes.acquire(blocking=made is None):
            return made or self._current()
        try:
            last = self._made
            if last is not None and last is not made:
                return last
            snapshot = self._store.snapshot()
            new = self._made = snapshot, Finder(PublishedDirectory(snapshot.directory))
            return new
        finally:
            self._makes.release()
