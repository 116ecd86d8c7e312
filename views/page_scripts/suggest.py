"""Suggest a group that is missing; staff look at it and ask the group first."""

import streamlit as st

from geo.markup import paragraph
from geo.words.finder.plain_text import plain_text
from geo.words.submissions.record import front_text, suggestion_arrived
from views.draw import draw
from views.layout.frame import heading
from views.layout.shell import status_line
from views.session import state
from views.submissions.handing_in import SUBMISSIONS
from views.submissions.suggesting import ask_for_group, thanks

language = state.language()
text = front_text(language)
heading(text.suggest_title, text.suggest_lead, language)
with st.container(key="suggest-page"):
    if not SUBMISSIONS.is_offered:
        status_line(language, plain_text(language).not_found)
    elif done := state.suggested():
        title, what_now = suggestion_arrived(language, is_kept_aside=done.is_kept_aside)
        status_line(language, title)
        thanks(what_now, language)
    else:
        status_line(language, "")
        draw(paragraph(text.suggest_promise, class_="np-aside"))
        ask_for_group(language)
