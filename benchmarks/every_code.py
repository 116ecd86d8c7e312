"""Every postal code of Canada located and answered, on one core."""

import time
from collections.abc import Iterator

from benchmarks.figures import Figure
from benchmarks.made_up import AT
from geo.finder.finder import Finder
from geo.listing.audience import Audience
from geo.listing.files.listing_file import read_directory
from geo.listing.published import PublishedDirectory
from geo.place.fix import Fix
from geo.place.gazetteer import Gazetteer
from geo.place.locate import Locator


def figures() -> Iterator[Figure]:
    """Measure the CPU time of all of them."""
    finder, locator = Finder(PublishedDirectory(read_directory())), Locator.open()
    codes = list(Gazetteer.open())
    start = time.process_time()
    for code in codes:
        fix = locator.locate(code)
        if isinstance(fix, Fix):
            finder.find(fix, audience=Audience.RCMP, at=AT)
    yield Figure(
        what=f"every code in Canada ranked ({len(codes):,})",
        measured=time.process_time() - start,
        unit="s",
        bar=60.0,
    )
