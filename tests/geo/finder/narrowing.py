"""Directories with one fact changed, and what filters make of an answer from them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time

from geo.finder.filters import Filtered, Filters, apply_filters
from geo.finder.finder import Finder
from geo.finder.ladder import Answer
from geo.listing.audience import Audience
from geo.listing.files.listing_file import read_directory
from geo.listing.listing import Listing
from geo.listing.published import PublishedDirectory
from geo.listing.schedule import Meeting, Weekday
from geo.place.fix import Fix
from geo.place.locate import Locator

AT = datetime.fromisoformat("2026-11-23T12:00:00-05:00")
"""A Monday."""


def answer_in(
    typed: str, *, audience: Audience | None = None, changed: Iterable[Listing] = ()
) -> Answer:
    """Answer from the shipped listings, some of them replaced."""
    fix = Locator.open().locate(typed)
    assert isinstance(fix, Fix)
    listings = {one.id: one for one in (*read_directory(), *changed)}
    finder = Finder(PublishedDirectory(listings.values()))
    return finder.find(fix, audience=audience, at=AT)


def shipped(listing_id: str, **facts: object) -> Listing:
    """Return a shipped listing with some facts of another."""
    return replace(read_directory()[listing_id], **facts)  # type: ignore[arg-type]  # whatever a test names


def kept(fitted: Filtered) -> list[str]:
    """Name what is kept, in the order of the page."""
    return [option.listing.id for option in fitted.answer.options]


def aside(fitted: Filtered) -> set[str]:
    """Name what is set aside."""
    return {one.option.listing.id for one in fitted.set_aside}


def narrowed(answer: Answer, **wished: Iterable[object]) -> Filtered:
    """Filter an answer."""
    sets = {about: frozenset(words) for about, words in wished.items()}
    return apply_filters(answer, Filters(**sets))  # type: ignore[arg-type]  # as above


def meeting(weekday: Weekday, hour: int) -> Meeting:
    """Make a weekly meeting in Toronto."""
    return Meeting(weekday=weekday, starts=time(hour), ends=None, time_zone="America/Toronto")
