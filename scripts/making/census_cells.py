"""From dissemination areas to cells: counts of subdivisions and of postal areas, reconciled."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

from geo.coverage.communities import Floats, Whole
from geo.coverage.demand import apportion
from scripts.sources.cells import Cell
from scripts.sources.measure import Point, km
from scripts.sources.subdivisions import Subdivision

_ROUNDS: Final = 200
_CELL_KM: Final = 10.0
"""Blocks within this distance of the most populous one left are one cell."""
_FEWEST: Final = 150
_SMALLEST_SHARE: Final = 0.1
"""A postal area with fewer people of a subdivision, in number and in share, gets none of them,
unless no other subdivision has more of its people."""


class Block(NamedTuple):
    """A dissemination area with people."""

    subdivision: str
    point: Point
    weight: float


class _Pairs(NamedTuple):
    """Columns of what is raked: a block in a postal area."""

    block: Whole
    town: Whole
    area: Whole
    people: Floats


def raked(
    blocks: Sequence[Block],
    seeds: Sequence[Mapping[str, float]],
    towns: Mapping[str, Subdivision],
    areas: Mapping[str, int],
) -> list[dict[str, float]]:
    """Part the people of each block among postal areas, so that both counts are kept.

    Iterative proportional fitting; the last step is that of the subdivisions, whose counts say
    where people live, while those of the areas say where their mail goes.
    """
    uids, names = list(towns), list(areas)
    pairs = _pairs(blocks, seeds, uids, names)
    of_town = np.array([towns[uid].residents or 0 for uid in uids], dtype=np.float64)
    of_area = np.array([areas[fsa] for fsa in names], dtype=np.float64)
    people = _fitted(pairs.people, pairs.town, of_town)
    for _ in range(_ROUNDS):
        people = _fitted(people, pairs.area, of_area)
        people = _fitted(people, pairs.town, of_town)
    found: list[dict[str, float]] = [{} for _ in blocks]
    for block, area, count in zip(pairs.block, pairs.area, people, strict=True):
        found[block][names[area]] = float(count)
    return found


def _pairs(
    blocks: Sequence[Block],
    seeds: Sequence[Mapping[str, float]],
    uids: Sequence[str],
    names: Sequence[str],
) -> _Pairs:
    town_of = {uid: number for number, uid in enumerate(uids)}
    area_of = {fsa: number for number, fsa in enumerate(names)}
    rows = [
        (number, town_of[block.subdivision], area_of[fsa], block.weight * seed)
        for number, (block, seeded) in enumerate(zip(blocks, seeds, strict=True))
        for fsa, seed in seeded.items()
    ]
    block, town, area, people = zip(*rows, strict=True)
    return _Pairs(np.array(block), np.array(town), np.array(area), np.array(people))


def _fitted(people: Floats, group: Whole, totals: Floats) -> Floats:
    """Scale each group to its total; a group without anybody stays empty."""
    sums = np.bincount(group, weights=people, minlength=totals.size)
    factors = np.divide(totals, sums, out=np.ones_like(totals), where=sums > 0)
    fitted: Floats = people * factors[group]
    return fitted


def cells_of(
    blocks: Sequence[Block], shares: Sequence[Mapping[str, float]], towns: Mapping[str, Subdivision]
) -> list[Cell]:
    """Gather the blocks of each subdivision and postal area into cells, whole people in each."""
    by_town: dict[str, dict[str, list[tuple[float, Point]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    people_of: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for block, parted in zip(blocks, shares, strict=True):
        for fsa, people in parted.items():
            by_town[block.subdivision][fsa].append((people, block.point))
            people_of[fsa][block.subdivision] += people
    main = {fsa: max(counts, key=lambda uid: counts[uid]) for fsa, counts in people_of.items()}
    return [
        cell
        for uid, by_area in sorted(by_town.items())
        for cell in _cells_of_town(uid, by_area, towns[uid].residents or 0, main)
    ]


def _cells_of_town(
    uid: str,
    by_area: Mapping[str, list[tuple[float, Point]]],
    residents: int,
    main: Mapping[str, str],
) -> Iterable[Cell]:
    kept = _worth_keeping(by_area, residents) | {fsa for fsa in by_area if main[fsa] == uid}
    drawn = [
        (fsa, point, people) for fsa in sorted(kept) for point, people in _clusters(by_area[fsa])
    ]
    counts = apportion(np.array([people for *_, people in drawn]), residents)
    for (fsa, point, _), count in zip(drawn, counts.tolist(), strict=True):
        if count:
            yield Cell(subdivision=uid, fsa=fsa, point=point, residents=count)


def _worth_keeping(by_area: Mapping[str, list[tuple[float, Point]]], residents: int) -> set[str]:
    people = {fsa: sum(count for count, _ in found) for fsa, found in by_area.items()}
    least = min(float(_FEWEST), _SMALLEST_SHARE * residents)
    return {fsa for fsa, count in people.items() if count >= least} or {
        max(people, key=lambda fsa: people[fsa])
    }


def _clusters(blocks: Sequence[tuple[float, Point]]) -> Iterable[tuple[Point, float]]:
    """Gather blocks around the most populous ones; each cluster stands at its middlemost block."""
    left = sorted(blocks, reverse=True)
    while left:
        seed = left[0][1]
        own = [one for one in left if km(one[1], seed) <= _CELL_KM]
        left = [one for one in left if km(one[1], seed) > _CELL_KM]
        people = sum(count for count, _ in own)
        lat = sum(count * point[0] for count, point in own) / people
        lon = sum(count * point[1] for count, point in own) / people
        yield min((point for _, point in own), key=lambda point: km(point, (lat, lon))), people
