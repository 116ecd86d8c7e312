"""About: what this is, what it is not, privacy, and where the data comes from."""

from html import escape

import streamlit as st

from geo.place.time_zones import VERSION
from geo.words.finder.about_text import about_sections
from geo.words.say.page_text import page_text
from geo.words.say.sentences import labelled
from views.layout.frame import heading
from views.layout.shell import status_line
from views.session import state

language = state.language()
text = page_text(language)
heading(text.page_about, text.find_lead, language)
status_line(language, "")
sections = "".join(
    f"<section><h2>{escape(title)}</h2>"
    f"{''.join(f'<p>{escape(line)}</p>' for line in said)}</section>"
    for title, said in about_sections(language)
)
lines = "".join(
    f"<li>{escape(line.number)}, {escape(labelled(line.name, line.for_whom, language))}</li>"
    for line in text.crisis_lines
)
crisis = f"<section><h2>{escape(text.crisis_heading)}</h2><ul>{lines}</ul></section>"
zones = f"<p>{escape(text.about_zones.format(version=VERSION))}</p>"
st.html(f'<div class="np-prose" lang="{language.value}">{sections}{zones}{crisis}</div>')
