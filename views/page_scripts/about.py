"""About: what this is, what it is not, privacy, and where the data comes from."""

from geo.markup import each, element, paragraph, said, together
from geo.place.time_zones import VERSION
from geo.words.finder.about_text import about_sections
from geo.words.say.page_text import page_text
from geo.words.say.sentences import labelled
from views.draw import draw
from views.layout.frame import heading
from views.layout.shell import status_line
from views.session import state

language = state.language()
text = page_text(language)
heading(text.page_about, text.find_lead, language)
status_line(language, "")
sections = together(
    element("section", element("h2", said(title)), each("p", words))
    for title, words in about_sections(language)
)
lines = together(
    element("li", said(f"{line.number}, {labelled(line.name, line.for_whom, language)}"))
    for line in text.crisis_lines
)
crisis = element("section", element("h2", said(text.crisis_heading)), element("ul", lines))
zones = paragraph(text.about_zones.format(version=VERSION))
draw(element("div", sections, zones, crisis, class_="np-prose", lang=language.value))
