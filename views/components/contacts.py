"""How to reach a group: its contacts as links that call, text or write."""

from html import escape
from urllib.parse import quote

from geo.listing.listing import Listing
from geo.listing.published import PublishedListing
from geo.words.entry import Link, Reach, reach
from geo.words.language import Language
from geo.words.page_text import page_text
from geo.words.visit_text import visit_text


def reached(listing: PublishedListing, language: Language) -> list[Reach]:
    """Put the contacts of a listing into words, with a subject for every e-mail."""
    return [reach(contact, language) for contact in listing.contacts]


def address(link: Link, listing: Listing, language: Language) -> str:
    """Return where a link leads; an e-mail names the group in its subject and nothing else."""
    if not link.href.startswith("mailto:"):
        return link.href
    name = listing.name.in_language(language)
    return f"{link.href}?subject={quote(visit_text(language).mail_subject.format(name=name))}"


def contacts_html(listing: PublishedListing, language: Language) -> str:
    """Draw all contacts, or say that the listing gives none."""
    if not listing.contacts:
        return f'<p class="np-no-contact">{escape(page_text(language).no_contact)}</p>'
    return "".join(_contact(one, listing, language) for one in reached(listing, language))


def _contact(one: Reach, listing: Listing, language: Language) -> str:
    links = "".join(_link(link, listing, language) for link in one.links)
    notes = f' <span class="np-who-note">{escape("; ".join(one.notes))}</span>'
    return (
        f'<div class="np-contact"><p class="np-who">{escape(one.who)}'
        f'{notes if one.notes else ""}</p><p class="np-links">{links}</p></div>'
    )


def _link(link: Link, listing: Listing, language: Language) -> str:
    href, outside = escape(address(link, listing, language)), link.href.startswith("http")
    label = f"{link.label} ({visit_text(language).leaves})" if outside else link.label
    away = ' rel="noreferrer noopener"' if outside else ""
    return f'<a href="{href}"{away} aria-label="{escape(label)}">{escape(link.text)}</a>'
