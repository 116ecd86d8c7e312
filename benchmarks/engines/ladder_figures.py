"""The comparison of engines as figures beside the bars of issue 15."""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Final

from benchmarks.engines.comparison import PER_RUNG, Answered, Comparison, compare
from benchmarks.engines.own_engines import COMPILED, WHEELS, Built
from benchmarks.engines.postgis.statements import FORMS, STATEMENTS
from benchmarks.figures import Figure, p50, p99
from geo.listing.audience import Audience

SIZES: Final = (9, 1_000, 100_000, 1_000_000)
QUICK_SIZES: Final = (9, 1_000)
EVERYBODY: Final = (None, *Audience)
FEW: Final = (None, Audience.POLICE, Audience.FAMILY)
_AHEAD: Final = {
    WHEELS: {1_000: 5, 100_000: 10, 1_000_000: 10},
    COMPILED: {1_000: 15, 100_000: 30, 1_000_000: 40},
}
"""How many times less CPU than PostGIS an own engine may take, at least."""
_BUILT: Final = {100_000: (4.0, 300.0), 1_000_000: (60.0, 3_000.0)}
"""Seconds and megabytes, at most."""
_GROWTH: Final = 1.8
"""How many times longer an answer may take from ten times the listings."""
_HUGE: Final = 1_000_000


def figures(sizes: Sequence[int] = SIZES, *, quick: bool = False) -> Iterator[Figure]:
    """Compare at each size in a process of its own, and how the times grow with the size."""
    before: Comparison | None = None
    for size in sizes:
        now = _compared(size, quick=quick)
        yield from _of_one_size(now)
        if before is not None:
            yield from _growth(before, now)
        before = now


def _compared(size: int, *, quick: bool) -> Comparison:
    """Compare in a fresh process, whose memory then tells what this size alone needs."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as fresh:
        return fresh.submit(
            compare,
            size,
            visitor_count=80 if quick else 160 if size >= _HUGE else 400,
            rounds=1 if quick or size >= _HUGE else 3,
            audiences=FEW if quick or size >= _HUGE else EVERYBODY,
        ).result()


def _of_one_size(found: Comparison) -> Iterator[Figure]:
    for made in found.built:
        yield from _build(found, made)
    for per_rung in PER_RUNG:
        for one in _of(found, per_rung):
            yield Figure(
                what=f"{_at(found, per_rung)}: {one.engine}",
                measured=p50(one.times.cpu_us),
                unit="us",
                note=f"p99 {p99(one.times.cpu_us):,.0f}; wall p50 {p50(one.times.wall_us):,.0f},"
                f" p99 {p99(one.times.wall_us):,.0f}; {one.agreement.in_words}",
            )
        yield from _shares(found, per_rung)


def _build(found: Comparison, one: Built) -> Iterator[Figure]:
    seconds, mb = _BUILT.get(found.size, (None, None)) if one.engine in _AHEAD else (None, None)
    what = f"{found.size:,} listings, build for {found.audiences} audiences: {one.engine}"
    note = "" if one.engine in _AHEAD else found.server
    yield Figure(what=what, measured=one.seconds, unit="s", bar=seconds, note=note)
    yield Figure(what=f"{what}, memory", measured=one.mb, unit="MB", bar=mb)


def _shares(found: Comparison, per_rung: int) -> Iterator[Figure]:
    """Hold the own engines against the fastest that PostGIS was seen to be."""
    answered = _of(found, per_rung)
    rivals = {
        "statement": [one for one in answered if one.engine in STATEMENTS],
        "form of all": [one for one in answered if one.engine in FORMS],
    }
    for own in answered:
        for what, forms in rivals.items() if own.engine in _AHEAD else ():
            best = min(forms, key=_cpu)
            ahead = _AHEAD[own.engine].get(found.size)
            yield Figure(
                what=f"{_at(found, per_rung)}: {own.engine}, share of the best PostGIS {what}",
                measured=_cpu(own) / _cpu(best),
                unit="x",
                bar=1 / ahead if ahead else None,
                note=f"{_cpu(best) / _cpu(own):.1f} times ahead of {best.engine}",
            )


def _at(found: Comparison, per_rung: int) -> str:
    return f"{found.size:,} listings, {per_rung} a rung"


def _growth(before: Comparison, now: Comparison) -> Iterator[Figure]:
    """Compare the own engine with itself, from a thousand listings on."""
    tens = len(str(now.size)) - len(str(before.size))
    if before.size < 1_000:  # noqa: PLR2004 - below, a directory is answered in another way
        return
    for per_rung in PER_RUNG:
        was = {one.engine: _cpu(one) for one in _of(before, per_rung)}
        for one in _of(now, per_rung):
            if one.engine in _AHEAD and one.engine in was:
                yield Figure(
                    what=f"{_at(now, per_rung)}: {one.engine}, times its CPU at {before.size:,}",
                    measured=_cpu(one) / was[one.engine],
                    unit="x",
                    bar=_GROWTH**tens,
                )


def _of(found: Comparison, per_rung: int) -> Sequence[Answered]:
    return [one for one in found.answered if one.per_rung == per_rung]


def _cpu(one: Answered) -> float:
    return p50(one.times.cpu_us)
