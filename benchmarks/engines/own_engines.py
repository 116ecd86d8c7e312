"""Nearpeer's own engines: by plain wheels, and with the compiled extra where it is installed."""

import gc
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from benchmarks.engines.peer import Question
from benchmarks.made_up import AT
from geo.finder.columns.columns import Columns
from geo.finder.columns.engine import ColumnsEngine
from geo.finder.engine import Engine
from geo.finder.every_listing import EveryListing
from geo.finder.finder import SMALL
from geo.listing.published import PublishedListing

WHEELS: Final = "Nearpeer, plain wheels"
COMPILED: Final = "Nearpeer, compiled extra"
_PAGE: Final = resource.getpagesize()
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What an engine needs before its first answer: seconds, and megabytes that stay."""

    engine: str
    seconds: float
    mb: float


def own_engines(
    listings: Sequence[PublishedListing], questions: Sequence[Question]
) -> Iterator[tuple[Engine, Built]]:
    """Build every engine that a directory of this size may be answered by.

    The time in which the listings themselves are made up is left out.
    """
    if len(listings) <= SMALL:
        yield _built(WHEELS, lambda: EveryListing(tuple(listings)), questions)
        return
    entries = _Timed(listings)
    columns, needed = _measured("columns", lambda: Columns.of(entries, listings))
    needed = replace(needed, seconds=needed.seconds - entries.seconds)
    makers: dict[str, Callable[[Columns], Engine]] = {WHEELS: ColumnsEngine}
    with suppress(ImportError):  # the extra is not installed, or of another version
        from geo.finder.columns.compiled import CompiledEngine  # noqa: PLC0415 - an extra

        makers[COMPILED] = CompiledEngine
    for name, make in makers.items():
        engine, more = _built(name, partial(make, columns), questions)
        both = replace(more, seconds=more.seconds + needed.seconds, mb=more.mb + needed.mb)
        yield engine, both


def _built(
    name: str, make: Callable[[], Engine], questions: Sequence[Question]
) -> tuple[Engine, Built]:
    """Measure an engine with all that is made when an audience asks first."""

    def made() -> Engine:
        engine = make()
        for question in {one.audience: one for one in questions}.values():
            engine.find(question.fix, question.audience, AT, per_rung=20)
        return engine

    return _measured(name, made)


def _measured(name: str, make: Callable[[], _Made]) -> tuple[_Made, Built]:
    """Measure CPU time, and the memory that this process keeps."""
    gc.collect()
    pages, start = _resident_pages(), time.process_time()
    made = make()
    seconds = time.process_time() - start
    gc.collect()
    mb = (_resident_pages() - pages) * _PAGE / 2**20
    return made, Built(engine=name, seconds=seconds, mb=mb)


class _Timed:
    """Listings one after the other, and the CPU time that making them took."""

    def __init__(self, listings: Sequence[PublishedListing]) -> None:
        self._listings = listings
        self.seconds = 0.0

    def __iter__(self) -> Iterator[PublishedListing]:
        if isinstance(self._listings, tuple):  # they are at hand
            yield from self._listings
            return
        listings = iter(self._listings)
        while True:
            start = time.process_time()
            one = next(listings, None)
            self.seconds += time.process_time() - start
            if one is None:
                return
            yield one


def _resident_pages() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
