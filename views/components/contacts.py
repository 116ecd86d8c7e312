"""How to reach a group: its contacts as links that call, text or write."""

from html import escape
from urllib.parse import quote

from geo.listing.listing import Listing
from geo.words.entry import Link, Reach, reaches
from geo.words.language import Language
from geo.words.visit_text import visit_text


def address(link: Link, listing: Listing, language: Language) -> str:
    """Return where a link leads; an e-mail names the group in its subject and nothing else."""
    if not link.href.startswith("mailto:"):
        return link.href
    name = listing.name.in_language(language)
    return f"{link.href}?subject={quote(visit_text(language).mail_subject.format(name=name))}"


def contacts_html(listing: Listing, language: Language) -> str:
    """Draw all ways to reach a group, or whom to ask where the listing gives none."""
    return "".join(_contact(one, listing, language) for one in reaches(listing, language))


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
