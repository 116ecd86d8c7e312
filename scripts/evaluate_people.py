"""Measure where the surface of coverage puts people, against the census.

python -m scripts.evaluate_people
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry import shape

from geo.coverage.census import shipped_area_counts
from geo.coverage.demand import Demand, counted_demand
from scripts.sources.subdivisions import DIVISIONS

TERRITORIES: Final = frozenset({"60", "61", "62"})
NORTHERN: Final = frozenset(
    {"1010", "1011", "2497", "2498", "2499", "3560", "4619", "4621", "4622", "4623", "4718"}
    | {"4816", "4817", "5949", "5951", "5955", "5957", "5959"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFigures:
    """How far the people of census divisions are from their counts; shares from 0 to 1.

    Parameters
    ----------
    in_wrong_division, by_points
        People in another division than the census counts them in: by the division that is stated
        for their community, and by the simplified outline that their point lies in.
    in_wrong_area
        People in another postal area than table 98-10-0019-01 counts them in.
    worst
        Division whose people by points are farthest from its count, and by what share.
    """

    in_wrong_division: float
    by_points: float
    in_wrong_area: float
    median_error: float
    northern_median_error: float
    worst: tuple[str, float]


def evaluate_people(demand: Demand | None = None) -> PeopleFigures:
    """Measure a surface, by default that which came with the program."""
    demand = demand or counted_demand()
    rows = json.loads(DIVISIONS.read_text(encoding="utf-8"))["divisions"]
    official = {row["id"]: int(row["residents"]) for row in rows}
    stated = _added(demand.communities.divisions.tolist(), demand)
    found = _added(_divisions_at_points(rows, demand), demand)
    errors = {one: abs(found.get(one, 0) - count) / count for one, count in official.items()}
    north = [error for one, error in errors.items() if one in NORTHERN or one[:2] in TERRITORIES]
    worst = max(errors, key=lambda one: errors[one])
    return PeopleFigures(
        in_wrong_division=_misplaced(stated, official),
        by_points=_misplaced(found, official),
        in_wrong_area=_misplaced(
            _added(demand.communities.fsas.tolist(), demand), shipped_area_counts()
        ),
        median_error=median(errors.values()),
        northern_median_error=median(north),
        worst=(worst, errors[worst]),
    )


def _divisions_at_points(rows: list[dict[str, Any]], demand: Demand) -> list[str]:
    """Find the smallest outline around each point: a city may lie inside of its district."""
    outlines = [shape(row["outline"]) for row in rows]
    tree = shapely.STRtree(outlines)
    points = shapely.points(np.column_stack((demand.communities.lon, demand.communities.lat)))
    found = np.asarray(tree.nearest(points))
    pairs = zip(*tree.query(points, predicate="within"), strict=True)
    for point, number in sorted(pairs, key=lambda pair: -outlines[pair[1]].area):
        found[point] = number
    return [str(rows[number]["id"]) for number in found]


def _added(keys: list[str], demand: Demand) -> dict[str, int]:
    added = dict[str, int]()
    for key, count in zip(keys, demand.residents.tolist(), strict=True):
        added[key] = added.get(key, 0) + count
    return added


def _misplaced(found: Mapping[str, int], official: Mapping[str, int]) -> float:
    keys = found.keys() | official.keys()
    apart = sum(abs(found.get(one, 0) - official.get(one, 0)) for one in keys)
    return apart / 2 / sum(official.values())


def main() -> None:
    """Print the figures."""
    figures = evaluate_people()
    print(f"people in a wrong census division, as stated: {figures.in_wrong_division:.2%}")
    print(f"people in a wrong census division, by outline: {figures.by_points:.2%}")
    print(f"people in a wrong postal area: {figures.in_wrong_area:.2%}")
    print(f"median error of a division, by outline: {figures.median_error:.2%}")
    print(f"median error of a northern division: {figures.northern_median_error:.2%}")
    print(f"worst division: {figures.worst[0]}, {figures.worst[1]:.1%}")


if __name__ == "__main__":
    main()
