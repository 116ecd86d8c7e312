"""``python -m benchmarks [NAME ...]``: figures beside their bars; without names, the quick."""

import sys
from collections.abc import Callable, Iterator

from benchmarks import answer, cold_start, every_code, lookup, scale, siting
from benchmarks.figures import Figure, report


def _small_scale() -> Iterator[Figure]:
    return scale.figures((1_000, 10_000))


def _slow_imports() -> Iterator[Figure]:
    for ms, name in cold_start.slow_imports():
        yield Figure(what=f"  import {name}", measured=ms, unit="ms")


QUICK: dict[str, Callable[[], Iterator[Figure]]] = {
    "lookup": lookup.figures,
    "answer": answer.figures,
    "cold_start": cold_start.figures,
    "siting": siting.figures,
    "imports": _slow_imports,
    "small_scale": _small_scale,
}
SLOW: dict[str, Callable[[], Iterator[Figure]]] = {
    "every_code": every_code.figures,
    "scale": scale.figures,
}


def main(names: list[str]) -> int:
    """Run the benchmarks that are named, else the quick ones."""
    every = QUICK | SLOW
    unknown = [name for name in names if name not in every]
    if unknown:
        print(f"{unknown[0]!r} is no benchmark; one of {', '.join(every)}", file=sys.stderr)
        return 2
    for name in names or QUICK:
        print(f"--- {name}")
        report(every[name]())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
