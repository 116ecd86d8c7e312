"""The finder: one question, one answer; the list first, the map beside it."""

import streamlit as st

from geo.place.fix import Fix, WhichPlace
from geo.words.page_text import page_text
from views import state
from views.components.answer_map import answer_payload, draw_map, start_payload
from views.components.ask import ask_where_and_who, ask_which
from views.components.cards import answer_html
from views.components.found import (
    above_the_list,
    before_the_first_question,
    status_sentence,
    under_the_map,
)
from views.components.frame import heading
from views.components.shell import status_line
from views.resources import finder, locator, now

language = state.language()
text = page_text(language)
with st.container(key="answer"):
    list_side, map_side = st.columns([6, 5], gap="large")

with list_side:
    heading(text.find_heading, "" if state.has_asked() else text.find_lead, language)
    typed, audience = ask_where_and_who(language)
    outcome = locator().locate(typed) if typed else None
    if isinstance(outcome, WhichPlace):
        outcome = state.chosen_community(outcome) or outcome
    answer = None
    if isinstance(outcome, Fix):
        answer = finder().find(outcome, audience=audience, at=now())

    status_line(language, status_sentence(outcome, answer, language))
    if answer is not None:
        st.html(above_the_list(answer, language) + answer_html(answer, language))
    elif isinstance(outcome, WhichPlace):
        ask_which(outcome, language)
    else:
        before_the_first_question(language)

with map_side, st.container(key="map-side"):
    if answer is None:
        draw_map(start_payload(finder(), language))
    else:
        draw_map(answer_payload(answer, language))
        under_the_map(answer, language)
