"""One entry of the listing with all that its source states."""

from datetime import date
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from geo.card import confirmed_sentence, fact_list, name_part, organization
from geo.finder.reasons import Confirmation, ConfirmedLongAgo, confirmation
from geo.listing.listing import Listing
from geo.listing.published import PublishedListing
from geo.markup import NONE, Markup, element, paragraph, said, together
from geo.words.language import Language
from geo.words.listing.entry import Fact, Link, facts
from geo.words.say.page_text import page_text
from geo.words.say.sentences import text_in
from views.finder.card_buttons import acts_html, wrong_html
from views.finder.contacts import contacts_html, link_html

SILENT: Final = "np-silent"
"""The look of the sentence that names what is not stated."""


def listing_html(
    listing: PublishedListing, language: Language, *, today: date, is_alone: bool = False
) -> Markup:
    """Draw one entry with all its facts and the words of its source.

    Parameters
    ----------
    today
        The day in UTC, by which the age of its last confirmation is told.
    is_alone
        Whether its name is the heading of the page already.
    """
    text, listing = page_text(language), listing.as_of(today)
    said = Fact(text.fact_source_says, text_in(language).quote.format(text=listing.source_line))
    every = (*facts(listing, language), _note(listing, language), said)
    stated = [fact for fact in every if fact is not None]
    confirmed = confirmation(listing, today)
    return element(
        "li",
        NONE if is_alone else element("h2", name_html(listing, language)),
        organization(listing, language, class_="np-organization"),
        flag_html(confirmed, listing, language),
        paragraph(listing.description.in_language(language), class_="np-what"),
        contacts_html(listing, language),
        acts_html(listing, language, on_map=False),
        fact_list(stated, language, look=SILENT),
        foot_html(listing, confirmed, language),
        class_="np-card",
        id=listing.id,
    )


def _note(listing: Listing, language: Language) -> Fact | None:
    note = listing.notes
    return Fact(page_text(language).fact_note, note.in_language(language)) if note else None


def name_html(listing: Listing, language: Language) -> Markup:
    """Draw the name of a listing."""
    return name_part("span", listing, language, class_="np-name")


def flag_html(confirmed: Confirmation, listing: Listing, language: Language) -> Markup:
    """Draw that the last confirmation was long ago, where it was."""
    if not isinstance(confirmed, ConfirmedLongAgo):
        return NONE
    return paragraph(confirmed_sentence(confirmed, listing, language), class_="np-flag")


def foot_html(listing: Listing, confirmed: Confirmation, language: Language) -> Markup:
    """Draw when the entry was last confirmed, unless a flag says it, and where it is from."""
    flagged = isinstance(confirmed, ConfirmedLongAgo)
    words = element("span", said(confirmed_sentence(confirmed, listing, language)))
    first = NONE if flagged else together((words, said(" ")))
    name = listing.name.in_language(language)
    source = _source_html(listing.source_url, name, language)
    wrong = wrong_html(listing, language)
    return element("p", first, source, wrong, class_="np-foot")


@lru_cache(maxsize=4_096)
def _source_html(url: str, group: str, language: Language) -> Markup:
    host = urlsplit(url).hostname or url
    there = link_html(Link(href=url, text=host, label=host), language, of=group)
    return element("span", said(f"{page_text(language).source} "), there)
