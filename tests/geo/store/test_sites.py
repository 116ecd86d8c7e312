"""The layer of points that a map may read from the database."""

from contextlib import closing
from dataclasses import replace

import pytest
from sqlalchemy import text as statement

from geo.listing.listing import Listing, Status
from geo.listing.published import published
from geo.listing.site import AddressVisibility
from geo.place.coordinate import Coordinate
from geo.place.distance import distance_km
from geo.store.store import Store
from geo.store.version import Stage
from tests.geo.finder.made_up import listing, site_at
from tests.geo.store.saves import save_listing

WITHIN_M = 1
FROM = (
    Coordinate(43.6532, -79.3832),
    Coordinate(63.7467, -68.517),
    Coordinate(82.5018, -62.3481),
    Coordinate(48.4284, -123.3656),
    Coordinate(47.5615, -52.7126),
)
"""Toronto, Iqaluit, Alert, Victoria, St. John's."""


def in_person(listing_id: str, *places: tuple[float, float], town: str = "Town") -> Listing:
    meets = tuple(site_at(*place, town=town) for place in places)
    return replace(listing(listing_id, modes=frozenset({"in_person"})), sites=meets)


def towns(store: Store) -> list[tuple[str, int, str]]:
    with store.engine.connect() as connection:
        asked = statement("SELECT listing_id, number, town FROM site ORDER BY 1, 2")
        return [tuple(row) for row in connection.execute(asked)]


def test_every_site_of_a_public_listing_is_a_point(store: Store) -> None:
    store.save_all(
        [
            save_listing(in_person("two", (50, -100), (51, -101), town="Brandon")),
            save_listing(in_person("one", (49, -99), town="Morden")),
        ]
    )
    assert towns(store) == [("one", 1, "Morden"), ("two", 1, "Brandon"), ("two", 2, "Brandon")]


def test_a_new_version_moves_its_points(store: Store) -> None:
    store.save(save_listing(in_person("one", (50, -100), (51, -101))))
    store.save(save_listing(in_person("one", (49, -99), town="Morden"), replaces=1))
    assert towns(store) == [("one", 1, "Morden")]


def test_a_draft_has_no_points_and_leaves_those_of_the_public_listing(store: Store) -> None:
    store.save(save_listing(in_person("one", (50, -100), town="Brandon")))
    store.save(save_listing(in_person("one", (49, -99)), stage=Stage.DRAFT))
    store.save(save_listing(in_person("new", (49, -99)), stage=Stage.DRAFT))
    assert towns(store) == [("one", 1, "Brandon")]


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.PAUSED])
def test_a_listing_that_visitors_do_not_see_leaves_no_point(store: Store, status: Status) -> None:
    meets = in_person("one", (50, -100))
    store.save(save_listing(meets))
    store.save(save_listing(replace(meets, status=status), replaces=1))
    assert towns(store) == []
    store.save(save_listing(meets, replaces=2))
    assert towns(store) == [("one", 1, "Town")]


def test_postgis_finds_the_listings_that_our_own_distance_finds(postgres_url: str) -> None:
    spread = [
        in_person(f"group-{row}-{column}", (42 + row * 4.5, -140 + column * 7.25))
        for row in range(10)
        for column in range(12)
    ]
    with closing(Store.open(postgres_url)) as store:
        store.save_all([save_listing(one) for one in spread])
        for here in FROM:
            metres = {one.id: metres_between(here, one) for one in spread}
            for listing_id, away in metres.items():
                assert listing_id in found_within(store, here, metres=away + WITHIN_M)
                assert listing_id not in found_within(store, here, metres=away - WITHIN_M)
            for radius in (100_000, 500_000, 1_500_000, 4_000_000):
                ours = {listing_id for listing_id, away in metres.items() if away <= radius}
                assert found_within(store, here, metres=radius) == ours


def metres_between(here: Coordinate, one: Listing) -> float:
    return distance_km(here, one.sites[0].coordinate) * 1000


def found_within(store: Store, here: Coordinate, *, metres: float) -> set[str]:
    asked = statement(
        "SELECT listing_id FROM site WHERE ST_DWithin(position,"
        " ST_SetSRID(ST_MakePoint(:lon, :lat), 4326)::geography, :metres)"
    )
    facts = {"lon": here.lon, "lat": here.lat, "metres": metres}
    with store.engine.connect() as connection:
        return set(connection.execute(asked, facts).scalars())


def test_the_points_stand_where_the_listing_says_to_the_last_digit(postgres_url: str) -> None:
    where = Coordinate(43.65321098765432, -79.38319999999999)
    asked = statement("SELECT ST_X(position::geometry), ST_Y(position::geometry) FROM site")
    with closing(Store.open(postgres_url)) as store:
        store.save(save_listing(in_person("one", where.lat_lon)))
        with store.engine.connect() as connection:
            assert tuple(connection.execute(asked).one()) == where.lon_lat


@pytest.mark.parametrize("visibility", [AddressVisibility.TOWN, AddressVisibility.WITHHELD])
def test_a_door_that_is_not_public_is_no_point_of_the_layer(
    store: Store, visibility: AddressVisibility
) -> None:
    home = site_at(53.518273, -113.571946, visibility=visibility, uncertainty_km=0.02)
    store.save(save_listing(replace(in_person("one"), sites=(home,))))
    with store.engine.connect() as connection:
        uncertainty_km = connection.execute(statement("SELECT uncertainty_km FROM site")).scalar()
    shown = published(replace(in_person("one"), sites=(home,)))
    assert shown is not None
    assert uncertainty_km == shown.sites[0].uncertainty_km > 1
