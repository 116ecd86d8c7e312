"""How to reach a group: its contacts as links that call, text or write."""

from functools import lru_cache
from html import escape

from geo.listing.published import PublishedListing
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.listing.entry import Link, Reach, reaches

KEPT = 4_096
"""Parts of cards that are kept: they are the same in every answer that shows the entry."""


@lru_cache(maxsize=KEPT)
def reached(listing: PublishedListing, language: Language) -> tuple[Reach, ...]:
    """Put all ways to reach a group into words; an e-mail names the group in its subject."""
    name = listing.name.in_language(language)
    subject = visit_text(language).mail_subject.format(name=name)
    return reaches(listing, language, subject=subject)


@lru_cache(maxsize=KEPT)
def contacts_html(listing: PublishedListing, language: Language) -> str:
    """Draw all ways to reach a group, or whom to ask where the listing gives none."""
    return "".join(_contact(one, language) for one in reached(listing, language))


def _contact(one: Reach, language: Language) -> str:
    links = "".join(_link(link, language) for link in one.links)
    notes = f' <span class="np-who-note">{escape("; ".join(one.notes))}</span>'
    return (
        f'<div class="np-contact"><p class="np-who">{escape(one.who)}'
        f'{notes if one.notes else ""}</p><p class="np-links">{links}</p></div>'
    )


def _link(link: Link, language: Language) -> str:
    href, outside = escape(link.href), link.href.startswith("http")
    label = f"{link.label} ({visit_text(language).leaves})" if outside else link.label
    away = ' rel="noreferrer noopener"' if outside else ""
    return f'<a href="{href}"{away} aria-label="{escape(label)}">{escape(link.text)}</a>'
