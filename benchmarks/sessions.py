"""What an open page costs in memory, and whether what was closed is given back.

    python -m benchmarks.sessions --open 300 --visits 10000

First so many pages are held open at once, each with an answer, and the memory of each is told; then
visits come and go: each opens a page as a browser does, compressed, asks once and leaves. The
server holds the last 128 that left for two minutes, so it grows until then, and must not after
that. The server is started here and ends with the benchmark. Linux only.
"""

import argparse
import asyncio
import sys
from collections.abc import Iterator
from typing import Final

from websockets.exceptions import WebSocketException

from benchmarks.crowd import Server, running
from benchmarks.figures import Figure, report
from benchmarks.hostile import HOST
from benchmarks.visitor import open_tab

CODES: Final = ("X0A 0H0", "T5J 2R7", "L9T 2X5", "E3B 5A3", "S4P 3Y2", "V2N 1A1", "H3B 1A7")
AT_ONCE: Final = 8
EACH_MB: Final = 0.3
GROWS_KB: Final = 0.3
"""Of memory a visit that has left: what the allocator keeps in gaps, and no more."""
_SETTLES_S: Final = 3.0


async def _held_open(server: Server, count: int) -> float:
    """Return how much memory each of so many open pages takes, in MB."""
    before = server.memory_mb
    tabs = []
    for number in range(count):
        tab = await open_tab(HOST, server.port, address=_address(number), compressed=True)
        await tab.search(CODES[number % len(CODES)])
        tabs.append(tab)
    after = server.memory_mb
    for tab in tabs:
        await tab.line.close()
    return (after - before) / count


async def _come_and_go(server: Server, numbers: Iterator[int]) -> None:
    for number in numbers:
        try:
            tab = await open_tab(HOST, server.port, address=_address(number), compressed=True)
            await tab.search(CODES[number % len(CODES)])
            await tab.line.close()
        except (OSError, TimeoutError, WebSocketException) as error:
            print(f"  visit {number}: {type(error).__name__}", file=sys.stderr)


def _address(number: int) -> str:
    """Return the address of another client on this machine."""
    return f"127.{2 + number // 62_500 % 200}.{number // 250 % 250}.{number % 250 + 1}"


async def _visits(server: Server, count: int, *, first: int) -> float:
    """Let visits come and go; return the memory after them, in MB."""
    numbers = iter(range(first, first + count))
    await asyncio.gather(*(_come_and_go(server, numbers) for _ in range(AT_ONCE)))
    await asyncio.sleep(_SETTLES_S)
    return server.memory_mb


def figures(told: argparse.Namespace) -> Iterator[Figure]:
    """Measure."""
    with running() as server:
        asyncio.run(_visits(server, told.step, first=0))
        each = asyncio.run(_held_open(server, told.open))
        yield Figure(what=f"each of {told.open} open pages", measured=each, unit="MB", bar=EACH_MB)
        memory = []
        for first in range(0, told.visits, told.step):
            memory.append(asyncio.run(_visits(server, told.step, first=first)))
            print(f"  {first + told.step} visits: {memory[-1]:.1f} MB", flush=True)
        half = len(memory) // 2
        grown = (memory[-1] - memory[half - 1]) * 1000 / ((len(memory) - half) * told.step)
        what = f"growth a visit, of the last {(len(memory) - half) * told.step}"
        yield Figure(what=what, measured=grown, unit="kB", bar=GROWS_KB)


def _told() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--open", type=int, default=300)
    parser.add_argument("--visits", type=int, default=10_000)
    parser.add_argument("--step", type=int, default=1_000)
    return parser.parse_args()


if __name__ == "__main__":
    report(figures(_told()))
