"""From a postal code to its point: time, opening, memory."""

import subprocess
import sys
import time
import timeit
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.figures import Figure
from geo.place.gazetteer import Gazetteer
from geo.place.locate import Locator
from geo.place.postal_code import PostalCode

_CODES = 1_000
_ROUNDS = 30
_LOOPS = 5
_PROCESSES = 9
_PROJECT = Path(__file__).parents[1]

_OPEN = """
import time
from geo.place.gazetteer import Gazetteer
start = time.perf_counter_ns()
Gazetteer.open().find("X0A0H0")
print((time.perf_counter_ns() - start) / 1e6)
"""
_MEMORY = """
import gc
from pathlib import Path
from geo.place.gazetteer import Gazetteer

def private_kb():
    rows = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(row.split()[1]) for row in rows if row.startswith("Private_Dirty"))

gc.collect()
before = private_kb()
gazetteer = Gazetteer.open()
for code in gazetteer:
    gazetteer.find(code)
gazetteer.community(1)
gc.collect()
print((private_kb() - before) / 1024)
"""
"""Dirty pages are what each process pays for itself; mapped pages are shared and can be dropped."""


def figures() -> Iterator[Figure]:
    """Measure every bar of the lookup."""
    gazetteer, locator = Gazetteer.open(), Locator.open()
    chosen = Random(1).sample(list(gazetteer), _CODES)
    codes = [code[:3] + code[3:] for code in chosen]  # copies, side by side in memory
    typed = [f" {code[:3].lower()} {code[3:]}" for code in codes]
    yield Figure(
        what="known code to its point (find)",
        measured=_each_us("for code in codes: find(code)", find=gazetteer.find, codes=codes),
        unit="us",
        bar=0.5,
    )
    yield Figure(
        what="typed text to a point (parse, then find)",
        measured=_each_us(
            "for text in codes: find(parse(text).code)",
            find=gazetteer.find,
            parse=PostalCode.parse,
            codes=typed,
        ),
        unit="us",
        bar=2.0,
    )
    yield Figure(
        what="typed text to a whole fix (locate)",
        measured=_each_us("for text in codes: locate(text)", locate=locator.locate, codes=typed),
        unit="us",
    )
    yield Figure(
        what="open and first lookup, fresh process",
        measured=median(_fresh(_OPEN) for _ in range(_PROCESSES)),
        unit="ms",
        bar=15.0,
    )
    yield Figure(
        what="private memory after looking up every code",
        measured=_fresh(_MEMORY),
        unit="MB",
        bar=5.0,
    )


def _each_us(statement: str, **names: object) -> float:
    """CPU time of one step of a loop: the best of several rounds, as `timeit` advises."""
    timer = timeit.Timer(statement, timer=time.process_time, globals=names)
    timer.timeit(2)
    return min(timer.repeat(_ROUNDS, _LOOPS)) / _LOOPS / _CODES * 1e6


def _fresh(program: str) -> float:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], cwd=_PROJECT, capture_output=True, text=True, check=True
    )
    return float(done.stdout)
