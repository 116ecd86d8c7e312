"""The question and its answer: the list first, the map beside it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.answering import Unplaced, reply_to
from geo.finder.filters import Filtered
from geo.finder.page_order import anywhere_order, page_order
from geo.listing.published import PublishedDirectory
from geo.words.finder.sections import sections
from geo.words.language import Language
from geo.words.say.page_text import page_text
from views import resources
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
from views.finder.ask import ask_where_and_who, question_asked
from views.finder.cards import answer_html
from views.finder.few_cards import few, numbers
from views.finder.filters import ask_filters
from views.finder.others import offer_others
from views.finder.unplaced import faulty_field, help_first, show_unplaced
from views.layout.frame import heading
from views.layout.kindly import by_itself
from views.layout.shell import status_line
from views.session import state


def finder_page(language: Language) -> None:
    """Draw the page: its two sides stay, what is on them is drawn anew with each search."""
    with st.container(key="answer"):
        list_side, map_side = st.columns([6, 5], gap="large")
    beside = map_side.container(key="map-side")
    with list_side:
        finding(language, beside)


@by_itself
def finding(language: Language, beside: DeltaGenerator) -> None:
    """Draw the question, and the answer to what was asked last.

    Every element of it travels with every search, so it has few. The listing is that of the last
    look at the store, which is taken each second, and before the page is drawn as a whole.

    Parameters
    ----------
    beside
        Where the map is drawn.
    """
    text, directory = page_text(language), resources.last_finder().directory
    question = question_asked()
    reply = None
    if question is not None:
        reply = reply_to(
            question, locator=resources.locator(), finder=resources.last_finder, now=resources.now()
        )
    heading(text.find_heading, "" if state.has_asked() else text.find_lead, language)
    if isinstance(reply, Unplaced):
        help_first(reply, language)
    ask_where_and_who(language)
    _tell(reply, language)
    match reply:
        case Filtered():
            _show_answer(reply, directory, language, beside)
        case Unplaced():
            anywhere = anywhere_order(reply.anywhere)
            lists = few(sections(anywhere, language), state.opened_lists())
            if reply.choices:
                tools_of_a_question(language)
            show_unplaced(reply, anywhere, lists, language)
            with beside:
                cards = frozenset(numbers(lists))
                draw_map(anywhere_payload(anywhere.answer, cards, directory, language))
        case None:
            before_the_first_question(language)
            with beside:
                draw_map(start_payload(directory, language))


def _tell(reply: Filtered | Unplaced | None, language: Language) -> None:
    """Say on the status line what was understood."""
    pointed = state.pointed()
    on_map = pointed is not None and pointed.on_map
    status = status_sentence(reply, language, on_map=on_map)
    lead = lead_of_status(reply, language, on_map=on_map)
    status_line(language, status, lead=lead, faults=faulty_field(reply))


def _show_answer(
    reply: Filtered, directory: PublishedDirectory, language: Language, beside: DeltaGenerator
) -> None:
    offer_others(reply.whole.fix, language)
    tools(language)
    ask_filters(reply, language)
    page = page_order(reply)
    lists = few(sections(page, language), state.opened_lists())
    draw(above_the_list(reply.whole, language), answer_html(page, lists, language))
    cards, others = frozenset(numbers(lists)), not reply.filters.stated
    with beside:
        draw_map(answer_payload(page.answer, cards, directory, language, others=others))
        under_the_map(page.answer, language)
