"""A page opens no event loop before somebody uses it."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from views.session.event_loops import LoopWhenUsed


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.fixture
def loop() -> Iterator[Any]:
    made = LoopWhenUsed()  # type: ignore[abstract] # completed in its module
    yield made
    made.close()


def test_it_opens_nothing_as_long_as_nobody_uses_it(loop: LoopWhenUsed) -> None:
    before = descriptors()
    assert not loop.is_running()
    assert not loop.is_closed()
    loop.close()
    assert loop.is_closed()
    assert descriptors() == before


def test_it_runs_what_it_is_given(loop: LoopWhenUsed) -> None:
    async def seven() -> int:
        await asyncio.sleep(0)
        return 7

    before = descriptors()
    with ThreadPoolExecutor(1) as thread:  # as where a page is drawn: no other loop runs there
        assert thread.submit(lambda: loop.run_until_complete(seven())).result() == 7
        twice = thread.submit(lambda: loop.run_until_complete(loop.create_task(seven())))
        assert twice.result() == 7
    loop.close()
    assert loop.is_closed()
    assert descriptors() == before


def test_once_closed_it_stays_closed(loop: LoopWhenUsed) -> None:
    loop.close()
    with pytest.raises(RuntimeError, match="closed"):
        loop.time()
