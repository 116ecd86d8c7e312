"""How long it takes to find a place, and what the gazetteer costs in memory."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from statistics import median
from typing import Final

from benchmarks.figures import cpu_times_us
from benchmarks.lookup import figures
from geo.place.locate import Locator
from scripts.making.judged_texts import TYPED, TYPED_MORE, judged_texts
from scripts.measuring.lines import Line

_CODES: Final = 2_000
_KINDS_OF_ADDRESS: Final = frozenset({"address", "postal code"})


def speed_lines(locator: Locator) -> Iterator[Line]:
    """Measure the look-up of codes, addresses and names, each once warm."""
    for figure in figures():
        yield Line(what=figure.what, measured=figure.measured, unit=figure.unit, at_most=figure.bar)
    codes = Random(1).sample(list(locator.gazetteer), _CODES)
    texts = [text for table in (TYPED, TYPED_MORE) for text in judged_texts(table)]
    addresses = [one.text for one in texts if one.kind in _KINDS_OF_ADDRESS]
    others = [one.text for one in texts if one.kind not in _KINDS_OF_ADDRESS]
    yield _line("a typed code, median", locator.locate, codes, at_most=20)
    yield _line(
        "a code or town among other words, median", locator.locate, addresses, at_most=1_000
    )
    yield _line("any other text, median", locator.locate, others, at_most=1_000)


def _line(what: str, run: Callable[[str], object], texts: Sequence[str], *, at_most: float) -> Line:
    times = sorted(cpu_times_us(run, texts))
    slow = times[int(0.95 * len(times))]
    return Line(
        what=what,
        measured=median(times),
        unit="us",
        at_most=at_most,
        detail=f"95 % below {slow:,.0f} us, {len(times)} texts",
    )
