"""Where one kind of work hangs, no other kind waits with it, and nobody waits for ever."""

import asyncio
from collections.abc import Callable, Iterator
from threading import Event

import pytest

from service.process.threads import Threads, TooLateError
from tests.asynchronous import run


@pytest.fixture
def hanging() -> Iterator[Event]:
    goes_on = Event()
    yield goes_on
    goes_on.set()


def wait_for(event: Event) -> Callable[[], bool]:
    return lambda: event.wait(20)


def test_what_work_gives_or_raises_is_handed_on() -> None:
    async def both() -> None:
        threads = Threads(1, within_s=5)
        assert await threads.run(lambda: 7) == 7
        with pytest.raises(ZeroDivisionError):
            await threads.run(lambda: 1 / 0)

    run(both())


def test_one_kind_that_hangs_takes_no_thread_of_another_and_no_more_than_its_own(
    hanging: Event,
) -> None:
    begun: list[int] = []

    def hang() -> bool:
        begun.append(1)
        return hanging.wait(20)

    async def visit() -> list[bool]:
        store, answers = Threads(3, within_s=2), Threads(1, within_s=15)
        asked = [asyncio.ensure_future(store.run(hang)) for _ in range(40)]
        assert await answers.run(lambda: 7) == 7, "the others hang for longer than it may take"
        late = await asyncio.gather(*asked, return_exceptions=True)
        assert all(isinstance(one, TooLateError) for one in late)
        told = [one.has_begun for one in late if isinstance(one, TooLateError)]
        hanging.set()
        await asyncio.sleep(0.1)
        return told

    told = run(visit())
    assert (told.count(True), len(begun)) == (3, 3), "what was said never to be done was not done"


def test_a_thread_that_comes_back_is_used_again(hanging: Event) -> None:
    async def twice() -> int:
        threads = Threads(1, within_s=0.1)
        for _ in range(2):
            with pytest.raises(TooLateError):
                await threads.run(wait_for(hanging))
        hanging.set()
        await asyncio.sleep(0.1)
        return await threads.run(lambda: 7)

    assert run(twice()) == 7


def test_an_error_that_comes_too_late_is_no_error_that_nobody_waited_for(
    hanging: Event, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        hanging.wait(20)
        raise ZeroDivisionError

    async def visit() -> None:
        with pytest.raises(TooLateError):
            await Threads(1, within_s=0.1).run(fail)
        hanging.set()
        await asyncio.sleep(0.1)

    run(visit())
    assert caplog.messages == []
