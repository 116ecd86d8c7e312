import sys
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.finder.columns.columns import Columns
from geo.finder.columns.engine import ColumnsEngine
from geo.finder.every_listing import EveryListing
from geo.finder.finder import Finder
from geo.listing.published import PublishedDirectory
from tests.geo.finder.crowded import crowd, visits
from tests.geo.finder.engines import agree
from tests.geo.finder.made_up import NOON, TORONTO, listing, site_at

pytest.importorskip("nearpeer_native", reason="tests/native/test_installed.py says so")

from geo.finder.columns.compiled import CompiledEngine, neighbours


def test_the_compiled_engine_is_taken_where_it_is_installed() -> None:
    directory = PublishedDirectory(crowd(300, seed=1))
    assert isinstance(Finder(directory)._engine, CompiledEngine)  # noqa: SLF001 - it has no face


def test_an_extra_of_another_layout_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    of_another = ModuleType("nearpeer_native")
    vars(of_another)["LAYOUT"] = 0
    monkeypatch.setitem(sys.modules, "nearpeer_native", of_another)
    monkeypatch.delitem(sys.modules, "geo.finder.columns.compiled")
    directory = PublishedDirectory(crowd(300, seed=1))
    assert type(Finder(directory)._engine) is ColumnsEngine  # noqa: SLF001 - as above


def test_ten_thousand_groups_may_share_one_place() -> None:
    near, far = (site_at(43.66, -79.39),), (site_at(45.4, -75.7),)
    listings = [
        listing(f"g-{number:05}", sites=near if number % 2 else far) for number in range(20_000)
    ]
    one = CompiledEngine.of(listings)
    for per_rung in (1, 20):
        options, _ = one.find(TORONTO, None, NOON, per_rung=per_rung)
        expected = [f"g-{2 * number + 1:05}" for number in range(per_rung)]
        expected += [f"g-{2 * number:05}" for number in range(min(per_rung, 3))]
        assert [option.listing.id for option in options] == expected


def test_threads_may_share_an_engine() -> None:
    listings = crowd(400, seed=5)
    one, judge = CompiledEngine.of(listings), EveryListing(listings)
    asked = visits(60, seed=5)
    with ThreadPoolExecutor(8) as pool:
        agreed = pool.map(lambda visit: agree(one, judge, *visit, per_rung=7), asked * 3)
        assert all(agreed)


@given(st.lists(st.tuples(*[st.floats(-6400, 6400)] * 3)))
def test_each_point_is_numbered_once(points: list[tuple[float, float, float]]) -> None:
    order = neighbours(np.array(points, dtype=float).reshape(-1, 3))
    assert sorted(order.tolist()) == list(range(len(points)))


def test_what_is_handed_over_is_handed_over_once(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Columns] = []
    from geo.finder.columns import compiled  # noqa: PLC0415 - beside what the test is about

    arrays_of = compiled.arrays_of

    def noted(columns: Columns) -> dict[str, object]:
        built.append(columns)
        return arrays_of(columns)

    monkeypatch.setattr(compiled, "arrays_of", noted)
    one = CompiledEngine.of(crowd(50, seed=2))
    for fix, audience, _ in visits(20, seed=2):
        one.find(fix, audience, NOON, per_rung=5)
    assert len(built) == 1
