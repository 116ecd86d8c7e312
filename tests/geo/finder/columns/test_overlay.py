from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.finder.columns.engine import ColumnsEngine
from geo.finder.columns.overlay import Overlay, changed_engine
from geo.finder.engine import Engine
from geo.finder.every_listing import EveryListing
from geo.listing.published import PublishedListing
from tests.geo.finder.columns.test_engine import AREAS, every_engine
from tests.geo.finder.crowded import crowd, visits
from tests.geo.finder.engines import Maker, agree
from tests.geo.finder.made_up import listing


def after(
    random: Random, listings: list[PublishedListing], *, changes: int
) -> list[PublishedListing]:
    """Withdraw some, change some, and add some."""
    left = random.sample(listings, max(0, len(listings) - changes))
    others = crowd(2 * changes, seed=random.randrange(1_000))
    changed = [
        PublishedListing(replace(other, id=one.id))
        for one, other in zip(left, others[:changes], strict=False)
    ]
    added = [PublishedListing(replace(one, id=f"new-{one.id}")) for one in others[changes:]]
    return sorted([*changed, *left[len(changed) :], *added], key=lambda one: one.id)


@every_engine
@given(st.integers(0, 10_000), st.integers(0, 40), st.integers(0, 12), st.integers(1, 3))
def test_after_any_changes_the_ladder_is_that_of_deciding_every_listing(
    make: Maker, seed: int, size: int, changes: int, states: int
) -> None:
    random = Random(seed)
    listings = crowd(size, seed=seed)
    engine: Engine | None = make(listings)
    for _ in range(states):
        listings = after(random, listings, changes=changes)
        assert engine is not None
        engine = changed_engine(engine, listings)
        assert engine is not None
        judge = EveryListing(listings)
        for fix, audience, at in visits(3, seed=seed):
            per_rung = random.choice((1, 2, 4, 20))
            assert agree(engine, judge, fix, audience, at, per_rung=per_rung)
            area = random.choice(AREAS)
            assert agree(engine, judge, area, audience, at, per_rung=per_rung)


@every_engine
@pytest.mark.parametrize("changes", [1, 10, 40])
def test_a_large_directory_may_change_as_well(make: Maker, changes: int) -> None:
    random, listings = Random(changes), crowd(700, seed=changes)
    later = after(random, listings, changes=changes)
    engine, judge = changed_engine(make(listings), later), EveryListing(later)
    assert isinstance(engine, Overlay)
    for fix, audience, at in visits(40, seed=changes):
        assert agree(engine, judge, fix, audience, at, per_rung=random.choice((1, 4, 20)))


def test_what_changed_much_or_has_no_columns_is_built_anew() -> None:
    listings = [listing(f"g-{n:03}") for n in range(300)]
    assert changed_engine(EveryListing(listings), listings) is None
    assert changed_engine(ColumnsEngine.of(listings), listings[:50]) is None
