"""Hands letters to the store without waiting for it; what it cannot take is kept until it can."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Final

from geo.errors import LetterBoxFullError, StoreError
from geo.faults.store import Away, KeptNowhere, StoreProblem
from geo.store.rooms import NewLetter, Waiting
from geo.words.faults.sentences import problem_sentence
from geo.words.language import Language

if TYPE_CHECKING:
    from geo.submissions.kept_letters import KeptLetters
    from geo.submissions.reception import Reception  # with the database: a folder alone needs none

PUTS_WITHIN_S: Final = 1.8
"""How long whoever sends a letter waits for the store."""
TRIES_EVERY_S: Final = 2.0
_TRIES_FULL_BOX_EVERY_S: Final = 60.0
_LOG: Final = logging.getLogger("nearpeer")


class TakingIn:
    """Puts letters into the store by one thread, and those that were kept by another.

    A letter has a name of its own, so that one which is kept because the answer was late, and which
    the store has taken all the same, is there once.

    Parameters
    ----------
    reception
        Gives ``None`` while the store is away.
    kept
        Gives ``None`` where nothing can be kept.
    """

    def __init__(
        self,
        reception: "Callable[[], Reception | None]",
        kept: "Callable[[], KeptLetters | None]" = lambda: None,
        *,
        tries_every_s: float = TRIES_EVERY_S,
    ) -> None:
        self._reception, self.kept, self._tries_every_s = reception, kept, tries_every_s
        self._putter = ThreadPoolExecutor(1, thread_name_prefix="nearpeer-letters")
        self._one_by_one, self._is_closing, self._wake = Lock(), Event(), Event()
        self._thread: Thread | None = None
        self._fails = False

    def hand_in(self, letter: NewLetter) -> Waiting | None:
        """Put a letter into the store, or keep it.

        Returns
        -------
        Waiting or None
            How many letters wait in the store; None if this one is kept beside it.

        Raises
        ------
        LetterBoxFullError
            If too many wait already.
        StoreError
            If it can neither be put into the store nor kept.
        """
        if self._is_failing:  # nobody waits for it once more
            self._keep(letter, Away.NO_LETTERS)
            return None
        pending = self._putter.submit(self._put, letter)
        try:
            return pending.result(PUTS_WITHIN_S)
        except LetterBoxFullError:
            raise
        except (StoreError, TimeoutError) as error:
            pending.cancel()  # one that is on its way may arrive all the same
            self._fails = True
            self._keep(letter, error.problem if isinstance(error, StoreError) else Away.SILENT)
            return None

    def begin(self) -> None:
        """Hand over what an earlier process has kept; once, before anybody sends a letter."""
        kept = self.kept()
        if kept is not None:
            with suppress(OSError):
                kept.forget_unfinished()
            self._start()

    def _start(self) -> None:
        """Hand over what is kept, now or as soon as the store is open."""
        with self._one_by_one:
            self._wake.set()
            if self._thread is None and self._left() and not self._is_closing.is_set():
                self._thread = Thread(target=self._run, name="nearpeer-kept-letters", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Stop; what is kept stays where it is."""
        self._is_closing.set()
        self._wake.set()
        self._putter.shutdown(wait=False, cancel_futures=True)
        thread = self._thread
        if thread is not None:
            thread.join(PUTS_WITHIN_S)

    @property
    def _is_failing(self) -> bool:
        """Whether the store took no letter at the last try, and is being tried again."""
        return self._fails and self._thread is not None

    def _put(self, letter: NewLetter) -> Waiting:
        reception = self._reception()
        if reception is None:
            raise StoreError(Away.AWAY)
        return reception.take(letter)

    def _keep(self, letter: NewLetter, why: StoreProblem) -> None:
        kept = self.kept()
        if kept is None:
            raise StoreError(why)
        try:
            kept.keep(letter)
        except LetterBoxFullError:
            raise
        except OSError as error:
            raise StoreError(KeptNowhere(why, str(error))) from error
        _LOG.warning("a letter is kept beside the store: %s", problem_sentence(why, Language.EN))
        self._start()

    # --- the thread ------------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._is_closing.is_set():
            self._wake.clear()
            is_full = self._take_all()
            with self._one_by_one:
                if not self._is_closing.is_set() and not self._left():
                    self._thread = None
                    return
            self._wake.wait(_TRIES_FULL_BOX_EVERY_S if is_full else self._tries_every_s)

    def _left(self) -> bool:
        kept = self.kept()
        try:
            return kept is not None and bool(kept.letters())
        except OSError:
            return True

    def _take_all(self) -> bool:
        """Hand over what is kept; True where all that is left waits for room in the box."""
        kept = self.kept()
        if kept is None:
            return False
        try:
            is_full = self._take(kept)
        except (StoreError, OSError):
            self._fails = True
            return False
        if self._fails:
            _LOG.warning("the store takes letters again")
        self._fails = False
        return is_full

    def _take(self, kept: "KeptLetters") -> bool:
        is_full = False
        for letter in kept.letters():
            try:
                self._put(letter)
            except LetterBoxFullError:
                is_full = True
            else:
                kept.drop(letter)
        return is_full
