"""How to reach a group: its contacts as links that call, text or write."""

from geo.card import link
from geo.listing.kept import kept
from geo.listing.published import PublishedListing
from geo.markup import NONE, Markup, element, said, together
from geo.words.finder.visit_text import visit_text
from geo.words.language import Language
from geo.words.listing.entry import Link, Reach, reaches
from geo.words.say.sentences import labelled


@kept
def reached(listing: PublishedListing, language: Language) -> tuple[Reach, ...]:
    """Put all ways to reach a group into words; an e-mail names the group in its subject."""
    name = listing.name.in_language(language)
    subject = visit_text(language).mail_subject.format(name=name)
    return reaches(listing, language, subject=subject)


@kept
def contacts_html(listing: PublishedListing, language: Language) -> Markup:
    """Draw all ways to reach a group, or whom to ask where the listing gives none."""
    name = listing.name.in_language(language)
    return together(_contact(one, name, language) for one in reached(listing, language))


def _contact(one: Reach, group: str, language: Language) -> Markup:
    links = (link_html(way, language, of=group) for way in one.links)
    note = element("span", said("; ".join(one.notes)), class_="np-who-note")
    notes = together((said("; "), note)) if one.notes else NONE
    return element(
        "div",
        element("p", said(one.who), notes, class_="np-who"),
        element("p", *links, class_="np-links"),
        class_="np-contact",
    )


def link_html(one: Link, language: Language, *, of: str) -> Markup:
    """Draw a link; where it leads away, that is said.

    Parameters
    ----------
    of
        The name of the group, by which a reader tells it from the same link of another.
    """
    if not one.href.startswith("http"):
        return link(one, aria_label=labelled(one.label, of, language))
    label = labelled(f"{one.label} ({visit_text(language).leaves})", of, language)
    return link(one, rel="noreferrer noopener", aria_label=label)
