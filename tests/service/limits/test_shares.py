"""What one client and all together may hold, and turns where it is short."""

import asyncio

import pytest

from service.limits.proxies import Proxies
from service.limits.shares import Bounds, Shares, Turns
from tests.asynchronous import run
from tests.service.clock import Clock

ONE, TWO, PROXY = "192.0.2.1", "192.0.2.2", "127.0.0.1"


def _shares(each: int = 2, in_all: int = 3) -> Shares:
    return Shares(Bounds(each=each, in_all=in_all), unbounded=Proxies())


def test_one_client_has_its_share_and_all_have_theirs() -> None:
    shares = _shares()
    assert [shares.take(ONE) for _ in range(3)] == [True, True, False]
    assert [shares.take(TWO) for _ in range(2)] == [True, False]
    shares.give_back(ONE)
    assert shares.take(TWO)
    assert shares.in_all == 3


def test_a_proxy_that_hides_who_is_behind_it_has_only_the_bound_of_all() -> None:
    shares = _shares()
    assert [shares.take(PROXY) for _ in range(4)] == [True, True, True, False]


def test_an_ipv6_household_is_one_client() -> None:
    shares = _shares(each=1)
    assert shares.take("2001:db8:0:1::a")
    assert not shares.take("2001:db8:0:1::b")
    assert shares.take("2001:db8:0:2::a")


def test_the_crowd_of_one_client_waits_and_others_pass_it() -> None:
    async def scene() -> list[str]:
        turns, done = Turns(_shares(each=1, in_all=2)), list[str]()

        async def work(name: str, address: str) -> None:
            await turns.take(address)
            await asyncio.sleep(0.01)
            done.append(name)
            turns.give_back(address)

        await asyncio.gather(
            *(work(f"crowd {number}", ONE) for number in range(4)), work("somebody", TWO)
        )
        return done

    done = run(scene())
    assert done.index("somebody") < 2
    assert len(done) == 5


def _order(turns: Turns, clock: Clock, coming: list[tuple[float, str]]) -> list[str]:
    """Let clients come at their seconds while one holds the only turn; return who went first."""

    async def scene() -> list[str]:
        went = list[str]()

        async def work(address: str) -> None:
            await turns.take(address)
            went.append(address)
            turns.give_back(address)

        await turns.take(PROXY)
        tasks = []
        for clock.now, address in coming:
            tasks.append(asyncio.create_task(work(address)))
            await asyncio.sleep(0)
        turns.give_back(PROXY)
        await asyncio.gather(*tasks)
        return went

    return run(scene())


def test_whoever_had_much_work_lately_waits_behind_those_who_come_a_little_later() -> None:
    clock = Clock()
    turns = Turns(_shares(each=1, in_all=1), clock=clock)
    for address, took_s in ((ONE, 1.0), (TWO, 0.01)):
        run(turns.take(address))
        turns.give_back(address, took_s=took_s)
    assert _order(turns, clock, [(0.0, ONE), (0.1, TWO), (0.5, "new")]) == [TWO, "new", ONE]


def test_newcomers_keep_nobody_waiting_without_an_end() -> None:
    clock = Clock()
    turns = Turns(_shares(each=1, in_all=1), clock=clock)
    run(turns.take(ONE))
    turns.give_back(ONE, took_s=3_600.0)
    newcomers = [(second + 0.5, f"192.0.2.{100 + second:.0f}") for second in range(1, 40)]
    went = _order(turns, clock, [(0.0, ONE), *newcomers])
    assert went.index(ONE) == 19


def test_whoever_stops_waiting_leaves_no_turn_behind() -> None:
    async def scene() -> int:
        shares = _shares(each=1, in_all=1)
        turns = Turns(shares)
        await turns.take(ONE)
        waiting = [asyncio.create_task(turns.take(TWO)) for _ in range(3)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        turns.give_back(ONE)  # the second's turn comes, and it stops at the same moment
        waiting[1].cancel()
        await asyncio.gather(*waiting[:2], return_exceptions=True)
        await asyncio.wait_for(waiting[2], 5)
        turns.give_back(TWO)
        return shares.in_all

    assert run(scene()) == 0


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("10.1.2.3", True),
        ("", True),
        ("10.2.2.3", False),
        ("not an address", False),
    ],
)
def test_a_proxy_is_known_by_its_address_or_network(address: str, *, is_one: bool) -> None:
    assert (address in Proxies("127.0.0.1, ::1, 10.1.0.0/16, proxy.example, *")) is is_one
