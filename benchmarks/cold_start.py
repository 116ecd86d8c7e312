"""The first answer of the command line, in fresh processes."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure

_PROCESSES = 15
_PROJECT = Path(__file__).parents[1]
_FIND = ("-m", "geo", "find", "X0A 0H0", "--audience", "paramedic")
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \| (\s*)(\S+)")
_WORTH_TELLING_US = 5_000


def figures() -> Iterator[Figure]:
    """Measure the first answer; wall time, because that is what a person waits for."""
    for what, arguments in (
        ("first answer of `python -m geo find`, a postal code", _FIND),
        ("the same, a town by its name", (*_FIND[:3], "Iqaluit", *_FIND[4:])),
    ):
        walls, cpus = zip(*(_seconds(arguments) for _ in range(_PROCESSES)), strict=True)
        yield Figure(what=what, measured=median(walls), unit="s", bar=0.3)
        yield Figure(what="  the fastest of them", measured=min(walls), unit="s")
        yield Figure(what="  of it CPU time", measured=median(cpus), unit="s")
    yield Figure(what="python itself", measured=median(_python_alone()), unit="s")


def slow_imports() -> list[tuple[float, str]]:
    """Name what a first answer imports for longer than five milliseconds, itself included."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-X", "importtime", *_FIND],
        cwd=_PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    rows = (found.groups() for found in map(_IMPORT.match, done.stderr.splitlines()) if found)
    slow = [(int(all_us), name) for _, all_us, _, name in rows if int(all_us) >= _WORTH_TELLING_US]
    return sorted(((us / 1000, name) for us, name in slow), reverse=True)


def _seconds(arguments: tuple[str, ...]) -> tuple[float, float]:
    before, start = os.times(), time.perf_counter()
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *arguments], cwd=_PROJECT, stdout=subprocess.DEVNULL, check=True
    )
    wall, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system
    return wall, used - before.children_user - before.children_system


def _python_alone() -> Iterator[float]:
    for _ in range(_PROCESSES):
        yield _seconds(("-c", "pass"))[0]
