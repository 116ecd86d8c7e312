"""What the plain page says of a listing whoever asks, written once for each listing."""

from dataclasses import dataclass
from typing import Final

from geo.card import contact_lines, name_part
from geo.finder.decision import Option
from geo.finder.reasons import NeverConfirmed, Note
from geo.listing.contact import Reachable
from geo.listing.kept import MOST, kept
from geo.listing.listing import Listing
from geo.markup import NONE, Markup, item, said, together
from geo.words.language import Language
from geo.words.listing.entry import meetings_line, told
from geo.words.say.sentences import reason_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingParts:
    """The parts of a card that stand in every answer.

    Parameters
    ----------
    more
        The lines beside the description.
    """

    name: Markup
    meetings: Markup
    contacts: Markup
    description: Markup
    more: Markup
    reachable: Reachable


@kept
def parts_of(listing: Listing, language: Language) -> ListingParts:
    """Write the parts of a listing's card."""
    meetings = meetings_line(listing.schedule, language)
    description, *more = told(listing, language) or ("",)
    return ListingParts(
        name=name_part("h3", listing, language),
        meetings=item("p", said(meetings)) if meetings else NONE,
        contacts=contact_lines(listing, language),
        description=item("p", said(description)) if description else NONE,
        more=together(item("li", said(line)) for line in more),
        reachable=listing.reachable,
    )


def reasons(option: Option, language: Language, *, is_short: bool) -> Markup:
    """Write why an option stands here, as entries of a list.

    What is so of every entry is said once, below them all. Without a site, what is said depends on
    nothing but the parts of the option that are compared here.
    """
    if option.site is not None:
        return _reasons(option, language, is_short=is_short)
    key = (
        *(id(option.listing), language, is_short, option.audience, option.welcome),
        *(option.rung, option.in_service_area, option.today),
    )
    known = _SAID.get(key)
    if known is not None:
        return known[1]
    if len(_SAID) >= MOST:
        _SAID.clear()
    written = _reasons(option, language, is_short=is_short)
    _SAID[key] = option.listing, written
    return written


_SAID: Final[dict[tuple[object, ...], tuple[Listing, Markup]]] = {}
"""With the listing itself, so that no other takes its place in memory, as `kept` has it."""


def _reasons(option: Option, language: Language, *, is_short: bool) -> Markup:
    left_out = (NeverConfirmed, Note) if is_short else (NeverConfirmed,)
    reachable = parts_of(option.listing, language).reachable
    return together(
        item("li", said(reason_sentence(reason, language, reachable)))
        for reason in option.reasons
        if not isinstance(reason, left_out)
    )
