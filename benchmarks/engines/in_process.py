"""Nearpeer's own engine, in the process that asks."""

from collections.abc import Sequence
from datetime import datetime

from benchmarks.engines.peer import NOT_FOR_YOU, Question, Shown
from geo.finder.decision import RUNGS, Step
from geo.finder.engine import Engine, Found

_RUNGS = {rung: at for at, rung in enumerate(RUNGS)}
_STEPS = {step: at for at, step in enumerate(Step)}


class InProcess:
    """An engine, asked at one moment."""

    def __init__(self, name: str, engine: Engine, at: datetime) -> None:
        self.name = name
        self._engine, self._at = engine, at

    def ask(self, question: Question, per_rung: int) -> Found:
        """Answer one visitor."""
        return self._engine.find(question.fix, question.audience, self._at, per_rung=per_rung)

    def shown(self, answer: object) -> Sequence[Shown]:
        """Read the options."""
        assert isinstance(answer, Found)  # noqa: S101 - what `ask` returned
        options = [
            Shown(
                _RUNGS[one.rung],
                None if one.step is None else _STEPS[one.step],
                one.listing.id,
                one.distance_mm,
                one.in_service_area,
                None if one.next_meeting is None else one.next_meeting.starts_at,
            )
            for one in answer.options
        ]
        excluded = [one.listing.id for one in answer.not_for_you]
        return [*options, *(Shown(NOT_FOR_YOU, None, one, None, None, None) for one in excluded)]

    def server_ns(self) -> int:
        """Return nothing: there is no server."""
        return 0
