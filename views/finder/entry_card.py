"""One entry of the listing with all that its source states."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape
from urllib.parse import urlsplit

from geo.finder.reasons import Confirmation, ConfirmedLongAgo, confirmation
from geo.listing.listing import Listing
from geo.listing.published import PublishedListing
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.listing.entry import Fact, facts
from geo.words.say.page_text import page_text
from geo.words.say.sentences import reason_sentence, text_in
from views.finder.card_buttons import acts_html, wrong_html
from views.finder.contacts import KEPT, contacts_html


def listing_html(
    listing: PublishedListing, language: Language, *, today: date, linked: bool = False
) -> str:
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
    return (
        f'<li class="{style}" id="{listing.id}"><h2>{name_html(listing, language)}</h2>'
        f"{paragraph('np-organization', organization)}{flag_html(confirmed, listing, language)}"
        f"{paragraph('np-what', listing.description.in_language(language))}"
        f"{contacts_html(listing, language)}{acts_html(listing, language, on_map=False)}"
        f"{facts_html(stated, language)}"
        f"{foot_html(listing, confirmed, language)}</li>"
    )


def _note(listing: Listing, language: Language) -> Fact | None:
    note = listing.notes
    return Fact(page_text(language).fact_note, note.in_language(language)) if note else None


def name_html(listing: Listing, language: Language) -> str:
    """Draw the name of a listing."""
    return f'<span class="np-name">{escape(listing.name.in_language(language))}</span>'


def paragraph(style: str, text: str | None) -> str:
    """Draw a paragraph, unless there is nothing to say."""
    return f'<p class="{style}">{escape(text)}</p>' if text else ""


def flag_html(confirmed: Confirmation, listing: Listing, language: Language) -> str:
    """Draw that the last confirmation was long ago, where it was."""
    flagged = isinstance(confirmed, ConfirmedLongAgo)
    said = reason_sentence(confirmed, language, listing.reachable)
    return paragraph("np-flag", f"{said}." if flagged else None)


def foot_html(listing: Listing, confirmed: Confirmation, language: Language) -> str:
    """Draw when the entry was last confirmed, unless a flag says it, and where it is from."""
    flagged = isinstance(confirmed, ConfirmedLongAgo)
    words = escape(reason_sentence(confirmed, language, listing.reachable))
    said = "" if flagged else f"<span>{words}.</span> "
    source, wrong = _source_html(listing, language), wrong_html(listing, language)
    return f'<p class="np-foot">{said}{source}{wrong}</p>'


def _source_html(listing: Listing, language: Language) -> str:
    host = escape(urlsplit(listing.source_url).hostname or listing.source_url)
    label, leaves = escape(page_text(language).source), escape(visit_text(language).leaves)
    link = (
        f'<a href="{escape(listing.source_url)}" rel="noreferrer noopener" '
        f'aria-label="{host} ({leaves})">{host}</a>'
    )
    return f"<span>{label} {link}</span>"


@lru_cache(maxsize=KEPT)
def stated_html(listing: PublishedListing, language: Language) -> str:
    """Draw the facts of an entry, as `facts_html` does."""
    return facts_html(facts(listing, language), language)


def facts_html(all_facts: Iterable[Fact], language: Language) -> str:
    """Draw the stated facts as a list of terms, and name those that are not stated."""
    rows, silent = [], []
    for fact in all_facts:
        if fact.value is None:
            silent.append(fact.label.lower())
        else:
            words = f"{fact.value}. {fact.note}" if fact.note else fact.value
            rows.append(f"<dt>{escape(fact.label)}</dt><dd>{escape(words)}</dd>")
    said = f"<dl>{''.join(rows)}</dl>" if rows else ""
    heading = page_text(language).not_stated_heading.format(facts=", ".join(silent))
    return said + (paragraph("np-silent", heading) if silent else "")
