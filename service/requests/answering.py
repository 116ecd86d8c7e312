"""A question of a form or a program: a postal code at once, else beside the event loop."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from geo.answering import Position, Question, Reply, reply_to
from geo.errors import ListingsError, NoSuchChoiceError
from geo.finder.finder import Finder
from geo.place.locate import Locator
from service.process.threads import ANSWERS
from service.responses.refusal import Refusal, RefusedError

_CODE: Final = re.compile(r"\s*[a-z]\d[a-z][ -]?\d[a-z]\d\s*", re.ASCII | re.IGNORECASE)
"""A whole postal code in a usual spelling: any other text may take longer to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """What the plain page and the API share: the places, the listings and the clock.

    They are functions, so that both always see the newest listings.

    Parameters
    ----------
    finder_at_once
        Returns the finder if nothing has to be waited for.
    """

    locator: Callable[[], Locator]
    finder: Callable[[], Finder]
    now: Callable[[], datetime]
    finder_at_once: Callable[[], Finder | None] = lambda: None

    async def reply(self, question: Question) -> Reply:
        """Reply to one question: a postal code takes less time than another thread would.

        Raises
        ------
        RefusedError, ListingAwayError
            As `reply_now`.
        TooLateError
            If it takes too long.
        """
        at_once = self.finder_at_once() if _is_code(question.where) else None
        if at_once is not None:
            return self._reply_by(at_once, question)
        return await ANSWERS.run(lambda: self.reply_now(question))

    def reply_now(self, question: Question) -> Reply:
        """Reply to one question.

        Raises
        ------
        RefusedError
            If it chooses a place that was not offered.
        ListingAwayError
            If there is no list to answer from, wherever the place may be.
        """
        return self._reply_by(self.finder(), question)

    def _reply_by(self, finder: Finder, question: Question) -> Reply:
        try:
            return reply_to(question, locator=self.locator(), finder=lambda: finder, now=self.now())
        except NoSuchChoiceError as error:
            why = f"choice is not below {error.offered}"
            raise RefusedError(Refusal.MALFORMED, why) from None

    async def require_list(self) -> None:
        """Raise `ListingAwayError` if there is no list to answer from.

        A fault of its files is told with the first search: the form stays.
        """
        if self.finder_at_once() is None:
            with suppress(ListingsError):
                await ANSWERS.run(self.finder)


def _is_code(where: str | Position) -> bool:
    return isinstance(where, str) and _CODE.fullmatch(where) is not None
