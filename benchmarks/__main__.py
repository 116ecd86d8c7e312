"""``python -m benchmarks [--quick] [NAME ...]``: every figure beside its bar, in one table.

Without names, the full run: it takes most of an hour on a quiet machine, keeps its figures in
``benchmarks/results`` and writes them into ``docs/performance.md``, each subject when it is done.
``--quick`` takes under a minute and keeps nothing. With names and ``--keep`` those subjects alone
are written again.
"""

import sys
import traceback
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from functools import partial

from benchmarks import answer, cold_start, every_code, lookup, programs, siting, staff
from benchmarks.engines import changed, ladder_figures, parts
from benchmarks.figures import Figure, report
from benchmarks.results_file import keep
from benchmarks.servers.running import ServerError


def _slow_imports() -> Iterator[Figure]:
    for ms, name in cold_start.slow_imports():
        yield Figure(what=f"  import {name}", measured=ms, unit="ms")


SUBJECTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "lookup": lookup.figures,
    "answer": answer.figures,
    "cold_start": cold_start.figures,
    "parts": parts.figures,
    "engines": ladder_figures.figures,
    "changed": changed.figures,
    "every_code": every_code.figures,
    "siting": siting.figures,
    "staff": staff.figures,
    "imports": _slow_imports,
    **programs.subjects(),
}
QUICK: dict[str, Callable[[], Iterator[Figure]]] = {
    "lookup": lookup.figures,
    "answer": answer.figures,
    "parts": partial(parts.figures, quick=True),
    "engines": partial(ladder_figures.figures, ladder_figures.QUICK_SIZES, quick=True),
}


def main(arguments: list[str]) -> int:
    """Run the subjects that are named, else all of them."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    for name in asked.names:
        if name not in SUBJECTS:
            parser.error(f"{name!r} is no benchmark; one of {', '.join(SUBJECTS)}")
    subjects = SUBJECTS | QUICK if asked.quick else SUBJECTS
    if asked.listings:
        subjects |= {"engines": partial(ladder_figures.figures, asked.listings)}
    for name in asked.names or (QUICK if asked.quick else SUBJECTS):
        print(f"--- {name}")
        told = report(_whatever_comes(subjects[name]()))
        if asked.keep or not (asked.names or asked.quick):
            keep(name, told)
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m benchmarks", description="figures beside their bars")
    every = ", ".join(SUBJECTS)
    parser.add_argument("names", nargs="*", metavar="NAME", help=every)
    parser.add_argument("--quick", action="store_true", help="a table in under a minute")
    parser.add_argument("--keep", action="store_true", help="write down what is named, too")
    parser.add_argument(
        "--listings", type=int, nargs="+", help="how many, where engines are compared"
    )
    return parser


def _whatever_comes(figures: Iterator[Figure]) -> Iterator[Figure]:
    """Go on with the next subject when one fails: the rest of an hour is worth keeping."""
    try:
        yield from figures
    except ServerError as missing:
        yield Figure(what=f"stopped: {missing}", measured=1, unit="", bar=0)
    except Exception as error:  # noqa: BLE001 - as above
        traceback.print_exc()
        yield Figure(what=f"stopped: {type(error).__name__}", measured=1, unit="", bar=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
