"""The finder: one question, one answer; the list first, the map beside it."""

import streamlit as st

from geo.answering import Unplaced, reply_to
from geo.finder.filters import Filtered
from geo.finder.page_order import anywhere_order, page_order
from geo.words.say.page_text import page_text
from views.draw import draw
from views.finder.answer_map import answer_payload, anywhere_payload, draw_map, start_payload
from views.finder.answer_summary import (
    above_the_list,
    before_the_first_question,
    lead_of_status,
    status_sentence,
    tools,
    tools_of_a_question,
    under_the_map,
)
from views.finder.ask import ask_where_and_who, offer_own_location, question_asked
from views.finder.cards import answer_html
from views.finder.filters import ask_filters
from views.finder.others import offer_others
from views.finder.unplaced import faulty_field, help_first, show_unplaced
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
    reply, page, drawn = None, None, None
    if question is not None:
        reply = reply_to(question, locator=locator(), finder=finder, now=now())

    on_map = pointed is not None and pointed.on_map
    status = status_sentence(reply, language, on_map=on_map)
    lead = lead_of_status(reply, language, on_map=on_map)
    status_line(language, status, lead=lead, faults=faulty_field(reply))
    match reply:
        case Filtered():
            offer_others(reply.whole.fix, language)
            tools(language)
            ask_filters(reply, language)
            page = page_order(reply)
            draw(above_the_list(reply.whole, language), answer_html(page, language))
            drawn = answer_payload(page.answer, language)
        case Unplaced():
            anywhere = anywhere_order(reply.anywhere)
            help_first(reply, language, at=first)
            if reply.choices:
                tools_of_a_question(language)
            show_unplaced(reply, anywhere, language)
            drawn = anywhere_payload(anywhere.answer, finder(), language)
        case None:
            before_the_first_question(language)

with map_side, st.container(key="map-side"):
    draw_map(drawn or start_payload(finder(), language))
    if page is not None:
        under_the_map(page.answer, language)
