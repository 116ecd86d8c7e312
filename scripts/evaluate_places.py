"""Print how right the answers about places are, each figure beside its bar.

    python -m scripts.evaluate_places
        [--subdivisions GEOJSON] [--areas GEOJSON] [--homes CSV] [--faults N]

Statistics Canada's outlines of 2021 are no part of the project: those of the census subdivisions
judge the codes, those of the forward sortation areas judge New Brunswick, and the points of the
dissemination areas say where people live. Without outlines the lines that need them are left
out. Exits with 1 if a bar is missed.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from geo.place.locate import Locator
from scripts.measuring.code_points import area_line, code_lines, new_brunswick_line
from scripts.measuring.homes import Homes
from scripts.measuring.lines import Line, print_lines
from scripts.measuring.named_points import neighbour_line, typed_name_lines
from scripts.measuring.outlines import Outlines
from scripts.measuring.people import people_lines
from scripts.measuring.region_members import region_line
from scripts.measuring.speed import speed_lines
from scripts.measuring.typed_texts import community_lines, typed_lines


def main() -> None:
    """Measure and print."""
    asked = _arguments()
    sys.exit(not print_lines(_lines(asked), faults=asked.faults))


def _arguments() -> Namespace:
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--subdivisions", type=Path, help="outlines of the census subdivisions")
    parser.add_argument("--areas", type=Path, help="outlines of the forward sortation areas")
    parser.add_argument("--homes", type=Path, help="points of the dissemination areas")
    parser.add_argument("--faults", type=int, default=1_000, help="so many faults a line at most")
    return parser.parse_args()


def _lines(asked: Namespace) -> Iterator[Line]:
    locator = Locator.open()
    outlines = Outlines.read(asked.subdivisions) if asked.subdivisions else None
    homes = Homes.read(asked.homes)
    yield from typed_lines(locator)
    yield from community_lines(locator, outlines)
    if outlines is not None:
        yield from code_lines(locator, outlines, homes)
    if asked.areas:
        areas = Outlines.read(asked.areas)
        yield area_line(locator, areas)
        yield new_brunswick_line(locator, areas)
    yield from typed_name_lines(locator, outlines, homes)
    yield neighbour_line(locator)
    yield from people_lines()
    yield region_line(locator)
    yield from speed_lines(locator)


if __name__ == "__main__":
    main()
