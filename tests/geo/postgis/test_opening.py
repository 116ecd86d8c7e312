"""The database searches where the operator has set it, and visitors are answered without it too."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from geo.current_finder import CurrentFinder
from geo.listing.listing import Mode, Status
from geo.postgis.opening import search_in
from geo.store.address import ENGINE, REPLICAS
from geo.store.last_published import LastPublished
from geo.store.store import Store
from tests.geo.finder.made_up import NOON, TORONTO, listing
from tests.geo.store.postgres import new_cluster
from tests.geo.store.saves import save_listing

pytestmark = pytest.mark.slow

SOON_S = 30.0
GROUP = listing("group", modes=frozenset({Mode.VIRTUAL}))


@pytest.fixture(autouse=True)
def searching(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENGINE, "postgis")


@pytest.fixture
def current(postgres_url: str) -> Iterator[CurrentFinder]:
    following = CurrentFinder(lambda _: Store.open(postgres_url), LastPublished(None))
    yield following
    following.close()


def soon(is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + SOON_S
    while not is_so() and time.monotonic() < until:
        time.sleep(0.02)
    return is_so()


def shown(current: CurrentFinder) -> list[str]:
    answer = current.finder().find(TORONTO, at=NOON)
    return [option.listing.id for option in answer.options]


def test_what_is_saved_is_answered_with_by_the_database(
    current: CurrentFinder, caplog: pytest.LogCaptureFixture
) -> None:
    store = current.store
    assert store is not None
    assert shown(current) == []
    store.save_all([save_listing(GROUP), save_listing(replace(GROUP, id="other"))])
    assert shown(current) == ["group", "other"]
    store.save(save_listing(replace(GROUP, status=Status.WITHDRAWN), replaces=1))
    assert shown(current) == ["other"]
    assert "without the database" not in caplog.text


def test_a_replica_that_is_not_there_costs_no_answer(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(REPLICAS, " postgresql://postgres@127.0.0.1:1/none , ")
    following = CurrentFinder(lambda _: Store.open(postgres_url), LastPublished(None))
    assert following.store is not None
    following.store.save(save_listing(GROUP))
    assert shown(following) == ["group"]
    following.close()


def test_while_the_database_is_away_visitors_are_answered_from_what_was_published_last() -> None:
    with new_cluster() as cluster:
        with cluster.started():
            cluster.server.make_template()
            url = cluster.server.new_database()
            current = CurrentFinder(lambda _: Store.open(url), LastPublished(None))
            assert current.store is not None
            current.store.save(save_listing(GROUP))
            assert shown(current) == ["group"]
        assert shown(current) == ["group"]
        assert soon(lambda: not current.standing().is_open)
        assert shown(current) == ["group"]
        with cluster.started():
            assert soon(lambda: current.standing().is_open)
            assert shown(current) == ["group"]
            current.close()


def test_a_file_does_not_search(
    sqlite_file_url: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Store.open(sqlite_file_url)) as store:
        with caplog.at_level(logging.ERROR):
            assert search_in(store) is None
        assert "set DATABASE_URL to a PostgreSQL database" in caplog.text
        monkeypatch.delenv(ENGINE)
        caplog.clear()
        assert search_in(store) is None
        assert not caplog.text
