import asyncio
from collections.abc import Iterable

import pytest
from starlette.requests import Request
from starlette.types import Message

from service.limits import allowance
from service.limits.allowance import Allowance, read_body
from service.responses.refusal import Refusal, RefusedError
from tests.asynchronous import run


def test_searches_come_back_with_time_and_only_up_to_the_allowance() -> None:
    now = [0.0]
    allowance = Allowance(60, clock=lambda: now[0])
    assert [allowance.take("192.0.2.1") for _ in range(60)] == [0.0] * 60
    assert allowance.take("192.0.2.1") == 1.0
    now[0] = 1.0
    assert allowance.take("192.0.2.1") == 0.0
    now[0] = 1000.0
    assert sum(allowance.take("192.0.2.1") == 0.0 for _ in range(100)) == 60


def test_each_address_has_its_own_but_a_household_shares_one() -> None:
    allowance = Allowance(1, clock=lambda: 0.0)
    assert allowance.take("192.0.2.1") == allowance.take("192.0.2.2") == 0.0
    assert allowance.take("2001:db8:0:1::1") == 0.0
    assert allowance.take("2001:db8:0:1:ffff::2") > 0.0
    assert allowance.take("2001:db8:0:2::1") == 0.0


def test_who_asked_longest_ago_is_forgotten_first() -> None:
    allowance = Allowance(1, remembered=2, clock=lambda: 0.0)
    for address in ("192.0.2.1", "192.0.2.2", "192.0.2.3"):
        allowance.take(address)
    assert allowance.take("192.0.2.3") > 0.0
    assert allowance.take("192.0.2.1") == 0.0


def _request(chunks: Iterable[bytes]) -> Request:
    waiting = iter(chunks)

    async def receive() -> Message:
        chunk = next(waiting, None)
        if chunk is None:
            await asyncio.sleep(60)
        return {"type": "http.request", "body": chunk, "more_body": True}

    return Request({"type": "http", "headers": [(b"content-type", b"text/plain; x=y")]}, receive)


def test_a_body_that_does_not_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "SLOWEST_S", 0.01)
    with pytest.raises(RefusedError) as refused:
        run(read_body(_request([b"a", b"b"]), "text/plain"))
    assert refused.value.refusal is Refusal.TOO_SLOW


def test_a_body_is_read_no_further_than_it_may_go() -> None:
    chunks = iter([b"x" * 1000] * 100)
    with pytest.raises(RefusedError) as refused:
        run(read_body(_request(chunks), "text/plain"))
    assert refused.value.refusal is Refusal.TOO_LARGE
    assert len(list(chunks)) == 95
