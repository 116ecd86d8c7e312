"""Whether people are placed where the census counts them: its divisions and its postal areas."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from statistics import median
from typing import Final

from geo.coverage.census import shipped_area_counts
from geo.coverage.demand import best_demand
from geo.place.regions import Region
from scripts.measuring.lines import Line
from scripts.sources.measure import Point
from scripts.sources.subdivisions import DIVISIONS, DivisionFinder

_MAX_WRONG: Final = 2.0
_WORST: Final = 10
_TERRITORIES: Final = frozenset({"60", "61", "62"})
_NORTHERN: Final = frozenset(
    {"1010", "1011", "2497", "2498", "2499", "3560", "4619", "4621", "4622", "4623", "4718"}
    | {"4816", "4817", "5949", "5951", "5955", "5957", "5959"}
)
_DivisionOf = Callable[[Region, str, Point], str]


def people_lines() -> Iterator[Line]:
    """Compare the residents of every division and postal area with its count.

    A part is in the division of the subdivision of its community's name, if one is near, since
    outlines are simplified; the second line asks the outlines alone.
    """
    finder = DivisionFinder()
    yield _division_line("people in another census division", finder.of, at_most=_MAX_WRONG)
    yield _division_line("the same, by outlines alone", lambda region, _, at: finder.at(region, at))
    demand = best_demand()
    ours: Counter[str] = Counter()
    for area, residents in zip(demand.communities.fsas, demand.residents, strict=True):
        ours[str(area)] += int(residents)
    yield Line(
        what="people in another postal area",
        measured=_misplaced(ours, shipped_area_counts()),
        at_most=_MAX_WRONG,
    )


def _division_line(what: str, division_of: _DivisionOf, *, at_most: float | None = None) -> Line:
    rows = json.loads(DIVISIONS.read_text(encoding="utf-8"))["divisions"]
    names = {row["id"]: row["name"] for row in rows}
    official = {row["id"]: int(row["residents"] or 0) for row in rows}
    ours = _residents_by_division(division_of)
    gaps = {one: ours[one] - count for one, count in official.items()}
    errors = {one: 100 * abs(gaps[one]) / count for one, count in official.items() if count}
    north = [error for one, error in errors.items() if one in _NORTHERN or one[:2] in _TERRITORIES]
    worst = sorted(gaps, key=lambda one: -abs(gaps[one]))[:_WORST]
    return Line(
        what=what,
        measured=_misplaced(ours, official),
        at_most=at_most,
        detail=f"median of a division {median(errors.values()):.1f} %, of a northern one "
        f"{median(north):.1f} %, {sum(ours.values()):,} people",
        faults=tuple(f"{one} {names[one]}: {gaps[one]:+,}" for one in worst),
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


def _misplaced(found: Mapping[str, int], official: Mapping[str, int]) -> float:
    """Tell how many of a hundred people stand elsewhere than they are counted."""
    keys = found.keys() | official.keys()
    apart = sum(abs(found.get(one, 0) - official.get(one, 0)) for one in keys)
    return 100 * apart / 2 / sum(official.values())
