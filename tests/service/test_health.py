"""What whoever looks after the service may ask."""

from collections.abc import Callable

import pytest
from starlette.applications import Starlette

from geo.noticed import Noticed, Remark
from geo.store.fault import StoreFault, StoreStanding
from service.health import health_routes
from service.middleware.stack import guard
from tests.service.conftest import OWN_FILES, SHIPPED, Client


def client_of(standing: Callable[[], StoreStanding]) -> Client:
    routes = health_routes(standing)
    middleware = guard(
        shipped_document=SHIPPED, own=OWN_FILES, pages=("/",), routes=routes, mounts=()
    )
    return Client(Starlette(routes=routes, middleware=middleware))


def test_an_open_store_is_ready_at_its_revision() -> None:
    reply = client_of(lambda: StoreStanding(is_open=True, revision=12)).get("/readyz")
    assert (reply.status, reply.json) == (200, {"ready": True, "revision": 12})
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["content-type"] == "application/json"


@pytest.mark.parametrize("fault", [*StoreFault, None])
@pytest.mark.parametrize("revision", [None, 7])
def test_a_store_that_is_away_is_not_ready_and_its_fault_is_named(
    fault: StoreFault | None, revision: int | None
) -> None:
    reply = client_of(lambda: StoreStanding(is_open=False, fault=fault, revision=revision)).get(
        "/readyz"
    )
    named = fault.value if fault else "starting"
    assert reply.status == 503
    assert reply.headers["cache-control"] == "no-store"
    assert reply.json == {
        "ready": False,
        "fault": named,
        "last_state_shown": revision is not None,
    }


def test_the_process_lives_whatever_its_store_does() -> None:
    def never_asked() -> StoreStanding:
        raise AssertionError

    reply = client_of(never_asked).get("/livez")
    assert (reply.status, reply.json) == (200, {"live": True})
    assert reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_both_take_no_other_method(path: str) -> None:
    client = client_of(lambda: StoreStanding(is_open=True))
    assert client.ask("HEAD", path).status == 200
    assert client.ask("POST", path).status == 405


def test_what_is_amiss_is_told_by_its_kind_alone_and_the_service_stays_ready() -> None:
    routes = health_routes(
        lambda: StoreStanding(is_open=True, revision=12),
        lambda: (Noticed(Remark.RESCUED, ("/srv/var/listings.sqlite3.rescued-1",)),),
    )
    reply = Client(Starlette(routes=routes)).get("/readyz")
    assert (reply.status, reply.json) == (
        200,
        {"ready": True, "revision": 12, "remarks": ["store_file_removed"]},
    )
