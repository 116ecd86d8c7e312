"""The index with more and more listings: ten times as many, at most 1.5 times the time."""

import time
from collections.abc import Iterator, Sequence

from benchmarks.answer import AT
from benchmarks.figures import Figure, cpu_times_us, p50, p99
from benchmarks.made_up import audiences, directory, visitors
from geo.finder.finder import Finder
from geo.finder.index import Index
from geo.listing.published import PublishedDirectory

SIZES = (1_000, 10_000, 100_000)
_VISITORS = 1_000
_GROWTH = 1.5


def figures(sizes: Sequence[int] = SIZES) -> Iterator[Figure]:
    """Measure answers at each size, and the growth from one to the next."""
    people = list(zip(visitors(_VISITORS), audiences(_VISITORS), strict=False))
    before: float | None = None
    for size in sizes:
        published = PublishedDirectory(directory(size))
        finder = Finder(published, engine=Index(published.listings))
        start = time.process_time()
        for fix, audience in people[:100]:  # builds the columns of every audience
            finder.find(fix, audience=audience, at=AT)
        built_s = time.process_time() - start
        times = cpu_times_us(lambda who: finder.find(who[0], audience=who[1], at=AT), people)  # noqa: B023
        yield Figure(what=f"{size:,} listings: build all columns", measured=built_s, unit="s")
        yield Figure(what=f"{size:,} listings: answer, CPU p50", measured=p50(times), unit="us")
        yield Figure(what=f"{size:,} listings: answer, CPU p99", measured=p99(times), unit="us")
        if before is not None:
            yield Figure(
                what=f"{size:,} listings: times the p50 of a tenth",
                measured=p50(times) / before,
                unit="x",
                bar=_GROWTH,
            )
        before = p50(times)
