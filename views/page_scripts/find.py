"""The finder: one question, one answer; the list first, the map beside it."""

import streamlit as st

from geo.answering import Unplaced, reply_to
from geo.finder.filters import Filtered
from geo.words.say.page_text import page_text
from views.draw import draw
from views.finder.answer_map import answer_payload, anywhere_payload, draw_map, start_payload
from views.finder.answer_summary import (
    above_the_list,
    before_the_first_question,
    status_sentence,
    tools,
    under_the_map,
)
from views.finder.ask import ask_where_and_who, offer_own_location, question_asked
from views.finder.cards import answer_html
from views.finder.filters import ask_filters
from views.finder.unplaced import help_first, show_unplaced
from views.layout.frame import heading
from views.layout.shell import status_line
from views.resources import finder, locator, now
from views.session import state

language = state.language()
text = page_text(language)
with st.container(key="answer"):
    list_side, map_side = st.columns([6, 5], gap="large")

with list_side:
    heading(text.find_heading, "" if state.has_asked() else text.find_lead, language)
    first = st.container(key="help-first")
    with st.container(key="question"):
        ask_where_and_who(language)
        offer_own_location(language)
    question, pointed = question_asked(), state.pointed()
    reply = None
    if question is not None:
        reply = reply_to(question, locator=locator(), finder=finder, now=now())

    on_map = pointed is not None and pointed.on_map
    status_line(language, status_sentence(reply, language, on_map=on_map))
    match reply:
        case Filtered():
            tools(language)
            ask_filters(reply, language)
            draw(
                above_the_list(reply.whole, language),
                answer_html(reply.answer, language, filtered=reply),
            )
        case Unplaced():
            help_first(reply, language, at=first)
            show_unplaced(reply, language)
        case None:
            before_the_first_question(language)

with map_side, st.container(key="map-side"):
    match reply:
        case Filtered():
            draw_map(answer_payload(reply.answer, language))
            under_the_map(reply.answer, language)
        case Unplaced():
            draw_map(anywhere_payload(reply.anywhere, finder(), language))
        case None:
            draw_map(start_payload(finder(), language))
