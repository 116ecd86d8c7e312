from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.finder import index
from geo.finder.decision import NEAR_KM
from geo.finder.every_listing import EveryListing
from geo.finder.finder import Finder
from geo.finder.index import Index
from geo.finder.polygons import Polygons
from geo.finder.stratum import Stratum
from geo.listing.audience import Audience
from geo.listing.listing import Mode
from geo.listing.published import PublishedDirectory, PublishedListing
from geo.listing.service_area import Outline
from geo.place.distance import CHORD_MARGIN, distance_km
from geo.place.fix import Fix
from tests.geo.finder.directories import SPOTS, directories, fixes, moments, outlines
from tests.geo.finder.made_up import (
    IQALUIT,
    NOON,
    POLICE_ONLY,
    TORONTO,
    days_ago,
    listing,
    site_at,
    square,
)


def scattered(count: int) -> list[PublishedListing]:
    random = Random(count)
    rows = []
    for number in range(count):
        lat, lon, *_ = random.choice(SPOTS)
        where = site_at(lat + random.uniform(-0.5, 0.5), lon - random.uniform(0, 0.5))
        days = random.choice((None, -900, -2, -1, 30, 364, 365, 366))
        day = None if days is None else days_ago(days)
        rows.append(listing(f"group-{number:04}", sites=(where,), assured_on=day))
    return rows


@pytest.mark.parametrize("fix", [TORONTO, IQALUIT])
def test_a_large_directory_gives_the_same_ladder_as_deciding_every_listing(fix: Fix) -> None:
    listings = scattered(2_000)
    by_index = Finder(PublishedDirectory(listings), engine=Index(listings))
    by_all = Finder(PublishedDirectory(listings), engine=EveryListing(tuple(listings)))
    for days, per_rung in ((0, 1), (0, 20), (1, 20), (0, 500), (2, 500)):
        asked: dict[str, Any] = {"at": NOON + timedelta(days=days), "per_rung": per_rung}
        assert by_index.find(fix, **asked) == by_all.find(fix, **asked)


def test_nothing_is_built_again_until_another_listing_turns_stale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built: list[Stratum] = []

    def noted(part: Sequence[PublishedListing]) -> Stratum:
        built.append(Stratum(part))
        return built[-1]

    monkeypatch.setattr(index, "Stratum", noted)
    confirmed = [listing(f"g-{n}", assured_on=days_ago(365 - 10 * n)) for n in range(3)]
    finder = Finder(PublishedDirectory(confirmed), engine=Index(confirmed))
    counts = []
    for days in (0, 0, 1, 5, 10, 11, 11, 20):
        finder.find(TORONTO, at=NOON + timedelta(days=days))
        counts.append(len(built))
    # one that is open and one that is closed; then fresh, stale and closed
    assert counts == [2, 2, 5, 5, 5, 8, 8, 8]


def test_ties_at_the_cut_fall_to_the_id() -> None:
    same_door = [listing(f"g-{n:03}", sites=(site_at(43.66, -79.39),)) for n in range(100)]
    finder = Finder(PublishedDirectory(same_door), engine=Index(same_door))
    ids = [option.listing.id for option in finder.find(TORONTO, at=NOON, per_rung=5).options]
    assert ids == [f"g-{n:03}" for n in range(5)]


def test_an_audience_that_nobody_excludes_has_nothing_apart() -> None:
    many = [listing(f"g-{n:03}") for n in range(60)]
    assert (
        Finder(PublishedDirectory(many)).find(TORONTO, audience=Audience.FIRE, at=NOON).not_for_you
        == ()
    )
    closed = [listing(f"g-{n:03}", welcomes=POLICE_ONLY) for n in range(60)]
    answer = Finder(PublishedDirectory(closed)).find(TORONTO, audience=Audience.FIRE, at=NOON)
    assert answer.options == ()
    assert [one.listing.id for one in answer.not_for_you] == [f"g-{n:03}" for n in range(20)]


@given(
    directories(max_size=8),
    st.lists(st.tuples(fixes(), moments), min_size=2, max_size=5),
    st.integers(1, 3),
)
def test_one_index_serves_many_visitors_in_any_order(
    directory: PublishedDirectory, visits: list[tuple[Fix, datetime]], per_rung: int
) -> None:
    by_index = Finder(directory, engine=Index(directory.listings))
    by_all = Finder(directory, engine=EveryListing(directory.listings))
    for fix, at in visits:
        found = by_index.find(fix, at=at, per_rung=per_rung)
        assert found == by_all.find(fix, at=at, per_rung=per_rung)


@given(fixes(), st.lists(outlines(), max_size=8))
def test_polygons_are_found_the_smaller_first(fix: Fix, drawn: list[Outline]) -> None:
    polygons = Polygons(list(enumerate(drawn)))
    found = list(polygons.containing(fix))
    assert found == sorted(found)
    assert {number for _, number in found} >= {
        number for number, outline in enumerate(drawn) if outline.contains(fix)
    }
    untold = {number for number, outline in enumerate(drawn) if outline.contains(fix) is None}
    assert set(polygons.straddling(fix)) == untold


def test_no_polygon_is_found_where_none_is() -> None:
    polygons = Polygons([(0, square(43.65, -79.38, half=0.4))])
    assert list(polygons.containing(IQALUIT)) == []
    assert polygons.straddling(IQALUIT) == []


def test_a_stratum_walks_its_sites_from_the_nearest() -> None:
    stratum = Stratum(scattered(300))
    near, beyond = list(stratum.near(IQALUIT)), list(stratum.beyond(IQALUIT))
    assert len(near) > 5
    assert {one.id for _, one in near + beyond} == {f"group-{n:04}" for n in range(300)}
    away = [distance_km(IQALUIT.coordinate, one.sites[0].coordinate) for _, one in near + beyond]
    assert all(one <= other * (1 + CHORD_MARGIN) for one, other in pairwise(away))
    assert all(chord <= NEAR_KM for chord, _ in near)
    assert all(chord > NEAR_KM * (1 - CHORD_MARGIN) for chord, _ in beyond)


def test_a_stratum_without_sites_walks_none() -> None:
    stratum = Stratum([listing(modes=frozenset({Mode.VIRTUAL}))])
    assert list(stratum.near(TORONTO)) == list(stratum.beyond(TORONTO)) == []
    assert [one.id for one in stratum.online(NOON)] == ["plain"]
