"""The entries of the listing one below the other, and one of them alone."""

from datetime import date

from geo.listing.published import PublishedDirectory, PublishedListing
from geo.markup import Markup, element, said, together
from geo.words.language import Language
from geo.words.say.page_text import page_text
from service.html import pages
from service.html.page_frame import link_to_page
from views.finder.entry_card import listing_html


def entries_html(directory: PublishedDirectory, language: Language, *, today: date) -> Markup:
    """Draw all entries, and above them the way to each."""
    entries = together(listing_html(listing, language, today=today) for listing in directory)
    links = together(
        element("li", element("a", said(listing.name.in_language(language)), href=f"#{listing.id}"))
        for listing in directory
    )
    return element(
        "div",
        element("ul", links, class_="np-contents"),
        element("ul", entries, class_="np-cards"),
        class_="np-answer np-all",
        lang=language.value,
    )


def entry_alone_html(listing: PublishedListing, language: Language, *, today: date) -> Markup:
    """Draw one entry, whose name is the heading of the page, and the way to the others."""
    entry = listing_html(listing, language, today=today, is_alone=True)
    others = link_to_page(pages.GROUPS, page_text(language).page_listings, language)
    return element(
        "div",
        element("ul", entry, class_="np-cards"),
        element("p", others, class_="np-to-all"),
        class_="np-answer np-all",
        lang=language.value,
    )
