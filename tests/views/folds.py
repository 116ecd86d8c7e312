"""What a browser makes of an answer: entries in full in the folds of their cards."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from geo.listing.published import PublishedListing
from geo.words.language import Language

Around = tuple[str, str]
"""What stands above the reasons of a card, and below."""
HANDED_OVER: Final = '<div class="np-entries"'
_FOLD: Final = re.compile(
    r'data-listing="([^"]+)"(?:(?!data-listing).)*?<details data-more="\w+">.*?</summary>(.*?)'
    r'<p class="np-later">.*?</p>',
    re.DOTALL,
)
_BODY: Final = re.compile(
    r'data-entry="([^"]+)"[^>]*><div class="np-above">(.*?)</div><div class="np-below">(.*?)</div>'
    r'<div class="np-lines"',
    re.DOTALL,
)
_DIRECTIONS: Final = re.compile(r'<a class="np-act np-directions".*?</a>')


def unfolded(html: str, around: Callable[[str], Around]) -> str:
    """Fill the folds as ``static/entries.js`` does; where no road leads, show no way by road."""
    filled, at = [], 0
    for fold in _FOLD.finditer(html):
        above, below = around(fold[1])
        filled += [html[at : fold.start(2)], above, fold[2], below]
        at = fold.end()
    whole = "".join((*filled, html[at:]))
    return _DIRECTIONS.sub("", whole) if "np-roadless" in html else whole


def handed_over(html: str) -> dict[str, Around]:
    """Read the entries that a page has handed over."""
    return {found[1]: (found[2], found[3]) for found in _BODY.finditer(html)}


def in_full(
    listings: Iterable[PublishedListing], language: Language, today: date
) -> Callable[[str], Around]:
    """Give entries as they would be handed over."""
    from views.finder.entry_body import body_of  # noqa: PLC0415 - components are declared in a visit

    known = {one.id: one for one in listings}

    def around(listing_id: str) -> Around:
        body = body_of(known[listing_id], language, today)
        return body.above, body.below

    return around
