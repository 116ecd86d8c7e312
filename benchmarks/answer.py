"""A whole answer in process: code to ordered ladder, on the shipped listing."""

import threading
import time
from collections.abc import Iterator

from benchmarks.figures import Figure, cpu_times_us, p50, p99
from benchmarks.made_up import AT, audiences, visitors
from geo.exchange.feeds.answer_json import answer_json
from geo.finder.finder import Finder
from geo.listing.audience import Audience
from geo.listing.files.listing_file import read_directory
from geo.listing.published import PublishedDirectory
from geo.place.fix import Fix
from geo.place.locate import Locator
from geo.words.finder.answer import answer_text
from geo.words.language import Language

_VISITORS = 2_000
_THREADS = 32
_EACH = 200

Visitor = tuple[Fix, Audience | None]


def figures() -> Iterator[Figure]:
    """Measure an answer, and what it takes to write it out."""
    finder, locator = Finder(PublishedDirectory(read_directory())), Locator.open()
    people = list(zip(visitors(_VISITORS), audiences(_VISITORS), strict=False))

    def ask(visitor: Visitor) -> object:
        return finder.find(visitor[0], audience=visitor[1], at=AT)

    def whole(visitor: Visitor) -> object:
        fix = locator.locate(visitor[0].postal_code or "")
        return finder.find(fix, audience=visitor[1], at=AT) if isinstance(fix, Fix) else None

    times = cpu_times_us(ask, people)
    yield Figure(
        what="fix to ladder, the 9 shipped listings, CPU p50",
        measured=p50(times),
        unit="us",
        bar=30.0,
    )
    yield Figure(
        what="fix to ladder, the 9 shipped listings, CPU p99", measured=p99(times), unit="us"
    )
    yield Figure(
        what="postal code to ladder, 9 listings, CPU p50",
        measured=p50(cpu_times_us(whole, people)),
        unit="us",
    )
    answers = [finder.find(fix, audience=who, at=AT) for fix, who in people[:300]]
    for language in Language:
        yield Figure(
            what=f"answer as text ({language}), CPU p50",
            measured=p50(cpu_times_us(lambda one: answer_text(one, language), answers)),  # noqa: B023
            unit="us",
        )
    yield Figure(
        what="answer as JSON, CPU p50",
        measured=p50(cpu_times_us(lambda one: answer_json(one, "", Language.EN), answers)),
        unit="us",
    )
    yield from _threads(finder, people)


def _threads(finder: Finder, people: list[Visitor]) -> Iterator[Figure]:
    """Compare the slowest answers among 32 threads with the usual answer of one."""
    alone = _walls(finder, people[:_EACH])
    crowd: list[float] = []
    lock = threading.Lock()

    def visit(first: int) -> None:
        mine = _walls(finder, [people[(first + n) % len(people)] for n in range(_EACH)])
        with lock:
            crowd.extend(mine)

    threads = [threading.Thread(target=visit, args=(n * 61,)) for n in range(_THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    yield Figure(
        what=f"p99 with {_THREADS} threads, times the p50 of one (wall)",
        measured=p99(crowd) / p50(alone),
        unit="x",
        bar=20.0,
    )


def _walls(finder: Finder, people: list[Visitor]) -> list[float]:
    times = []
    for fix, audience in people:
        start = time.perf_counter_ns()
        finder.find(fix, audience=audience, at=AT)
        times.append((time.perf_counter_ns() - start) / 1_000)
    return times
