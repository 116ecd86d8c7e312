"""From a question to its reply: locate, choose among places, find, filter and cut.

No reply is without a way to somebody: where no place is known, it holds what can be joined from
anywhere.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from geo.finder.filters import NO_FILTERS, Filtered, Filters, apply_filters
from geo.finder.finder import Finder
from geo.finder.ladder import Ladder
from geo.listing.audience import Audience
from geo.place.choices import chosen
from geo.place.fix import Fix, NoPlace, Outcome, WhichPlace
from geo.place.locate import Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """The reply to a question whose place is not known.

    Parameters
    ----------
    outcome
        What is asked back, or why the text is no place.
    alike
        Places that may be meant, as they can be asked for: ``"Iqaluit, NU"``.
    anywhere
        What can be joined from anywhere; where an area was named, after what says that it serves
        the whole of it.
    """

    outcome: WhichPlace | NoPlace
    alike: tuple[str, ...]
    anywhere: Ladder

    @property
    def choices(self) -> tuple[Fix, ...]:
        """The places to choose from; none where it is no question which of several is meant."""
        return self.outcome.choices if isinstance(self.outcome, WhichPlace) else ()


Reply = Filtered | Unplaced
"""Every reply to a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a device says it is, in degrees, right to so many kilometres."""

    lat: float
    lon: float
    accuracy_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One search.

    Parameters
    ----------
    where
        What somebody typed, or a position.
    choice
        Which of the places that the text fits, counted from 0; ``None`` to be asked, or to be
        answered for the best known. Of a fix with others, 0 is the fix itself.
    at
        The moment of the question, aware; ``None`` for now.
    limit
        At most so many options, counted after the filters; ``None`` for all.
    """

    where: str | Position
    choice: int | None = None
    audience: Audience | None = None
    at: datetime | None = None
    filters: Filters = NO_FILTERS
    limit: int | None = None


def reply_to(
    question: Question, *, locator: Locator, finder: Callable[[], Finder], now: datetime
) -> Reply:
    """Reply to one question.

    Raises
    ------
    NoSuchChoiceError
        If the question chooses a place that was not offered.
    """
    outcome = _located(question, locator)
    if not isinstance(outcome, Fix):
        return _unplaced(question, outcome, locator=locator, finder=finder(), now=now)
    answer = finder().find(outcome, audience=question.audience, at=question.at or now)
    filtered = apply_filters(answer, question.filters)
    options = filtered.answer.options[: question.limit]
    return replace(filtered, answer=replace(filtered.answer, options=options))


def _unplaced(
    question: Question,
    outcome: WhichPlace | NoPlace,
    *,
    locator: Locator,
    finder: Finder,
    now: datetime,
) -> Unplaced:
    area = outcome.area if isinstance(outcome, WhichPlace) else None
    from geo.place.typed.alike import may_be_meant  # noqa: PLC0415 - where a place is known, not needed

    anywhere = finder.find_anywhere(area=area, audience=question.audience, at=question.at or now)
    return Unplaced(
        outcome=outcome,
        alike=may_be_meant(outcome, locator.places) if isinstance(outcome, NoPlace) else (),
        anywhere=replace(anywhere, options=anywhere.options[: question.limit]),
    )


def _located(question: Question, locator: Locator) -> Outcome:
    match question.where:
        case Position(lat=lat, lon=lon, accuracy_km=accuracy_km):
            return locator.locate_device(lat, lon, accuracy_km=accuracy_km)
        case text:
            outcome = locator.locate(text)
    return outcome if question.choice is None else chosen(outcome, question.choice)
