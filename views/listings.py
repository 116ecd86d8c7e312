"""All groups: every entry with all its facts, also the way to them without a map."""

from html import escape

import streamlit as st

from geo.words.page_text import page_text
from geo.words.visit_text import visit_text
from views import state
from views.components.entry_card import listing_html
from views.components.frame import heading
from views.components.shell import status_line
from views.resources import finder, now

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
