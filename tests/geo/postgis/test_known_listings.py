"""A listing is read once, and forgotten when nobody asked for it in a long while."""

from collections.abc import Collection

import pytest

from geo.listing.listing import Status
from geo.listing.published import PublishedListing
from geo.postgis.known_listings import KnownListings, read_versions
from geo.store.servers import Servers, Session
from geo.store.store import Store
from tests.geo.finder.made_up import MONDAY_EVENING, listing
from tests.geo.store.saves import save_listing


class Versions:
    """Listings by revision, and which were asked for."""

    def __init__(self, *listings: PublishedListing) -> None:
        self.listings, self.asked = listings, list[int]()

    def read(
        self, _session: Session, revisions: Collection[int]
    ) -> list[tuple[int, PublishedListing]]:
        self.asked += sorted(revisions)
        return [(one, self.listings[one - 1]) for one in revisions if one <= len(self.listings)]


@pytest.fixture
def session() -> Session:
    return Session(None)  # type: ignore[arg-type]  # nobody asks it


def test_what_was_read_is_not_read_again(session: Session) -> None:
    versions = Versions(listing("a"), listing("b"), listing("c"))
    known = KnownListings(versions.read)
    assert known.of([1, 2], session, {}) == {1: versions.listings[0], 2: versions.listings[1]}
    assert [one.id for one in known.of([3, 2], session, {}).values()] == ["b", "c"]
    assert versions.asked == [1, 2, 3]


def test_what_nobody_asked_for_longest_is_forgotten_first(session: Session) -> None:
    versions = Versions(listing("a"), listing("b"), listing("c"))
    known = KnownListings(versions.read, most=2)
    for revision in (1, 2, 1, 3, 1):
        known.of([revision], session, {})
    assert versions.asked == [1, 2, 3]
    known.of([2], session, {})
    assert versions.asked == [1, 2, 3, 2]


def test_what_cannot_be_read_is_left_out_and_not_asked_for_again(session: Session) -> None:
    versions = Versions(listing("a"))
    known = KnownListings(versions.read)
    assert [known.of([1, 9], session, {}).keys() for _ in range(2)] == [{1}, {1}]
    assert versions.asked == [1, 9]


def test_equal_schedules_become_one(session: Session) -> None:
    other = listing("a", schedule=type(MONDAY_EVENING)(meetings=MONDAY_EVENING.meetings))
    known = KnownListings(Versions(other).read)
    [read] = known.of([1], session, {MONDAY_EVENING: MONDAY_EVENING}).values()
    assert read.schedule is MONDAY_EVENING


def test_of_versions_the_public_gets_what_is_published(postgres_url: str) -> None:
    store = Store.open(postgres_url)
    store.save_all([save_listing(listing("a")), save_listing(listing("b", status=Status.PAUSED))])
    servers = Servers(postgres_url)
    found = servers.ask(lambda session: list(read_versions(session, [1, 2])), at_least=2)
    assert found == [(1, listing("a"))]
    servers.close()
    store.close()
