"""The finder of what is public now: it follows the store without a restart, and outlives it."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Condition, Thread
from time import monotonic
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.errors import ListingAwayError, ListingsError, StoreError
from geo.faults.store import Away
from geo.finder.finder import Finder, fitting_engine
from geo.listing.published import PublishedDirectory
from geo.postgis.opening import search_in
from geo.store.fault import StoreFault, StoreStanding
from geo.store.last_published import LastPublished
from geo.store.store import Store
from geo.words.faults.sentences import error_sentence

if TYPE_CHECKING:
    from geo.postgis.search import PostgisSearch

_LOG: Final = logging.getLogger("nearpeer")
_LOOKS_EVERY_S: Final = 1.0
_TRIES_AGAIN_S: Final = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Pauses between tries to open a store that is away; the last one is repeated."""
_FRESH_S: Final = 0.05
"""A look at the store counts for so long."""
_OF_A_MOMENT_S: Final = 0.5
"""Beyond that `CurrentFinder.finder_at_once` is of no use: changes are seen within a second."""
_WAITS_S: Final = 0.05
"""No question waits longer for a look; then it is answered from what was read last."""
_STARTS_WITHIN_S: Final = 10.0
"""How long the first question waits for the first look."""
_SAVES_WITHIN_S: Final = 10.0
"""How long a save waits until visitors see it."""
_LATE_S: Final = 5.0
"""A look that takes longer is one that hangs."""
_FOLDS_EVERY_S: Final = 2.0
_TELL_OF_A_STORE: Final = frozenset(
    {
        StoreFault.DAMAGED,
        StoreFault.INCOMPLETE,
        StoreFault.NEWER,
        StoreFault.MISSING,
    }
)
"""Faults of something that is there: what is empty after one of them is no new store."""


class _Shown(NamedTuple):
    revision: int
    finder: Finder


class CurrentFinder:
    """Hands out a finder of the store's last revision; one for a process, threads may share it.

    One thread alone opens the store, looks at it and opens it again when it was away, so nobody who
    asks waits for a database that hangs. A finder is made of a whole snapshot and replaced whole.
    While the store is away everybody is answered from what was published last.

    Parameters
    ----------
    open_store
        Opens the store; it is told whether there was one before.
    kept
        What was published last, for a start without the store.

    Attributes
    ----------
    rescued
        Where the content of a file of the store was kept when somebody removed or replaced it.
    """

    def __init__(self, open_store: Callable[[bool], Store], kept: LastPublished) -> None:
        self._open_store, self.kept = open_store, kept
        self._store: Store | None = None
        self._search: PostgisSearch | None = None
        self._shown: _Shown | None = None
        self._built: Finder | None = None
        self._builder: Thread | None = None
        self._fault: StoreFault | None = None
        self._was_here, self._tries = False, 0
        self.rescued: Path | None = None
        self._turn = Condition()
        self._begun = self._ended = 0
        self._is_asked = self._is_closing = self._is_late = False
        self._began_at = self._looked_at = self._folded_at = monotonic()
        self._thread = Thread(target=self._follow, name="nearpeer-store", daemon=True)
        self._thread.start()

    # --- for those who ask -----------------------------------------------------------------------

    def finder(self) -> Finder:
        """Return the finder of what is public.

        Raises
        ------
        ListingAwayError
            If the store cannot be read, and no state is known that it had.
        """
        self._freshen()
        return self.last_finder()

    def finder_at_once(self) -> Finder | None:
        """Return the finder of a look of a moment ago, and have the store looked at meanwhile.

        It waits for nothing. ``None`` where `finder` has to be asked: the last look is too old, or
        there was none.
        """
        shown, is_open = self._shown, self._store is not None and not self._is_late
        if shown is None or not self._ended:
            return None
        old_s = monotonic() - self._looked_at if is_open else 0.0
        if old_s > _OF_A_MOMENT_S:
            return None
        if old_s >= _FRESH_S and not self._is_asked:
            with self._turn:
                self._is_asked = True
                self._turn.notify_all()
        return shown.finder

    def last_finder(self) -> Finder:
        """Return the finder of what was public at the last look; an event loop waits for no other.

        Raises
        ------
        ListingAwayError
            As `finder`.
        """
        shown = self._shown
        if shown is None:
            raise ListingAwayError(Away.NOTHING_KNOWN, fault=self._fault)
        return shown.finder

    @property
    def store(self) -> Store | None:
        """The store, while it is open and answers."""
        self._await_first_look()
        return None if self._hangs() else self._store

    def standing(self) -> StoreStanding:
        """Tell how the store stands."""
        shown, store = self._shown, self._store
        fault = StoreFault.UNREACHABLE if self._hangs() else self._fault
        is_open = store is not None and fault is None
        return StoreStanding(is_open, fault, shown.revision if shown else None)

    def close(self) -> None:
        """Stop following, and close the store."""
        with self._turn:
            self._is_closing = True
            self._turn.notify_all()
        self._thread.join(_LATE_S)

    def _hangs(self) -> bool:
        return self._begun > self._ended and monotonic() - self._began_at > _LATE_S

    def _freshen(self) -> None:
        """Have the store looked at, unless somebody just has, or it is away or slow to answer."""
        self._await_first_look()
        if self._store is None or self._is_late or monotonic() - self._looked_at < _FRESH_S:
            return
        self._is_late = not self._await_look(_WAITS_S)

    def _await_first_look(self) -> None:
        if self._ended or self._is_late:
            return
        with self._turn:
            is_over = self._turn.wait_for(lambda: self._ended or self._is_closing, _STARTS_WITHIN_S)
        if not is_over:
            self._is_late = True
            self._show_last()

    def _show_last(self) -> None:
        """Answer from what was published last, unless something is shown already."""
        last = None if self._shown else self.kept.read()
        if last is not None:
            self._show(_Shown(last.revision, Finder(last.directory)), only_if_none=True)

    def _show(self, shown: _Shown, *, only_if_none: bool = False) -> None:
        with self._turn:
            if not (only_if_none and self._shown):
                self._shown = shown

    def _await_look(self, most_s: float) -> bool:
        """Wait for a look that begins after this moment; False if it takes too long."""
        with self._turn:
            wanted = self._begun + 1
            self._is_asked = True
            self._turn.notify_all()
            return self._turn.wait_for(lambda: self._ended >= wanted or self._is_closing, most_s)

    # --- the one thread --------------------------------------------------------------------------

    def _follow(self) -> None:
        while not self._is_closing:
            with self._turn:
                self._begun += 1
                self._is_asked, self._began_at = False, monotonic()
            self._look()
            with self._turn:
                self._ended, self._looked_at, self._is_late = self._begun, monotonic(), False
                self._turn.notify_all()
            self._fold()
            with self._turn:
                self._turn.wait_for(lambda: self._is_asked or self._is_closing, self._pause_s())
        self._let_go()

    def _pause_s(self) -> float:
        if self._store is not None:
            return _LOOKS_EVERY_S
        return _TRIES_AGAIN_S[min(self._tries, len(_TRIES_AGAIN_S)) - 1]

    def _look(self) -> None:
        try:
            self._read()
        except (StoreError, ListingsError) as error:
            fault = getattr(error, "fault", None)
            self._was_here = self._was_here or fault in _TELL_OF_A_STORE
            is_first = isinstance(error, ListingsError)
            self._note_away(StoreFault.LISTING_FILES if is_first else fault, error_sentence(error))
        except Exception as error:  # noqa: BLE001 - the thread goes on, whatever it was
            self._note_away(StoreFault.DAMAGED, type(error).__name__)

    def _read(self) -> None:
        if self._store is not None:
            self._take(self._store)
            return
        store = self._open_store(self._was_here)
        try:
            self._search = search_in(store)
            self._take(store)
        except BaseException:
            self._end_search()
            store.close()
            raise
        store.on_change = self._look_after_save
        self._store, self._was_here, self._fault, self._tries = store, True, None, 0
        _LOG.warning("the store is open, at revision %d", self._revision)

    def _take(self, store: Store) -> None:
        """Make a new finder if the store has changed."""
        if self._store is not None and store.revision() == self._revision:
            self._build_beside()
            return
        snapshot = store.snapshot()
        if snapshot.damaged:
            left_out = ", ".join(snapshot.damaged)
            _LOG.error("revision %d is damaged, and leaves out %s", snapshot.revision, left_out)
        public = PublishedDirectory(snapshot.directory)
        self._show(_Shown(snapshot.revision, self._finder_of(public, snapshot.revision)))
        self._build_beside()
        self.kept.keep(snapshot.revision, public, newest=store.revision)

    def _finder_of(self, public: PublishedDirectory, revision: int) -> Finder:
        if self._search is None:
            built = self._built
            return built.changed(public) if built else Finder(public)
        from geo.postgis.engine import PostgisEngine  # noqa: PLC0415 - shapely, where it is wanted

        engine = PostgisEngine(
            self._search, at_least=revision, instead=lambda: fitting_engine(public)
        )
        return Finder(public, engine=engine)

    def _build_beside(self) -> None:
        """Have the columns of what is shown built anew, while it is answered from already."""
        shown = self._shown
        if shown is None or shown.finder.is_whole:
            self._built = shown.finder if shown else None
        elif self._builder is None or not self._builder.is_alive():
            self._builder = Thread(target=self._build, name="nearpeer-columns", daemon=True)
            self._builder.start()

    def _build(self) -> None:
        """Build what is shown until nothing has changed meanwhile; nobody waits for it."""
        while (shown := self._shown) and not shown.finder.is_whole and not self._is_closing:
            built = Finder(shown.finder.directory)
            with self._turn:
                self._built = built
                if self._shown is shown:
                    self._shown = _Shown(shown.revision, built)

    @property
    def _revision(self) -> int:
        return self._shown.revision if self._shown else -1

    def _look_after_save(self) -> None:
        self._await_look(_SAVES_WITHIN_S)

    def _note_away(self, fault: StoreFault | None, why: str) -> None:
        self._tries += 1
        self._show_last()
        was, self._fault = self._fault, fault or StoreFault.UNREACHABLE
        if fault is StoreFault.MISSING and self._store is not None:
            self._rescue(self._store)
        self._let_go()
        if was is not self._fault:
            shown = f"revision {self._revision}" if self._shown else "no listing"
            _LOG.error("the store is away (%s), visitors see %s: %s", self._fault, shown, why)

    def _rescue(self, store: Store) -> None:
        """Keep what was saved into a file that has lost its name, before it is closed and gone."""
        try:
            rescued = store.rescue()
        except (StoreError, OSError) as error:
            said = error_sentence(error)
            _LOG.error("what the removed file of the store held cannot be kept: %s", said)
            return
        if rescued is not None:
            self.rescued = rescued
            _LOG.error("what the removed file of the store held is kept in %s", rescued)

    def _fold(self) -> None:
        """Leave the file of the store whole when somebody has written to it."""
        store = self._store
        if store is None or monotonic() - self._folded_at < _FOLDS_EVERY_S:
            return
        self._folded_at = monotonic()
        try:
            store.fold()
        except StoreError as error:
            self._note_away(error.fault, error_sentence(error))
        else:
            self._keep_again(store)

    def _keep_again(self, store: Store) -> None:
        """Write what is kept once more where somebody has removed it."""
        shown = self._shown
        if shown is not None and not self.kept.exists():
            self.kept.keep(shown.revision, shown.finder.directory, newest=store.revision)

    def _end_search(self) -> None:
        """Answer from what was published last, without a look at the database for each question."""
        search, self._search = self._search, None
        if search is None:
            return
        search.close()
        if self._shown is not None:
            self._show(_Shown(self._shown.revision, Finder(self._shown.finder.directory)))

    def _let_go(self) -> None:
        self._end_search()
        store, self._store = self._store, None
        if store is not None:
            store.close()
