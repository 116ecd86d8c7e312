"""Threads for what may wait, a few for each kind: where one kind hangs, no other waits with it."""

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar

from anyio import CapacityLimiter, to_thread

Given = TypeVar("Given")


class TooLateError(Exception):
    """Some work took too long, and nobody waits for it any more.

    Parameters
    ----------
    has_begun
        Whether it may still be done; else it never will be.
    """

    def __init__(self, *, has_begun: bool) -> None:
        super().__init__("the work was not done in time")
        self.has_begun = has_begun


class Threads:
    """Runs one kind of work beside the event loop.

    A thread that hangs keeps its place until it ends, so that hanging work never grows beyond
    ``most`` threads; who comes then waits for a place, and no longer than for the work itself.

    Parameters
    ----------
    most
        How many threads the kind may have.
    within_s
        How long anybody waits.
    """

    def __init__(self, most: int, *, within_s: float) -> None:
        self._places, self._within_s = CapacityLimiter(most), within_s
        self._left: set[asyncio.Task[object]] = set()

    async def run(self, work: Callable[[], Given]) -> Given:
        """Do some work in a thread.

        Raises
        ------
        TooLateError
            If it takes too long.
        """
        claims = [
            True
        ]  # whoever takes it decides: the thread that it begins, we that it never will

        def begin() -> Given | None:
            return work() if _taken(claims) else None

        task = asyncio.ensure_future(to_thread.run_sync(begin, limiter=self._places))
        self._keep(task)
        done, _ = await asyncio.wait({task}, timeout=self._within_s)
        if done:
            return task.result()  # type: ignore[return-value]  # nobody else took the claim
        has_begun = not _taken(claims)
        if not has_begun:
            task.cancel()
        raise TooLateError(has_begun=has_begun)

    def _keep(self, task: "asyncio.Task[object]") -> None:
        self._left.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[object]") -> None:
        self._left.discard(task)
        if not task.cancelled():
            task.exception()  # whoever waited has it; where nobody did, asyncio need not tell


def _taken(claims: list[bool]) -> bool:
    try:
        return claims.pop()
    except IndexError:
        return False


ANSWERS: Final = Threads(4, within_s=10)
"""Answers to searches: computation alone, on what is in memory."""
STORE: Final = Threads(8, within_s=6)
"""Whatever the public reads from the store or writes to it."""
WATCH: Final = Threads(2, within_s=60)
"""Looks at the program itself."""
FILES: Final = Threads(4, within_s=10)
"""Files of the page that nobody has asked for yet."""
