"""From a question to its answer: the place, the ladder, and how much of it was asked for."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from geo.errors import ListingsError
from geo.finder.finder import Finder
from geo.finder.ladder import Answer
from geo.place.fix import Fix, NoPlace, Outcome, WhichPlace
from geo.place.locate import Locator
from service.process.threads import ANSWERS
from service.requests.question import Position, Question
from service.responses.refusal import Refusal, RefusedError

Said = Answer | WhichPlace | NoPlace
"""Every answer to a question that was understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """What all doors share: the places, the listings and the clock.

    They are functions, so that the doors always see the newest listings.
    """

    locator: Callable[[], Locator]
    finder: Callable[[], Finder]
    now: Callable[[], datetime]

    async def said(self, question: Question) -> Said:
        """Answer one question beside the event loop.

        Raises
        ------
        RefusedError, ListingAwayError
            As `answer`.
        TooLateError
            If it takes too long.
        """
        return await ANSWERS.run(lambda: self.answer(question))

    def answer(self, question: Question) -> Said:
        """Answer one question.

        Raises
        ------
        RefusedError
            If it chooses a place that was not offered.
        ListingAwayError
            If there is no list to answer from.
        """
        finder = self.finder()
        outcome = self._outcome(question)
        if isinstance(outcome, WhichPlace) and question.choice is not None:
            outcome = _chosen(outcome, question.choice)
        if not isinstance(outcome, Fix):
            return outcome
        at = question.at or self.now()
        answer = finder.find(outcome, audience=question.audience, at=at)
        return replace(answer, options=answer.options[: question.limit])

    async def require_list(self) -> None:
        """Raise `ListingAwayError` if there is no list to answer from.

        A fault of its files is told with the first search: the form stays.
        """
        with suppress(ListingsError):
            await ANSWERS.run(self.finder)

    def _outcome(self, question: Question) -> Outcome:
        match question.where:
            case Position(lat=lat, lon=lon, accuracy_km=accuracy_km):
                return self.locator().locate_device(lat, lon, accuracy_km=accuracy_km)
            case text:
                return self.locator().locate(text)


def _chosen(asked: WhichPlace, choice: int) -> Fix:
    if choice >= len(asked.choices):
        raise RefusedError(Refusal.MALFORMED, f"choice is not below {len(asked.choices)}")
    return asked.choices[choice]
