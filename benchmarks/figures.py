"""A measured figure beside its bar, and how figures are measured."""

import gc
import json
import os
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Final, TypeVar

_Input = TypeVar("_Input")

TOLD_IN: Final = "NEARPEER_FIGURES"
"""Names a file to which each figure is added as a line of JSON; see `benchmarks.programs`."""
_WARM_UP_SHARE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the report.

    Parameters
    ----------
    bar
        At most so much; ``None`` for a figure that only informs.
    note
        What else belongs to it: the slowest answers, or with what they agree.
    """

    what: str
    measured: float
    unit: str
    bar: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the bar is met."""
        if self.bar is None:
            return ""
        return "met" if self.measured <= self.bar else "MISSED"


def report(figures: Iterable[Figure]) -> list[Figure]:
    """Print figures as a table, each line as soon as it is measured, and return them."""
    told, kept_in = [], os.environ.get(TOLD_IN, os.devnull)
    for one in figures:
        bar = "" if one.bar is None else f"{one.bar:.4g} {one.unit}"
        measured = f"{one.measured:,.4g} {one.unit}"
        print(f"{one.what:<84} {measured:>14} {bar:>12}  {one.verdict:<6} {one.note}", flush=True)
        told.append(one)
        with open(kept_in, "a", encoding="utf-8") as kept:  # noqa: PTH123 - it may be no file
            kept.write(json.dumps(asdict(one)) + "\n")
    return told


def cpu_times_us(run: Callable[[_Input], object], inputs: Sequence[_Input]) -> list[float]:
    """Measure the CPU time of this thread for each input, in microseconds, after a warm-up."""
    for one in inputs[: max(1, len(inputs) // _WARM_UP_SHARE)]:
        run(one)
    gc.collect()
    gc.freeze()
    times = []
    for one in inputs:
        start = time.thread_time_ns()
        run(one)
        times.append((time.thread_time_ns() - start) / 1_000)
    gc.unfreeze()
    return times


def p50(times: Iterable[float]) -> float:
    """Middle of the times."""
    return statistics.median(times)


def p99(times: Iterable[float]) -> float:
    """Time that 99 in 100 do not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
