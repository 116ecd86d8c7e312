"""All groups: every entry with all its facts, also the way to them without a map."""

from geo.markup import element, said, together
from geo.words.finder.visit_text import visit_text
from geo.words.say.page_text import page_text
from views.draw import draw
from views.finder.entry_card import listing_html
from views.layout.frame import heading
from views.layout.shell import status_line
from views.resources import finder, now
from views.session import state

language = state.language()
text, visit = page_text(language), visit_text(language)
heading(text.page_listings, text.listings_lead, language)
directory = finder().directory
group = state.linked_group()
linked = next((listing for listing in directory if listing.id == group), None)
words = text.listings_count.format(count=len(directory))
if linked is not None:
    words = visit.linked_group.format(name=linked.name.in_language(language))
elif group:
    words = visit.no_such_group
status_line(language, words)
today = now().date()
entries = together(
    listing_html(listing, language, today=today, linked=listing is linked) for listing in directory
)
links = together(
    element("li", element("a", said(listing.name.in_language(language)), href=f"#{listing.id}"))
    for listing in directory
)
draw(
    element(
        "div",
        element("ul", links, class_="np-contents"),
        element("ul", entries, class_="np-cards"),
        class_="np-answer np-all",
        lang=language.value,
    )
)
