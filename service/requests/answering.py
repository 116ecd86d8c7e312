"""A question of a form or a program, answered beside the event loop."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from geo.answering import Question, Reply, reply_to
from geo.errors import ListingsError, NoSuchChoiceError
from geo.finder.finder import Finder
from geo.place.locate import Locator
from service.process.threads import ANSWERS
from service.responses.refusal import Refusal, RefusedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """What the plain page and the API share: the places, the listings and the clock.

    They are functions, so that both always see the newest listings.
    """

    locator: Callable[[], Locator]
    finder: Callable[[], Finder]
    now: Callable[[], datetime]

    async def reply(self, question: Question) -> Reply:
        """Reply to one question beside the event loop.

        Raises
        ------
        RefusedError, ListingAwayError
            As `reply_now`.
        TooLateError
            If it takes too long.
        """
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
        finder = self.finder()
        try:
            return reply_to(question, locator=self.locator(), finder=lambda: finder, now=self.now())
        except NoSuchChoiceError as error:
            why = f"choice is not below {error.offered}"
            raise RefusedError(Refusal.MALFORMED, why) from None

    async def require_list(self) -> None:
        """Raise `ListingAwayError` if there is no list to answer from.

        A fault of its files is told with the first search: the form stays.
        """
        with suppress(ListingsError):
            await ANSWERS.run(self.finder)
