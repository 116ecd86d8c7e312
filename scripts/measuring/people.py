"""Whether people are placed in the census division where the census counts them."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from statistics import median
from typing import Final

from geo.coverage.demand import best_demand
from geo.place.regions import Region
from scripts.measuring.lines import Line
from scripts.sources.measure import Point
from scripts.sources.subdivisions import DIVISIONS, DivisionFinder

_MAX_WRONG: Final = 2.0
_WORST: Final = 10
_DivisionOf = Callable[[Region, str, Point], str]


def people_lines() -> Iterator[Line]:
    """Compare the residents of every division with its count.

    A part is in the division of the subdivision of its community's name, if one is near, since
    outlines are simplified; the second line asks the outlines alone.
    """
    finder = DivisionFinder()
    yield _line("people in another census division", finder.of, at_most=_MAX_WRONG)
    yield _line("the same, by outlines alone", lambda region, _, point: finder.at(region, point))


def _line(what: str, division_of: _DivisionOf, *, at_most: float | None = None) -> Line:
    official = {
        row["id"]: (row["residents"] or 0, row["name"])
        for row in json.loads(DIVISIONS.read_text(encoding="utf-8"))["divisions"]
    }
    ours = _residents_by_division(division_of)
    total = sum(count for count, _ in official.values())
    gaps = {one: ours[one] - count for one, (count, _) in official.items()}
    worst = sorted(gaps, key=lambda one: -abs(gaps[one]))
    errors = [100 * abs(gaps[one]) / count for one, (count, _) in official.items() if count]
    return Line(
        what=what,
        measured=100 * sum(map(abs, gaps.values())) / 2 / total,
        at_most=at_most,
        detail=f"median of a division {median(errors):.1f} %, {sum(ours.values()):,} people",
        faults=tuple(f"{one} {official[one][1]}: {gaps[one]:+,}" for one in worst[:_WORST]),
    )


def _residents_by_division(division_of: _DivisionOf) -> Counter[str]:
    demand = best_demand()
    places = demand.communities
    found: Counter[str] = Counter()
    for number, lat, lon, residents in zip(
        places.community, places.lat, places.lon, demand.residents, strict=True
    ):
        town = places.listed[number]
        point = (float(lat), float(lon))
        found[division_of(Region(town.region), town.name, point)] += int(residents)
    return found
