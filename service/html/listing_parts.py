"""What the plain page says of a listing whoever asks, written once for each listing."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from geo.card import contact_lines, name_part
from geo.finder.decision import Option, Rung
from geo.finder.reasons import NeverConfirmed, Note
from geo.listing.audience import Audience, Welcome
from geo.listing.contact import Reachable
from geo.listing.kept import kept
from geo.listing.listing import Listing
from geo.listing.published import PublishedListing
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


class _Facts(NamedTuple):
    """All that the reasons of an option without a site depend on, beside its listing."""

    is_short: bool
    audience: Audience | None
    rung: Rung
    welcome: Welcome | None
    in_service_area: bool | None
    today: date


def reasons(option: Option, language: Language, *, is_short: bool) -> Markup:
    """Write why an option stands here, as entries of a list.

    What is so of every entry is said once, below them all.
    """
    if option.site is not None:
        return _reasons(option, language, is_short=is_short)
    at = option.rung, option.welcome, option.in_service_area, option.today
    return _reasons_without_site(option.listing, language, _Facts(is_short, option.audience, *at))


@kept
def _reasons_without_site(listing: PublishedListing, language: Language, facts: _Facts) -> Markup:
    is_short, audience, rung, welcome, in_service_area, today = facts
    step = site = distance_mm = fix = next_meeting = None
    option = Option(
        *(listing, fix, audience, rung, step, welcome),
        *(site, distance_mm, in_service_area, next_meeting, today),
    )
    return _reasons(option, language, is_short=is_short)


def _reasons(option: Option, language: Language, *, is_short: bool) -> Markup:
    left_out = (NeverConfirmed, Note) if is_short else (NeverConfirmed,)
    reachable = parts_of(option.listing, language).reachable
    return together(
        item("li", said(reason_sentence(reason, language, reachable)))
        for reason in option.reasons
        if not isinstance(reason, left_out)
    )
