"""One entry of the listing with all that its source states."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from geo.finder.reasons import Confirmation, ConfirmedLongAgo, confirmation
from geo.listing.listing import Listing
from geo.listing.published import PublishedListing
from geo.markup import NONE, Markup, element, said, together
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.listing.entry import Fact, facts
from geo.words.say.page_text import page_text
from geo.words.say.sentences import reason_sentence, text_in
from views.finder.card_buttons import acts_html, wrong_html
from views.finder.contacts import KEPT, contacts_html


def listing_html(
    listing: PublishedListing, language: Language, *, today: date, linked: bool = False
) -> Markup:
    """Draw one entry with all its facts and the words of its source.

    Parameters
    ----------
    today
        The day in UTC, by which the age of its last confirmation is told.
    linked
        Whether the address of the page names it.
    """
    text, listing = page_text(language), listing.as_of(today)
    said = Fact(text.fact_source_says, text_in(language).quote.format(text=listing.source_line))
    every = (*facts(listing, language), _note(listing, language), said)
    stated = [fact for fact in every if fact is not None]
    organization = text.run_by.format(organization=listing.organization.in_language(language))
    confirmed = confirmation(listing, today)
    style = "np-card np-chosen np-linked" if linked else "np-card"
    return element(
        "li",
        element("h2", name_html(listing, language)),
        paragraph("np-organization", organization),
        flag_html(confirmed, listing, language),
        paragraph("np-what", listing.description.in_language(language)),
        contacts_html(listing, language),
        acts_html(listing, language, on_map=False),
        facts_html(stated, language),
        foot_html(listing, confirmed, language),
        class_=style,
        id=listing.id,
    )


def _note(listing: Listing, language: Language) -> Fact | None:
    note = listing.notes
    return Fact(page_text(language).fact_note, note.in_language(language)) if note else None


def name_html(listing: Listing, language: Language) -> Markup:
    """Draw the name of a listing."""
    return element("span", said(listing.name.in_language(language)), class_="np-name")


def paragraph(style: str, text: str | None) -> Markup:
    """Draw a paragraph, unless there is nothing to say."""
    return element("p", said(text), class_=style) if text else NONE


def flag_html(confirmed: Confirmation, listing: Listing, language: Language) -> Markup:
    """Draw that the last confirmation was long ago, where it was."""
    flagged = isinstance(confirmed, ConfirmedLongAgo)
    said = reason_sentence(confirmed, language, listing.reachable)
    return paragraph("np-flag", f"{said}." if flagged else None)


def foot_html(listing: Listing, confirmed: Confirmation, language: Language) -> Markup:
    """Draw when the entry was last confirmed, unless a flag says it, and where it is from."""
    flagged = isinstance(confirmed, ConfirmedLongAgo)
    words = f"{reason_sentence(confirmed, language, listing.reachable)}."
    sentence = NONE if flagged else together((element("span", said(words)), said(" ")))
    source, wrong = _source_html(listing, language), wrong_html(listing, language)
    return element("p", sentence, source, wrong, class_="np-foot")


@lru_cache(maxsize=KEPT)
def _source_html(listing: Listing, language: Language) -> Markup:
    host = urlsplit(listing.source_url).hostname or listing.source_url
    label, leaves = page_text(language).source, visit_text(language).leaves
    link = element(
        "a",
        said(host),
        href=listing.source_url,
        rel="noreferrer noopener",
        aria_label=f"{host} ({leaves})",
    )
    return element("span", said(f"{label} "), link)


@lru_cache(maxsize=KEPT)
def stated_html(listing: PublishedListing, language: Language) -> Markup:
    """Draw the facts of an entry, as `facts_html` does."""
    return facts_html(facts(listing, language), language)


def facts_html(all_facts: Iterable[Fact], language: Language) -> Markup:
    """Draw the stated facts as a list of terms, and name those that are not stated."""
    rows, silent = [], []
    for fact in all_facts:
        if fact.value is None:
            silent.append(fact.label.lower())
        else:
            words = f"{fact.value}. {fact.note}" if fact.note else fact.value
            rows.append(together((element("dt", said(fact.label)), element("dd", said(words)))))
    sentence = element("dl", together(rows)) if rows else NONE
    heading = page_text(language).not_stated_heading.format(facts=", ".join(silent))
    return together((sentence, paragraph("np-silent", heading) if silent else NONE))
