"""All groups: every entry with all its facts, also the way to them without a map."""

from html import escape

import streamlit as st

from geo.words.finder.visit_text import visit_text
from geo.words.say.page_text import page_text
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
said = text.listings_count.format(count=len(directory))
if linked is not None:
    said = visit.linked_group.format(name=linked.name.in_language(language))
elif group:
    said = visit.no_such_group
status_line(language, said)
today = now().date()
entries = "".join(
    listing_html(listing, language, today=today, linked=listing is linked) for listing in directory
)
links = "".join(
    f'<li><a href="#{listing.id}">{escape(listing.name.in_language(language))}</a></li>'
    for listing in directory
)
st.html(
    f'<div class="np-answer np-all" lang="{language.value}"><ul class="np-contents">{links}</ul>'
    f'<ul class="np-cards">{entries}</ul></div>'
)
