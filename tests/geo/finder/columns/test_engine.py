"""Every engine finds what the judge finds; how it gets there is its own affair."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.finder.columns import cells, engine, places, shown, visit
from geo.finder.columns.engine import ColumnsEngine
from geo.finder.columns.ranking import Ranking
from geo.finder.decision import NEAR_KM, Rung
from geo.finder.every_listing import EveryListing
from geo.listing.audience import Audience
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory, PublishedListing
from geo.listing.service_area import WholeCanada
from geo.place.coordinate import Coordinate
from geo.place.distance import geodesic_km
from geo.place.fix import AskedArea, Fix
from geo.place.regions import Region
from tests.geo.finder.crowded import crowd, visits
from tests.geo.finder.directories import directories, fixes, moments
from tests.geo.finder.engines import ENGINES, Maker, agree
from tests.geo.finder.made_up import NOON, POLICE_ONLY, TORONTO, days_ago, listing, site_at

AREAS = (
    None,
    AskedArea(id="a", name_en="A", name_fr="A", regions=(Region.SASKATCHEWAN,)),
    AskedArea(id="b", name_en="B", name_fr="B", regions=(Region.ONTARIO, Region.MANITOBA)),
    AskedArea(
        id="c",
        name_en="C",
        name_fr="C",
        regions=(Region.BRITISH_COLUMBIA,),
        named_regions=("northern-bc",),
    ),
)
every_engine = pytest.mark.parametrize("make", ENGINES.values(), ids=ENGINES)


@pytest.fixture(params=[False, True], ids=["one cell", "many cells"])
def many_cells(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Part even few sites into cells, and hold even short lists against circles together."""
    if request.param:
        monkeypatch.setattr(cells, "_ONE_CELL", 3)
        monkeypatch.setattr(cells, "_LEAST", 2)
        monkeypatch.setattr(visit, "_FEW", 1)
        monkeypatch.setattr(visit, "_CHUNK", 3)
        monkeypatch.setattr(places, "_MANY", 1)
    return bool(request.param)


@every_engine
@given(
    directories(max_size=20),
    st.lists(st.tuples(fixes(), moments), min_size=1, max_size=4),
    st.none() | st.sampled_from(Audience),
    st.integers(1, 6),
)
def test_an_engine_serves_visitors_in_any_order_as_the_judge_does(
    make: Maker,
    directory: PublishedDirectory,
    asked: list[tuple[Fix, datetime]],
    audience: Audience | None,
    per_rung: int,
) -> None:
    one, judge = make(directory.listings), EveryListing(directory.listings)
    for fix, at in asked:
        assert agree(one, judge, fix, audience, at, per_rung=per_rung)


@every_engine
@pytest.mark.usefixtures("many_cells")
@pytest.mark.parametrize("size", [0, 1, 9, 60, 500])
def test_a_crowded_directory_gives_the_ladder_of_deciding_every_listing(
    make: Maker, size: int
) -> None:
    listings = crowd(size, seed=size)
    one, judge, random = make(listings), EveryListing(listings), Random(size)
    for fix, audience, at in visits(40, seed=size):
        per_rung = random.choice((1, 4, 20, 500))
        assert agree(one, judge, fix, audience, at, per_rung=per_rung)
        area = random.choice(AREAS)
        assert agree(one, judge, area, audience, at, per_rung=per_rung)


@every_engine
@pytest.mark.usefixtures("many_cells")
def test_many_groups_may_share_one_place(make: Maker) -> None:
    one_house = (site_at(43.66, -79.39),)
    far = (site_at(45.4, -75.7),)
    listings = [replace(one, modes=frozenset({Mode.IN_PERSON})) for one in crowd(480, seed=7)]
    listings = [
        PublishedListing(replace(one, sites=one_house if at % 2 else far))
        for at, one in enumerate(listings)
    ]
    one, judge = make(listings), EveryListing(listings)
    for _, audience, at in visits(12, seed=7):
        for per_rung in (1, 4, 20, 500):
            assert agree(one, judge, TORONTO, audience, at, per_rung=per_rung)


@every_engine
def test_the_border_of_what_is_near_is_drawn_by_the_geodesic(make: Maker) -> None:
    here = TORONTO.coordinate
    listings = []
    for number in range(200):  # 80 km to the north, a millimetre apart
        lat = _north_of(here, NEAR_KM) + (number - 100) * 9e-9
        listings.append(listing(f"g-{number:03}", sites=(site_at(lat, here.lon),)))
    one, judge = make(listings), EveryListing(listings)
    rungs = {option.rung for option in judge.find(TORONTO, None, NOON, per_rung=200).options}
    assert rungs == {Rung.NEAR, Rung.FARTHER}
    for per_rung in (1, 20, 200):
        assert agree(one, judge, TORONTO, None, NOON, per_rung=per_rung)


def _north_of(here: Coordinate, km: float) -> float:
    low, high = here.lat, here.lat + 1
    for _ in range(60):
        middle = (low + high) / 2
        is_beyond = geodesic_km(here.lat, here.lon, middle, here.lon) > km
        low, high = (low, middle) if is_beyond else (middle, high)
    return low


@every_engine
def test_each_listing_is_found_once(make: Maker) -> None:
    listings = [
        listing("a", modes=frozenset({Mode.VIRTUAL}), service_area=WholeCanada()),
        listing("b", sites=(site_at(43.66, -79.39), site_at(43.7, -79.4))),
    ]
    options, _ = make(listings).find(TORONTO, None, NOON, per_rung=20)
    assert sorted(one.listing.id for one in options) == ["a", "b"]


def test_what_is_kept_apart_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    kept_apart = shown.apart

    def noted(rows: Iterable[int], *others: object) -> object:
        made.append(1)
        return kept_apart(rows, *others)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(engine, "apart", noted)
    closed = [listing(f"g-{n:02}", welcomes=POLICE_ONLY) for n in range(30)]
    one = ColumnsEngine.of(closed)
    ids = []
    for per_rung in (5, 5, 3, 30, 20, 100):
        _, excluded = one.find(TORONTO, Audience.FIRE, NOON, per_rung=per_rung)
        ids.append([each.listing.id for each in excluded])
    assert ids == [[f"g-{n:02}" for n in range(count)] for count in (5, 5, 3, 30, 20, 30)]
    assert len(made) == 2


def test_nothing_is_built_again_until_another_listing_turns_stale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built: list[Ranking] = []

    class Noted(Ranking):
        def __init__(self, *given: object) -> None:
            super().__init__(*given)  # type: ignore[arg-type]  # handed on as it came
            built.append(self)

    monkeypatch.setattr(engine, "Ranking", Noted)
    one = ColumnsEngine.of([listing(f"g-{n}", assured_on=days_ago(365 - 10 * n)) for n in range(3)])
    counts = []
    for days in (0, 0, 1, 5, 10, 11, 11, 20):
        one.find(TORONTO, None, NOON + timedelta(days=days), per_rung=20)
        counts.append(len(built))
    assert counts == [1, 1, 2, 2, 2, 3, 3, 3]
