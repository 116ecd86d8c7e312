"""Changed listings in a large directory: how soon they are answered, and what answers cost then."""

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from benchmarks.engines.agreement import agreement
from benchmarks.engines.comparison import questions_of
from benchmarks.engines.in_process import InProcess
from benchmarks.engines.turns import take_turns
from benchmarks.figures import Figure, p50
from benchmarks.made_up import AT, MadeUp
from geo.finder.columns.overlay import changed_engine
from geo.finder.finder import fitting_engine
from geo.listing.audience import Audience
from geo.listing.published import PublishedDirectory, PublishedListing
from geo.listing.service_area import WholeCanada

_SIZE: Final = 100_000
_VISITORS: Final = 120
_PER_RUNG: Final = 20
_CHANGES: Final = (1, 40)


def figures() -> Iterator[Figure]:
    """Let listings serve all Canada, and hold the answers against those of columns built anew."""
    questions = questions_of(_VISITORS, (None, *Audience))
    listings = PublishedDirectory(MadeUp(_SIZE)).listings
    engine = fitting_engine(PublishedDirectory(listings))
    for count in _CHANGES:
        changed = PublishedDirectory((*map(_changed, listings[:count]), *listings[count:]))
        start = time.process_time()
        overlay = changed_engine(engine, changed.listings)
        seconds = time.process_time() - start
        what = f"{count} of {_SIZE:,} listings changed"
        yield Figure(what=f"{what}: until it is answered", measured=seconds, unit="s")
        if overlay is None:
            continue
        ways = {"as before": engine, "with the change": overlay, "anew": fitting_engine(changed)}
        peers = [InProcess(name, way, AT) for name, way in ways.items()]
        times = take_turns(peers, questions, per_rung=_PER_RUNG, rounds=1)
        same = agreement(times["anew"].shown, times["with the change"].shown)
        for name, taken in times.items():
            note = same.in_words if name == "with the change" else ""
            measured = p50(taken.cpu_us)
            yield Figure(what=f"{what}: answer {name}", measured=measured, unit="us", note=note)


def _changed(listing: PublishedListing) -> PublishedListing:
    return PublishedListing(replace(listing, service_area=WholeCanada()))
