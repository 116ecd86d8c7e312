"""Hands submissions to the store without waiting for it, and keeps what it cannot take yet."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Final

from geo.errors import StoreError, SubmissionQueueFullError
from geo.faults.store import Away, KeptNowhere, StoreProblem
from geo.store.submission_quotas import NewSubmission, Waiting
from geo.words.faults.sentences import problem_sentence
from geo.words.language import Language

if TYPE_CHECKING:
    from geo.submissions.kept_submissions import KeptSubmissions
    from geo.submissions.public_submissions import (
        PublicSubmissions,  # with the database: a folder alone needs none
    )

PUTS_WITHIN_S: Final = 1.8
"""How long whoever sends a submission waits for the store."""
TRIES_EVERY_S: Final = 2.0
_TRIES_FULL_BOX_EVERY_S: Final = 60.0
_LOG: Final = logging.getLogger("nearpeer")


class TakingIn:
    """Puts submissions into the store by one thread, and those that were kept by another.

    A submission has a name of its own, so that one which is kept because the answer was late, and
    which the store has taken all the same, is there once.

    Parameters
    ----------
    public_submissions
        Gives ``None`` while the store is away.
    kept
        Gives ``None`` where nothing can be kept.
    """

    def __init__(
        self,
        public_submissions: "Callable[[], PublicSubmissions | None]",
        kept: "Callable[[], KeptSubmissions | None]" = lambda: None,
        *,
        tries_every_s: float = TRIES_EVERY_S,
    ) -> None:
        self._public_submissions, self.kept, self._tries_every_s = (
            public_submissions,
            kept,
            tries_every_s,
        )
        self._putter = ThreadPoolExecutor(1, thread_name_prefix="nearpeer-letters")
        self._one_by_one, self._is_closing, self._wake = Lock(), Event(), Event()
        self._thread: Thread | None = None
        self._fails = False

    def hand_in(self, submission: NewSubmission) -> Waiting | None:
        """Put a submission into the store, or keep it.

        Returns
        -------
        Waiting or None
            How many submissions wait in the store; None if this one is kept beside it.

        Raises
        ------
        SubmissionQueueFullError
            If too many wait already.
        StoreError
            If it can neither be put into the store nor kept.
        """
        if self._is_failing:  # nobody waits for it once more
            self._keep(submission, Away.NO_LETTERS)
            return None
        pending = self._putter.submit(self._put, submission)
        try:
            return pending.result(PUTS_WITHIN_S)
        except SubmissionQueueFullError:
            raise
        except (StoreError, TimeoutError) as error:
            pending.cancel()  # one that is on its way may arrive all the same
            self._fails = True
            self._keep(submission, error.problem if isinstance(error, StoreError) else Away.SILENT)
            return None

    def begin(self) -> None:
        """Hand over what an earlier process has kept; once, before anybody sends a submission."""
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
        """Whether the store took no submission at the last try, and is being tried again."""
        return self._fails and self._thread is not None

    def _put(self, submission: NewSubmission) -> Waiting:
        public_submissions = self._public_submissions()
        if public_submissions is None:
            raise StoreError(Away.AWAY)
        return public_submissions.take(submission)

    def _keep(self, submission: NewSubmission, why: StoreProblem) -> None:
        kept = self.kept()
        if kept is None:
            raise StoreError(why)
        try:
            kept.keep(submission)
        except SubmissionQueueFullError:
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
            return kept is not None and bool(kept.submissions())
        except OSError:
            return True

    def _take_all(self) -> bool:
        """Hand over what is kept; True where all that is left waits for space in the queue."""
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

    def _take(self, kept: "KeptSubmissions") -> bool:
        is_full = False
        for submission in kept.submissions():
            try:
                self._put(submission)
            except SubmissionQueueFullError:
                is_full = True
            else:
                kept.drop(submission)
        return is_full
