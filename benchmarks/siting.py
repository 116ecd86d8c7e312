"""Where people live how far, and where the next groups should go: the figures that staff wait for.

The points of demand are made up, each on a real postal code, so that they lie as people do. Two
questions of the pages are asked of the shipped communities beside them.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from random import Random
from typing import TypeVar

import numpy as np
from scipy.sparse import csr_array

from benchmarks.figures import Figure
from geo.coverage.catchment import covers
from geo.coverage.communities import Communities, Community, Floats, communities
from geo.coverage.demand import counted_demand
from geo.coverage.gaps import GapQuery, find_gaps
from geo.coverage.groups import CoverageCriteria
from geo.coverage.maximal_cover import exact, gain, greedy
from geo.coverage.reach import measure
from geo.coverage.regions import CANADA, NORTH
from geo.coverage.siting import TIME_LIMIT_S, TOWN_SIZE, site
from geo.coverage.travel import WITHIN_KM
from geo.listing.audience import Audience
from geo.listing.files.listing_file import read_directory
from geo.listing.published import PublishedDirectory
from geo.place.coordinate import Coordinate
from geo.place.gazetteer import Gazetteer
from geo.place.road import RoadAccess

_Result = TypeVar("_Result")

SIZES = (6_800, 60_000)
_NEXT = 5
_MOST_PEOPLE = 2_000
_TIMES = 3


def figures(sizes: Sequence[int] = SIZES) -> Iterator[Figure]:
    """Measure the next five groups at each size, and a new question to the shipped communities."""
    for size in sizes:
        yield from _next_five(size)
    yield from _new_question()


def _next_five(size: int) -> Iterator[Figure]:
    people = np.random.default_rng(size).integers(1, _MOST_PEOPLE, size).astype(np.float64)
    drawn_s, reached = _timed(lambda: covers(_points(size), _towns(), WITHIN_KM), times=1)
    name = f"{size:,} points x {reached.shape[0]} towns"
    yield Figure(what=f"{name}: draw the catchments", measured=drawn_s, unit="s")
    greedy_s, chosen = _timed(lambda: greedy(reached, people, _NEXT))
    yield Figure(what=f"{name}: greedy", measured=greedy_s, unit="s", bar=0.1)
    exact_s, best = _timed(lambda: _exact(reached, people), times=1)
    yield Figure(what=f"{name}: exact", measured=exact_s, unit="s", bar=TIME_LIMIT_S)
    if best:
        share = gain(reached, people, chosen) / gain(reached, people, best)
        yield Figure(what=f"{name}: greedy, part of the best", measured=100 * share, unit="%")


def _exact(reached: csr_array, people: Floats) -> list[int]:
    rows, _ = exact(reached, people, _NEXT, time_limit_s=TIME_LIMIT_S)
    return rows


def _new_question() -> Iterator[Figure]:
    """Measure what a page does when somebody chooses another audience."""
    demand, directory = counted_demand(), PublishedDirectory(read_directory())
    criteria = CoverageCriteria(audience=Audience.PARAMEDIC)
    for region in (CANADA, NORTH):
        question = GapQuery(region=region, criteria=criteria)
        asked_s, _ = _timed(
            lambda: find_gaps(measure(demand, directory, criteria), directory, question)  # noqa: B023
        )
        yield Figure(what=f"{region}: reach and gaps", measured=asked_s, unit="s", bar=0.5)
        reach = measure(demand, directory, criteria)
        sited_s, _ = _timed(
            lambda: site(reach, region, count=_NEXT, within_km=WITHIN_KM)  # noqa: B023
        )
        yield Figure(what=f"{region}: the next five", measured=sited_s, unit="s", bar=0.5)


def _timed(run: Callable[[], _Result], *, times: int = _TIMES) -> tuple[float, _Result]:
    """Take the fastest of some runs; the first also fills what is kept."""
    return min((_once(run) for _ in range(times)), key=itemgetter(0))


def _once(run: Callable[[], _Result]) -> tuple[float, _Result]:
    start = time.perf_counter()
    result = run()
    return time.perf_counter() - start, result


def _towns() -> list[Coordinate]:
    return [one.coordinate for one in communities().listed if one.town_population >= TOWN_SIZE]


def _points(size: int) -> Communities:
    gazetteer = Gazetteer.open()
    drawn = Random(size).sample(list(gazetteer), size)
    points = [point for code in drawn if (point := gazetteer.find(code)) is not None]
    count, nowhere = (
        len(points),
        Community("Made up", "CA-ON", _towns()[0], 0, road=RoadAccess.ALL_SEASON),
    )
    return Communities(
        listed=(nowhere,),
        fsas=np.array([code[:3] for code in drawn]),
        community=np.zeros(count, dtype=np.int64),
        lat=np.array([point.lat for point in points]),
        lon=np.array([point.lon for point in points]),
        counted=np.ones(count, dtype=np.int64),
    )
