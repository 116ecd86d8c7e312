"""Engines asked in turns, so that a busy minute of the machine falls on all of them alike."""

import gc
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from benchmarks.engines.peer import Peer, Question, Shown
from benchmarks.figures import p50, p99

TURN: Final = 40
"""How many visitors an engine answers before the next one has its turn."""


@dataclass(slots=True, kw_only=True)
class Times:
    """What the answers of one engine took, in microseconds, and what they showed.

    Parameters
    ----------
    cpu_us
        Of the thread that asks and of the server together, one for each answer.
    wall_us
        Until the answer is there.
    shown
        The answers of the first round, in the order of the questions.
    """

    cpu_us: list[float] = field(default_factory=list)
    wall_us: list[float] = field(default_factory=list)
    shown: list[Sequence[Shown]] = field(default_factory=list)

    @property
    def in_words(self) -> str:
        """CPU p50 and p99, then wall p50 and p99."""
        cpu, wall = self.cpu_us, self.wall_us
        return f"{p50(cpu):,.0f} / {p99(cpu):,.0f}; {p50(wall):,.0f} / {p99(wall):,.0f}"


def take_turns(
    peers: Sequence[Peer], questions: Sequence[Question], *, per_rung: int, rounds: int
) -> dict[str, Times]:
    """Ask every engine every question in each round, `TURN` at a time; a warm-up comes first."""
    times = {peer.name: Times() for peer in peers}
    for peer in peers:
        for question in questions:
            peer.ask(question, per_rung)
    gc.collect()
    gc.freeze()  # as the service does once it is warm
    for number in range(rounds):
        for first in range(0, len(questions), TURN):
            for peer in peers:
                turn = questions[first : first + TURN]
                answers = _timed(peer, turn, per_rung, times[peer.name])
                if number == 0:
                    times[peer.name].shown.extend(map(peer.shown, answers))
    gc.unfreeze()
    return times


def _timed(peer: Peer, questions: Sequence[Question], per_rung: int, times: Times) -> list[object]:
    answers = []
    for question in questions:
        server, thread, wall = peer.server_ns(), time.thread_time_ns(), time.perf_counter_ns()
        answers.append(peer.ask(question, per_rung))
        wall, thread = time.perf_counter_ns() - wall, time.thread_time_ns() - thread
        times.cpu_us.append((thread + peer.server_ns() - server) / 1_000)
        times.wall_us.append(wall / 1_000)
    return answers
