"""The finder: one question, one answer; the list first, the map beside it."""

import streamlit as st

from geo.finder.filters import fit
from geo.place.fix import Fix, NoPlace, Outcome, WhichPlace
from geo.words.say.page_text import page_text
from views.draw import draw
from views.finder.answer_map import answer_payload, draw_map, start_payload
from views.finder.answer_summary import (
    above_the_list,
    before_the_first_question,
    status_sentence,
    tools,
    under_the_map,
)
from views.finder.ask import ask_where_and_who, ask_which, offer_alike, offer_own_location
from views.finder.cards import answer_html
from views.finder.wishes import ask_wishes
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
    with st.container(key="question"):
        typed, audience = ask_where_and_who(language)
        offer_own_location(language)
    pointed = state.pointed()
    outcome: Outcome | None
    if pointed:
        outcome = locator().locate_device(pointed.lat, pointed.lon, accuracy_km=pointed.km)
    else:
        outcome = locator().locate(typed) if typed else None
    if isinstance(outcome, WhichPlace):
        outcome = state.chosen_community(outcome) or outcome
    answer = fitted = None
    if isinstance(outcome, Fix):
        answer = finder().find(outcome, audience=audience, at=now())
        fitted = fit(answer, state.wishes())

    on_map = pointed is not None and pointed.on_map
    status_line(language, status_sentence(outcome, fitted, language, on_map=on_map))
    if answer is not None and fitted is not None:
        tools(language)
        ask_wishes(fitted, language)
        draw(
            above_the_list(answer, language),
            answer_html(fitted.stated_first, language, unstated=fitted.unstated),
        )
    elif isinstance(outcome, WhichPlace):
        ask_which(outcome, language)
    elif isinstance(outcome, NoPlace):
        offer_alike(outcome, locator().places, language)
    else:
        before_the_first_question(language)

with map_side, st.container(key="map-side"):
    if fitted is None:
        draw_map(start_payload(finder(), language))
    else:
        draw_map(answer_payload(fitted.stated_first, language))
        under_the_map(fitted.stated_first, language)
