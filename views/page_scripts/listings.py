"""All groups: every entry with all its facts, also the way to them without a map.

An address that names one group, as a link that somebody handed on does, opens that group alone.
"""

from geo.words.finder.visit_text import visit_text
from geo.words.say.page_text import page_text
from views.draw import draw
from views.finder.all_entries import entries_html, entry_alone_html
from views.layout.frame import heading, title_of_page
from views.layout.shell import status_line
from views.resources import finder, now
from views.session import state

language = state.language()
text, visit = page_text(language), visit_text(language)
directory, today = finder().directory, now().date()
group = state.linked_group()
linked = next((listing for listing in directory if listing.id == group), None)
if linked is not None:
    name = linked.name.in_language(language)
    title_of_page(name, language)
    heading(name, "", language, is_answer=False)
    status_line(language, "", place=linked.id)
    draw(entry_alone_html(linked, language, today=today))
else:
    heading(text.page_listings, text.listings_lead, language)
    words = text.listings_count.format(count=len(directory))
    status_line(language, visit.no_such_group if group else words)
    draw(entries_html(directory, language, today=today))
