from itertools import pairwise

import pytest

from geo.finder.columns import cells
from geo.finder.columns.columns import Columns
from geo.finder.columns.ranking import Ranking
from geo.finder.columns.sites import Here
from geo.finder.columns.walk import BEYOND_KM, SPARE_KM2, WITHIN_KM, Journey
from geo.listing.listing import Mode
from geo.place.coordinate import Coordinate
from geo.place.fix import Fix
from tests.geo.finder.crowded import crowd
from tests.geo.finder.directories import SPOTS
from tests.geo.finder.made_up import IQALUIT, TORONTO, listing


@pytest.fixture(params=[3_000, 30], ids=["one cell", "many cells"])
def ranking(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Ranking:
    monkeypatch.setattr(cells, "_ONE_CELL", request.param)
    monkeypatch.setattr(cells, "_LEAST", 8)
    listings = crowd(600, seed=1)
    return Ranking(Columns.of(listings, listings), None, (300, 400))


def walk_of(ranking: Ranking, fix: Fix) -> Journey:
    return ranking.walk.start(Here.at(fix.coordinate))


@pytest.mark.parametrize("fix", [TORONTO, IQALUIT])
@pytest.mark.parametrize("count", [1, 20, 500])
def test_near_sites_come_part_by_part_and_each_by_its_chord(
    ranking: Ranking, fix: Fix, count: int
) -> None:
    walked = list(walk_of(ranking, fix).near(count))
    assert len(walked) > 20
    order = [(code, chord2) for code, chord2, _ in walked]
    assert all(one[0] <= other[0] for one, other in pairwise(order))
    assert all(
        one[1] <= other[1] + SPARE_KM2 for one, other in pairwise(order) if one[0] == other[0]
    )
    assert all(chord2 <= WITHIN_KM**2 for _, chord2 in order)


@pytest.mark.parametrize("fix", [TORONTO, IQALUIT])
def test_near_and_far_sites_together_are_all_sites(ranking: Ranking, fix: Fix) -> None:
    journey = walk_of(ranking, fix)
    near, beyond = list(journey.near(20)), list(journey.beyond())
    chords2 = [chord2 for chord2, _ in beyond]
    assert chords2 == sorted(chords2)
    assert all(chord2 >= BEYOND_KM**2 for chord2 in chords2)
    owner = ranking.columns.rows.sites.owner
    may = ranking.columns.site_may_be_farther
    found = {row for *_, row in near} | {row for _, row in beyond}
    assert found >= set(owner[may].tolist())


def test_where_nothing_meets_no_site_is_walked() -> None:
    online = [listing(modes=frozenset({Mode.VIRTUAL}))]
    empty = Ranking(Columns.of(online, online), None, (0, 0))
    for lat, lon, *_ in SPOTS:
        journey = empty.walk.start(Here.at(Coordinate(lat, lon)))
        assert not list(journey.near(5))
        assert not list(journey.beyond())
